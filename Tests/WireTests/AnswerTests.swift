import AlbumService
import AlbumWire
import Attributes
import Calls
import Foundation
import InteractionService
import InteractionWire
import MallFixtures
import MallService
import MallWire
import TestSupport
import Testing
import WireFormat

/// Answers, which a client reads as the server wrote them.
@Suite struct AnswerTests {
  private func roundTrip<Call: WireCall>(_ call: Call.Type, _ answer: Call.Answer) throws -> Call.Answer {
    var json = JSONWriter()
    Call.encode(answer, to: &json)
    return try Call.decode(json.bytes)
  }

  @Test func items() throws {
    var generator = SeededGenerator()
    for _ in 0..<100 {
      let page = Page(
        items: [item(&generator), item(&generator)], firstIndex: 3, totalCount: 9, previous: PageCursor(token: "p"),
        next: PageCursor(token: "n"))
      #expect(try roundTrip(ItemsCall.self, page) == page)
      #expect(try roundTrip(ItemCall.self, page.items[0]) == page.items[0])
    }
  }

  /// The written members are those of `tenfoot photos --json`.
  @Test func itemsHaveTheMembersOfTheirCodableForm() throws {
    var generator = SeededGenerator()
    for _ in 0..<50 {
      let item = item(&generator)
      var json = JSONWriter()
      item.write(to: &json)
      let written = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? NSDictionary
      let expected = try JSONSerialization.jsonObject(with: JSONEncoder().encode(item)) as? NSDictionary
      #expect(written == expected)
    }
  }

  @Test func albumsAndSummaries() throws {
    var generator = SeededGenerator()
    let album = Album(id: "1", name: "Lake", folder: "/photos/lake", itemCount: 3, cover: item(&generator))
    var shared = Album(id: "2", name: "", itemCount: 0, cover: nil)
    shared.sharedBy = "Ben"
    let page = Page(items: [album, shared], firstIndex: 0, totalCount: 2)
    #expect(try roundTrip(AlbumsCall.self, page) == page)
    let months = [MonthCount(month: "2014-06", itemCount: 2)]
    #expect(try roundTrip(MonthsCall.self, months) == months)
    #expect(try roundTrip(ItemCountsCall.self, [0, 7]) == [0, 7])
    let bins = [ShootingStatistics.Bin(value: 1.8, itemCount: 2)]
    let statistics = ShootingStatistics(itemCount: 2, focalLengths: bins, fNumbers: [], isos: bins)
    #expect(try roundTrip(StatisticsCall.self, statistics) == statistics)
    let counts = OwnerCounts(ownCount: 1, friendCount: 2, friendItemCount: 3)
    #expect(try roundTrip(OwnerCountsCall.self, counts) == counts)
  }

  @Test func people() throws {
    let person = Person(id: "1", name: "Zoë \"Z\"")
    let account = Account(person: person, sharing: Sharing(places: true), itemCount: 3)
    try expectCodableForm(MeCall.self, account)
    try expectCodableForm(SharingCall.self, account)
    let friends = Acquaintance.State.allCases.map {
      Acquaintance(person: person, state: $0, since: "2026-11-30T20:00:00Z")
    }
    #expect(try roundTrip(FriendsCall.self, friends) == friends)
    #expect(try roundTrip(WriteCall<PeopleWrites.End>.self, friends) == friends)
    try expectCodableForm(FriendRequestCall.self, friends[0])
    let token = AccessToken(id: "t", name: "Phone", created: "2026-11-30T20:00:00Z", lastUsed: "2026-11-30")
    let tokens = [token, AccessToken(id: "u", name: "", created: "")]
    #expect(try roundTrip(TokensCall.self, tokens) == tokens)
    try expectCodableForm(TokenCreationCall.self, NewAccessToken(token: token, secret: "tfa_1"))
    let events = SharingEvent.Kind.allCases.map { SharingEvent(kind: $0, person: "Zoë", album: "Lake", at: "") }
    #expect(try roundTrip(SharingLogCall.self, events) == events)
    #expect(try roundTrip(ReadersCall.self, [person]) == [person])
  }

  /// Expects that an answer is read as it was written, and that its members are those of the `Codable` form.
  private func expectCodableForm<Call: WireCall>(
    _ call: Call.Type, _ answer: Call.Kind.Answer
  ) throws where Call.Kind.Answer: Encodable & Equatable {
    #expect(try roundTrip(call, answer) == answer)
    var json = JSONWriter()
    answer.write(to: &json)
    let written = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? NSDictionary
    #expect(try written == JSONSerialization.jsonObject(with: JSONEncoder().encode(answer)) as? NSDictionary)
  }

  @Test func products() throws {
    var generator = SeededGenerator()
    let products = Product.random(count: 60, using: &generator) + MatchingExamples.products
    let page = Page(items: products, firstIndex: 0, totalCount: 60)
    #expect(try roundTrip(ProductsCall.self, page) == page)
    for product in products {
      var json = JSONWriter()
      product.write(to: &json)
      let written = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? NSDictionary
      #expect(try written == JSONSerialization.jsonObject(with: JSONEncoder().encode(product)) as? NSDictionary)
    }
    let brands = Page(items: Brand.brands(of: products), firstIndex: 0, totalCount: 2)
    #expect(try roundTrip(BrandsCall.self, brands) == brands)
    let order = Order(id: "1", product: "p", price: products[0].price, key: "k\"", orderedAt: "2026-11-21T20:00:00Z")
    let orders = Page(items: [OrderLine(order: order, product: products[0])], firstIndex: 0, totalCount: 1)
    #expect(try roundTrip(OrdersCall.self, orders) == orders)
    #expect(try roundTrip(BuyCall.self, order) == order)
  }

  @Test func schedules() throws {
    let at = Instant(unixMS: 1_795_291_500_000)
    let pictures = ProgrammePictures(
      attributes: [Attribute(.iso, 6_400), Attribute(.model, "Nikon D90")], album: "Lake", sort: .newest,
      secondsEach: 5)
    let programme = Programme(
      id: "p1", start: at, stop: at + 60_000, title: LocalText(["en": "Golden \"hour\"", "zh-Hans": "黄金时刻"]),
      summary: "Light",
      shows: pictures)
    let schedule = Schedule(
      channel: "one", serial: 4, from: at, until: at + 1, refreshAfterSeconds: 60, programmes: [programme],
      interactions: [
        ScheduledInteraction(
          id: "q", programme: "p1", at: at, durationSeconds: 20, resultsAt: at + 2, isCancelled: true)
      ])
    #expect(try roundTrip(ScheduleCall.self, schedule) == schedule)
    #expect(try roundTrip(ProgrammesCall.self, [[programme], []]) == [[programme], []])
    let channels = [Channel(id: "one", number: 1, name: "One")]
    #expect(try roundTrip(ChannelsCall.self, channels) == channels)
  }

  @Test func interactions() throws {
    let interaction = Interaction(
      id: "q", type: .quiz, title: "Which?", text: "Look",
      choices: [
        InteractionChoice(id: "a", label: "A", note: "n", attributes: [Attribute(.lens, "L")]),
        InteractionChoice(id: "b", label: "B"),
      ])
    #expect(try roundTrip(InteractionCall.self, interaction) == interaction)
    let results = InteractionResults(id: "q", counts: ["a": 3, "b": 0], right: "a")
    #expect(try roundTrip(ResultsCall.self, results) == results)
    for status in ResponseStatus.allCases { #expect(try roundTrip(RespondCall.self, status) == status) }
  }

  @Test(arguments: ["", "<html>", "{}", "[", "{\"items\":[{}],\"firstIndex\":0,\"totalCount\":1}"])
  func anotherTextIsNoAnswer(_ text: String) {
    #expect(throws: ServiceFailure(.unavailable, .unexpectedAnswer)) { try ItemsCall.decode(Array(text.utf8)) }
  }

  /// An item with random facts of every kind.
  private func item(_ generator: inout SeededGenerator) -> MediaItem {
    func text() -> String { WireTexts.random(using: &generator) }
    func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? { Bool.random(using: &generator) ? value() : nil }
    var item = MediaItem(
      id: text(), title: text(), file: maybe(text()), album: text(), owner: text(), contentHash: text(),
      selectionCount: 7)
    item.brand = maybe(text())
    item.model = maybe(text())
    item.takenAt = maybe("2014-06-21T21:40:05")
    item.takenAtIsModification = Bool.random(using: &generator)
    item.place = maybe(GeographicPlace(latitude: 1 / 3, longitude: -12.5, altitude: 7)) ?? nil
    item.rating = maybe(5)
    item.keywords = maybe(["a", "b\""]) ?? []
    item.picture = maybe(MediaReference(token: "t-1"))
    item.problem = maybe(text())
    let size = PixelSize(width: 4_000, height: 3_000)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      item.photo.exposureTime = maybe(1 / 125)
      item.photo.exposureProgram = maybe(.manual)
      item.photo.fNumber = maybe(2.8)
      item.photo.exposureBias = maybe(-0.0)
      item.photo.pixelSize = maybe(size) ?? nil
      item.photo.orientation = maybe(6)
    case 1:
      var facts = VideoFacts()
      facts.durationMS = maybe(Int64.max)
      facts.codec = maybe(text())
      facts.pixelSize = maybe(size) ?? nil
      facts.rotationDegrees = maybe(90)
      item.kind = .video(facts)
    default:
      var facts = AudioFacts()
      facts.durationMS = maybe(3)
      item.kind = .audio(facts)
    }
    return item
  }
}
