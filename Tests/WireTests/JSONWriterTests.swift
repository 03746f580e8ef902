import Foundation
import TestSupport
import Testing
import WireFormat

/// The writer of JSON, whose text is read as the values that were written.
@Suite struct JSONWriterTests {
  @Test func writesAnObject() {
    var json = JSONWriter()
    json.object { json in
      json.member("name", "a")
      json.member("count", 3)
      json.member("absent", ifPresent: String?.none)
      json.member("list", ifPresent: [1, 2.5]) { $0.number($1) }
      json.name("nothing")
      json.null()
    }
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"name":"a","count":3,"list":[1,2.5],"nothing":null}"#)
  }

  @Test func everyTextIsReadAsItWasWritten() throws {
    var generator = SeededGenerator()
    for _ in 0..<500 {
      let text = WireTexts.random(using: &generator)
      var json = JSONWriter()
      json.array([text]) { $0.string($1) }
      let read = try JSONDecoder().decode([String].self, from: Data(json.bytes))
      #expect(read.first.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test(
    arguments: [
      0.0, -0.0, 1, -1, 0.1, 1 / 3, 1e-7, .leastNonzeroMagnitude, 1.7976931348623157e308, 2_147_483_648, 100,
      9.007199254740993e15,
    ] as [Double])
  func everyNumberIsReadAsItWasWritten(_ number: Double) throws {
    var json = JSONWriter()
    json.array([number]) { $0.number($1) }
    let read = try #require(try JSONDecoder().decode([Double].self, from: Data(json.bytes)).first)
    #expect(read == number && read.sign == number.sign)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func aNumberThatIsNotFiniteIsNull(_ number: Double) {
    var json = JSONWriter()
    json.array([number]) { $0.number($1) }
    #expect(json.bytes == Array("[null]".utf8))
  }
}
