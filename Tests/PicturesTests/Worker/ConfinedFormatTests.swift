import Screen
import TestSupport
import Testing

@testable import Pictures

/// Decoding in a confined worker: all formats are decoded as without confinement, so the worker finds the libraries, modules and
/// fonts that it needs.
@Suite struct ConfinedFormatTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let pictures: [(name: String, bytes: [UInt8])] = [
    ("photo.jpg", JPEG.photo(profile: ICCProfile.displayP3(gamma: 2.2))), ("quarters.png", Quarters.png()),
    ("quarters.bmp", Quarters.bitmap), ("quarters.jp2", Quarters.jpeg2000(profile: ICCProfile.displayP3(gamma: 2.2))),
    ("quarters.webp", Quarters.webP()), ("quarters.svg", Quarters.drawing()), ("letters.svg", drawing("Tenfoot 电视")),
    ("quarters.heic", Quarters.heic), ("quarters.avif", Quarters.avif),
    ("inks.tif", TIFF(photometric: 5, samples: 4, data: [0, 255, 255, 0, 0, 0, 0, 255]).bytes),
    (
      "pixel.gif",
      Array("GIF89a".utf8) + [
        1, 0, 1, 0, 0x80, 0, 0, 200, 0, 0, 9, 9, 9, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
      ]
    ),
  ]

  private static func drawing(_ text: String) -> [UInt8] {
    Quarters.drawing("<text x='0' y='2' font-size='1' font-family='sans-serif'>\(text)</text>")
  }

  /// The sample files of other formats, such as raw ones, and of metadata in other character sets.
  private static var samples: [String] {
    guard let folder = Repository.sharedFolder("cases/media") else { return [] }
    let kinds = [".cr2", ".nef", ".raf", ".arw", ".heic", ".mpo", ".tif", ".gif", ".webp", ".svg", "cmyk-adobe.jpg"]
    return TemporaryFolder.names(in: folder).filter { name in kinds.contains { name.hasSuffix($0) } }
      .map { "\(folder)/\($0)" }
  }

  private func image(_ path: String, _ pool: WorkerPool) throws -> CellImage {
    let request = ImageRequest(
      source: .asset(""), size: Size(columns: 40, rows: 15), treatment: .whole, backdrop: RGB(0, 0, 0), depth: .full,
      glyphs: .blocks)
    return try pool.render(request, path: path)
  }

  @Test func decodesEveryFormatAsWithoutConfinement() throws {
    let confined = WorkerPool(command: .programUnderTest, workerCount: 1)
    let free = WorkerPool(command: .programUnderTest(without: [.landlock, .callFilter]), workerCount: 1)
    let paths = Self.pictures.map { folder.write($0.bytes, to: $0.name) } + Self.samples
    for path in paths {
      #expect(try image(path, confined) == image(path, free), "\(path)")
      #expect(try confined.readMetadata(path: path) == free.readMetadata(path: path), "\(path)")
    }
  }

  @Test func decodesEveryFormatWithoutLandlock() throws {
    let pool = WorkerPool(command: .programUnderTest(without: .landlock), workerCount: 1)
    for picture in Self.pictures {
      #expect(throws: Never.self, "\(picture.name)") {
        try image(folder.write(picture.bytes, to: picture.name), pool)
      }
    }
  }

  @Test func drawsTheLettersOfADrawing() throws {
    let pool = WorkerPool(command: .programUnderTest, workerCount: 1)
    let letters = try image(folder.write(Self.drawing("Tenfoot"), to: "letters.svg"), pool)
    #expect(try letters != image(folder.write(Self.drawing(""), to: "empty.svg"), pool))
  }
}
