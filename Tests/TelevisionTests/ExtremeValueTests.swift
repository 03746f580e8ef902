import AlbumService
import Device
import MallService
import Screen
import Testing

@testable import Television

/// No number of a photo or a product can trap the pages that show it, whatever a file or a database holds.
@Suite struct ExtremeValueTests {
  private static let values: [Double] = [
    .nan, .signalingNaN, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 9_223_372_036_854_775_808, -1e19, 1e12,
    999_999_999_999.999,
  ]

  private static var fields: [WritableKeyPath<PhotoFacts, Double?>] {
    [
      \.exposureTime, \.fNumber, \.iso, \.exposureBias, \.focalLength, \.focalLength35,
    ]
  }

  private static func photos(_ fields: [WritableKeyPath<PhotoFacts, Double?>], _ value: Double) -> [MediaItem] {
    // A usual photo beside it, so that histograms have a scale.
    var photo = FakeServices.photos[0]
    for field in fields { photo.photo[keyPath: field] = value }
    var usual = FakeServices.photos[0]
    usual.id = "usual"
    return [photo, usual]
  }

  @Test(arguments: values) func everyPageOfAPhotoIsDrawn(value: Double) {
    let screens: [(size: Size, language: Language)] = [
      (Size(columns: 60, rows: 20), .english), (Size(columns: 120, rows: 36), .chinese),
      (Size(columns: 200, rows: 60), .english),
    ]
    // All fields at once on every screen, and each by itself on one, in case one field hides another.
    let cases = screens.map { (Self.fields, $0) } + Self.fields.enumerated().map { ([$1], screens[$0 % screens.count]) }
    for (fields, screen) in cases {
      var television = TelevisionHarness(
        photos: Self.photos(fields, value), size: screen.size, language: screen.language)
      var pages: [PageName] = []
      for key in [.enter, .enter, .enter, .arrowDown, .enter] as [RemoteKey] {
        television.press(key)
        #expect(!television.screen.isEmpty)
        pages.append(television.model.pageName)
      }
      #expect(pages.suffix(3) == [.photo, .photo, .product], "\(value), \(screen.size)")
    }
  }

  @Test(arguments: values, values) func aHistogramIsDrawn(value: Double, other: Double) {
    let bins = [(value, 1), (other, .max), (400, 3)].map { ShootingStatistics.Bin(value: $0, itemCount: $1) }
    var frame = Frame(
      size: Size(columns: 12, rows: 1), renderStyle: RenderStyle(theme: FakeServices.theme, glyphs: .blocks))
    let line = SparkLine(bins, columns: 10)
    line.draw(into: &frame, at: Point(column: 1, row: 0))
    #expect(line.peak.isFinite && line.peak > 0)
    #expect(frame.lines[0].contains("█"))
  }
}
