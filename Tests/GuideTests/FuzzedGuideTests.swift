import Foundation
import MediaFuzz
import TestSupport
import Testing

@testable import Guides

/// Whatever bytes a guide has, it is read or refused with a reason.
@Suite struct FuzzedGuideTests {
  private static let encodings: [(name: String, encoding: String.Encoding)] = [
    ("UTF-8", .utf8), ("UTF-16", .utf16), ("ISO-8859-1", .isoLatin1), ("windows-1252", .windowsCP1252),
    ("Shift_JIS", .shiftJIS), ("windows-1258", .ascii), ("ISO-2022-JP", .ascii), ("UTF-7", .ascii),
  ]

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func readsOrRefusesDamagedDocuments(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let bytes = Self.document(&generator)
      Self.read(Data(FuzzedMedia.mutant(of: Array(bytes), &generator)), seed)
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func readsOrRefusesDamagedGzip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let packed = try GuideFormTests.gzip(Self.document(&generator))
    for _ in 0..<100 {
      Self.read(Data(FuzzedMedia.mutant(of: Array(packed), &generator)), seed)
      Self.read(packed + generator.bytes(count: generator.integer(in: 0...40)), seed)
    }
  }

  /// A guide with hostile texts in its fields; what its encoding cannot hold is replaced, or the whole is UTF-8 after all.
  private static func document(_ generator: inout SeededGenerator) -> Data {
    let (name, encoding) = generator.element(of: encodings)
    var programmes = ""
    for _ in 0..<generator.integer(in: 0...4) {
      programmes += WrittenGuide.programme(
        time(&generator), generator.chance(oneIn: 4) ? nil : time(&generator), text(&generator))
    }
    let document = """
      <?xml version="1.0" encoding="\(name)"?>
      <!DOCTYPE tv SYSTEM "xmltv.dtd">
      <tv>\(WrittenGuide.channel)<!-- \(text(&generator)) --><![CDATA[\(text(&generator))]]>
      \(programmes)</tv>
      """
    return document.data(using: encoding, allowLossyConversion: true) ?? Data(document.utf8)
  }

  private static func time(_ generator: inout SeededGenerator) -> String {
    generator.chance(oneIn: 3) ? String(generator.edgeValue(near: 1_200)) : "1200"
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let text = HostileText.text(&generator)
    guard generator.chance(oneIn: 2) else { return text }
    return text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }

  private static func read(_ bytes: Data, _ seed: UInt64) {
    do {
      let written = try WrittenGuide(bytes: bytes)
      #expect(written.programmes.count == written.guide.programmeCount, "seed \(seed)")
    } catch let error as GuideError {
      #expect(error.kind == .malformed && error.line != nil, "seed \(seed): \(error)")
    } catch {
      Issue.record(error, "seed \(seed)")
    }
  }
}
