import Foundation
import MediaFuzz
import TestSupport
import Testing

@testable import Guides

/// Repairs of text that is nearly XML.
@Suite struct XMLRepairerTests {
  /// Repairs a text that comes in parts of a size.
  private static func repaired(
    _ text: String, partBytes: Int = .max
  ) -> (text: String, repairs: [XMLRepairer.Repair]) {
    repaired(Array(text.utf8), partBytes: partBytes)
  }

  private static func repaired(
    _ bytes: [UInt8], partBytes: Int = .max
  ) -> (text: String, repairs: [XMLRepairer.Repair]) {
    var repairer = XMLRepairer()
    var (output, repairs): ([UInt8], [XMLRepairer.Repair]) = ([], [])
    var rest = bytes[...]
    repeat {
      let part = rest.prefix(partBytes)
      rest = rest.dropFirst(part.count)
      output += repairer.feed(Array(part), isLast: rest.isEmpty)
      repairs += repairer.repairs
    } while !rest.isEmpty
    return (String(decoding: output, as: UTF8.self), repairs)
  }

  /// Contents of a `tv` element, what they become, and the repairs.
  static let contents: [(String, String, [GuideRepair])] = [
    // References
    ("a & b", "a &amp; b", [.ampersand]), ("a&", "a&amp;", [.ampersand]),
    ("&&amp;&", "&amp;&amp;&amp;", [.ampersand, .ampersand]),
    ("AT&T", "AT&amp;T", [.ampersand]), ("R&B;C", "R&amp;B;C", [.unknownEntity("B")]),
    ("&;&#;&#x;", "&amp;;&amp;#;&amp;#x;", [.ampersand, .ampersand, .ampersand]),
    ("a=1&b=2", "a=1&amp;b=2", [.ampersand]),
    ("&amp;&lt;&gt;&quot;&apos;&#233;&#xE9;", "&amp;&lt;&gt;&quot;&apos;&#233;&#xE9;", []),
    ("caf&eacute;&nbsp;&euro;&Omega;", "café\u{A0}€Ω", []),
    ("&AMP;&COPY;", "&amp;&amp;COPY;", [.unknownEntity("COPY")]),
    (
      "&#x1F;&#0;&#xFFFE;&#x110000;&#99999999999;", "",
      [
        .reference("&#x1F;"), .reference("&#0;"), .reference("&#xFFFE;"), .reference("&#x110000;"),
        .reference("&#99999999999;"),
      ]
    ),
    ("&#150;&#x92;", "–’", [.windowsReference("&#150;"), .windowsReference("&#x92;")]),
    ("&#55357;&#56832;&#xD83D;", "😀", [.reference("&#55357;&#56832;"), .reference("&#xD83D;")]),
    ("&#XE9;", "&#233;", []),
    // Text
    ("1 < 2 <3 <", "1 &lt; 2 &lt;3 &lt;", [.lessThan, .lessThan, .lessThan]), ("<<b/>", "&lt;<b/>", [.lessThan]),
    ("<b c <d/>", "&lt;b c <d/>", [.lessThan]), ("<I think so>", "&lt;I think so>", [.lessThan]),
    ("<me@example.org> <http://x>", "&lt;me@example.org> &lt;http://x>", [.lessThan, .lessThan]),
    ("<“x”/>", "&lt;“x”/>", [.lessThan]), ("<![cdata[x", "&lt;![cdata[x", [.lessThan]),
    ("<!ELEMENT x>", "&lt;!ELEMENT x>", [.lessThan]),
    ("a ]]> b ]] c", "a ]]&gt; b ]] c", [.sectionEnd]),
    ("a\u{1}b\u{0}\u{FFFE}\u{FFFD}\t", "ab\u{FFFD}\t", [.character(1), .character(0), .character(0xFFFE)]),
    // Constructs
    ("<!-- a -- b --- c -->", "<!-- a  - b   - c -->", [.hyphens, .hyphens, .hyphens]),
    ("<!-- x --->", "<!-- x  -->", [.hyphens]),
    ("<!--\u{1}&<>-->", "<!-- &<>-->", [.character(1)]),
    ("<![CDATA[a & <b> ]] \u{2}]]>", "<![CDATA[a & <b> ]] ]]>", [.character(2)]),
    ("<![CDATA[a]]]>", "<![CDATA[a]]]>", []), ("<?php echo 1 ?>", "<?php echo 1 ?>", []),
    ("<?xml version=\"1.0\"?>a", "a", [.declaration]),
    ("<!DOCTYPE tv [<!-- ' --><!ELEMENT a (b)>]>a", "a", [.declaration]), ("<? x", "&lt;? x", [.lessThan]),
    ("<!-- -\u{1}-> -->", "<!-- - -> -->", [.character(1)]),
    ("]]\u{1}> <![CDATA[]]\u{1}>]]>", "]] > <![CDATA[]] >]]>", [.character(1), .character(1)]),
    ("<?a ?\u{1}> ?>", "<?a ? > ?>", [.character(1)]),
    // Tags
    ("<a></b></a>", "<a></a>", [.endTag("b")]), ("<a><b></a>", "<a><b></b></a>", [.missingEnd("b")]),
    ("<a><br>x<br>y</a>", "<a><br>x<br>y</br></br></a>", [.missingEnd("br"), .missingEnd("br")]),
    ("</ a></a b>", "", [.endTag("a"), .endTag("a")]),
    ("<a></a\n>", "<a></a\n>", []), ("<a></ a\n>", "<a></a>\n", []), ("</>", "&lt;/>", [.lessThan]),
    ("<a b=c d='e'/>", "<a b=\"c\" d='e'/>", [.attributes("a")]),
    ("<a b=\"1\"c=\"2\"/>", "<a b=\"1\" c=\"2\"/>", [.attributes("a")]),
    ("<a b=\"1\" b=\"2\"/>", "<a b=\"1\"/>", [.attributes("a")]),
    ("<a b=\"x & y < z\"/>", "<a b=\"x &amp; y &lt; z\"/>", [.ampersand, .lessThan]),
    ("<a b=\"caf&eacute;\"/>", "<a b=\"café\"/>", []), ("<a b=x/>", "<a b=\"x\"/>", [.attributes("a")]),
    ("<a b='x\u{3}'/>", "<a b='x'/>", [.character(3)]), ("<a b=\"x></a>", "<a b=\"x\"></a>", [.attributes("a")]),
    ("<a b=\"c\"\n<d/></a>", "<a b=\"c\">\n<d/></a>", [.openTag("a")]),
    ("<a b = \"c\"\n d='&amp;'\n/>", "<a b=\"c\"\n d='&amp;'\n/>", []),
    ("<a title=\"1 > 0\">x</a>", "<a title=\"1 > 0\">x</a>", []),
    ("<a it's b=\"c\"/>", "<a it=\"\" s=\"\" b=\"c\"/>", [.attributes("a")]),
    ("<a b=say\"hi\"/>", "<a b=\"say&quot;hi&quot;\"/>", [.attributes("a")]),
    // Entries
    (
      "<programme><title>x</programme><programme/>", "<programme><title>x</title></programme><programme/>",
      [.missingEnd("title")]
    ),
    (
      "<programme><desc>x<programme>y</programme>", "<programme><desc>x</desc></programme><programme>y</programme>",
      [.missingEnd("desc"), .missingEnd("programme")]
    ),
    (
      "<programme><title>x<desc>y</desc></programme>", "<programme><title>x</title><desc>y</desc></programme>",
      [.missingEnd("title")]
    ),
  ]

  @Test(arguments: contents.indices) func repairsWhatIsPlainlyMeant(index: Int) {
    let (text, expected, repairs) = Self.contents[index]
    for partBytes in [.max, 1, 2, 3, 7] {
      let result = Self.repaired("<tv>\n\(text)</tv>", partBytes: partBytes)
      #expect(result.text == "<tv>\n\(expected)</tv>", "in parts of \(partBytes)")
      #expect(result.repairs.map(\.repair) == repairs, "in parts of \(partBytes)")
      #expect(result.repairs.allSatisfy { $0.line >= 2 })
    }
  }

  /// Whole files, what they become, and the repairs.
  static let files: [(String, String, [GuideRepair])] = [
    ("\n <?xml version=\"1.0\"?>\n<tv/>", "\n\n<tv></tv>", []),
    ("<br />\n<b>Warning</b>: x\n<?xml version=\"1.0\"?>\n<tv></tv>", "\n\n\n<tv></tv>", [.textBefore]),
    ("oops <tv></tv>", "<tv></tv>", [.textBefore]),
    ("<!DOCTYPE tv SYSTEM \"a>b\"><tv></tv>", "<!DOCTYPE tv SYSTEM \"a>b\"><tv></tv>", []),
    ("<tv></tv>\n<!-- x -->\n", "<tv>\n<!-- x -->\n</tv>", []),
    ("<tv></tv>\n\0\0", "<tv>\n</tv>", []), ("<tv></tv>\nbye </tv>", "<tv>\n</tv>", [.textBehind]),
    ("<tv>a</tv>\n<?xml version=\"1.0\"?>\n<tv x=\"y\">b</tv>", "<tv>a\n\nb</tv>", [.declaration, .secondDocument]),
    ("<tv>a</tv>\n<!DOCTYPE tv><tv>b</tv><tv/>", "<tv>a\nb</tv>", [.declaration, .secondDocument, .secondDocument]),
    ("<tv></tv><channel id=\"a\"/></tv>", "<tv><channel id=\"a\"/></tv>", [.secondDocument]),
    ("<tv><channel></tv>", "<tv><channel></channel></tv>", [.missingEnd("channel")]),
    // What ends too early stays so.
    ("<tv><a>", "<tv><a>", []), ("<tv><a b=\"", "<tv><a b=\"", []), ("<tv><!-- ", "<tv><!-- ", []), ("", "", []),
  ]

  @Test(arguments: files.indices) func repairsWholeFiles(index: Int) {
    let (text, expected, repairs) = Self.files[index]
    for partBytes in [.max, 1, 2, 5] {
      let result = Self.repaired(text, partBytes: partBytes)
      #expect(result.text == expected, "in parts of \(partBytes)")
      #expect(result.repairs.map(\.repair) == repairs, "in parts of \(partBytes)")
    }
  }

  @Test func namesTheLineAndTheColumn() {
    let text = "<tv>\r\n<a>é & b</a>\n<a b=\"1\"c=\"&\"/>\r</x>\n  &</tv>"
    let places = Self.repaired(text).repairs.map { "\($0.line):\($0.column)" }
    #expect(places == ["2:6", "3:1", "3:12", "4:1", "5:3"])
  }

  // MARK: Any text

  private static let pieces = [
    "<", ">", "/", "=", "\"", "'", "&", ";", "#", "x41", "eacute", "-", "--", "!", "?", "[", "]", "]]>", "<!--", "-->",
    "<![CDATA[", "<!DOCTYPE", "<?xml ", "?>", "<tv>", "</tv>", "<tv ", "<a ", "</a>", "<b>", "<programme ",
    "</programme>",
    "<title>", "</desc>", "b=", "\u{0}", "\u{1F}", "\u{FFFE}", "é", "😀", "\n", "\r", " ", "\t", "text",
  ]

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func anyTextIsRepairedWithinBoundsAndInAnyParts(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let text = "<tv>" + FuzzedText.random(of: Self.pieces, count: 40, using: &random)
      let whole = Self.repaired(text)
      #expect(whole.text.utf8.count <= 6 * text.utf8.count + 16, "\(text)")
      let parts = Self.repaired(text, partBytes: random.integer(in: 1...9))
      #expect(parts.text == whole.text && parts.repairs == whole.repairs, "\(text)")
      #expect(Self.lineCount(whole.text) == Self.lineCount(text), "\(text)")
    }
  }

  private static func lineCount(_ text: String) -> Int {
    text.utf8.count { $0 == 0x0A || $0 == 0x0D }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func whatIsRepairedIsXML(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let text = FuzzedText.random(of: Self.pieces, count: 30, using: &random)
      // Whatever comes before, the end closes it; a DOCTYPE, a comment or a quote may be open.
      let document = "<tv>\(text)\n\"'>]]>--> ?> </tv>"
      let result = Self.repaired(document)
      let again = Self.repaired(result.text)
      #expect(again.text == result.text && again.repairs == [], "\(document)")
      guard result.text.hasSuffix("</tv>") else { continue }
      let error = try refusal(Data(document.utf8))
      #expect(!error.contains("well-formed") || error.contains("nested"), "\(error): \(document)")
    }
  }

  @Test func wellFormedTextIsUnchanged() {
    let text =
      "<!DOCTYPE tv>\n<tv a='b'>\(String(repeating: "<a b=\"c &amp; d\">é &#10; <![CDATA[<&]]></a>\n", count: 500))</tv>"
    #expect(Self.repaired(text).text == text && Self.repaired(text, partBytes: 1_000).text == text)
  }

  @Test func hostileTextTakesLinearTime() {
    for piece in ["<a b=\"", "<a b='\"", "&", "<", "<a ", "]]", "--", "<!--", "<a b=c ", "</", "&#", "&a"] {
      let text = "<tv>" + String(repeating: piece, count: 200_000 / piece.utf8.count)
      let result = Self.repaired(text, partBytes: 4_096)
      #expect(result.text.utf8.count <= 6 * text.utf8.count + 16)
    }
  }
}
