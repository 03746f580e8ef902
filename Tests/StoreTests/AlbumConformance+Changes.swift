import AlbumService
import Attributes
import Calls
import Foundation
import TestSupport
import Testing

extension AlbumConformance {
  @Test(arguments: AlbumConformer.allCases)
  func aSelectionCountsOnceForEachKey(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("1", selectionCount: 40), .sample("2")])
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    #expect(try album.recordSelection(item: items[0].id, key: "k1") == 41)
    #expect(try album.recordSelection(item: items[0].id, key: "k1") == 41)
    #expect(try album.recordSelection(item: items[0].id, key: "k2") == 42)
    expect(.conflict, .keyUsed) { try album.recordSelection(item: items[1].id, key: "k1") }
    #expect(try album.item(id: items[0].id).selectionCount == 42)
    #expect(try album.item(id: items[1].id).selectionCount == 0)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRepeatedRemovalHasTheResultOfTheFirst(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("1"), .sample("2"), .sample("3", album: "B")])
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    let b = try #require(try album.albums(page: PageRequest()).items.first)
    for _ in 0..<2 {
      #expect(try album.removeItems(ids: [items[0].id], .test("k1")) == 1)
      #expect(try album.removeAlbum(id: b.id, .test("k2")) == 1)
    }
    expect(.conflict, .keyUsed) { try album.removeItems(ids: [items[1].id], .test("k1")) }
    expect(.notFound, .album) { try album.removeAlbum(id: b.id, .test("k3")) }
    #expect(try album.items(MediaQuery(), page: PageRequest()).items.map(\.id) == [items[1].id])
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRepeatedCorrectionDoesNotUndoALaterOne(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("1")])
    let id = try #require(try album.items(MediaQuery(), page: PageRequest()).items.first).id
    _ = try album.correctCamera(item: id, brand: "Canon", model: nil, .test("k1"))
    _ = try album.correctCamera(item: id, brand: "Nikon", model: nil, .test("k2"))
    #expect(try album.correctCamera(item: id, brand: "Canon", model: nil, .test("k1")).brand == "Nikon")
    expect(.conflict, .keyUsed) { try album.correctCamera(item: id, brand: "Leica", model: nil, .test("k1")) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCorrectionWinsOverTheFileAndCanBeTakenBack(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    var new = NewMediaItem.sample("1", brand: "Fake", model: "Fake Cam")
    new.item.exifMake = "FAKE"
    let album = try conformer.service(folder, [new])
    let id = try #require(try album.items(MediaQuery(), page: PageRequest()).items.first).id
    let corrected = try album.correctCamera(item: id, brand: "Canon", model: "Canon EOS 5D")
    #expect(corrected == (try album.item(id: id)))
    #expect(corrected.brand == "Canon" && corrected.model == "Canon EOS 5D" && corrected.exifMake == "FAKE")
    #expect(try album.itemCounts([Attribute(.brand, "Canon"), Attribute(.brand, "Fake")]) == [1, 0])
    let restored = try album.correctCamera(item: id, brand: nil, model: nil)
    #expect(restored.brand == "Fake" && restored.model == "Fake Cam")
    #expect(try album.itemCounts([Attribute(.model, "Canon EOS 5D"), Attribute(.model, "fake cam")]) == [0, 1])
    expect(.refused, .blankName) { try album.correctCamera(item: id, brand: " ", model: nil) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func removedItemsAreGoneAndTheOthersStay(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("1"), .sample("2"), .sample("3")])
    let ids = try album.items(MediaQuery(), page: PageRequest()).items.map(\.id)
    #expect(try album.removeItems(ids: [ids[0], ids[2], ids[0], "z9", ""]) == 2)
    #expect(try album.items(MediaQuery(), page: PageRequest()).items.map(\.id) == [ids[1]])
    #expect(try album.removeItems(ids: []) == 0)
    #expect(try album.albums(page: PageRequest()).items.map(\.itemCount) == [1])
  }

  @Test(arguments: AlbumConformer.allCases)
  func albumsAreListedByNameWithTheirMostLookedUpItem(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(
      folder,
      [
        .sample("1", album: "Trips"), .sample("2", album: "Trips", selectionCount: 3), .sample("3", album: "Home"),
        .sample("4", album: "trips"),
      ])
    let page = try album.albums(page: PageRequest(limit: 2))
    #expect(page.items.map(\.name) == ["Home", "Trips"] && page.totalCount == 3 && page.previous == nil)
    #expect(page.items.map(\.itemCount) == [1, 2])
    #expect(page.items[1].cover?.file == "/photos/2")
    let next = try #require(page.next)
    let rest = try album.albums(page: PageRequest(.after(next), limit: 2))
    #expect(rest.items.map(\.name) == ["trips"] && rest.firstIndex == 2 && rest.next == nil)
    let back = try #require(rest.previous)
    #expect(try album.albums(page: PageRequest(.before(back), limit: 2)) == page)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRemovedAlbumTakesItsItemsWithIt(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(
      folder, [.sample("1", album: "A"), .sample("2", album: "B"), .sample("3", album: "A")])
    let first = try #require(try album.albums(page: PageRequest()).items.first)
    #expect(try album.removeAlbum(id: first.id) == 2)
    #expect(try album.albums(page: PageRequest()).items.map(\.name) == ["B"])
    #expect(try album.items(MediaQuery(), page: PageRequest()).totalCount == 1)
    #expect(try album.items(MediaQuery(album: first.id), page: PageRequest()).items.isEmpty)
  }

  @Test(arguments: AlbumConformer.allCases)
  func statisticsCountEachValue(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let values: [(Double?, Double?, Double?)] = [(50, 1.4, 100), (50, 2.8, 400), (24, 2.8, nil), (nil, nil, 400)]
    let items = values.enumerated().map { index, value in
      var new = NewMediaItem.sample("\(index)", brand: "Canon", model: "Canon EOS 5D", lens: "Canon EF 24-70mm")
      (new.item.photo.focalLength, new.item.photo.fNumber, new.item.photo.iso) = value
      return new
    }
    let album = try conformer.service(folder, items)
    let expected = ShootingStatistics(
      itemCount: 4, focalLengths: [.init(value: 24, itemCount: 1), .init(value: 50, itemCount: 2)],
      fNumbers: [.init(value: 1.4, itemCount: 1), .init(value: 2.8, itemCount: 2)],
      isos: [.init(value: 100, itemCount: 1), .init(value: 400, itemCount: 2)])
    for attribute in [
      Attribute(.model, "Canon EOS 5D"), Attribute(.lens, "canon ef 24-70mm"), Attribute(.brand, "Canon"),
    ] {
      #expect(try album.shootingStatistics(attribute) == expected)
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func monthsCountDatedItemsNewestFirst(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(
      folder,
      [
        .sample("1", brand: "Canon", takenAt: "2014-06-21T10:00:00"), .sample("2", takenAt: "2014-06"),
        .sample("3", owner: "Anna", brand: "Canon", takenAt: "2012-01-02"), .sample("4", brand: "Canon"),
      ])
    let all = [MonthCount(month: "2014-06", itemCount: 2), MonthCount(month: "2012-01", itemCount: 1)]
    #expect(try album.months(MediaQuery()) == all)
    let canon = MediaQuery(attributes: [Attribute(.brand, "Canon")])
    #expect(try album.months(canon).map(\.itemCount) == [1, 1])
    let annas = MediaQuery(attributes: [Attribute(.brand, "Canon")], owner: "Anna")
    #expect(try album.months(annas) == [MonthCount(month: "2012-01", itemCount: 1)])
  }

  @Test(arguments: AlbumConformer.allCases)
  func aYearAloneFollowsItsMonths(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(
      folder,
      [
        .sample("1", takenAt: "2014-01-02"), .sample("2", takenAt: "2014"),
        .sample("3", takenAt: "2013-12-31T23:59:59"),
        .sample("4", takenAt: "2014-01"), .sample("5"),
      ])
    let newest = MediaQuery(sort: .newest)
    #expect(try album.items(newest, page: PageRequest()).items.map(\.title) == ["1", "4", "2", "3", "5"])
    #expect(try album.months(newest).map(\.month) == ["2014-01", "2014", "2013-12"])
    #expect(try album.months(newest).map(\.itemCount) == [2, 1, 1])
    let page = try album.items(newest, page: PageRequest(.date("2014")))
    #expect(page.items.map(\.title) == ["2", "3", "5"] && page.firstIndex == 2)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aPlaceAndTheKindOfTimeAreKept(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    var new = NewMediaItem.sample("1", takenAt: "2014-01-02")
    new.item.place = GeographicPlace(latitude: -33.4535, longitude: 25.7646, altitude: -4)
    new.item.takenAtIsModification = true
    let album = try conformer.service(folder, [new, .sample("2")])
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    #expect(items.map(\.place) == [new.item.place, nil])
    #expect(items.map(\.takenAtIsModification) == [true, false])
    let copy = try JSONDecoder().decode(MediaItem.self, from: JSONEncoder().encode(items[0]))
    #expect(copy == items[0])
  }
}

extension AlbumConformance {
  /// One item of each kind, with every fact of its kind.
  private static func kinds() -> [MediaItem.Kind] {
    var photo = PhotoFacts()
    (photo.exposureProgram, photo.exposureTime, photo.fNumber, photo.iso) = (.manual, 0.008, 2.8, 400)
    (photo.exposureBias, photo.focalLength, photo.focalLength35) = (-0.3, 50, 80)
    (photo.pixelSize, photo.orientation) = (PixelSize(width: 4368, height: 2912), 6)
    var video = VideoFacts()
    (video.durationMS, video.codec, video.rotationDegrees) = (90_000, "h264", 90)
    video.pixelSize = PixelSize(width: 1920, height: 1080)
    var audio = AudioFacts()
    (audio.durationMS, audio.codec) = (180_000, "aac")
    return [.photo(photo), .video(video), .audio(audio)]
  }

  @Test(arguments: AlbumConformer.allCases)
  func everyKindOfMediaKeepsItsFacts(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    for (index, kind) in Self.kinds().enumerated() {
      var new = NewMediaItem.sample("\(conformer) \(index)", brand: "Canon", takenAt: "2014-06-21")
      new.item.kind = kind
      let album = try conformer.store(folder)
      let id = try #require(try album.add([new]).first?.id)
      var expected = new.item
      expected.id = id
      let stored = try album.item(id: id)
      expected.picture = stored.picture
      #expect(stored == expected)
      #expect((stored.picture != nil) == (stored.mediaType == .photo))
    }
  }

  @Test(arguments: AlbumConformer.allCases)
  func anEditedFileMayBecomeAnotherKind(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let kinds = Self.kinds()
    let album = try conformer.store(folder)
    for (index, kind) in (kinds + kinds.reversed()).enumerated() {
      var new = NewMediaItem.sample("a", content: "content \(index)", modifiedNS: Int64(index))
      new.item.kind = kind
      let id = try #require(try album.add([new]).first?.id)
      #expect(try album.item(id: id).kind == kind)
    }
    #expect(try album.itemCount() == 1)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aPictureIsOpenedByItsReference(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.jpg")
    try Data("picture".utf8).write(to: URL(fileURLWithPath: path))
    var new = NewMediaItem.sample("a")
    new.file = path
    let album = try conformer.store(folder)
    let item = try album.item(id: try #require(try album.add([new]).first?.id))
    let reference = try #require(item.picture)
    let whole = try album.open(reference, .original, range: nil, .test)
    #expect(whole.range == 0..<7 && whole.sizeBytes == 7)
    #expect(try album.open(reference, .thumbnail(widthPixels: 9), range: -5..<3, .test).range == 0..<3)
    #expect(try album.open(reference, .original, range: 100..<Int64.max, .test).range.isEmpty)
    try FileManager.default.removeItem(atPath: path)
    expect(.notFound, .file) { try album.open(reference, .original, range: nil, .test) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func aReferenceIsOutOfDateOnceTheContentHasChanged(_ conformer: AlbumConformer) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.store(folder)
    let id = try #require(try album.add([.sample("a")]).first?.id)
    let reference = try #require(try album.item(id: id).picture)
    _ = try album.add([.sample("a", content: "edited", modifiedNS: 2)])
    expect(.notFound, .item) { try album.open(reference, .original, range: nil, .test) }
  }

  @Test(
    arguments: AlbumConformer.allCases,
    ["", "-", "a1-hash", "00000000000000000000", "00000000000000000000-", "0000000000000000000\u{0}-", "-\u{1F600}"])
  func aForgedReferenceIsNotFound(_ conformer: AlbumConformer, token: String) throws {
    let folder = try TemporaryFolder()
    let album = try conformer.service(folder, [.sample("a")])
    expect(.notFound, .item) { try album.open(MediaReference(token: token), .original, range: nil, .test) }
  }
}
