import Foundation
import TestSupport
import Testing

@testable import Guides

/// The form of files: compression, encodings, damage and attacks.
@Suite struct GuideFormTests {
  static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tv SYSTEM "xmltv.dtd">
    <tv>
    \(WrittenGuide.channel)
    \(WrittenGuide.programme("1000", "1100", "Émile"))
    </tv>
    """

  // MARK: gzip

  @Test func recognisesGzipByItsFirstBytes() throws {
    let written = try WrittenGuide(bytes: try Self.gzip(Data(Self.document.utf8)))
    #expect(written.timetable == ["10:00-11:00 Émile"])
    #expect(written.problems == [])
  }

  @Test func readsSeveralGzipMembers() throws {
    let bytes = Data(Self.document.utf8)
    let compressed = try Self.gzip(bytes.prefix(100)) + Self.gzip(Data()) + Self.gzip(bytes.dropFirst(100))
    #expect(try WrittenGuide(bytes: compressed).timetable == ["10:00-11:00 Émile"])
  }

  @Test func readsAGuideMuchLongerThanItsGzip() throws {
    let compressed = try Self.gzip(Self.document(withAtItsEnd: Data(repeating: 0x0A, count: 4_000_000)))
    #expect(compressed.count < 100_000)
    #expect(try WrittenGuide(bytes: compressed).timetable == ["10:00-11:00 Émile"])
  }

  @Test func reportsTruncatedGzip() throws {
    let compressed = try Self.gzip(Data(Self.document.utf8))
    let message = "the compressed data ends too early: the file is incomplete"
    #expect(try refusal(compressed.dropLast(4)) == "6: \(message)")
    #expect(try refusal(compressed.prefix(5)) == "1: \(message)")
  }

  @Test func reportsDamagedGzip() throws {
    var compressed = try Self.gzip(Data(Self.document.utf8))
    compressed[compressed.count / 2] ^= 0xFF
    let message = try refusal(compressed)
    #expect(message.hasSuffix("the compressed data is damaged") || message.contains("not well-formed"))
  }

  @Test func reportsDataBehindGzip() throws {
    let compressed = try Self.gzip(Data(Self.document.utf8)) + Data("\0\0\0".utf8)
    let written = try WrittenGuide(bytes: compressed)
    #expect(written.timetable == ["10:00-11:00 Émile"])
    #expect(written.problems == ["6 trailing-bytes"])
  }

  // MARK: Files that are not guides

  @Test(arguments: [
    ("<rss><channel/></rss>", "1: it is XML, but not XMLTV: the root element is <rss>, not <tv>"),
    ("<tv>\n<channel id=\"a\">\n", "3: it ends too early: the file is incomplete"),
    ("<tv>\n<channel id=\"a\"", "2: it ends too early: the file is incomplete"),
  ])
  func namesTheLineOfAnError(_ document: String, _ expected: String) throws {
    #expect(try refusal(Data(document.utf8)) == expected)
  }

  @Test func anUnknownEncodingIsIgnoredWhereTheBytesAreUTF8() throws {
    let written = try WrittenGuide(document: Self.document.replacing("UTF-8", with: "wingdings"))
    #expect(written.timetable == ["10:00-11:00 Émile"] && written.problems == ["1 repaired"])
    let other = Data("<?xml version=\"1.0\" encoding=\"wingdings\"?><tv a='".utf8) + [0xE9] + Data("'/>".utf8)
    #expect(try refusal(other) == "1: its encoding “wingdings” is unknown")
  }

  @Test func refusesMissingFilesAndFolders() {
    for (path, fault) in [("/nowhere/guide.xml", GuideFault.missing), ("/", .folder)] {
      #expect(throws: GuideError(.unreadable, fault)) { try Guide(path: path) }
    }
  }

  // MARK: Hostile documents

  @Test func refusesEntityDefinitions() throws {
    let laughs = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE tv [<!ENTITY l0 \"ha\">\(laughs)]>\n<tv>&l9;</tv>"
    let expected = "2: it defines entities, which is not allowed in a guide"
    #expect(try refusal(Data(bomb.utf8)) == expected)
    let outside = "<!DOCTYPE tv [\n<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><tv>&secret;</tv>"
    #expect(try refusal(Data(outside.utf8)) == expected)
  }

  @Test func simpleEntitiesAreTheirTexts() throws {
    let definitions =
      "<!ENTITY company \"Dupont &amp; 'Fils' &#233;\">\n<!ENTITY company 'other'>\n<!ENTITY mark '1 < 2'>"
    let text = Self.document.replacingOccurrences(of: "Émile", with: "&company;: &mark; &other;")
    let written = try WrittenGuide(
      document: text.replacingOccurrences(of: "\"xmltv.dtd\">", with: "\"xmltv.dtd\" [\n\(definitions)\n]>"))
    #expect(written.timetable == ["10:00-11:00 Dupont & 'Fils' é: 1 < 2 &other;"])
    #expect(written.problems == ["9 unknown-entity"])
  }

  @Test func entitiesAreBounded() throws {
    let long = String(repeating: "x", count: 1_000)
    let type = "\"xmltv.dtd\" [<!ENTITY x \"\(long)\">]>"
    let title = String(repeating: "&x;", count: 20_000)
    let text = Self.document.replacingOccurrences(of: "Émile", with: title)
    let written = try WrittenGuide(document: text.replacingOccurrences(of: "\"xmltv.dtd\">", with: type))
    #expect(written.programmes.count == 1 && written.problems.contains { $0.hasSuffix("too-long") })
    let parameter = "<!DOCTYPE tv [<!ENTITY % x \"y\"><!ENTITY z \"y\">]><tv/>"
    #expect(try refusal(Data(parameter.utf8)) == "1: it defines entities, which is not allowed in a guide")
    let longer = "<!DOCTYPE tv [<!ENTITY x \"\(long)\(long)\">]><tv/>"
    #expect(try refusal(Data(longer.utf8)) == "1: it defines entities, which is not allowed in a guide")
  }

  @Test func keepsAndReportsUndefinedEntities() throws {
    let written = try WrittenGuide(
      document: Self.document.replacingOccurrences(of: "Émile", with: "Nice&ok;one &amp; &company;"))
    #expect(written.timetable == ["10:00-11:00 Nice&ok;one & &company;"])
    #expect(written.problems == ["5 unknown-entity", "5 unknown-entity"])
  }

  @Test func refusesDeepNesting() throws {
    let deep = "<tv>\n" + String(repeating: "<a>", count: 100_000)
    #expect(try refusal(Data(deep.utf8)) == "2: its elements are nested 64 levels deep")
  }

  @Test func refusesVeryLongTags() throws {
    let long = Data("<tv>\n<channel id=\"".utf8) + Self.letters(6_000_000)
    #expect(try refusal(long) == "2: a single tag is longer than 4 MB")
  }

  /// Tags and comments of a given length in bytes, with what stands around them.
  static let longTokens: [(before: String, start: String, end: String, after: String)] = [
    ("<tv>\n", "<channel id=\"a\" note=\"", "\"/>", "</tv>"),
    ("<tv>\n", "<!--", "-->", "</tv>"),
    ("<tv>\n", "<?note ", "?>", "</tv>"),
    ("<!-- -->\n", "<!--", "-->", "<tv/>"),
    ("<tv>\n", "<!-- \u{2014}", "\u{2014} -->", "</tv>"),
  ]

  @Test(arguments: longTokens.indices, [0, 40_000]) func acceptsTokensUpToTheLimit(token: Int, offset: Int) throws {
    let document = Self.document(withTokenOf: 4 * 1_048_576, token, offset)
    #expect(throws: Never.self) { try WrittenGuide(bytes: document) }
  }

  @Test(arguments: longTokens.indices, [0, 40_000]) func refusesTokensBeyondTheLimit(token: Int, offset: Int) throws {
    let document = Self.document(withTokenOf: 4 * 1_048_576 + 1, token, offset)
    #expect(try refusal(document) == "2: a single tag is longer than 4 MB")
  }

  /// - Parameter offset: How many blanks more precede the token, so that it begins elsewhere in a piece.
  private static func document(withTokenOf count: Int, _ token: Int, _ offset: Int) -> Data {
    let (before, start, end, after) = longTokens[token]
    let blanks = String(repeating: " ", count: offset)
    return Data("\(before)\(blanks)\(start)".utf8) + letters(count - start.utf8.count - end.utf8.count)
      + Data("\(end)\(after)".utf8)
  }

  /// A text of one letter, made as bytes because a long string takes seconds to make.
  private static func letters(_ count: Int) -> Data { Data(repeating: UInt8(ascii: "x"), count: count) }

  /// The document with more content before the end of its root element.
  private static func document(withAtItsEnd content: Data) -> Data {
    Data(document.utf8.dropLast("</tv>".utf8.count)) + content + Data("</tv>".utf8)
  }

  @Test func acceptsManyShortTokensAfterALongOne() throws {
    // expat puts parsing off after a long token, so that the short ones behind it arrive late.
    let long = Data("<!--".utf8) + Self.letters(2_100_000) + Data("-->".utf8)
    let short = Data(String(repeating: "<!-- --><?a?>\(String(repeating: " ", count: 186))\n", count: 14_000).utf8)
    let written = try WrittenGuide(bytes: Self.document(withAtItsEnd: long + short))
    #expect(written.timetable == ["10:00-11:00 Émile"])
  }

  @Test func acceptsTextsOfAnyLength() throws {
    let text = Self.letters(6_000_000)
    let element = Data("<extra>".utf8) + text + Data("<![CDATA[".utf8) + text + Data("]]></extra>".utf8)
    let written = try WrittenGuide(bytes: Self.document(withAtItsEnd: element))
    #expect(written.timetable == ["10:00-11:00 Émile"])
  }

  @Test func refusesDocumentsThatTakeTooMuchMemory() throws {
    // expat keeps every name that it has seen.
    let names = (0..<650_000).map { "<n\($0)/>" }.joined()
    #expect(try refusal(Data("<tv>\n\(names)</tv>".utf8)) == "2: it takes more than 64 MB of memory to read")
  }

  // MARK: Encodings

  @Test(arguments: [
    ("ISO-8859-1", String.Encoding.isoLatin1, "Émile"), ("windows-1252", .windowsCP1252, "“Émile” €"),
    ("windows-1251", .windowsCP1251, "Новости"), ("windows-1250", .windowsCP1250, "Zprávy"),
    ("UTF-16", .utf16, "新闻 📺"), ("UTF-8", .utf8, "新闻 📺"),
  ])
  func readsEncodings(_ name: String, _ encoding: String.Encoding, _ title: String) throws {
    let document = Self.document.replacingOccurrences(of: "UTF-8", with: name)
      .replacingOccurrences(of: "Émile", with: title)
    let written = try WrittenGuide(bytes: try #require(document.data(using: encoding)))
    #expect(written.timetable == ["10:00-11:00 \(title)"])
  }

  @Test func readsEncodingsWithTwoBytes() throws {
    let halves = Self.document.replacingOccurrences(of: "UTF-8", with: "GBK").components(separatedBy: "Émile")
    // "新闻" in GBK.
    let bytes = Data(halves[0].utf8) + Data([0xD0, 0xC2, 0xCE, 0xC5]) + Data(halves[1].utf8)
    #expect(try WrittenGuide(bytes: bytes).timetable == ["10:00-11:00 新闻"])
  }

  @Test func readsEncodingsWithCombiningCharacters() throws {
    let halves = Self.document.replacingOccurrences(of: "UTF-8", with: "windows-1258").components(separatedBy: "Émile")
    // "Tiếng": iconv holds back each letter that a tone mark may follow.
    let bytes = Data(halves[0].utf8) + Data([0x54, 0x69, 0xEA, 0xEC, 0x6E, 0x67]) + Data(halves[1].utf8)
    #expect(try WrittenGuide(bytes: bytes).timetable == ["10:00-11:00 Ti\u{EA}\u{301}ng"])
  }

  @Test func ignoresAByteOrderMark() throws {
    #expect(try WrittenGuide(document: "\u{FEFF}" + Self.document).timetable == ["10:00-11:00 Émile"])
  }

  /// Compresses bytes as a gzip member.
  static func gzip(_ bytes: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-c"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // Writing all input before reading the output cannot block: the compressed data always fits into the pipe.
    try input.fileHandleForWriting.write(contentsOf: bytes)
    try input.fileHandleForWriting.close()
    return try output.fileHandleForReading.readToEnd() ?? Data()
  }
}
