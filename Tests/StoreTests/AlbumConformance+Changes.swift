import AlbumService
import Attributes
import Calls
import Testing

extension AlbumConformance {
  @Test(arguments: AlbumConformer.allCases)
  func aSelectionCountsOnceForEachKey(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("1", selectionCount: 40), .sample("2")])
    let photos = try album.photos(PhotoQuery(), page: PageRequest()).items
    #expect(try album.recordSelection(photo: photos[0].id, key: "k1") == 41)
    #expect(try album.recordSelection(photo: photos[0].id, key: "k1") == 41)
    #expect(try album.recordSelection(photo: photos[0].id, key: "k2") == 42)
    expect(.refused) { try album.recordSelection(photo: photos[1].id, key: "k1") }
    #expect(try album.photo(id: photos[0].id).selectionCount == 42)
    #expect(try album.photo(id: photos[1].id).selectionCount == 0)
  }

  @Test(arguments: AlbumConformer.allCases, ["", " ", "a\u{0}", "\u{9B}31m", String(repeating: "k", count: 201)])
  func aSelectionsKeyIsPlainText(_ conformer: AlbumConformer, key: String) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("1")])
    let photo = try #require(try album.photos(PhotoQuery(), page: PageRequest()).items.first)
    expect(.refused) { try album.recordSelection(photo: photo.id, key: key) }
    #expect(try album.photo(id: photo.id).selectionCount == 0)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCorrectionWinsOverTheFileAndCanBeTakenBack(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    var medium = NewMediaItem.sample("1", brand: "Fake", model: "Fake Cam")
    medium.photo.exifMake = "FAKE"
    let album = try conformer.service(folder, [medium])
    let id = try #require(try album.photos(PhotoQuery(), page: PageRequest()).items.first).id
    let corrected = try album.correctCamera(photo: id, brand: "Canon", model: "Canon EOS 5D")
    #expect(corrected == (try album.photo(id: id)))
    #expect(corrected.brand == "Canon" && corrected.model == "Canon EOS 5D" && corrected.exifMake == "FAKE")
    #expect(try album.photoCounts([Attribute(.brand, "Canon"), Attribute(.brand, "Fake")]) == [1, 0])
    let restored = try album.correctCamera(photo: id, brand: nil, model: nil)
    #expect(restored.brand == "Fake" && restored.model == "Fake Cam")
    #expect(try album.photoCounts([Attribute(.model, "Canon EOS 5D"), Attribute(.model, "fake cam")]) == [0, 1])
    expect(.refused) { try album.correctCamera(photo: id, brand: " ", model: nil) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func photosGoAndTheOthersStay(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("1"), .sample("2"), .sample("3")])
    let ids = try album.photos(PhotoQuery(), page: PageRequest()).items.map(\.id)
    #expect(try album.removePhotos(ids: [ids[0], ids[2], ids[0], "z9", ""]) == 2)
    #expect(try album.photos(PhotoQuery(), page: PageRequest()).items.map(\.id) == [ids[1]])
    #expect(try album.removePhotos(ids: []) == 0)
    #expect(try album.albums(page: PageRequest()).items.map(\.photoCount) == [1])
  }

  @Test(arguments: AlbumConformer.allCases)
  func albumsAreInOrderWithTheirMostSelectedPhoto(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(
      folder,
      [
        .sample("1", album: "Trips"), .sample("2", album: "Trips", selectionCount: 3), .sample("3", album: "Home"),
        .sample("4", album: "trips"),
      ])
    let page = try album.albums(page: PageRequest(limit: 2))
    #expect(page.items.map(\.name) == ["Home", "Trips"] && page.totalCount == 3 && page.previous == nil)
    #expect(page.items.map(\.photoCount) == [1, 2])
    #expect(page.items[1].cover?.file == "/photos/2")
    let next = try #require(page.next)
    let rest = try album.albums(page: PageRequest(.after(next), limit: 2))
    #expect(rest.items.map(\.name) == ["trips"] && rest.firstIndex == 2 && rest.next == nil)
    let back = try #require(rest.previous)
    #expect(try album.albums(page: PageRequest(.before(back), limit: 2)) == page)
  }

  @Test(arguments: AlbumConformer.allCases)
  func anAlbumGoesWithItsPhotos(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(
      folder, [.sample("1", album: "A"), .sample("2", album: "B"), .sample("3", album: "A")])
    let first = try #require(try album.albums(page: PageRequest()).items.first)
    #expect(try album.removeAlbum(id: first.id) == 2)
    #expect(try album.albums(page: PageRequest()).items.map(\.name) == ["B"])
    #expect(try album.photos(PhotoQuery(), page: PageRequest()).totalCount == 1)
    #expect(try album.photos(PhotoQuery(album: first.id), page: PageRequest()).items.isEmpty)
  }

  @Test(arguments: AlbumConformer.allCases)
  func evidenceSaysHowPhotosSpread(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let values: [(Double?, Double?, Double?)] = [(50, 1.4, 100), (50, 2.8, 400), (24, 2.8, nil), (nil, nil, 400)]
    let media = values.enumerated().map { index, value in
      var medium = NewMediaItem.sample("\(index)", brand: "Canon", model: "Canon EOS 5D", lens: "Canon EF 24-70mm")
      (medium.photo.focalLength, medium.photo.fNumber, medium.photo.iso) = value
      return medium
    }
    let album = try conformer.service(folder, media)
    let expected = ShootingStatistics(
      photoCount: 4, focalLengths: [.init(value: 24, photoCount: 1), .init(value: 50, photoCount: 2)],
      fNumbers: [.init(value: 1.4, photoCount: 1), .init(value: 2.8, photoCount: 2)],
      isos: [.init(value: 100, photoCount: 1), .init(value: 400, photoCount: 2)])
    for attribute in [
      Attribute(.model, "Canon EOS 5D"), Attribute(.lens, "canon ef 24-70mm"), Attribute(.brand, "Canon"),
    ] {
      #expect(try album.shootingStatistics(attribute) == expected)
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func monthsCountDatedPhotosNewestFirst(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(
      folder,
      [
        .sample("1", brand: "Canon", takenAt: "2014-06-21T10:00:00"), .sample("2", takenAt: "2014-06"),
        .sample("3", owner: "Anna", brand: "Canon", takenAt: "2012-01-02"), .sample("4", brand: "Canon"),
      ])
    let all = [MonthCount(month: "2014-06", photoCount: 2), MonthCount(month: "2012-01", photoCount: 1)]
    #expect(try album.months(PhotoQuery()) == all)
    let canon = PhotoQuery(attributes: [Attribute(.brand, "Canon")])
    #expect(try album.months(canon).map(\.photoCount) == [1, 1])
    let annas = PhotoQuery(attributes: [Attribute(.brand, "Canon")], owner: "Anna")
    #expect(try album.months(annas) == [MonthCount(month: "2012-01", photoCount: 1)])
  }
}
