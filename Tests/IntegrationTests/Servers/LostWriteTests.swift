import AlbumClient
import Calls
import HTTPClient
import HTTPFixtures
import InteractionClient
import InteractionService
import MallClient
import TestSupport
import TestTraits
import Testing

/// A write whose answer is cut off after the server has committed it is repeated under its key, is answered as the first time, and counts
/// once. The servers are those of `tenfoot serve`, on real sockets.
@Suite(.heavy) struct LostWriteTests {
  /// The ways in which an answer is lost.
  static let faults = [FaultyProxy.Fault.answerLost, .halfAnswer]

  private let servers = Result { try TapeServers(language: .english) { Instant(unixMS: 1_795_291_219_000) } }
  private let call = CallContext(caller: Caller(device: "test"))

  private func write(_ key: String) throws -> WriteContext {
    WriteContext(call, key: try IdempotencyKey(validating: key))
  }

  private func client(_ proxy: FaultyProxy) -> ServiceClient {
    var options = ClientOptions()
    options.lingerMS = 0
    return ServiceClient(HTTPClient(server: proxy.address, options: options))
  }

  /// Makes a write twice, the first time without an answer, and returns the second answer.
  private func repeated<Answer>(
    _ proxy: FaultyProxy, _ fault: FaultyProxy.Fault, _ write: () throws -> Answer
  ) throws -> Answer {
    proxy.set(fault, count: 1) { $0.hasPrefix("POST ") }
    let failure = #expect(throws: ServiceFailure.self) { _ = try write() }
    #expect(failure?.code == .outcomeUnknown)
    return try write()
  }

  @Test(arguments: faults) func anOrderIsMadeOnce(_ fault: FaultyProxy.Fault) throws {
    let servers = try servers.get()
    let proxy = try FaultyProxy(to: servers.port(of: .mall))
    let mall = MallClient(client(proxy), cache: MediaCache(folder: nil))
    let before = try servers.services.mall.orders(page: PageRequest(), call).totalCount
    let product = try #require(try mall.brands(page: PageRequest(), call).items.first?.cover.id)
    let count = try mall.product(id: product, call).purchaseCount
    let order = try repeated(proxy, fault) { try mall.buy(product: product, try write("order")) }
    let orders = try servers.services.mall.orders(page: PageRequest(), call)
    #expect(orders.totalCount == before + 1)
    #expect(orders.items.first?.order == order)
    #expect(try mall.product(id: product, call).purchaseCount == count + 1)
  }

  @Test(arguments: faults) func aVoteCountsOnce(_ fault: FaultyProxy.Fault) throws {
    let servers = try servers.get()
    let proxy = try FaultyProxy(to: servers.port(of: .interactions))
    let interactions = InteractionClient(client(proxy))
    let vote = try #require(try poll(interactions))
    let status = try repeated(proxy, fault) { try interactions.respond(vote, try write("vote")) }
    #expect(status == .counted)
    #expect(try interactions.respond(vote, try write("vote")) == .counted)
    #expect(try interactions.respond(vote, try write("another")) == .answeredBefore)
  }

  /// A response to the first poll that is open.
  private func poll(_ interactions: InteractionClient) throws -> InteractionResponse? {
    let now = Instant(unixMS: 1_795_291_219_000)
    for channel in try interactions.channels(call) {
      guard case .schedule(let schedule, _) = try interactions.schedule(channel: channel.id, ifNot: nil, call).answer
      else { continue }
      for scheduled in schedule.interactions where scheduled.at <= now {
        guard let choice = try interactions.interaction(id: scheduled.id, call).choices.first else { continue }
        return InteractionResponse(interaction: scheduled.id, action: .chose(choice.id), at: now)
      }
    }
    return nil
  }

  @Test func aLookUpCountsOnce() throws {
    let servers = try servers.get()
    let proxy = try FaultyProxy(to: servers.port(of: .album))
    let album = AlbumClient(client(proxy), cache: MediaCache(folder: nil))
    let photo = try #require(try album.items(.init(), page: PageRequest(), call).items.first)
    let count = try repeated(proxy, .answerLost) { try album.recordSelection(item: photo.id, try write("look-up")) }
    #expect(count == photo.selectionCount + 1)
    #expect(try album.item(id: photo.id, call).selectionCount == photo.selectionCount + 1)
  }
}
