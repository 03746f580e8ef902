import AlbumService
import AlbumWire
import Attributes
import Calls
import InteractionService
import InteractionWire
import MallService
import MallWire
import TestSupport
import Testing
import WireFormat

/// Calls, which a server reads as the client wrote them.
@Suite struct WireCallTests {
  @Test func everyCallIsReadAsItWasWritten() throws {
    var generator = SeededGenerator()
    for _ in 0..<200 {
      for call in RandomCalls.all(using: &generator) { try expectRoundTrip(call) }
    }
  }

  private func expectRoundTrip(_ call: some WireCall) throws {
    #expect(try read(call.message, as: type(of: call)) == call, "\(call.message)")
  }

  /// Reads a message like a server: finds the route, and decodes path, query and body.
  private func read<Call: WireCall>(_ message: RequestMessage, as type: Call.Type) throws -> Call? {
    var table = RouteTable<Void>()
    table.add(Call.Kind.route, ())
    let isLong = Call.Kind.self is any LongQueryKind.Type
    if isLong { table.add(Route(.post, Call.Kind.route.template), ()) }
    let parts = message.target.split(separator: "?", maxSplits: 1)
    guard case .found(_, let route, let values) = table.match(message.method, path: parts[0]) else { return nil }
    let isForm = route.method == .post && isLong
    let query = isForm ? String(decoding: message.body, as: UTF8.self) : parts.count > 1 ? String(parts[1]) : ""
    return try Call(
      WireRequest(path: values, query: QueryParameters(encoded: query), body: isForm ? [] : message.body))
  }

  @Test func aLongQueryIsPosted() {
    let attributes = (0..<1_000).map { Attribute(.model, "Model \($0)") }
    #expect(ItemCountsCall(attributes).message.method == .post)
    #expect(ItemCountsCall([attributes[0]]).message.method == .get)
  }

  @Test(arguments: [
    "unknown=1", "limit=0", "limit=501", "limit=x", "limit=1&limit=2", "after=a&before=b", "iso=abc", "iso=nan",
    "sort=best", "brand=%zz", "brand=%ff",
  ])
  func anInvalidParameterIsRefused(_ query: String) {
    #expect(throws: ServiceFailure.self) {
      try ItemsCall(WireRequest(query: try QueryParameters(encoded: query)))
    }
  }

  @Test(arguments: ["", "{}", "[]", "{\"product\":1}", "{\"product\":", "null"])
  func aBodyOfAnotherFormIsRefused(_ body: String) {
    #expect(throws: ServiceFailure(.refused, .body)) { try BuyCall(WireRequest(body: Array(body.utf8))) }
  }

  @Test func anActionNeedsItsChoice() {
    for (action, choice) in [("chose", ""), ("opened", ",\"choice\":\"a\""), ("danced", "")] {
      let body = #"{"interaction":"q","at":"2026-11-21T20:05:00Z","action":"\#(action)"\#(choice)}"#
      #expect(throws: ServiceFailure(.refused, .body)) { try RespondCall(WireRequest(body: Array(body.utf8))) }
    }
  }
}

/// A call of every kind, with random arguments.
enum RandomCalls {
  static func all(using generator: inout SeededGenerator) -> [any WireCall] {
    album(using: &generator) + people(using: &generator) + mall(using: &generator) + interactions(using: &generator)
  }

  private static func album(using generator: inout SeededGenerator) -> [any WireCall] {
    let query = MediaQuery(
      album: Bool.random(using: &generator) ? text(&generator) : nil, attributes: attributes(&generator),
      owner: Bool.random(using: &generator) ? text(&generator) : nil,
      person: [nil, .viewer, .friends, .person("x\(text(&generator))")].randomElement(using: &generator) ?? nil,
      sort: Bool.random(using: &generator) ? .popular : .newest)
    return [
      ItemsCall(query, page: page(&generator)), ItemCall(id: id(&generator)),
      AlbumsCall(AlbumQuery(order: .pinyin, person: .person("x\(text(&generator))")), page: page(&generator)),
      MonthsCall(query), ItemCountsCall(attributes(&generator)),
      OwnerCountsCall(StatisticsQuery(attribute(&generator))),
      StatisticsCall(StatisticsQuery(attribute(&generator))), SelectionCall(id: id(&generator)),
      RemovalCall(AlbumWrites.Removal.Body(ids: [text(&generator), ""])),
      RestorationCall(AlbumWrites.Restoration.Body(removal: key(&generator))), AlbumRemovalCall(id: id(&generator)),
      CameraCall(id: id(&generator), AlbumWrites.Camera.Body(brand: text(&generator), model: nil)),
    ]
  }

  private static func people(using generator: inout SeededGenerator) -> [any WireCall] {
    let name = PeopleWrites.NameBody(name: text(&generator))
    return [
      MeCall(), FriendsCall(), SharingLogCall(), TokensCall(), ReadersCall(id: id(&generator)),
      SharingCall(Sharing(places: Bool.random(using: &generator), originals: Bool.random(using: &generator))),
      FriendRequestCall(name), TokenCreationCall(name), RevocationCall(id: id(&generator)),
      WriteCall<PeopleWrites.Ask>(id: id(&generator)), WriteCall<PeopleWrites.End>(id: id(&generator)),
      WriteCall<PeopleWrites.Block>(id: id(&generator)), WriteCall<PeopleWrites.Unblock>(id: id(&generator)),
      ReaderAdditionCall(id: id(&generator), secondID: id(&generator)),
      ReaderRemovalCall(id: id(&generator), secondID: id(&generator)),
    ]
  }

  private static func mall(using generator: inout SeededGenerator) -> [any WireCall] {
    [
      ProductsCall(ProductQuery(attributes: attributes(&generator), sort: .price), page: page(&generator)),
      ProductCall(id: id(&generator)), BrandsCall(page: page(&generator)),
      ProductCountsCall([attributes(&generator), [], attributes(&generator)].map { AttributeSet($0) }),
      OrdersCall(page: page(&generator)),
      BuyCall(MallWrites.Purchase.Body(product: text(&generator))),
    ]
  }

  private static func interactions(using generator: inout SeededGenerator) -> [any WireCall] {
    let time = Instant(unixMS: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator))
    let actions: [InteractionResponse.Action] = [.chose(text(&generator)), .opened, .bought]
    return [
      ChannelsCall(),
      ProgrammesCall(
        ProgrammeQuery(channels: [text(&generator), text(&generator)], from: time, to: time + 1, limitEach: 7)),
      ScheduleCall(id: id(&generator)), InteractionCall(id: id(&generator)), ResultsCall(id: id(&generator)),
    ]
      + actions.map { RespondCall(InteractionResponse(interaction: text(&generator), action: $0, at: time)) }
  }

  static func text(_ generator: inout SeededGenerator) -> String { WireTexts.random(using: &generator) }

  /// An identifier; not empty, because an empty one would be sent as a blank.
  private static func id(_ generator: inout SeededGenerator) -> String { text(&generator) + "x" }

  static func key(_ generator: inout SeededGenerator) -> IdempotencyKey {
    IdempotencyKey("k\(text(&generator))k") ?? .random()
  }

  private static func page(_ generator: inout SeededGenerator) -> PageRequest {
    let token = text(&generator)
    let positions: [PageRequest.Position] = [
      .first, .after(PageCursor(token: token)), .before(PageCursor(token: token)), .date(token),
    ]
    return PageRequest(
      positions.randomElement(using: &generator) ?? .first, limit: Int.random(in: 1...500, using: &generator))
  }

  private static func attributes(_ generator: inout SeededGenerator) -> [Attribute] {
    (0..<Int.random(in: 0...4, using: &generator)).map { _ in attribute(&generator) }
  }

  private static func attribute(_ generator: inout SeededGenerator) -> Attribute {
    let name = AttributeName.allCases.randomElement(using: &generator) ?? .brand
    guard name.isNumeric else { return Attribute(name, text(&generator)) }
    let numbers: [Double] = [0.005, 1 / 3, -0.3, 1e300, .leastNonzeroMagnitude, 800, 2.8]
    return Attribute(name, numbers.randomElement(using: &generator) ?? 1)
  }
}
