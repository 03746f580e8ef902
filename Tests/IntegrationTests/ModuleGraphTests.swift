import TestSupport
import Testing

/// Modules import exactly what ARCHITECTURE.md lists.
@Suite struct ModuleGraphTests {
  private let tree: SourceTree
  private static let tree = Result { try SourceTree() }

  init() throws {
    tree = try Self.tree.get()
  }

  @Test func everyModuleIsListed() {
    #expect(Set(tree.listed.keys) == Set(tree.imported.keys))
  }

  @Test func importsAreExactlyThoseListed() {
    let own = Set(tree.imported.keys)
    for (module, imports) in tree.imported {
      #expect(imports.intersection(own) == tree.listed[module] ?? [], "\(module), ARCHITECTURE.md, The module graph")
    }
  }

  @Test func theTelevisionDoesNoIO() {
    #expect(
      tree.imported["Television"] == [
        "AlbumService", "Attributes", "Calls", "Device", "InteractionService", "MallService", "Screen",
      ])
  }

  @Test(arguments: [
    "Attributes", "Calls", "CameraNames", "Screen", "AlbumService", "MallService", "InteractionService", "Device",
  ])
  func sharedVocabularyImportsNothingElse(_ module: String) throws {
    let imports = try #require(tree.imported[module])
    let allowed: Set = [
      "Attributes", "Calls", "InteractionService", "Glibc", "Swift", "Synchronization", "SystemPackage",
    ]
    #expect(imports.isSubset(of: allowed), "\(imports)")
  }

  @Test func noServiceImportsAnother() throws {
    let services = ["Album", "Mall", "Interaction"]
    for service in services {
      let others = services.filter { $0 != service }.flatMap { other in
        ["Service", "Store", "Wire", "Server"].map { other + $0 }
      }
      for part in ["Service", "Store", "Wire", "Server"] {
        let imports = try #require(tree.imported[service + part])
        #expect(imports.isDisjoint(with: others), "\(service)\(part)")
      }
    }
  }

  @Test func onlyOneModuleImportsTheNetworkLibrary() {
    for library in ["HummingbirdCore", "NIOCore", "NIOPosix", "ServiceLifecycle"] {
      #expect(tree.imported.filter { $0.value.contains(library) }.map(\.key) == ["HTTPServer"], "\(library)")
    }
  }

  @Test func onlyStoresImportTheDatabase() {
    let importers = tree.imported.filter { $0.value.contains("GRDB") }.keys
    #expect(Set(importers) == ["AlbumStore", "InteractionStore", "MallStore", "Storage", "DeviceStore"])
  }

  @Test func onlyWorkspacesImportsTheStores() {
    for store in ["AlbumStore", "MallStore", "InteractionStore", "DeviceStore"] {
      let importers = tree.imported.filter { $0.value.contains(store) }.keys
      #expect(Set(importers) == ["Workspaces"], "\(store)")
    }
  }

  @Test func onlyOneModuleIncludesTheTerminalLibrary() throws {
    let importers = tree.imported.filter { $0.value.contains("CTerm") }.keys
    #expect(Set(importers) == ["Terminal"])
    let files = Repository.files(in: "Sources", endings: [".c", ".h", ".swift", ".modulemap"])
    let including = try files.filter { try Repository.text($0).contains(#/#include <(ncurses|curses|term)/#) }
    #expect(!including.isEmpty)
    #expect(including.allSatisfy { $0.hasPrefix("Sources/CTerm/") }, "\(including)")
  }

  @Test func onlyOneModuleIncludesTheMediaLibraries() throws {
    let importers = tree.imported.filter { $0.value.contains("CMedia") }.keys
    #expect(Set(importers) == ["Pictures"])
  }

  /// They load some twenty others, which would slow down every start.
  @Test func onlyWorkersLoadTheMediaLibraries() throws {
    // The loader then lists what a program is linked with, as ldd does, and does not start it (ld.so(8)).
    let folder = try TemporaryFolder()
    let listing = try withExtendedLifetime(folder) {
      try Tenfoot(data: folder.path + "/data")("--version", environment: ["LD_TRACE_LOADED_OBJECTS": "1"]).output
    }
    #expect(listing.contains("libsqlite3"))
    for library in [
      "libgexiv2", "libgdk_pixbuf", "libglib-2.0", "libcrypto", "libjpeg", "libheif", "libtiff",
      "libopenjp2", "libpng",
      "liblcms2", "librsvg", "libcurl", "libargon2", "libqrencode",
    ] {
      #expect(!listing.contains(library), "\(library)")
    }
  }

  @Test func onlyOneModuleIncludesTheLibraryForRequests() throws {
    let importers = tree.imported.filter { $0.value.contains("CCurl") }.keys
    #expect(Set(importers) == ["HTTPClient"])
    let files = Repository.files(in: "Sources", endings: [".c", ".h", ".swift", ".modulemap"])
    let including = try files.filter { try Repository.text($0).contains(#/#include <curl/#) }
    #expect(including == ["Sources/CCurl/Library.h"])
  }

  @Test func onlyOneModuleIncludesTheGuideLibraries() throws {
    let importers = tree.imported.filter { $0.value.contains("CGuide") }.keys
    #expect(Set(importers) == ["Guides"])
    let files = Repository.files(in: "Sources", endings: [".c", ".h", ".swift", ".modulemap"])
    let including = try files.filter { try Repository.text($0).contains(#/#include <(expat|zlib|lzma|bzlib|iconv)/#) }
    #expect(!including.isEmpty)
    // Compressed drawings are read by zlib as well.
    let others = including.filter { !$0.hasPrefix("Sources/CGuide/") }
    #expect(others == ["Sources/CMedia/Inflating.c"])
  }

  @Test func theManifestDeclaresWhatIsImported() throws {
    let declarations = try Repository.text("Package.swift").components(separatedBy: "arget(")
    let own = Set(tree.imported.keys)
    for (module, imports) in tree.imported {
      let pattern = try Regex("^\\s*name: \"\(module)\"")
      let declaration = try #require(declarations.first { $0.contains(pattern) }, "\(module)")
      let declared = own.filter { declaration.dropFirst(12).contains("\"\($0)\"") && $0 != module }
      #expect(Set(declared) == imports.intersection(own), "\(module)")
    }
  }
}
