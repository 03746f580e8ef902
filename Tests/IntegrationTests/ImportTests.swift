import Testing

/// Who knows whom.
@Suite struct ImportTests {
  let house: SourceTree

  init() throws {
    house = try SourceTree()
  }

  @Test func everyTargetIsDrawn() {
    #expect(Set(house.drawn.keys) == Set(house.built.keys))
  }

  @Test func importsAreExactlyThoseDrawn() {
    let own = Set(house.built.keys)
    for (target, imports) in house.built {
      #expect(imports.intersection(own) == house.drawn[target] ?? [], "\(target), ARCHITECTURE.md, The module graph")
    }
  }

  @Test func theTelevisionDoesNoIO() {
    #expect(
      house.built["Television"] == [
        "AlbumService", "Attributes", "Calls", "Device", "InteractionService", "MallService", "Screen",
      ])
  }

  @Test(arguments: [
    "Attributes", "Calls", "CameraNames", "Screen", "AlbumService", "MallService", "InteractionService", "Device",
  ])
  func theVocabularyIsSwiftAlone(_ target: String) throws {
    let imports = try #require(house.built[target])
    #expect(imports.subtracting(["Attributes", "Calls", "InteractionService"]).isEmpty)
  }

  @Test func noServerKnowsTheOther() throws {
    let servers = ["Album", "Mall", "Interaction"]
    for server in servers {
      let others = servers.filter { $0 != server }.flatMap { [$0 + "Service", $0 + "Store"] }
      for part in ["Service", "Store"] {
        let imports = try #require(house.built[server + part])
        #expect(imports.isDisjoint(with: others), "\(server)\(part)")
      }
    }
  }

  @Test func databasesAreForTheStoresAlone() {
    let importers = house.built.filter { $0.value.contains("GRDB") }.keys
    #expect(Set(importers) == ["AlbumStore", "InteractionStore", "MallStore", "Storage", "DeviceStore"])
  }

  @Test func oneTargetKnowsTheTerminalLibrary() throws {
    let importers = house.built.filter { $0.value.contains("CTerm") }.keys
    #expect(Set(importers) == ["Terminal"])
    let files = Repository.files(in: "Sources", endings: [".c", ".h", ".swift", ".modulemap"])
    let including = try files.filter { try Repository.text($0).contains(#/#include <(ncurses|curses|term)/#) }
    #expect(!including.isEmpty)
    #expect(including.allSatisfy { $0.hasPrefix("Sources/CTerm/") }, "\(including)")
  }

  @Test func oneTargetKnowsTheMediaLibraries() throws {
    let importers = house.built.filter { $0.value.contains("CMedia") }.keys
    #expect(Set(importers) == ["Pictures"])
  }

  /// They come with some twenty others, which every start would pay for.
  @Test func onlyWorkersLoadTheMediaLibraries() throws {
    // The loader then lists what a program is linked with, as ldd does, and does not start it (ld.so(8)).
    let folder = try TemporaryFolder()
    let listing = try withExtendedLifetime(folder) {
      try Tenfoot(data: folder.path + "/data")("--version", environment: ["LD_TRACE_LOADED_OBJECTS": "1"]).output
    }
    #expect(listing.contains("libsqlite3"))
    for library in ["libchafa", "libgexiv2", "libgdk_pixbuf", "libglib-2.0"] {
      #expect(!listing.contains(library), "\(library)")
    }
  }

  @Test func oneTargetKnowsTheGuideLibraries() throws {
    let importers = house.built.filter { $0.value.contains("CGuide") }.keys
    #expect(Set(importers) == ["Guides"])
    let files = Repository.files(in: "Sources", endings: [".c", ".h", ".swift", ".modulemap"])
    let including = try files.filter { try Repository.text($0).contains(#/#include <(expat|zlib)/#) }
    #expect(!including.isEmpty)
    #expect(including.allSatisfy { $0.hasPrefix("Sources/CGuide/") }, "\(including)")
  }

  @Test func theManifestDeclaresWhatIsImported() throws {
    let declarations = try Repository.text("Package.swift").components(separatedBy: "arget(")
    let own = Set(house.built.keys)
    for (target, imports) in house.built {
      let pattern = try Regex("^\\s*name: \"\(target)\"")
      let declaration = try #require(declarations.first { $0.contains(pattern) }, "\(target)")
      let declared = own.filter { declaration.dropFirst(12).contains("\"\($0)\"") && $0 != target }
      #expect(Set(declared) == imports.intersection(own), "\(target)")
    }
  }
}
