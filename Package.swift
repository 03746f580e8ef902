// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let toml: Target.Dependency = "TOMLKit"

#if arch(arm64)
  let libraries = "/usr/lib/aarch64-linux-gnu"
#else
  let libraries = "/usr/lib/x86_64-linux-gnu"
#endif
/// Where Debian has chafa, GLib and gdk-pixbuf, whose configuration lies beside their libraries.
let mediaHeaders = [
  "/usr/include/chafa", "\(libraries)/chafa/include", "/usr/include/glib-2.0", "\(libraries)/glib-2.0/include",
  "/usr/include/gdk-pixbuf-2.0",
]

let package = Package(
  name: "tenfoot",
  products: [
    .executable(name: "tenfoot", targets: ["tenfoot"]),
    // What Benchmarks measures in its own process.
    .library(
      name: "TenfootParts",
      targets: [
        "AlbumService", "AlbumStore", "Attributes", "Calls", "InteractionService", "InteractionStore", "MallService",
        "MallStore", "Pictures", "Screen", "Storage",
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
    .target(name: "Calls", swiftSettings: strict),
    .target(name: "CameraNames", swiftSettings: strict),
    .target(name: "Screen", swiftSettings: strict),

    // The three servers: each knows its own words and nothing of the others.
    .target(name: "AlbumService", dependencies: ["Attributes", "Calls"], swiftSettings: strict),
    .target(name: "MallService", dependencies: ["Attributes", "Calls"], swiftSettings: strict),
    .target(name: "InteractionService", dependencies: ["Attributes", "Calls"], swiftSettings: strict),
    .target(
      name: "AlbumStore", dependencies: ["AlbumService", "Attributes", "Calls", "Storage", grdb], swiftSettings: strict),
    .target(
      name: "MallStore", dependencies: ["MallService", "Attributes", "Calls", "Storage", grdb], swiftSettings: strict),
    .target(
      name: "InteractionStore", dependencies: ["InteractionService", "Attributes", "Calls", "Storage", grdb],
      swiftSettings: strict),

    // What every store's database file has in common: opening, failures in words, pages by key.
    .target(name: "Storage", dependencies: ["Calls", grdb], swiftSettings: strict),

    // Language, settings and what one device keeps.
    .target(name: "Device", dependencies: ["InteractionService", "Calls"], swiftSettings: strict),

    // The television as a value.
    .target(
      name: "Television",
      dependencies: ["Device", "Screen", "AlbumService", "MallService", "InteractionService", "Attributes", "Calls"],
      swiftSettings: strict),
    .target(
      name: "DeviceStore", dependencies: ["Device", "InteractionService", "Calls", "Storage", grdb],
      swiftSettings: strict),

    // Media files, read in worker processes.
    // Only headers are wanted, the workers load the libraries; with pkg-config SwiftPM would link them as well.
    .target(name: "CMedia", cSettings: [.unsafeFlags(mediaHeaders.map { "-I\($0)" })]),
    .target(
      name: "Pictures", dependencies: ["CMedia", "Screen", "Attributes", "CameraNames"],
      swiftSettings: strict),
    .target(
      name: "Importing", dependencies: ["Pictures", "AlbumService", "Calls", "CameraNames"],
      swiftSettings: strict),

    // Programme guides out of XMLTV files.
    .target(name: "CGuide", linkerSettings: [.linkedLibrary("expat"), .linkedLibrary("z")]),
    .target(
      name: "Guides", dependencies: ["CGuide", "InteractionService", "Calls"], swiftSettings: strict),

    // The screen people see, the engine that runs the television, and tapes that drive it.
    .target(name: "CTerm", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CTerm", "Screen", toml], swiftSettings: strict),
    .target(
      name: "Engine",
      dependencies: [
        "Television", "Device", "Screen", "AlbumService", "MallService", "InteractionService", "Calls", "CameraNames",
      ],
      swiftSettings: strict),
    .target(name: "Tapes", dependencies: ["Engine", "Television", "Device", "Screen", "Calls"], swiftSettings: strict),

    // Data that comes with the program.
    .target(
      name: "BundledKeymaps", path: "keymaps",
      resources: ["default", "vi", "numpad"].map { .embedInCode("\($0).toml") },
      swiftSettings: strict),

    // A data folder with its stores, and the command line that wires everything.
    .target(
      name: "Workspaces",
      dependencies: [
        "AlbumStore", "MallStore", "InteractionStore", "DeviceStore", "Device", "Television", "AlbumService",
        "MallService", "InteractionService", "Importing", "Pictures", "Screen", "Attributes", "Calls", "CameraNames",
        "Storage", toml,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "tenfoot",
      dependencies: [
        "Workspaces", "Engine", "Tapes", "Terminal", "BundledKeymaps", "Importing", "Guides", "Pictures",
        "Television", "Device", "DeviceStore", "AlbumService", "MallService", "InteractionService", "AlbumStore",
        "MallStore", "InteractionStore", "Screen", "Attributes", "Calls", "CameraNames",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "AttributesTests", dependencies: ["Attributes"], swiftSettings: strict),
    .testTarget(name: "CallsTests", dependencies: ["Calls"], swiftSettings: strict),
    .testTarget(name: "CameraNamesTests", dependencies: ["CameraNames", "Attributes"], swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "ScreenFixtures", "CTerm"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: ["AlbumStore", "InteractionStore", "MallStore", "DeviceStore", "Storage", grdb],
      exclude: ["Schemas"],
      swiftSettings: strict),
    .testTarget(
      name: "PicturesTests",
      dependencies: ["Pictures", "Importing", "AlbumService", "Attributes", "Screen", "MediaFuzz", "tenfoot"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "BundledKeymaps", "ScreenFixtures", "MediaFuzz", "CPty", "terminal-probe"],
      swiftSettings: strict),
    .testTarget(name: "TelevisionTests", dependencies: ["Television", "MediaFuzz"], swiftSettings: strict),
    .testTarget(
      name: "GuideTests", dependencies: ["Guides", "InteractionService", "Attributes"], swiftSettings: strict),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "Tapes"], swiftSettings: strict),
    // Hostile files and texts, from seeds.
    .target(name: "MediaFuzz", path: "Tests/MediaFuzz", swiftSettings: strict),
    // What those tests need: a theme and a frame to show, a program that shows it, and a terminal to show it on.
    .target(name: "ScreenFixtures", dependencies: ["Screen"], path: "Tests/ScreenFixtures", swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "BundledKeymaps", "ScreenFixtures", "MediaFuzz"],
      path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .target(name: "CPty", path: "Tests/CPty", linkerSettings: [.linkedLibrary("vterm")]),
    .testTarget(
      name: "IntegrationTests",
      dependencies: [
        "Workspaces", "AlbumService", "Television", "DeviceStore", "MallService", "InteractionService",
        "InteractionStore", "Screen", "Attributes", "MediaFuzz", "CPty", "tenfoot", grdb,
      ],
      exclude: ["Help"], swiftSettings: strict),
  ],
  cLanguageStandard: .gnu11
)
