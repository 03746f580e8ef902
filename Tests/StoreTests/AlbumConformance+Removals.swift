import AlbumService
import AlbumStore
import Attributes
import Calls
import Synchronization
import TestSupport
import Testing

extension AlbumConformance {
  /// An item with everything that an album keeps about it.
  private static func rich(_ name: String) -> NewMediaItem {
    var new = NewMediaItem.sample(
      name, album: "Trips", owner: "Anna", brand: "Canon", model: "Canon EOS 5D", lens: "Canon EF 50mm f/1.4 USM",
      takenAt: "2014-06-21T21:40:05+02:00", selectionCount: 3)
    (new.item.photo.exposureTime, new.item.photo.fNumber, new.item.photo.iso) = (1.0 / 3, 2.8, 400)
    new.item.photo.focalLength = 50
    return new
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRestoredItemIsAsItWas(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1"), Self.rich("2"), .sample("3")])
    let id = try #require(try album.items(MediaQuery(owner: "Anna"), page: PageRequest()).items.first).id
    _ = try album.correctCamera(item: id, brand: "Nikon", model: "Nikon D90")
    _ = try album.recordSelection(item: id, key: "look-up")
    let (item, list) = (try album.item(id: id), try album.items(MediaQuery(sort: .newest), page: PageRequest()))
    let albums = try album.albums(page: PageRequest())
    let months = try album.months(MediaQuery())
    let statistics = try album.shootingStatistics(Attribute(.model, "Nikon D90"))
    #expect(try album.removeItems(ids: [id], .test("remove")) == 1)
    #expect(try album.items(MediaQuery(owner: "Anna"), page: PageRequest()).items.isEmpty)
    for _ in 0..<2 {
      #expect(try album.restoreItems(removedBy: .test("remove"), .test("undo")) == [item])
      #expect(try album.item(id: id) == item)
      #expect(try album.items(MediaQuery(sort: .newest), page: PageRequest()) == list)
    }
    #expect(try album.albums(page: PageRequest()) == albums)
    #expect(try album.months(MediaQuery()) == months)
    #expect(try album.shootingStatistics(Attribute(.model, "Nikon D90")) == statistics)
    #expect(try album.itemCounts([Attribute(.brand, "Nikon"), Attribute(.brand, "Canon")]) == [1, 0])
    // Its look-ups are counted once for each key, also those from before the removal.
    #expect(try album.recordSelection(item: id, key: "look-up") == 4)
    #expect(try album.correctCamera(item: id, brand: nil, model: nil).model == "Canon EOS 5D")
  }

  @Test(arguments: AlbumConformer.allCases)
  func restoringAgainChangesNothing(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1"), .sample("2")])
    let ids = try album.items(MediaQuery(), page: PageRequest()).items.map(\.id)
    _ = try album.removeItems(ids: [ids[0]], .test("first"))
    _ = try album.restoreItems(removedBy: .test("first"), .test("undo first"))
    _ = try album.removeItems(ids: [ids[0], ids[1]], .test("second"))
    #expect(try album.restoreItems(removedBy: .test("first"), .test("undo again")).isEmpty)
    #expect(try album.items(MediaQuery(), page: PageRequest()).items.isEmpty)
    #expect(try album.restoreItems(removedBy: .test("second"), .test("undo second")).map(\.id) == ids)
    expect(.notFound, .removal) { try album.restoreItems(removedBy: .test("third"), .test("undo third")) }
    expect(.conflict, .keyUsed) { try album.restoreItems(removedBy: .test("second"), .test("undo first")) }
  }

  @Test(arguments: AlbumConformer.allCases)
  func anItemThatWasImportedAgainIsOneItemAfterItsRestoration(_ conformer: AlbumConformer) throws {
    let store = try conformer.store(folder)
    _ = try store.add([Self.rich("2")])
    let id = try #require(try store.items(MediaQuery(), page: PageRequest()).items.first).id
    _ = try store.correctCamera(item: id, brand: "Nikon", model: "Nikon D90")
    _ = try store.removeItems(ids: [id], .test("remove"))
    var again = Self.rich("2")
    again.item.selectionCount = 0
    #expect(try store.add([again]).first?.id != id)
    let second = try #require(try store.items(MediaQuery(), page: PageRequest()).items.first).id
    _ = try store.recordSelection(item: second, key: "look-up")
    let restored = try store.restoreItems(removedBy: .test("remove"), .test("undo"))
    #expect(restored.map(\.id) == [id] && restored.map(\.selectionCount) == [4])
    #expect(restored.map(\.model) == ["Nikon D90"])
    #expect(try store.items(MediaQuery(), page: PageRequest()).items.map(\.id) == [id])
    #expect(try store.isUnchanged([again.stamp], copiedInto: nil) == [true])
  }

  @Test(arguments: AlbumConformer.allCases)
  func anItemIsRestoredWithItsAlbum(_ conformer: AlbumConformer) throws {
    let album = try conformer.service(folder, [.sample("1", album: "A"), .sample("2", album: "B")])
    let albums = try album.albums(page: PageRequest())
    let a = try #require(albums.items.first)
    _ = try album.removeItems(ids: [try #require(a.cover).id], .test("remove"))
    #expect(try album.removeAlbum(id: a.id) == 0)
    _ = try album.restoreItems(removedBy: .test("remove"), .test("undo"))
    #expect(try album.albums(page: PageRequest()) == albums)
  }

  @Test(arguments: AlbumConformer.allCases)
  func albumsAreListedByPinyinForChineseReaders(_ conformer: AlbumConformer) throws {
    let names = ["张家界", "李白", "林海", "Zoo", "安徽", "apple", "重庆", "北京", "绿洲", "路上", "2019", "长城", "东京"]
    let album = try conformer.service(
      folder, names.enumerated().map { .sample("\($0.offset)", album: $0.element) })
    let sorted = ["2019", "安徽", "北京", "长城", "重庆", "东京", "李白", "林海", "路上", "绿洲", "张家界", "apple", "Zoo"]
    var (found, page): ([String], PageRequest?) = ([], PageRequest(limit: 3))
    while let request = page {
      let part = try album.albums(order: .pinyin, page: request, .test)
      #expect(part.firstIndex == found.count && part.totalCount == names.count)
      found += part.items.map(\.name)
      page = part.next.map { PageRequest(.after($0), limit: 3) }
    }
    #expect(found == sorted)
    #expect(
      try album.albums(page: PageRequest()).items.map(\.name)
        == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }
}

/// What the SQLite store alone can show: time, and items of a released version.
@Suite struct RemovedItemsTests {
  @Test func aRemovalIsKeptForADay() throws {
    let folder = try TemporaryFolder()
    let clock = Mutex(Instant(unixMS: 0))
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite"), fileExists: { _ in true }) {
      clock.withLock { $0 }
    }
    _ = try album.add([.sample("1")])
    let id = try #require(try album.items(MediaQuery(), page: PageRequest()).items.first).id
    _ = try album.removeItems(ids: [id], .test("r1"))
    clock.withLock { $0 = Instant(unixMS: Removal.keptMS - 1) }
    #expect(try album.restoreItems(removedBy: .test("r1"), .test("u1")).count == 1)
    _ = try album.removeItems(ids: [id], .test("r2"))
    clock.withLock { $0 = Instant(unixMS: 2 * Removal.keptMS) }
    expect(.notFound, .removal) { try album.restoreItems(removedBy: .test("r2"), .test("u2")) }
  }

  @Test func aLargeRemovalIsNotKept() throws {
    let folder = try TemporaryFolder()
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite")) { _ in true }
    let items = (0...Removal.itemLimit).map { NewMediaItem.sample("\($0)") }
    let ids = try album.add(items).compactMap(\.id)
    #expect(try album.removeItems(ids: ids, .test("r1")) == Removal.itemLimit + 1)
    expect(.notFound, .removal) { try album.restoreItems(removedBy: .test("r1"), .test("u1")) }
  }

  @Test func noRemovedItemOfTheDemoAlbumIsRestoredAfterTheAlbum() throws {
    let folder = try TemporaryFolder()
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite")) { _ in true }
    var demo = NewMediaItem.sample("1")
    demo.isDemo = true
    let id = try #require(try album.add([demo]).first?.id)
    _ = try album.removeItems(ids: [id], .test("r1"))
    _ = try album.removeDemo()
    expect(.notFound, .removal) { try album.restoreItems(removedBy: .test("r1"), .test("u1")) }
  }
}

@Suite struct PinyinKeyTests {
  @Test(arguments: [
    ("李四", "Ali3Asi4"), ("绿色", "Alv4Ase4"), ("重庆", "Achong2Aqing4"), ("2019夏天", "2019Axia4Atian1"),
    ("长城", "Achang2Acheng2"), ("游长城", "Ayou2Achang2Acheng2"), ("校长", "Axiao4Azhang3"), ("成长", "Acheng2Azhang3"),
    ("长大", "Azhang3Ada4"), ("长滩岛", "Achang2Atan1Adao3"), ("2020厦门", "2020Axia4Amen2"), ("成都", "Acheng2Adu1"),
    ("西藏", "Axi1Azang4"), ("乐山", "Ale4Ashan1"), ("音乐会", "Ayin1Ayue4Ahui4"), ("朝阳", "Achao2Ayang2"),
    ("Über", "uber"), ("張三", "Azhang1Asan1"), ("", ""),
  ])
  func aChineseCharacterIsItsSyllableAndTone(name: String, key: String) {
    #expect(PinyinKey.of(name) == key)
  }
}
