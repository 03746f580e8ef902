// swift-tools-version: 6.2
import Foundation
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]

/// Debug builds are optimised too, except for the tests' own code: the tests draw some hundred thousand screens and start the program a
/// thousand times, and would take twice as long otherwise. `swift build -Xswiftc -Onone` builds without optimisation, for a debugger.
let optimised = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let toml: Target.Dependency = "TOMLKit"
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

/// Where the headers of the libraries that read media files are, as flags for the C compiler.
///
/// Workers load these libraries at run time, and the program must not link them. A system library target would link them.
let mediaHeaders = try headerFlags(
  of: "gexiv2", "gdk-pixbuf-2.0", "lcms2", "libheif", "libjpeg", "libopenjp2", "libpng", "libtiff-4")

/// The same for libcurl, which is loaded when the first server is asked.
let curlHeaders = try headerFlags(of: "libcurl")

/// Asks pkg-config for the header folders of packages; ends the evaluation with a message when one is missing.
///
/// SwiftPM caches what a manifest returns, but not a failure, so installing the missing package is enough.
func headerFlags(of packages: String...) throws -> [String] {
  let query = Process()
  let output = Pipe()
  query.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  query.arguments = ["pkg-config", "--cflags-only-I"] + packages
  query.standardOutput = output
  try query.run()
  let flags = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  query.waitUntilExit()
  guard query.terminationStatus == 0 else {
    print("pkg-config must find \(packages.joined(separator: ", ")). The README's command installs them.")
    exit(1)
  }
  return flags.split { $0.isWhitespace }.map(String.init)
}

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
    // Loaded into the program by tests, to make its system calls fail.
    .library(name: "faults", type: .dynamic, targets: ["CFaults"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The vocabulary, and what a screen is made of.
    .target(name: "Attributes", swiftSettings: optimised),
    .target(name: "Calls", dependencies: [system], swiftSettings: optimised),
    .target(name: "CameraNames", swiftSettings: optimised),
    .target(name: "Screen", swiftSettings: optimised),
    // Threads that wait without Swift's own executor.
    .target(name: "Threads", swiftSettings: optimised),

    // The three servers: each knows its own words and nothing of the others.
    .target(name: "AlbumService", dependencies: ["Attributes", "Calls"], swiftSettings: optimised),
    .target(name: "MallService", dependencies: ["Attributes", "Calls"], swiftSettings: optimised),
    .target(name: "InteractionService", dependencies: ["Attributes", "Calls"], swiftSettings: optimised),
    .target(
      name: "AlbumStore", dependencies: ["AlbumService", "Attributes", "Calls", "Storage", grdb],
      swiftSettings: optimised),
    .target(
      name: "MallStore", dependencies: ["MallService", "Attributes", "Calls", "Storage", grdb], swiftSettings: optimised
    ),
    .target(
      name: "InteractionStore", dependencies: ["InteractionService", "ScheduleFiles", "Calls", "Storage", grdb],
      swiftSettings: optimised),

    // The services over HTTP: what all have in common, and the calls of each.
    .target(name: "WireFormat", dependencies: ["Attributes", "Calls", httpTypes], swiftSettings: optimised),
    .target(
      name: "AlbumWire", dependencies: ["AlbumService", "WireFormat", "Attributes", "Calls", httpTypes],
      swiftSettings: optimised),
    .target(
      name: "MallWire", dependencies: ["MallService", "WireFormat", "Attributes", "Calls", httpTypes],
      swiftSettings: optimised),
    .target(
      name: "InteractionWire", dependencies: ["InteractionService", "WireFormat", "Calls", httpTypes],
      swiftSettings: optimised),
    .target(
      name: "HTTPServer",
      dependencies: [
        "WireFormat", "Calls", httpTypes,
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: optimised),
    .target(
      name: "AlbumServer",
      dependencies: ["AlbumService", "AlbumPages", "AlbumWire", "HTTPServer", "WireFormat", "Calls", httpTypes],
      swiftSettings: optimised),
    .target(name: "AlbumPages", dependencies: ["AlbumService", "Calls"], swiftSettings: optimised),
    .target(
      name: "MallServer", dependencies: ["MallService", "MallWire", "HTTPServer", "WireFormat", "Calls"],
      swiftSettings: optimised),
    .target(
      name: "InteractionServer",
      dependencies: ["InteractionService", "InteractionWire", "HTTPServer", "WireFormat", "Calls", httpTypes],
      swiftSettings: optimised),

    // What every store's database file has in common: opening, failures in words, pages by key.
    .target(name: "Storage", dependencies: ["Calls", "Threads", grdb, heap, system], swiftSettings: optimised),

    // QR codes. libqrencode is loaded at run time and not linked.
    .target(name: "QRCodes", dependencies: ["Screen"], swiftSettings: optimised),

    // Requests by HTTP. libcurl is loaded at run time and not linked.
    .target(name: "CCurl", cSettings: [.unsafeFlags(curlHeaders)]),
    .target(
      name: "HTTPClient", dependencies: ["CCurl", "WireFormat", "Calls", "Threads", httpTypes, system],
      swiftSettings: optimised),
    .target(
      name: "AlbumClient",
      dependencies: [
        "HTTPClient", "AlbumWire", "AlbumService", "WireFormat", "Attributes", "Calls", httpTypes, system,
      ],
      swiftSettings: optimised),
    .target(
      name: "MallClient",
      dependencies: ["HTTPClient", "MallWire", "MallService", "WireFormat", "Attributes", "Calls"],
      swiftSettings: optimised),
    .target(
      name: "InteractionClient",
      dependencies: ["HTTPClient", "InteractionWire", "InteractionService", "WireFormat", "Calls", httpTypes],
      swiftSettings: optimised),

    // Language, settings and what one device keeps.
    .target(name: "Device", dependencies: ["InteractionService", "Calls"], swiftSettings: optimised),

    // The television as a value.
    .target(
      name: "Television",
      dependencies: ["Device", "Screen", "AlbumService", "MallService", "InteractionService", "Attributes", "Calls"],
      swiftSettings: optimised),
    .target(
      name: "DeviceStore", dependencies: ["Device", "InteractionService", "Attributes", "Calls", "Storage", grdb],
      swiftSettings: optimised),

    // Media files, read in worker processes.
    .target(
      name: "CMedia", cSettings: [.unsafeFlags(mediaHeaders), .unsafeFlags(["-O2"], .when(configuration: .debug))],
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("m")]),
    .target(
      name: "Pictures", dependencies: ["CMedia", "Screen", "Attributes", "Calls", "CameraNames", "Threads", system],
      swiftSettings: optimised),
    .target(
      name: "Importing",
      dependencies: ["Pictures", "AlbumService", "Attributes", "Calls", "CameraNames", "Threads", system],
      swiftSettings: optimised),

    // Documents from outside: catalogues in JSON Lines, schedules in JSON, programme guides in XMLTV.
    .target(
      name: "ScheduleFiles", dependencies: ["InteractionService", "Attributes", "Calls"], swiftSettings: optimised),
    .target(
      name: "CatalogueFiles", dependencies: ["MallService", "Attributes", "Calls"], swiftSettings: optimised),
    .target(
      name: "CGuide", linkerSettings: ["expat", "z", "lzma", "bz2"].map { .linkedLibrary($0) }),
    .target(
      name: "Guides", dependencies: ["CGuide", "InteractionService", "Calls", system], swiftSettings: optimised),

    // The screen people see, the engine that runs the television, and tapes that drive it.
    .target(name: "CTerm", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "TOMLReading", dependencies: [toml], swiftSettings: optimised),
    .target(
      name: "Terminal", dependencies: ["CTerm", "Calls", "Screen", "TOMLReading", toml, system],
      swiftSettings: optimised),
    .target(
      name: "Engine",
      dependencies: ["Television", "Device", "Screen", "Calls", "Threads"],
      swiftSettings: optimised),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .target(
      name: "Tapes", dependencies: ["CPCRE2", "Engine", "Television", "Device", "Screen", "Calls", system],
      swiftSettings: optimised),

    // Data that comes with the program.
    .target(
      name: "BundledKeymaps", path: "keymaps",
      resources: ["default", "vi", "numpad"].map { .embedInCode("\($0).toml") },
      swiftSettings: optimised),

    // A data folder with its services; no other module imports the stores. Then the command line.
    .target(
      name: "Workspaces",
      dependencies: [
        "AlbumStore", "MallStore", "InteractionStore", "DeviceStore", "AlbumClient", "MallClient", "InteractionClient",
        "HTTPClient", "WireFormat", "Device", "Television", "AlbumService",
        "MallService", "InteractionService", "Importing", "CatalogueFiles", "ScheduleFiles", "Pictures", "Screen",
        "Attributes", "Calls", "Threads", "CameraNames", "Storage", "TOMLReading", toml, system,
      ],
      swiftSettings: optimised),
    .executableTarget(
      name: "tenfoot",
      dependencies: [
        "Workspaces", "QRCodes", "AlbumClient", "Engine", "Tapes", "Terminal", "BundledKeymaps", "Importing", "Guides",
        "CatalogueFiles",
        "ScheduleFiles", "Pictures", "Television", "Device", "AlbumService", "MallService", "InteractionService",
        "AlbumServer", "AlbumPages", "MallServer", "InteractionServer", "HTTPServer", "HTTPClient", "WireFormat",
        "Screen",
        "Attributes", "Calls", "CameraNames", "Threads", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: optimised, plugins: ["SourceCommit"]),
    // Generates the constant that `tenfoot --version` prints.
    .plugin(name: "SourceCommit", capability: .buildTool, path: "Tools/commit", exclude: ["generate"]),

    .testTarget(name: "AttributesTests", dependencies: ["Attributes", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "CallsTests", dependencies: ["Calls", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ThreadsTests", dependencies: ["Threads"], swiftSettings: strict),
    .testTarget(
      name: "HTTPClientTests",
      dependencies: [
        "HTTPClient", "AlbumClient", "MallClient", "InteractionClient", "AlbumService", "MallService",
        "InteractionService", "WireFormat", "HTTPFixtures",
        "Attributes", "Calls",
        "Threads", "TestSupport", httpTypes,
      ], swiftSettings: strict),
    // A server that fails as tests say, and one that serves any service.
    .target(
      name: "HTTPFixtures",
      dependencies: [
        "AlbumWire", "MallWire", "InteractionWire", "WireFormat", "AlbumService", "MallService", "InteractionService",
        "Calls", "Threads", "TestSupport", httpTypes,
      ], path: "Tests/HTTPFixtures", swiftSettings: optimised),
    .testTarget(name: "CameraNamesTests", dependencies: ["CameraNames", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ScreenTests", dependencies: ["Screen", "ScreenFixtures", "TestSupport", "CTerm"],
      swiftSettings: strict),
    // The rules of the services, without any store.
    .testTarget(
      name: "ServiceTests",
      dependencies: [
        "AlbumService", "MallService", "InteractionService", "ScheduleFiles", "Device", "Attributes", "Calls",
        "MallFixtures", "InteractionFixtures", "MediaFuzz", "TestSupport",
      ],
      swiftSettings: strict),
    // Sample schedules, and a store in memory.
    .target(
      name: "InteractionFixtures", dependencies: ["ScheduleFiles", "InteractionService", "Attributes", "Calls"],
      path: "Tests/InteractionFixtures", swiftSettings: optimised),
    // Sample products, and which of them match what.
    .target(
      name: "MallFixtures", dependencies: ["MallService", "Attributes", "Calls"], path: "Tests/MallFixtures",
      swiftSettings: optimised),
    .testTarget(
      name: "WireTests",
      dependencies: [
        "AlbumWire", "MallWire", "InteractionWire", "WireFormat", "AlbumService", "MallService", "InteractionService",
        "Attributes", "Calls", "MallFixtures", "InteractionFixtures", "TestSupport", httpTypes,
      ],
      swiftSettings: strict),
    // The servers on real sockets.
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "AlbumServer", "AlbumPages", "MallServer", "InteractionServer", "HTTPServer", "AlbumWire", "MallWire",
        "InteractionWire", "WireFormat", "AlbumStore", "MallStore", "InteractionStore", "AlbumService", "MallService",
        "InteractionService", "Attributes", "Calls", "Threads", "MallFixtures", "InteractionFixtures", "ScheduleFiles",
        "HTTPFixtures", "Importing", "Pictures", "MediaFuzz", "TestSupport", "TestTraits", "tenfoot", httpTypes,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CatalogueFilesTests", dependencies: ["CatalogueFiles", "MallService", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "AlbumStore", "InteractionStore", "MallStore", "DeviceStore", "Storage", "CatalogueFiles", "ScheduleFiles",
        "AlbumClient", "MallClient", "InteractionClient", "HTTPClient", "HTTPFixtures", "MallFixtures",
        "InteractionFixtures", "TestSupport", "Threads", grdb,
      ],
      exclude: ["Schemas"],
      swiftSettings: strict),
    .testTarget(
      name: "PicturesTests",
      dependencies: [
        "Pictures", "Importing", "AlbumService", "Calls", "Screen", "Threads", "MediaFuzz", "TestSupport", "tenfoot",
        "CAttacks", "hostile-worker",
      ],
      swiftSettings: strict),
    // What a worker may try that a malicious file has taken over, and such a worker.
    .target(name: "CAttacks", path: "Tests/CAttacks"),
    .executableTarget(
      name: "hostile-worker", dependencies: ["CAttacks", "Pictures"], path: "Tests/HostileWorker",
      swiftSettings: optimised
    ),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Terminal", "BundledKeymaps", "ScreenFixtures", "MediaFuzz", "TestSupport", "CPty", "terminal-probe",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TelevisionTests",
      dependencies: [
        "Television", "Guides", "Terminal", "BundledKeymaps", "MediaFuzz", "TestSupport", "TestTraits",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GuideTests",
      dependencies: ["Guides", "InteractionService", "Calls", "Attributes", "MediaFuzz", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "Tapes", "TestSupport"], swiftSettings: strict),
    // What all tests share: seeds, temporary folders, the package's own files.
    .target(name: "TestSupport", dependencies: ["Calls", system], path: "Tests/TestSupport", swiftSettings: optimised),
    // How tests are run.
    .target(name: "TestTraits", path: "Tests/TestTraits", swiftSettings: optimised),
    // Hostile files and texts, from seeds.
    .target(name: "MediaFuzz", dependencies: ["TestSupport"], path: "Tests/MediaFuzz", swiftSettings: optimised),
    // What those tests need: a theme and a frame to show, a program that shows it, and a terminal to show it on.
    .target(name: "ScreenFixtures", dependencies: ["Screen"], path: "Tests/ScreenFixtures", swiftSettings: optimised),
    .executableTarget(
      name: "terminal-probe",
      dependencies: ["Terminal", "BundledKeymaps", "ScreenFixtures", "MediaFuzz", "TestSupport"],
      path: "Tests/TerminalProbe",
      swiftSettings: optimised),
    .target(name: "CFaults", path: "Tests/CFaults"),
    .target(name: "CPty", path: "Tests/CPty", linkerSettings: [.linkedLibrary("vterm")]),
    .testTarget(
      name: "IntegrationTests",
      dependencies: [
        "Workspaces", "AlbumService", "Television", "DeviceStore", "MallService", "InteractionService",
        "CatalogueFiles", "InteractionStore", "ScheduleFiles", "Screen", "Attributes", "Calls", "Device", "Engine",
        "Tapes", "HTTPFixtures", "MediaFuzz", "HTTPServer", "AlbumServer", "MallServer", "InteractionServer", "Threads",
        "HTTPClient", "AlbumClient", "MallClient", "InteractionClient", "QRCodes",
        "TestSupport", "TestTraits", "CPty", "tenfoot", grdb,
      ],
      exclude: ["Help"], swiftSettings: strict),
  ],
  cLanguageStandard: .gnu11
)
