import Foundation
import Testing

@testable import Guides

/// Files as they come: packed, cut off, hostile, in any encoding.
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

  @Test func gzipIsKnownByItsFirstBytes() throws {
    let written = try WrittenGuide(bytes: try Self.gzip(Data(Self.document.utf8)))
    #expect(written.timetable == ["10:00-11:00 Émile"])
    #expect(written.problems == [])
  }

  @Test func membersFollowOneAnother() throws {
    let bytes = Data(Self.document.utf8)
    let packed = try Self.gzip(bytes.prefix(100)) + Self.gzip(Data()) + Self.gzip(bytes.dropFirst(100))
    #expect(try WrittenGuide(bytes: packed).timetable == ["10:00-11:00 Émile"])
  }

  @Test func aGuideMuchLongerThanItsGzipIsRead() throws {
    let blanks = String(repeating: " \n", count: 2_000_000)
    let packed = try Self.gzip(Data(Self.document.replacingOccurrences(of: "</tv>", with: blanks + "</tv>").utf8))
    #expect(packed.count < 100_000)
    #expect(try WrittenGuide(bytes: packed).timetable == ["10:00-11:00 Émile"])
  }

  @Test func gzipThatIsCutOffSaysWhere() throws {
    let packed = try Self.gzip(Data(Self.document.utf8))
    #expect(try refusal(packed.dropLast(4)) == "6: its gzip ends too early, here: the file was cut off")
    #expect(try refusal(packed.prefix(5)) == "1: its gzip ends too early, here: the file was cut off")
  }

  @Test func damagedGzipSaysSo() throws {
    var packed = try Self.gzip(Data(Self.document.utf8))
    packed[packed.count / 2] ^= 0xFF
    #expect(try refusal(packed).hasSuffix("its gzip is damaged here") || refusal(packed).contains("not well-formed"))
  }

  @Test func whatFollowsGzipIsTold() throws {
    let packed = try Self.gzip(Data(Self.document.utf8)) + Data("\0\0\0".utf8)
    let written = try WrittenGuide(bytes: packed)
    #expect(written.timetable == ["10:00-11:00 Émile"])
    #expect(written.problems == ["6 trailing-bytes"])
  }

  // MARK: What is no guide

  @Test(arguments: [
    ("", "1: it is not well-formed XML: no element found"),
    ("Dear reader,", "1: it is not well-formed XML: syntax error"),
    ("{\"tv\":[]}", "1: it is not well-formed XML: not well-formed (invalid token)"),
    ("<html><body/></html>", "1: it is XML, but no XMLTV: its root is <html>, not <tv>"),
    ("<tv>\n<channel id=\"a\">\n</tv>", "3: it is not well-formed XML: mismatched tag"),
    ("<tv>\n<channel id=\"a\"", "2: it is not well-formed XML: unclosed token"),
    ("<tv>\n&nbsp;</tv>", "2: it is not well-formed XML: undefined entity"),
    ("<?xml version=\"1.0\" encoding=\"wingdings\"?><tv/>", "1: it is not well-formed XML: unknown encoding"),
  ])
  func whatDoesNotParseSaysWhere(_ document: String, _ expected: String) throws {
    #expect(try refusal(Data(document.utf8)) == expected)
  }

  @Test func missingFilesAndFoldersCannotBeRead() {
    for (path, words) in [("/nowhere/guide.xml", "there is no such file"), ("/", "it is a folder")] {
      #expect(throws: GuideError(.unreadable, words)) { try Guide(path: path) }
    }
  }

  // MARK: Hostile documents

  @Test func entitiesOfItsOwnAreRefused() throws {
    let laughs = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE tv [<!ENTITY l0 \"ha\">\(laughs)]>\n<tv>&l9;</tv>"
    let expected = "2: it defines an entity of its own, which no guide needs and many bombs do"
    #expect(try refusal(Data(bomb.utf8)) == expected)
    let outside = "<!DOCTYPE tv [\n<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><tv>&secret;</tv>"
    #expect(try refusal(Data(outside.utf8)) == expected)
  }

  @Test func entitiesThatNobodyDefinedAreTold() throws {
    let written = try WrittenGuide(
      document: Self.document.replacingOccurrences(of: "Émile", with: "Nice&nbsp;one &amp; &eacute;"))
    #expect(written.timetable == ["10:00-11:00 Niceone &"])
    #expect(written.problems == ["5 unknown-entity", "5 unknown-entity"])
  }

  @Test func endlessDepthIsRefused() throws {
    let deep = "<tv>\n" + String(repeating: "<a>", count: 100_000)
    #expect(try refusal(Data(deep.utf8)) == "2: its elements lie in each other 64 deep")
  }

  @Test func endlessTagsAreRefused() throws {
    let long = "<tv>\n<channel id=\"" + String(repeating: "x", count: 6_000_000)
    #expect(try refusal(Data(long.utf8)) == "2: a single tag is longer than 4 MB")
  }

  // MARK: Encodings

  @Test(arguments: [
    ("ISO-8859-1", String.Encoding.isoLatin1, "Émile"), ("windows-1252", .windowsCP1252, "“Émile” €"),
    ("windows-1251", .windowsCP1251, "Новости"), ("windows-1250", .windowsCP1250, "Zprávy"),
    ("UTF-16", .utf16, "新闻 📺"), ("UTF-8", .utf8, "新闻 📺"),
  ])
  func encodings(_ name: String, _ encoding: String.Encoding, _ title: String) throws {
    let document = Self.document.replacingOccurrences(of: "UTF-8", with: name)
      .replacingOccurrences(of: "Émile", with: title)
    let written = try WrittenGuide(bytes: try #require(document.data(using: encoding)))
    #expect(written.timetable == ["10:00-11:00 \(title)"])
  }

  @Test func encodingsOfTwoBytes() throws {
    let halves = Self.document.replacingOccurrences(of: "UTF-8", with: "GBK").components(separatedBy: "Émile")
    // "新闻" in GBK.
    let bytes = Data(halves[0].utf8) + Data([0xD0, 0xC2, 0xCE, 0xC5]) + Data(halves[1].utf8)
    #expect(try WrittenGuide(bytes: bytes).timetable == ["10:00-11:00 新闻"])
  }

  @Test func aByteOrderMarkIsNothing() throws {
    #expect(try WrittenGuide(document: "\u{FEFF}" + Self.document).timetable == ["10:00-11:00 Émile"])
  }

  /// Packs bytes as a gzip member.
  static func gzip(_ bytes: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-c"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // The pipe would fill up with both ends in one hand; nothing packed here comes near to filling the way out.
    try input.fileHandleForWriting.write(contentsOf: bytes)
    try input.fileHandleForWriting.close()
    return try output.fileHandleForReading.readToEnd() ?? Data()
  }
}
