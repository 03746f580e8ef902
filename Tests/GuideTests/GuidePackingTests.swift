import CGuide
import Foundation
import TestSupport
import Testing

@testable import Guides

/// Guides that are compressed, in archives or in pipes, and files that are not guides.
@Suite struct GuidePackingTests {
  @Test(arguments: [
    PackedGuides.xz, PackedGuides.xzTwice, PackedGuides.bzip2, PackedGuides.gzip, PackedGuides.gzipTwice,
    PackedGuides.lzma, PackedGuides.lzmaOfKnownSize, PackedGuides.zip, PackedGuides.zipStored, PackedGuides.zipBzip2,
    PackedGuides.zipWithReadme, PackedGuides.zipOfGzip,
    PackedGuides.xz + PackedGuides.xz.prefix(0) + Data(count: 8),
  ])
  func readsPackedGuides(bytes: Data) throws {
    let written = try WrittenGuide(bytes: bytes)
    #expect(written.timetable == PackedGuides.timetable)
    #expect(written.problems == [])
  }

  @Test(arguments: [
    (PackedGuides.gzipFiveTimes, "it is compressed more than 4 times"),
    (PackedGuides.zipOfTwo, "it is a zip archive of 2 files: one.xml, two.xml. Unpack it and import one of them"),
    (PackedGuides.zipOfNotes, "it is a zip archive without an XMLTV file; it contains a.txt, b.jpg"),
    (PackedGuides.emptyZip, "it is an empty zip archive"),
    (Data([0x28, 0xB5, 0x2F, 0xFD, 0, 0]), "it is compressed with zstd: unpack it first"),
    (Data("Rar!\u{1A}\u{7}\0".utf8), "it is a RAR archive: unpack it first"),
    (
      Data("guide.xml".utf8) + Data(count: 248) + Data("ustar\0".utf8) + Data(count: 250),
      "it is a tar archive: unpack it first"
    ),
  ])
  func namesWhatItCannotRead(bytes: Data, message: String) throws {
    #expect(try refusal(bytes) == "1: \(message)")
  }

  @Test(arguments: [PackedGuides.xz, PackedGuides.bzip2, PackedGuides.zip, PackedGuides.zipStored])
  func refusesWhatIsCutOffOrDamaged(bytes: Data) throws {
    for count in stride(from: 1, to: bytes.count - 20, by: 7) {
      #expect(try refusal(bytes.prefix(count)) != "accepted", "\(count) bytes")
    }
    var damaged = bytes
    damaged[bytes.count / 3] ^= 0x55
    #expect(try refusal(damaged) != "accepted")
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>) func damagedArchivesDoNotTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for bytes in [PackedGuides.zipWithReadme, PackedGuides.zipBzip2, PackedGuides.xzTwice] {
      for _ in 0..<100 {
        var damaged = bytes
        for _ in 0..<random.integer(in: 1...4) {
          damaged[random.integer(in: 0...damaged.count - 1)] = UInt8(random.integer(in: 0...255))
        }
        _ = try refusal(damaged)
      }
    }
  }

  @Test func unpackedContentsAreBounded() throws {
    let folder = try TemporaryFolder()
    let path = folder.write(try GuideFormTests.gzip(Data(count: 1_000_000)), to: "bomb.gz")
    let source = try DecompressedSource(FileSource(try GuideFile(path: path)), CGUIDE_GZIP, limitBytes: 500_000)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    defer { buffer.deallocate() }
    #expect(throws: GuideError.self) { while try source.read(into: buffer) > 0 {} }
  }

  // MARK: Pipes

  private func piped(_ bytes: Data, limitBytes: Int) throws -> GuideFile {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: bytes)
    try pipe.fileHandleForWriting.close()
    return try GuideFile(taking: dup(pipe.fileHandleForReading.fileDescriptor), pipeLimitBytes: limitBytes)
  }

  @Test func pipesAreBounded() throws {
    #expect(try piped(Data(count: 1_000), limitBytes: 1_000).countBytes == 1_000)
    #expect(throws: GuideError.self) { try piped(Data(count: 1_001), limitBytes: 1_000) }
  }

  // MARK: Other files

  @Test(arguments: [
    (
      "#EXTM3U url-tvg=\"http://127.0.0.1/guide.xml\"\n#EXTINF:-1 tvg-id=\"a\",A\nhttp://127.0.0.1/a\n",
      "it is an M3U playlist, not a guide. Its guide may be at http://127.0.0.1/guide.xml"
    ),
    ("\u{FEFF}#EXTM3U\r\n#EXTINF:-1,A\r\n", "it is an M3U playlist, not a guide"),
    ("#EXTINF:-1,A\nhttp://127.0.0.1/a\n", "it is an M3U playlist, not a guide"),
    (
      "<!DOCTYPE html><html lang=\"en\"><head><title>404 &\nmore</title></head></html>",
      "it is an HTML page, not a guide: “404 & more”"
    ),
    ("\n<!-- x --><!doctype HTML>\n<p>x", "it is an HTML page, not a guide"),
    (
      "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\" \"x\"><html><title>Hi</title></html>",
      "it is an HTML page, not a guide: “Hi”"
    ),
    ("<h1>Too many requests</h1>", "it is an HTML page, not a guide"),
    ("{\"tv\":[]}", "it is JSON, not XML"), ("", "it is empty"), ("Dear reader,", "it is text, not XML"),
    ("SQLite format 3\0\0\u{1}", "it is neither text nor a known archive"),
    ("\0\u{1}\n;<=>?@", "it is neither text nor a known archive"),
  ])
  func namesWhatIsNoGuide(document: String, message: String) throws {
    #expect(try refusal(Data(document.utf8)) == "1: \(message)")
  }

  @Test(arguments: ["<rss version=\"2.0\"><channel/></rss>", "<TVs><channel id=\"a\"/></TVs>"])
  func namesTheRootElementOfOtherXML(document: String) throws {
    let root = document.dropFirst().prefix { $0.isLetter }
    #expect(
      try refusal(Data(document.utf8)) == "1: it is XML, but not XMLTV: the root element is <\(root)>, not <tv>")
  }
}
