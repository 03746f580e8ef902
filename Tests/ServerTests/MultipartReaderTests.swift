import Foundation
import TestSupport
import Testing

@testable import HTTPServer

/// Forms with files, which arrive in pieces of any size.
@Suite struct MultipartReaderTests {
  private static let boundary = "--b.o'u(n)d_a,r-y:=?"
  private static let type = "multipart/form-data; boundary=\"\(boundary)\""

  /// A part with its content.
  private struct Sent: Hashable {
    var part: MultipartPart
    var content: [UInt8]
    var isComplete = true
  }

  /// Reads a body in pieces that end at some positions, and returns the parts, and whether the last boundary was there.
  private static func read(
    _ body: [UInt8], at cuts: [Int] = [], type: String = type
  ) throws -> (parts: [Sent], isComplete: Bool, failure: MultipartReader.Failure?) {
    var reader = try #require(MultipartReader(contentType: type))
    var parts: [Sent] = []
    for (start, end) in zip([0] + cuts, cuts + [body.count]) {
      for event in reader.read(Array(body[start..<end])) {
        switch event {
        case .part(let part): parts.append(Sent(part: part, content: [], isComplete: false))
        case .content(let bytes):
          #expect(!bytes.isEmpty)
          parts[parts.count - 1].content += bytes
        case .partEnd: parts[parts.count - 1].isComplete = true
        }
      }
    }
    return (parts, reader.isComplete, reader.failure)
  }

  private static func body(_ parts: [Sent], boundary: String = boundary) -> [UInt8] {
    let encoded = parts.map { sent -> [UInt8] in
      let file = sent.part.fileName.map { "; filename=\"\($0)\"" } ?? ""
      let type = sent.part.contentType.map { "Content-Type: \($0)\r\n" } ?? ""
      let header = "Content-Disposition: form-data; name=\"\(sent.part.name)\"\(file)\r\n\(type)\r\n"
      return Array("--\(boundary)\r\n\(header)".utf8) + sent.content + [13, 10]
    }
    return encoded.flatMap(\.self) + Array("--\(boundary)--\r\n".utf8)
  }

  /// Contents that are nearly boundaries.
  private static let pieces: [[UInt8]] =
    ["\r\n--", "\r\n", "\r", "\n", "--", "\r\n\r\n", "--\(boundary)", "\r\n--\(boundary.dropLast())", "x", "\0", "界"]
    .map { Array($0.utf8) } + [[0xFF, 0xD8, 0xFF], [0x80]]

  private static func random(_ generator: inout SeededGenerator) -> Sent {
    var content: [UInt8] = []
    for _ in 0..<generator.integer(in: 0...8) {
      let more = generator.element(of: pieces)
      // A boundary must not be in the content.
      if (content + more).firstRange(of: Array("\r\n--\(boundary)".utf8)) == nil { content += more }
    }
    if content.starts(with: Array("--\(boundary)".utf8)) { content.insert(0, at: 0) }
    let name = FuzzedText.random(of: ["a", "b/", "..", "界", ";", "=", " ", "'", ".jpg"], count: 6, using: &generator)
    let isFile = generator.chance(oneIn: 2)
    return Sent(
      part: MultipartPart(name: "n\(name)", fileName: isFile ? name : nil, contentType: isFile ? "image/jpeg" : nil),
      content: content)
  }

  @Test func theDivisionIntoPiecesHasNoEffect() throws {
    var generator = SeededGenerator()
    for _ in 0..<40 {
      let parts = (0..<generator.integer(in: 0...4)).map { _ in Self.random(&generator) }
      let body = Array("preamble\r\n".utf8.prefix(generator.chance(oneIn: 2) ? 0 : 10)) + Self.body(parts)
      for cut in 0...body.count {
        let read = try Self.read(body, at: [cut])
        #expect(read.parts == parts && read.isComplete, "\(cut)")
      }
      #expect(try Self.read(body, at: Array(1..<body.count)).parts == parts)
      let cuts = (0..<8).map { _ in generator.integer(in: 0...body.count) }.sorted()
      #expect(try Self.read(body, at: cuts).parts == parts)
    }
  }

  @Test func aBodyThatEndsEarlyIsIncompleteAtEveryByte() throws {
    let part = MultipartPart(name: "files", fileName: "a.jpg", contentType: "image/jpeg")
    let parts = [Sent(part: part, content: Array("one\r\n".utf8)), Sent(part: part, content: Array("two".utf8))]
    let body = Self.body(parts)
    for length in 0..<(body.count - 2) {
      let read = try Self.read(Array(body.prefix(length)))
      #expect(!read.isComplete, "\(length)")
      for (sent, part) in zip(read.parts, parts) {
        #expect(sent.isComplete ? sent.content == part.content : part.content.starts(with: sent.content), "\(length)")
      }
    }
    #expect(try Self.read(body + Array("--\(Self.boundary)\r\n\r\n".utf8)).parts == parts, "an epilogue is ignored")
  }

  @Test func anyBytesAreReadOrRefused() throws {
    var generator = SeededGenerator()
    let pieces = Self.pieces + [Array("\r\n--\(Self.boundary)\r\n".utf8), Array("--\(Self.boundary)--".utf8)]
    for _ in 0..<2_000 {
      let body = (0..<12).flatMap { _ in generator.element(of: pieces) }
      let whole = try Self.read(body)
      let single = try Self.read(body, at: Array(1..<max(1, body.count)))
      #expect(whole.parts == single.parts && whole.failure == single.failure, "\(body)")
    }
  }

  @Test(arguments: [
    ("multipart/form-data; boundary=abc", true), ("MULTIPART/Form-Data ;\tcharset=utf-8; Boundary=\"a b\"", true),
    ("multipart/form-data; boundary=\(String(repeating: "x", count: 70))", true),
    ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", false),
    ("multipart/form-data; boundary=\"a \"", false), ("multipart/form-data; boundary=", false),
    ("multipart/form-data; boundary=\"\"", false), ("multipart/form-data", false), ("", false),
    ("multipart/form-data; boundary=a\u{e9}", false), ("multipart/form-data; boundary=\"a\\\"b\"", false),
    ("multipart/mixed; boundary=abc", false), ("text/plain; boundary=abc", false),
    ("multipart/form-data; x=\"; boundary=no\"; boundary=abc", true),
  ]) func boundariesAreThoseOfTheStandard(_ type: String, _ isValid: Bool) throws {
    #expect((MultipartReader(contentType: type) != nil) == isValid)
  }

  @Test(arguments: ["x\r\n", "-x", "-\r\n", "\rx", "\n"]) func whatFollowsABoundaryIsChecked(_ text: String) throws {
    var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=abc"))
    #expect(reader.read(Array("--abc\(text)".utf8)).isEmpty && reader.failure == .malformed)
    #expect(reader.read(Array("\r\n--abc\r\n\r\n".utf8)).isEmpty && !reader.isComplete)
  }

  @Test func blanksMayFollowABoundaryAndAnEmptyPartMayBeShort() throws {
    let text = "--abc \t\r\n\r\n\r\n--abc\r\nContent-Disposition: form-data; name=a\r\n\r\n--abc--"
    let read = try Self.read(Array(text.utf8), type: "multipart/form-data; boundary=abc")
    #expect(read.isComplete && read.parts.map(\.content) == [[], []] && read.parts.map(\.part.name) == ["", "a"])
  }

  @Test func headersAndPartsAreLimited() throws {
    let name = String(repeating: "n", count: 4_096)
    let part = Sent(part: MultipartPart(name: "files", fileName: name, contentType: nil), content: [1])
    #expect(try Self.read(Self.body([part])).parts == [part])
    let long = Sent(part: MultipartPart(name: String(repeating: "n", count: 16_384)), content: [])
    #expect(try Self.read(Self.body([long])).failure == .longHeader)
    let endless = "--\(Self.boundary)\r\n" + String(repeating: "x", count: 17_000)
    #expect(try Self.read(Array(endless.utf8)).failure == .longHeader)
    let many = Array(repeating: Sent(part: MultipartPart(name: "a"), content: []), count: MultipartReader.partCount)
    #expect(try Self.read(Self.body(many)).parts.count == many.count)
    #expect(try Self.read(Self.body(many + many.prefix(1))).failure == .manyParts)
  }

  @Test(arguments: [
    (#"form-data; name="files"; filename="a.jpg""#, "a.jpg"), (#"form-data; filename=a.jpg"#, "a.jpg"),
    (#"form-data; name="files"; filename="a\"b\\c.jpg""#, #"a"b\c.jpg"#),
    (#"form-data; filename="C:\photos\a.jpg""#, #"C:\photos\a.jpg"#),
    (#"form-data; filename="a%22b;c=d.jpg"; x="y""#, #"a"b;c=d.jpg"#), (#"form-data; filename="""#, ""),
    (#"form-data; filename="界.jpg"; filename="b""#, "界.jpg"), (#"form-data; filename="a"#, "a"),
    (#"form-data; name="files""#, nil), (#"attachment; filename="a.jpg""#, nil), ("", nil),
    (#"form-data;;; = ; filename = "a" "#, "a"), (#"form-data; filename*=utf-8''a.jpg"#, nil),
  ]) func namesOfFilesAreRead(_ disposition: String, _ name: String?) {
    let header = "x: y\r\nno field\r\ncontent-DISPOSITION:\(disposition)\r\n:"
    #expect(MultipartPart(headerFields: Array(header.utf8)[...]).fileName == name)
  }
}
