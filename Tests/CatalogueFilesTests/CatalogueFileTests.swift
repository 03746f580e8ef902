import CatalogueFiles
import Foundation
import TestSupport
import Testing

@Suite struct CatalogueFileTests {
  private static func line(_ id: String, amount: Int = 1) -> String {
    #"{"id":"\#(id)","brand":"B","model":"B \#(id)","kind":"other","price":{"amountMinor":\#(amount),"currency":"CNY"}}"#
  }

  private func file(_ lines: String...) -> CatalogueFile {
    CatalogueFile(contents: Data(lines.joined(separator: "\n").utf8))
  }

  @Test(arguments: [
    (#"{"id":"a"}"#, "brand: expected a brand"),
    ("not json", "expected one JSON object in UTF-8"),
    (line("a", amount: -1), "price.amountMinor: expected a whole number from 0 to 1000000000000"),
  ])
  func aFaultyLineIsLeftOutAndReported(_ line: String, _ message: String) {
    let file = file(Self.line("g"), "", "\(line)\r", Self.line("h"))
    #expect(file.products.map(\.id) == ["g", "h"])
    #expect(file.problems.map(\.line) == [3])
    #expect(file.problems.map { english($0) } == [message])
  }

  @Test func anIDIsTakenOnce() {
    let file = file(Self.line("g", amount: 1), Self.line("g", amount: 2))
    #expect(file.products.map(\.price.amountMinor) == [1])
    #expect(
      file.problems.map { english($0) } == ["id: expected an id that no other line has; line 1 has it too"])
  }

  @Test func anOverlongLineIsReportedWithItsNumber() {
    let blankCount = CatalogueFile.lineLimitBytes - Self.line("g").utf8.count
    let longest = Self.line("g") + String(repeating: " ", count: blankCount)
    let file = file(longest, longest + " ", Self.line("h"))
    #expect(file.products.map(\.id) == ["g", "h"])
    #expect(file.problems.map(\.line) == [2])
    #expect(file.problems.map { english($0) } == ["expected at most 65536 bytes; the line has 65537"])
  }

  @Test func aByteOrderMarkIsSkipped() {
    let file = CatalogueFile(contents: Data([0xEF, 0xBB, 0xBF]) + Data(Self.line("g").utf8))
    #expect(file.products.map(\.id) == ["g"] && file.problems.isEmpty)
  }

  @Test func bytesThatAreNoTextAreReported() {
    let broken = Data(Self.line("g").utf8).map { $0 == UInt8(ascii: "B") ? 0xFF : $0 }
    let file = CatalogueFile(contents: Data(broken) + Data("\n\(Self.line("h"))".utf8))
    #expect(file.products.map(\.id) == ["h"] && file.problems.map(\.line) == [1])
  }

  @Test(arguments: ["", "\n", " \t\r\n\n"])
  func aBlankFileHasNoProducts(_ text: String) {
    let file = CatalogueFile(contents: Data(text.utf8))
    #expect(file.products.isEmpty && file.problems.isEmpty)
  }

  /// A slice of bytes does not begin at index 0.
  @Test func aSliceIsReadLikeAnyOther() {
    let contents = Data("xxxx\(Self.line("g"))\n\(Self.line("h"))".utf8).dropFirst(4)
    #expect(CatalogueFile(contents: contents).products.map(\.id) == ["g", "h"])
  }
}
