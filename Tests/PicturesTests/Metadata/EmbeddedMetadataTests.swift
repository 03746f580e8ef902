import Calls
import MediaFuzz
import TestSupport
import Testing

@testable import Pictures

/// Metadata that is found by the structure of a file, even if Exiv2 rejects the rest of it.
@Suite struct EmbeddedMetadataTests {
  private static let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
  private static let tags: [ExifTag] = [
    .text(0x010F, "samsung", in: .image), .text(0x0110, "Model X", in: .image), .short(0x8827, 250),
  ]
  /// An `Exif` item: the offset of the TIFF structure, and `Exif` with NULs before it.
  private static let exifItem = [0, 0, 0, 6] + Array("Exif\0\0".utf8) + ExifTag.tiff(tags)
  private static let xmp = JPEG.xmpPacket(#"photoshop:DateCreated="1985-07-14""#)

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func embedded(_ bytes: [UInt8], _ format: MediaFormat) throws -> EmbeddedMetadata? {
    EmbeddedMetadata(try OpenFile.picture(at: folder.write(bytes, to: "file")), format: format)
  }

  private static func exif(_ parts: [UInt8]..., method: Int = 0) -> HEIFItemsFile.Item {
    .init(type: "Exif", method: method, parts: parts)
  }

  private static let wholeFiles: [HEIFItemsFile] = [
    HEIFItemsFile(items: [exif(exifItem)]),
    HEIFItemsFile(items: [exif(exifItem)], version: 0),
    HEIFItemsFile(items: [exif(exifItem)], version: 2, baseBytes: 8),
    HEIFItemsFile(items: [exif(exifItem)], baseBytes: 4),
    HEIFItemsFile(items: [exif(exifItem)], padding: 2),
    HEIFItemsFile(items: [exif(exifItem)], hasLongMeta: true),
    // Several extents, in the middle of numbers.
    HEIFItemsFile(items: [exif(Array(exifItem[..<7]), Array(exifItem[7..<33]), Array(exifItem[33...]))]),
    HEIFItemsFile(items: [exif(Array(exifItem[..<20]), Array(exifItem[20...]), method: 1)]),
    HEIFItemsFile(items: [.init(type: "grid"), exif(exifItem)]),
  ]

  @Test(arguments: wholeFiles.indices) func readsTheTagsOfAHEIFFile(index: Int) throws {
    let file = Self.wholeFiles[index].bytes
    #expect(try embedded(file, .heif)?.exif == ExifTag.tiff(Self.tags))
    // The picture's data is not a picture, but a file whose boxes are valid is not decoded.
    guard !Self.wholeFiles[index].hasLongMeta, !Self.wholeFiles[index].items.contains(where: { $0.parts.isEmpty })
    else {
      return
    }
    let metadata = try Self.pool.readMetadata(path: folder.write(file, to: "photo.heic"))
    #expect(metadata.make == "samsung" && metadata.model == "Model X" && metadata.iso == 250)
    #expect(metadata.width == 320 && metadata.height == 240)
  }

  @Test func readsAnItemThatLiesInAnotherItem() throws {
    let outer: [UInt8] = [1, 2, 3] + Self.exifItem + [4, 5]
    let file = HEIFItemsFile(items: [
      .init(type: "data", parts: [outer]),
      .init(type: "Exif", method: 2, container: (2, 3, Self.exifItem.count)),
    ])
    #expect(try embedded(file.bytes, .heif)?.exif == ExifTag.tiff(Self.tags))
  }

  @Test func itemsThatLieInEachOtherEnd() throws {
    let file = HEIFItemsFile(items: [
      .init(type: "Exif", method: 2, container: (3, 0, 10)), .init(type: "Exif", method: 2, container: (2, 0, 10)),
    ])
    #expect(try embedded(file.bytes, .heif) == nil)
  }

  @Test func readsTheXMPOfAHEIFFileAndOfSeveralItemsTheOneOfThePrimaryPicture() throws {
    let other = [0, 0, 0, 0] + ExifTag.tiff([.short(0x8827, 100)])
    let file = HEIFItemsFile(
      items: [
        Self.exif(other), .init(type: "mime", contentType: "text/plain", parts: [[1, 2, 3]]),
        .init(type: "mime", contentType: "application/rdf+xml", parts: [Self.xmp]), Self.exif(Self.exifItem),
      ], describing: [5])
    let embedded = try #require(try embedded(file.bytes, .heif))
    #expect(embedded.exif == ExifTag.tiff(Self.tags))
    #expect(embedded.xmp == Self.xmp)
    let metadata = try Self.pool.readMetadata(path: folder.write(file.bytes, to: "photo.heic"))
    #expect(metadata.takenAt == "1985-07-14" && metadata.iso == 250)
  }

  @Test(arguments: [[], [0, 0, 0], Array("Exif".utf8), [0xFF, 0xFF, 0xFF, 0xFF, 0x49, 0x49]] as [[UInt8]])
  func anItemWithoutTagsIsNone(item: [UInt8]) throws {
    #expect(try embedded(HEIFItemsFile(items: [Self.exif(item)]).bytes, .heif) == nil)
  }

  /// A profile that states another length than it has, for which Exiv2 refuses the whole file.
  private static let badProfile = JPEG.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 0, 0, 9, 9] + [1, 2, 3])

  @Test func readsAllTagsOfAJPEGWithABadProfile() throws {
    let title = JPEG.iptc([(2, 5, Array("Harbour".utf8))])
    let xmp = JPEG.xmp(#"photoshop:DateCreated="1985-07-14""#)
    let file = JPEG.photo(
      segments: Self.badProfile + JPEG.exif(Self.tags + [.short(0x0112, 6, in: .image)]) + xmp + title)
    let metadata = try Self.pool.readMetadata(path: folder.write(file, to: "photo.jpg"))
    #expect(metadata.model == "Model X" && metadata.orientation == 6)
    #expect(metadata.takenAt == "1985-07-14" && metadata.title == "Harbour")
    #expect(metadata.width == JPEG.width && metadata.height == JPEG.height)
  }

  @Test func readsTheTagsOfAWebPFileWithABadProfile() throws {
    func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
      Array(name.utf8) + [UInt8(body.count & 0xFF), UInt8(body.count >> 8), 0, 0] + body
        + (body.count % 2 == 0 ? [] : [0])
    }
    let canvas: [UInt8] = [0x2C, 0, 0, 0, 0x3F, 0x01, 0, 0xEF, 0, 0]
    let body =
      chunk("VP8X", canvas) + chunk("ICCP", [0, 0, 9, 9, 1]) + chunk("VP8L", [0x2F, 0, 0, 0, 0])
      + chunk("EXIF", Array("Exif\0\0".utf8) + ExifTag.tiff(Self.tags)) + chunk("XMP ", Self.xmp)
    let length = body.count + 4
    let file = Array("RIFF".utf8) + [UInt8(length & 0xFF), UInt8(length >> 8), 0, 0] + Array("WEBP".utf8) + body
    let embedded = try #require(try embedded(file, .webp))
    #expect(embedded.exif == ExifTag.tiff(Self.tags) && embedded.xmp == Self.xmp)
    let structure = FileStructure(
      of: try OpenFile.picture(at: folder.write(file, to: "photo.webp")), format: .webp)
    #expect(structure.size?.width == 320 && structure.size?.height == 240)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func neverReadsPastTheEnd(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for file in Self.wholeFiles.map(\.bytes) {
      for _ in 0..<60 {
        var bytes = file
        for _ in 0..<generator.integer(in: 1...6) {
          bytes[generator.integer(in: 0...min(bytes.count - 1, 500))] = UInt8(generator.integer(in: 0...255))
        }
        bytes = Array(bytes.prefix(generator.integer(in: 0...bytes.count)))
        for format in [MediaFormat.heif, .jpeg, .png, .webp] { _ = try embedded(bytes, format) }
      }
    }
  }
}
