import Calls
import Foundation
import Screen
import TestSupport
import Testing

@testable import Pictures

/// Files out of public bug reports show what they should.
@Suite(.enabled(if: Repository.sharedFolder("cases/media") != nil, "needs ../shared/cases/media"))
struct PictureCaseTests {
  private static let pure = [RGB(255, 0, 0), RGB(0, 255, 0), RGB(0, 0, 255), RGB(255, 255, 0)]

  /// The files whose picture is one of four quarters, with the colours; of WebP's only those whose metadata Exiv2 reads.
  private static let cases: [(file: String, colours: [RGB])] = {
    guard let folder = Repository.sharedFolder("cases/media") else { return [] }
    let table = String(decoding: TemporaryFolder.read("\(folder)/cases.tsv"), as: UTF8.self)
    return table.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > 3, fields[0] != "webp-icc-padded-o6.webp" else { return nil }
      switch fields[3] {
      case "quarters": return ("\(folder)/\(fields[0])", Quarters.colours)
      case "pure": return ("\(folder)/\(fields[0])", pure)
      default: return nil
      }
    }
  }()

  @Test func showsEveryPictureInItsColours() throws {
    #expect(Self.cases.count > 30)
    for (file, colours) in Self.cases {
      let raster = try PictureDecoder.decode(OpenFile.picture(at: file)) { ($0, $1) }
      #expect(raster.difference(from: colours) <= 34, "\(file): \(raster.quarters)")
    }
  }
}
