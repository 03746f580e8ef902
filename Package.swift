// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let toml: Target.Dependency = "TOMLKit"

let package = Package(
  name: "tenfoot",
  products: [
    .executable(name: "tenfoot", targets: ["tenfoot"]),
    // What Benchmarks measures in its own process.
    .library(
      name: "TenfootParts",
      targets: [
        "AlbumService", "AlbumStore", "Attributes", "MallService", "MallStore", "Pictures", "Screen", "Storage",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The vocabulary, and what a screen is made of.
    .target(name: "Attributes", swiftSettings: strict),
    .target(name: "Screen", swiftSettings: strict),

    // The three servers: each knows its own words and nothing of the others.
    .target(name: "AlbumService", dependencies: ["Attributes"], swiftSettings: strict),
    .target(name: "MallService", dependencies: ["Attributes"], swiftSettings: strict),
    .target(name: "InteractionService", dependencies: ["Attributes"], swiftSettings: strict),
    .target(
      name: "AlbumStore", dependencies: ["AlbumService", "Attributes", "Storage", grdb], swiftSettings: strict),
    .target(name: "MallStore", dependencies: ["MallService", "Attributes", "Storage", grdb], swiftSettings: strict),
    .target(
      name: "InteractionStore", dependencies: ["InteractionService", "Attributes", "Storage", grdb],
      swiftSettings: strict),

    // What every store's database file has in common: opening, failures in words, pages by key.
    .target(name: "Storage", dependencies: ["Attributes", grdb], swiftSettings: strict),

    // The television, a value, and what it keeps.
    .target(
      name: "Television", dependencies: ["Screen", "AlbumService", "MallService", "Attributes"], swiftSettings: strict),
    .target(
      name: "TelevisionStore", dependencies: ["Television", "Attributes", "Storage", grdb], swiftSettings: strict),

    // Media files, read in worker processes.
    .systemLibrary(
      name: "CGLib", pkgConfig: "chafa", providers: [.apt(["libchafa-dev", "libgexiv2-dev", "libgdk-pixbuf-2.0-dev"])]),
    .target(
      name: "CMedia", dependencies: ["CGLib"],
      // gdk-pixbuf's and gexiv2's own .pc files carry -pthread, at which SwiftPM warns in every build.
      cSettings: [.unsafeFlags(["-I/usr/include/gdk-pixbuf-2.0"])],
      linkerSettings: ["gexiv2", "gdk_pixbuf-2.0", "gobject-2.0", "glib-2.0"].map { .linkedLibrary($0) }),
    .target(name: "Pictures", dependencies: ["CMedia", "Screen", "Attributes"], swiftSettings: strict),
    .target(name: "Importing", dependencies: ["Pictures", "AlbumService", "Attributes"], swiftSettings: strict),

    // The screen people see, the engine that runs the television, and tapes that drive it.
    .target(name: "CTerm", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CTerm", "Screen", toml], swiftSettings: strict),
    .target(
      name: "Engine", dependencies: ["Television", "Screen", "AlbumService", "MallService", "Attributes"],
      swiftSettings: strict),
    .target(name: "Tape", dependencies: ["Engine", "Television", "Screen", "Attributes"], swiftSettings: strict),

    // Data that comes with the program.
    .target(
      name: "Keymaps", path: "keymaps",
      resources: ["default", "vi", "numpad"].map { .embedInCode("\($0).toml") },
      swiftSettings: strict),

    // A data folder with its stores, and the command line that wires everything.
    .target(
      name: "World",
      dependencies: [
        "AlbumStore", "MallStore", "InteractionStore", "TelevisionStore", "Television", "AlbumService", "MallService",
        "InteractionService", "Importing", "Pictures",
        "Screen", "Attributes", "Storage", toml,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "tenfoot",
      dependencies: [
        "World", "Engine", "Tape", "Terminal", "Keymaps", "Importing", "Pictures", "Television", "AlbumService",
        "MallService", "InteractionService", "AlbumStore", "MallStore", "InteractionStore", "TelevisionStore", "Screen",
        "Attributes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "AttributesTests", dependencies: ["Attributes"], swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "ScreenFixtures", "CTerm"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: ["AlbumStore", "InteractionStore", "MallStore", "TelevisionStore", "Storage", grdb],
      exclude: ["Schemas"],
      swiftSettings: strict),
    .testTarget(
      name: "PicturesTests",
      dependencies: ["Pictures", "Importing", "AlbumService", "Attributes", "Screen", "tenfoot"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Keymaps", "ScreenFixtures", "CPty", "terminal-probe"],
      swiftSettings: strict),
    .testTarget(name: "TelevisionTests", dependencies: ["Television"], swiftSettings: strict),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "Tape"], swiftSettings: strict),
    // What those tests need: a theme and a frame to show, a program that shows it, and a terminal to show it on.
    .target(name: "ScreenFixtures", dependencies: ["Screen"], path: "Tests/ScreenFixtures", swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Keymaps", "ScreenFixtures"], path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .target(name: "CPty", path: "Tests/CPty", linkerSettings: [.linkedLibrary("vterm")]),
    .testTarget(
      name: "HouseTests",
      dependencies: [
        "World", "AlbumService", "Television", "MallService", "InteractionService", "InteractionStore", "Screen",
        "Attributes", "CPty", "tenfoot",
      ],
      exclude: ["Help"], swiftSettings: strict),
  ],
  cLanguageStandard: .gnu11
)
