import AlbumService
import Calls
import Foundation
import InteractionFixtures
import InteractionService
import MallService
import ScheduleFiles
import Testing

/// The JSON of the command line: the documented names, and no members for absent values.
@Suite struct ContractTests {
  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
    #expect(try JSONDecoder().decode(Value.self, from: Data(try json(value).utf8)) == value)
  }

  @Test func anItemLeavesOutAbsentValues() throws {
    let photo = MediaItem(id: "a1", title: "Dunes", file: "/p/dunes.jpg", album: "Trips")
    #expect(
      try json(photo)
        == #"{"album":"Trips","file":"/p/dunes.jpg","id":"a1","mediaType":"photo","selectionCount":0,"title":"Dunes"}"#)
    try roundTrip(photo)
  }

  @Test func aPhotoHasTheDocumentedNames() throws {
    var facts = PhotoFacts()
    facts.exposureProgram = .manual
    (facts.exposureTime, facts.fNumber, facts.iso, facts.exposureBias) = (0.008, 2.8, 400, -0.3)
    (facts.focalLength, facts.focalLength35) = (50, 80)
    facts.pixelSize = PixelSize(width: 4368, height: 2912)
    facts.orientation = 6
    var photo = MediaItem(
      id: "a1", title: "Dunes", file: "/p", album: "Trips", owner: "Anna", kind: .photo(facts), contentHash: "ab")
    (photo.brand, photo.model, photo.lens) = ("Canon", "Canon EOS 5D", "Canon EF 50mm f/1.4 USM")
    (photo.exifMake, photo.exifModel) = ("Canon", "Canon EOS 5D")
    (photo.takenAt, photo.problem) = ("2014-06-21T21:40:05", "gone")
    try roundTrip(photo)
    let names = try #require(try JSONSerialization.jsonObject(with: Data(try json(photo).utf8)) as? [String: Any]).keys
    let contract = """
      id title file album owner mediaType brand model lens exifMake exifModel exposureProgram exposureTime fNumber iso
      exposureBias focalLength focalLength35 takenAt width height orientation selectionCount
      """.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(Set(names).subtracting(contract) == ["contentHash", "problem"] && names.count == contract.count + 2)
  }

  @Test func aProductIsWrittenAsALineOfACatalogue() throws {
    let line =
      #"{"brand":"Canon","colours":["black"],"equivalentFocalLength":[24,100],"exposureTime":0.0005,"fNumber":1.8,"#
      + #""focalLength":[8.8,36.8],"id":"canon-powershot-g7-x","isoRange":[125,12800],"kind":"compact","#
      + #""megapixels":20.2,"model":"Canon PowerShot G7 X","price":{"amountMinor":359900,"currency":"CNY"},"#
      + #""processor":"DIGIC 6","purchaseCount":0,"sensorSize":{"heightMM":8.8,"name":"1\"","widthMM":13.2},"#
      + #""year":2014,"zoom":4.2}"#
    let product = try JSONDecoder().decode(Product.self, from: Data(line.utf8))
    #expect(try json(product) == line)
    let silent = line.replacing(#""purchaseCount":0,"#, with: "")
    #expect(try JSONDecoder().decode(Product.self, from: Data(silent.utf8)) == product)
  }

  @Test func anOrderHasTheDocumentedNames() throws {
    let order = Order(
      id: "a1", product: "p", price: Money(amountMinor: 5, currency: "CNY"), key: "k", orderedAt: "2026-11-21T20:00:00Z"
    )
    #expect(
      try json(order)
        == #"{"id":"a1","key":"k","orderedAt":"2026-11-21T20:00:00Z","price":{"amountMinor":5,"currency":"CNY"},"product":"p"}"#
    )
    try roundTrip(order)
  }

  @Test func aScheduleHasTheDocumentedNames() throws {
    let document = ScheduleDocument.sample().schedules[0].value
    let schedule = Schedule(
      channel: "one", serial: 42, from: .evening, until: .evening(43_200), refreshAfterSeconds: 3_600,
      programmes: [document.programmes[0].value], interactions: [document.scheduledInteractions[0].value.scheduled])
    let programme =
      #"{"id":"p1","shows":{"attributes":{"brand":"Canon"},"order":"newest","secondsEach":9},"#
      + #""start":"2026-11-21T20:00:00Z","stop":"2026-11-21T20:30:00Z","summary":{"en":"About Golden hour."},"#
      + #""title":{"en":"Golden hour"}}"#
    let interaction =
      #"{"at":"2026-11-21T20:05:00Z","cancelled":false,"durationSeconds":20,"id":"poll","programme":"p1","#
      + #""resultsAt":"2026-11-21T20:06:00Z","serial":1,"show":"2026-11-21T20:05:20Z"}"#
    #expect(
      try json(schedule)
        == #"{"channel":"one","from":"2026-11-21T20:00:00Z","interactions":[\#(interaction)],"programmes":[\#(programme)],"#
        + #""refreshAfterSeconds":3600,"serial":42,"until":"2026-11-22T08:00:00Z","version":1}"#)
    try roundTrip(schedule)
  }

  @Test(arguments: Interaction.Kind.allCases)
  func anInteractionIsReadAsItWasWritten(_ kind: Interaction.Kind) throws {
    try roundTrip(Interaction.sample(kind))
  }

  @Test func membersOfAnInteractionMayBeLeftOut() throws {
    func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
      try JSONDecoder().decode(type, from: Data(text.utf8))
    }
    #expect(
      try decode(Interaction.self, #"{"id":"n","type":"notice","title":"N"}"#)
        == Interaction(id: "n", type: .notice, title: "N"))
    #expect(
      try decode(
        ScheduledInteraction.self, #"{"id":"q","programme":"p","at":"2026-11-21T20:05:00Z","durationSeconds":20}"#)
        == .sample(at: 300))
    #expect(throws: DecodingError.self) {
      try decode(AttributeList.self, #"{"sharpness":1}"#)
    }
    #expect(throws: DecodingError.self) { try decode(AttributeList.self, #"{"iso":1e999}"#) }
  }
}
