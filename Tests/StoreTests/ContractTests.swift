import AlbumService
import Foundation
import MallService
import Testing

/// Photos, products and orders as JSON: the names of the contract, and nothing where nothing is known.
@Suite struct ContractTests {
  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
    #expect(try JSONDecoder().decode(Value.self, from: Data(try json(value).utf8)) == value)
  }

  @Test func aBarePhotoSaysOnlyWhatIsKnown() throws {
    let photo = Photo(id: "a1", title: "Dunes", file: "/p/dunes.jpg", album: "Trips")
    #expect(
      try json(photo)
        == #"{"album":"Trips","file":"/p/dunes.jpg","id":"a1","mediaType":"photo","selectionCount":0,"title":"Dunes"}"#)
    try roundTrip(photo)
  }

  @Test func aFullPhotoSaysEverything() throws {
    var photo = Photo(id: "a1", title: "Dunes", file: "/p", album: "Trips", owner: "Anna", contentHash: "ab")
    (photo.brand, photo.model, photo.lens) = ("Canon", "Canon EOS 5D", "Canon EF 50mm f/1.4 USM")
    (photo.exifMake, photo.exifModel, photo.exposureProgram) = ("Canon", "Canon EOS 5D", .manual)
    (photo.exposureTime, photo.fNumber, photo.iso, photo.exposureBias) = (0.008, 2.8, 400, -0.3)
    (photo.focalLength, photo.focalLength35, photo.takenAt) = (50, 80, "2014-06-21T21:40:05")
    (photo.width, photo.height, photo.orientation, photo.problem) = (4368, 2912, 6, "gone")
    try roundTrip(photo)
    let names = try #require(try JSONSerialization.jsonObject(with: Data(try json(photo).utf8)) as? [String: Any]).keys
    let contract = """
      id title file album owner mediaType brand model lens exifMake exifModel exposureProgram exposureTime fNumber iso
      exposureBias focalLength focalLength35 takenAt width height orientation selectionCount
      """.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(Set(names).subtracting(contract) == ["contentHash", "problem"] && names.count == contract.count + 2)
  }

  @Test func aProductIsWrittenAsACatalogueLineIs() throws {
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

  @Test func anOrderSaysWhatWasPaid() throws {
    let order = Order(
      id: "a1", product: "p", price: Money(amountMinor: 5, currency: "CNY"), key: "k", orderedAt: "2026-11-21T20:00:00Z"
    )
    #expect(
      try json(order)
        == #"{"id":"a1","key":"k","orderedAt":"2026-11-21T20:00:00Z","price":{"amountMinor":5,"currency":"CNY"},"product":"p"}"#
    )
    try roundTrip(order)
  }
}
