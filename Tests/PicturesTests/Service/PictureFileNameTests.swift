import Screen
import Testing

@testable import Calls
@testable import Pictures

/// Different pictures have different names, and every name is that of a file in one folder.
@Suite struct PictureFileNameTests {
  private static let original = request()

  private static func request(
    reference: String = "abc", columns: Int = 12, rows: Int = 3, treatment: ImageStyle = .card,
    backdrop: RGB = RGB(1, 0x23, 4), depth: ColourDepth = .full, glyphs: GlyphSet = .blocks
  ) -> ImageRequest {
    ImageRequest(
      source: .album(reference), size: Size(columns: columns, rows: rows), treatment: treatment, backdrop: backdrop,
      depth: depth, glyphs: glyphs)
  }

  private static let others = [
    request(reference: "ab"), request(reference: "abc-12"), request(reference: "ABC"), request(columns: 1),
    request(rows: 4), request(treatment: .hero), request(backdrop: RGB(0x12, 3, 4)), request(depth: .indexed256),
    request(glyphs: .sextants),
  ]

  @Test(arguments: others) func differsForOtherPictures(other: ImageRequest) throws {
    let name = try #require(PictureFileName(Self.original)).text
    #expect(try #require(PictureFileName(other)).text != name)
  }

  @Test func differsForReferencesThatLookAlikeWhenEscaped() {
    let names = ["\u{1}0", "\u{10}", "%10", "/", ".", "..", "\u{0}", "é"].map {
      PictureFileName(Self.request(reference: $0))?.text ?? ""
    }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.utf8.allSatisfy { byte in byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "/") } })
  }

  @Test(arguments: [ImageSource.mall("abc"), .asset("abc"), .album(""), .album(String(repeating: "x", count: 101))])
  func needsTheOpenFileOfOtherSources(source: ImageSource) {
    let request = ImageRequest(
      source: source, size: Size(columns: 12, rows: 3), treatment: .card, backdrop: RGB(0, 0, 0), depth: .full,
      glyphs: .blocks)
    #expect(PictureFileName(request) == nil)
  }

  private static let file = OpenFile.Identity(device: 1, inode: 2, sizeBytes: 3, changedNS: 4)
  private static let otherFiles = [
    OpenFile.Identity(device: 9, inode: 2, sizeBytes: 3, changedNS: 4),
    OpenFile.Identity(device: 1, inode: 9, sizeBytes: 3, changedNS: 4),
    OpenFile.Identity(device: 1, inode: 2, sizeBytes: 9, changedNS: 4),
    OpenFile.Identity(device: 1, inode: 2, sizeBytes: 3, changedNS: -4),
    OpenFile.Identity(device: 12, inode: 0, sizeBytes: 3, changedNS: 4),
  ]

  @Test(arguments: otherFiles) func differsForOtherOpenFiles(other: OpenFile.Identity) {
    #expect(PictureFileName(Self.original, file: Self.file).text != PictureFileName(Self.original, file: other).text)
  }

  @Test func fitsIntoAFileName() throws {
    let request = Self.request(reference: String(repeating: "x", count: 100), columns: .max, rows: .max)
    #expect(try #require(PictureFileName(request)).text.utf8.count <= 200)
    let file = OpenFile.Identity(device: .max, inode: .max, sizeBytes: .max, changedNS: .min)
    #expect(PictureFileName(request, file: file).text.utf8.count <= 200)
  }
}
