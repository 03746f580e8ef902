import Foundation
import MediaFuzz
import TestSupport
import Testing

@testable import ScheduleFiles

/// The JSON parser.
@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue {
    try JSONParser.parse(Data(text.utf8))
  }

  @Test func readsEveryKindOfValue() throws {
    let text = #" {"a": [-0.5e1, "\u00e9\ud83d\ude00\n\/", true, null], "é": {}} "#
    #expect(
      try parse(text)
        == .object([
          JSONMember(name: "a", value: .list([.number(-5), .text("é😀\n/"), .bool(true), .null])),
          JSONMember(name: "é", value: .object([])),
        ]))
  }

  @Test func ignoresAByteOrderMark() throws {
    #expect(try JSONParser.parse(Data([0xEF, 0xBB, 0xBF]) + Data("[]".utf8)) == .list([]))
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("{\"a\": 1,\n \"b\": tru}", 2, 7), ("{\"é\": 1 2}", 1, 9),
    ("{\"a\": 1, \"a\": 2}", 1, 10),
    ("[1,]", 1, 4), ("[01]", 1, 3), ("[1.]", 1, 4), ("[\"\u{1}\"]", 1, 3), ("[\"\\x\"]", 1, 3), ("[\"\\uD800\"]", 1, 3),
    ("[1] 2", 1, 5), ("[1e999]", 1, 2), (String(repeating: "[", count: 65), 1, 65), ("[-]", 1, 3), ("[\"\\u12", 1, 3),
  ])
  func reportsLineAndColumn(_ text: String, _ line: Int, _ column: Int) throws {
    let error = try #require(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(error.line == line && error.column == column, "\(error)")
  }

  @Test func reportsTheFirstByteThatIsNotUTF8() throws {
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONParser.parse(Data([0x5B, 0x22, 0xFF, 0x22, 0x5D]))
    }
    #expect(error.column == 3)
  }

  @Test(arguments: [2, 16, 17, 18, 1_000])
  func refusesANameThatOccursTwice(_ count: Int) throws {
    let members = (0..<count - 1).map { "\"m\($0)\": 0" }
    for duplicate in [0, count - 2] {
      let error = try #require(throws: JSONSyntaxError.self) {
        try parse("{\n" + (members + ["\"m\(duplicate)\": 1"]).joined(separator: ",\n") + "}")
      }
      #expect(error.line == count + 1 && error.column == 1 && error.expected == .eachNameOnce(name: "m\(duplicate)"))
    }
    #expect(throws: Never.self) { try parse("{" + members.joined(separator: ",") + "}") }
  }

  // With a search through all members, this took minutes.
  @Test(.timeLimit(.minutes(1)))
  func readsAnObjectOfManyMembersInLinearTime() throws {
    let members = (0..<300_000).map { "\"m\($0)\":1" }.joined(separator: ",")
    guard case .object(let read) = try parse("{\(members)}") else {
      Issue.record("not an object")
      return
    }
    #expect(read.count == 300_000 && read.last == JSONMember(name: "m299999", value: .number(1)))
  }

  @Test(arguments: [
    "0", "-0", "9007199254740993", "9223372036854775808", "-9223372036854775809", "1e308", "-1e308", "5e-324", "1e-400",
    "0.1", "123456789012345678901234567890", "1E+2", "1e-2",
  ])
  func readsNumbersAsSwiftDoes(_ text: String) throws {
    #expect(try parse(text) == .number(try #require(Double(text))))
  }

  @Test(arguments: [
    "1e309", "-1e309", String(repeating: "9", count: 400), "nan", "Infinity", "+1", ".5", "0x10", "1_000",
  ])
  func refusesOtherNumbers(_ text: String) {
    #expect(throws: JSONSyntaxError.self) { try parse(text) }
  }

  @Test func nestsToItsLimit() throws {
    let depth = JSONParser.depthLimit
    #expect(throws: Never.self) {
      try parse(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    for opening in ["[", #"{"a":"#] {
      #expect(throws: JSONSyntaxError.self) { try parse(String(repeating: opening, count: 100_000)) }
    }
  }

  @Test func agreesWithFoundationOnWhatIsJSON() {
    let pieces = [
      "{", "}", "[", "]", "\"", ":", ",", "0", "1", "-", ".", "e", "E+", "true", "false", "null", " ", "\n", "\\",
      "\\n",
      "\\u00e9", "\\ud83d\\ude00", "é", "\"a\"",
    ]
    let start = #"{"a": [-0.5e1, "\u00e9\n", true, null], "é": {"b": 12, "c": ""}}"#
    var random = SeededGenerator(seed: 0x7159)
    var acceptedCount = 0
    for _ in 0..<20_000 {
      let text = FuzzedText.mutated(start, with: pieces, using: &random)
      let isAccepted = (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
      do throws(JSONSyntaxError) {
        _ = try parse(text)
        acceptedCount += 1
        #expect(isAccepted, "\(text)")
      } catch {
        // Foundation keeps one of two members with a name, and accepts numbers of any size and a comma at the end.
        let isName = if case .eachNameOnce = error.expected { true } else { false }
        let isStricter = isName || error.expected == .smallerNumber || text.contains(#/,\s*[\]}]/#)
        #expect(!isAccepted || isStricter, "\(error): \(text)")
      }
    }
    #expect(acceptedCount > 1_000)
  }

  @Test func randomBytesAreRefused() {
    var random = SeededGenerator(seed: 0xB17E)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 1...64, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      guard let error = #expect(throws: JSONSyntaxError.self, performing: { try parseNoValue(bytes) }) else { continue }
      #expect(error.line >= 1 && error.column >= 1)
    }
  }

  /// Parses bytes; single digits, which random bytes may be, are no document either.
  private func parseNoValue(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    switch try JSONParser.parse(Data(bytes)) {
    case .list, .object: return
    default: throw JSONSyntaxError(line: 1, column: 1, expected: .value)
    }
  }
}
