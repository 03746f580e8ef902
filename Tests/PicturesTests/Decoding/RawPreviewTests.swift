import Testing

@testable import Pictures

/// The choice of the smallest preview of a raw file that is large enough.
@Suite struct RawPreviewTests {
  private let file: DecodedFile

  init() throws {
    file = try DecodedFile()
  }

  private static let sizes = [(160, 120), (640, 424), (6_000, 4_000), (1_620, 1_080)].map {
    (width: $0.0, height: $0.1)
  }

  private static let needs: [(width: Int, first: Int)] = [
    (100, 1), (640, 1), (660, 3), (1_700, 2), (6_000, 2), (9_000, 2),
  ]

  @Test(arguments: needs) func choosesTheSmallestThatSuffices(width: Int, first: Int) {
    let ranking = RawPreviews.ranking(Self.sizes) { _, _ in (width, width * 2 / 3) }
    #expect(ranking.first == first, "not the thumbnail, which has bars at its edges")
    #expect(ranking.sorted() == [0, 1, 2, 3], "the others stand in where one is damaged")
  }

  @Test func toleratesPreviewsWithoutASize() {
    #expect(RawPreviews.ranking([], fit: { ($0, $1) }) == [])
    #expect(RawPreviews.ranking([(0, 0)], fit: { ($0, $1) }) == [0])
    #expect(RawPreviews.ranking([(.max >> 32, .max >> 32), (0, 5)], fit: { ($0, $1) }).first == 0)
  }

  /// A raw file that is built like TIFF: its first directory describes the JPEG behind it.
  private func negative(orientation: UInt16, preview: [UInt8]) -> [UInt8] {
    func tiff(_ offset: Int) -> [UInt8] {
      ExifTag.tiff([
        .short(0x0103, 6, in: .image), .short(0x0112, orientation, in: .image),
        ExifTag(directory: .image, number: 0x0201, type: 4, count: 1, value: Self.bytes(offset)),
        ExifTag(directory: .image, number: 0x0202, type: 4, count: 1, value: Self.bytes(preview.count)),
        ExifTag(directory: .image, number: 0xC612, type: 1, count: 4, value: [1, 4, 0, 0]),
      ])
    }
    return tiff(tiff(0).count) + preview
  }

  private static func bytes(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  @Test func showsThePreviewOfANegativeUpright() throws {
    let raster = try file.raster(negative(orientation: 6, preview: JPEG.photo()))
    #expect(raster == (try file.raster(JPEG.photo()).oriented(6)))
  }

  @Test func saysThatThereIsNoPreview() {
    let failure = file.failure(negative(orientation: 1, preview: []))
    #expect(failure?.reason == "DNG: the file has no preview that can be found")
    #expect(failure?.kind == .unsupported && failure?.problem == .noPreview && failure?.subject == "DNG")
  }

  @Test func ofARawFileThatTIFFsLibraryRefusesThereIsNoPreview() {
    let tiff = ExifTag.tiff([
      .short(0x0103, 34_000, in: .image), .text(0x010F, "SONY", in: .image),
      .raw(0x927C, [UInt8](repeating: 1, count: 40), in: .photo),
    ])
    let failure = file.failure(tiff)
    #expect(failure?.problem == .noPreview && failure?.subject == "Sony ARW", "\(failure?.reason ?? "")")
    #expect(file.failure(ExifTag.tiff([.short(0x0103, 34_000, in: .image)]))?.problem != .noPreview)
  }

  @Test(arguments: ["IIRO", "\u{0}MRM"]) func rawFilesBySignatureHaveNoPreview(signature: String) {
    let failure = file.failure(Array(signature.utf8) + [UInt8](repeating: 0, count: 400))
    #expect(failure?.problem == .noPreview, "\(failure?.reason ?? "")")
  }

  @Test func saysWhyAPreviewCannotBeShown() {
    let failure = file.failure(negative(orientation: 1, preview: JPEG.photo().dropLast(90)))
    #expect(failure?.reason.hasPrefix("DNG: ") == true, "\(failure?.reason ?? "")")
  }
}
