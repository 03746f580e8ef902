import AlbumService
import Calls
import TestSupport
import Testing

/// An album is a folder, in every implementation.
@Suite struct AlbumFolderConformance {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func names(_ album: any AlbumAPI) throws -> [String] {
    try album.albums(page: PageRequest()).items.map { "\($0.name): \($0.itemCount)" }
  }

  @Test(arguments: AlbumConformer.allCases)
  func foldersOfOneNameAreTwoAlbumsWithNamesThatTellThemApart(_ conformer: AlbumConformer) throws {
    let album = try conformer.store(folder)
    let first = try #require(try album.add(.sample(inFolderOf: "/p/2019/07/a")).id)
    #expect(try names(album) == ["07: 1"] && album.item(id: first).album == "07")
    let second = try #require(try album.add(.sample(inFolderOf: "/p/2020/07/b")).id)
    _ = try album.add(.sample(inFolderOf: "/p/2020/07/c"))
    #expect(try names(album) == ["2019/07: 1", "2020/07: 2"])
    #expect(try album.item(id: first).album == "2019/07" && album.item(id: second).album == "2020/07")
    let found = try #require(try album.album(named: "2020/07"))
    #expect(found.folder == "/p/2020/07")
    #expect(try album.items(MediaQuery(album: found.id), page: PageRequest()).totalCount == 2)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aFolderAndANamedAlbumOfOneNameAreTwo(_ conformer: AlbumConformer) throws {
    let album = try conformer.store(folder)
    _ = try album.add([.sample("a", album: "Holidays"), .sample(inFolderOf: "/p/Holidays/b")])
    #expect(try names(album) == ["Holidays: 1", "p/Holidays: 1"])
  }

  @Test(arguments: AlbumConformer.allCases)
  func namesInTwoEncodingsAreOneAlbumAndOneOwner(_ conformer: AlbumConformer) throws {
    let album = try conformer.store(folder)
    _ = try album.add([.sample(inFolderOf: "/p/Zürich/a"), .sample(inFolderOf: "/p/Zu\u{308}rich/b")])
    _ = try album.add([.sample("c", album: "Kö", owner: "Zoë"), .sample("d", album: "Ko\u{308}", owner: "Zoe\u{308}")])
    #expect(try names(album) == ["Kö: 2", "Zürich: 2"])
    for owner in ["Zoë", "Zoe\u{308}"] {
      #expect(try album.items(MediaQuery(owner: owner), page: PageRequest()).totalCount == 2)
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func anAlbumThatWasRemovedIsMadeAnewWithAFreeName(_ conformer: AlbumConformer) throws {
    let album = try conformer.store(folder)
    _ = try album.add([.sample(inFolderOf: "/p/2019/07/a"), .sample(inFolderOf: "/p/2020/07/b")])
    _ = try album.removeAlbum(id: try #require(try album.album(named: "2019/07")).id)
    _ = try album.add([.sample(inFolderOf: "/p/2021/07/c"), .sample(inFolderOf: "/p/2019/07/a")])
    #expect(try names(album) == ["2019/07: 1", "2020/07: 1", "2021/07: 1"])
  }
}
