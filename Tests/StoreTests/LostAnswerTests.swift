import AlbumService
import AlbumStore
import Calls
import InteractionFixtures
import MallFixtures
import MallService
import MallStore
import TestSupport
import Testing

/// Writes whose answers are lost: they are repeated under their keys and applied once.
@Suite struct LostAnswerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func aPurchaseWhoseAnswerIsLostCountsOnce() throws {
    let store = try SQLiteMallStore(path: folder.file("mall.sqlite"), now: TickingClock().next)
    try store.addProducts([.sample("camera")])
    let mall = try ServedMall(store, losesAnswers: 2)
    for _ in 0..<2 { expect(.outcomeUnknown) { try mall.buy(product: "camera", key: "k") } }
    let order = try mall.buy(product: "camera", key: "k")
    #expect(try mall.orders(page: PageRequest()).items.map(\.order) == [order])
    #expect(try mall.product(id: "camera").purchaseCount == 1)
  }

  @Test func aLookUpWhoseAnswerIsLostCountsOnce() throws {
    let store = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
    _ = try store.add([.sample("1")])
    let id = try #require(try store.items(MediaQuery(), page: PageRequest()).items.first?.id)
    let album = try ServedAlbum(store, losesAnswers: 1)
    expect(.outcomeUnknown) { try album.recordSelection(item: id, key: "k") }
    #expect(try album.recordSelection(item: id, key: "k") == 1)
    #expect(try album.recordSelection(item: id, key: "other") == 2)
  }

  @Test func aVoteWhoseAnswerIsLostCountsOnce() throws {
    let clock = SettableClock(.evening(330))
    let store = try InteractionConformer.sqlite.server(folder, .sample(), clock: clock)
    let server = try ServedInteractions(store, losesAnswers: 1)
    expect(.outcomeUnknown) { try server.respond("k") }
    #expect(try server.respond("k") == .counted)
    #expect(try server.respond("other") == .answeredBefore)
  }
}
