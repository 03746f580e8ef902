import AlbumService
import Calls
import Testing

/// Names of the albums of folders.
@Suite struct AlbumFolderTests {
  private func names(_ paths: String..., taken: Set<String> = []) -> [String] {
    AlbumFolder.names(of: paths.map { AlbumFolder($0) }) { taken.contains($0) }
  }

  @Test func aFolderHasItsOwnNameWhereNoOtherHasIt() {
    #expect(names("/photos/Harbours") == ["Harbours"])
    #expect(names("/") == ["/"])
  }

  @Test func foldersOfOneNameShowAsMuchOfTheirPathsAsTellsThemApart() {
    #expect(names("/p/2019/07", "/p/2020/07") == ["2019/07", "2020/07"])
    #expect(names("/p/2019/07", "/p/2020/07", "/q/2020/07") == ["2019/07", "p/2020/07", "q/2020/07"])
    #expect(names("/07", "/p/07", "/q/p/07") == ["/07", "/p/07", "q/p/07"])
  }

  @Test func theNameOfAnotherAlbumIsNotTaken() {
    #expect(names("/p/2019/07", taken: ["07"]) == ["2019/07"])
    #expect(names("/p/07", taken: ["07", "p/07", "/p/07"]) == ["/p/07 (2)"])
  }

  @Test func pathsThatLookTheSameAreNumbered() {
    let paths = [[0xE9], Array("é".utf8)].map { PathText.text(of: Array("/p/caf".utf8) + $0) }
    #expect(names(paths[0], paths[1]) == ["/p/café", "/p/café (2)"])
  }

  @Test func longNamesAreCutAtTheFrontAndStayDifferent() {
    let long = String(repeating: "x", count: 255)
    let names = names("/a/\(long)/\(long)", "/b/\(long)/\(long)", "/c/\(long)/\(long)")
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.unicodeScalars.count <= MediaItem.textLimit && $0.hasPrefix("…") })
  }

  @Test func aFolderIsOneHoweverItsAccentsAreEncoded() {
    #expect(AlbumFolder("/p/Zürich") == AlbumFolder("/p/Zu\u{308}rich"))
    #expect(AlbumFolder(ofFile: "/p/Zu\u{308}rich/1.jpg").path.utf8.elementsEqual("/p/Zürich".utf8))
    #expect(AlbumFolder(ofFile: "/1.jpg").path == "/")
  }

  @Test func controlAndDirectionCharactersAreNotShown() {
    #expect(AlbumFolder("/p/\u{202E}gpj\u{1B}[2J").name == "gpj[2J")
    #expect(AlbumFolder("/p/\u{7}").name == "?")
  }
}

/// The albums that a name means.
@Suite struct AlbumLookUpTests {
  private let albums = [
    Album(id: "1", name: "2019/07", folder: "/p/2019/07", itemCount: 1, cover: nil),
    Album(id: "2", name: "2020/07", folder: "/p/2020/07", itemCount: 1, cover: nil),
    Album(id: "3", name: "Zürich", folder: "/p/Zürich", itemCount: 1, cover: nil),
    Album(id: "4", name: "Holidays", itemCount: 1, cover: nil),
    Album(id: "5", name: "p/Holidays", folder: "/p/Holidays", itemCount: 1, cover: nil),
  ]

  @Test(arguments: [
    ("2019/07", ["1"]), ("07", ["1", "2"]), ("p/2020/07", ["2"]), ("/p/2020/07", ["2"]), ("/2020/07", []),
    ("2020/07/", ["2"]),
    ("Zu\u{308}rich", ["3"]), ("p/Zu\u{308}rich", ["3"]), ("Holidays", ["4"]), ("/p/Holidays", ["5"]), ("7", []),
    ("", []),
    ("holidays", []),
  ])
  func aNameOrTheEndOfAPathFindsThem(text: String, ids: [String]) {
    #expect(Album.albums(named: text, among: albums).map(\.id) == ids)
  }
}
