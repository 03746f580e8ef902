import Foundation
import Screen

@testable import Pictures

/// Small files that show four quarters: red and green above blue and yellow.
enum Quarters {
  /// The colours of the quarters.
  static let colours = [RGB(220, 40, 40), RGB(40, 170, 60), RGB(50, 80, 220), RGB(235, 200, 40)]
  /// The values that show these colours in Display P3, by the matrices of SMPTE EG 432-1.
  static let valuesInP3 = [RGB(202, 59, 51), RGB(84, 168, 75), RGB(57, 79, 212), RGB(229, 201, 78)]

  /// A PNG of 16 x 12 pixels.
  ///
  /// - Parameters:
  ///   - values: The values of the quarters.
  ///   - chunks: What stands before the pixels.
  static func png(_ values: [RGB] = colours, chunks: [(type: String, data: [UInt8])] = []) -> [UInt8] {
    PNG.picture(width: 16, height: 12, chunks: chunks) { x, y in values[(y < 6 ? 0 : 2) + (x < 8 ? 0 : 1)] }
  }

  /// A JPEG 2000 codestream of 16 x 12 pixels, lossless, with two resolutions.
  static let codestream = decoded(
    """
    /0//UQAvAAAAAAAQAAAADAAAAAAAAAAAAAAAEAAAAAwAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEAAQQEAAH/XAAHQEBISFD/ZAAlAAFDcmVhdGVk\
    IGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjT/kAAKAAAAAADxAAH/k9+BgCOcmhSZ9j1Ruxf0l2X3ouEQj444Dh9iCcumrMjlKpIwLJKnifCsJYZwtaf4\
    g81vx8+0rBEd9eZlCb8Z+DL+yBDMWNdR9H4n619bEK6uFSc5zpAVhZsMpdbyh2H+Az/PtJwRLfSOr4KU6K4DyaR4jajQ3oFPr2AleHhSUqeoc6olFRBh\
    wmKGkq/H2hEfaFQ+0EAiD+ijda6HIwnGyT9BuKwqaqgjo1Mfx9oRB84iAOhAIV2E5poXQeUHFpFijOQAvyL2x9oRH2hUH1AYJCdo6HaULq8HForF6HhS\
    7qSuIvWW/9k=
    """)

  /// A JPEG 2000 file with the codestream, and with a profile if there is one.
  static func jpeg2000(profile: [UInt8] = []) -> [UInt8] {
    let size: [UInt8] = [0, 0, 0, 12, 0, 0, 0, 16, 0, 3, 7, 7, 0, 0]
    let colours: [UInt8] = profile.isEmpty ? [1, 0, 0, 0, 0, 0, 16] : [2, 0, 0] + profile
    return BoxWriter.box("jP  ", [0x0D, 0x0A, 0x87, 0x0A])
      + BoxWriter.box("ftyp", Array("jp2 \0\0\0\0jp2 ".utf8))
      + BoxWriter.box("jp2h", BoxWriter.box("ihdr", size) + BoxWriter.box("colr", colours))
      + BoxWriter.box("jp2c", codestream)
  }

  /// A lossless WebP of 16 x 12 pixels, with a profile if there is one.
  static func webP(profile: [UInt8] = []) -> [UInt8] {
    let pixels = chunk(
      "VP8L", decoded("Lw/AAgAfICQg7pgtGWaVmrYNmL8TUfmTKBiBACFChGyp8x+8Fk9hIMw2muQkJ3nfQ4jof0B9m34="))
    guard !profile.isEmpty else { return chunk("RIFF", Array("WEBP".utf8) + pixels) }
    let head = chunk("VP8X", [0x20, 0, 0, 0, 15, 0, 0, 11, 0, 0])
    return chunk("RIFF", Array("WEBP".utf8) + head + chunk("ICCP", profile) + pixels)
  }

  /// An AVIF of 320 x 240 pixels whose colours are Display P3 by code points, without a profile.
  static let avif = decoded(
    """
    AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAA\
    DnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAKsAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAAamlw\
    cnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAUAAAADwAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAAMAA0ABoAAAAAXaXBtYQAA\
    AAAAAAABAAEEAQKDBAAAALNtZGF0EgAKCTgh5/3sIYGg0jKbARGQAYYYYUC0XvTfxOO1mCpLMfdrr/3ECcFf7zsWLW3QB3Gs8vS+r3DQifv3sB1hVUAQ\
    cUt02jqwQSv45XkJDD4RK1Ee4pLRS2Swb7FjI5gVeQKWd/0lsN8xeTUCnbbZOz5vW3Uh3XadxbAC/IRHVdehVC7vAljdeHA3RoFql53lKjTlA9EgJOvt\
    PjbnqEZE+wcyOoOW9+nnQwd8
    """)

  /// A bitmap of 16 x 12 pixels with a header of Windows.
  static var bitmap: [UInt8] {
    func number(_ value: Int, bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    // Rows run from the bottom to the top, and colours from blue to red.
    let pixels = (0..<12).reversed().flatMap { y in
      (0..<16).flatMap { x in
        let colour = colours[(y < 6 ? 0 : 2) + (x < 8 ? 0 : 1)]
        return [colour.blue, colour.green, colour.red]
      }
    }
    let header = [40, 16, 12].flatMap { number($0, bytes: 4) } + [1, 0, 24, 0] + [UInt8](repeating: 0, count: 24)
    return Array("BM".utf8) + [54 + pixels.count, 0, 54].flatMap { number($0, bytes: 4) } + header + pixels
  }

  /// A HEIC of 64 x 48 pixels, a grid of one tile of 64 x 64, by heif-enc 1.15.
  static var heic: [UInt8] {
    decoded(
      "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5w"
        + "aXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAABAAACAAEAAAAAAAAAAQAAAAAA"
        + "AAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAA"
        + "dmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAAD"
        + "AB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAA"
        + "AAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAAQhtZGF0AAAA"
        + "/CgBrwa48VjEjP+CX///zfv6H9PYB26jT7yFjs35X/ffkc3//sg+prt582zfqKHOR1krvPp/9bE/ZaX7/ySvgf56kTmI1x8TjWpVwRSH"
        + "tpx/5R3/+7n3JoAz/y2f/OlNLj/L6//8QOd3suE3vzH/8Bb/jk30+GiHNtDigOTGviTidpXJsnf0BIgbe09gIAAnQ9z5eqzz+Hvex7mC"
        + "BAAXUEs0INaw24mMRpYjL5s4AHvLSnYbqGS9ovrSIbtYANf1P1witz3WqUlKfDMa6/NF5DeWySMdDdxN/ndJOUu+c/Jjd7gKqxVckwp+"
        + "7/8m4sv8lXnXcCxygzBC/UrVMQ==")
  }

  /// A drawing whose only size is its view box; `content` is drawn above the quarters.
  static func drawing(_ content: String = "") -> [UInt8] {
    let places = ["x='0' y='0'", "x='2' y='0'", "x='0' y='1.5'", "x='2' y='1.5'"]
    let quarters = zip(places, colours).map { place, colour in
      "<rect \(place) width='2' height='1.5' fill='rgb(\(colour.red),\(colour.green),\(colour.blue))'/>"
    }
    return Array(
      """
      <?xml version="1.0"?>
      <!-- A drawing. -->
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 3">
      \(quarters.joined())\(content)
      </svg>
      """.utf8)
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    Array(type.utf8) + (0..<4).map { UInt8(truncatingIfNeeded: data.count >> (8 * $0)) } + data
      + (data.count % 2 == 1 ? [0] : [])
  }

  private static func decoded(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map(Array.init) ?? []
  }
}

extension Raster {
  /// The colours of the four quarters, near the corners.
  var quarters: [RGB] {
    [(1, 1), (7, 1), (1, 7), (7, 7)].map { self[width * $0.0 / 8, height * $0.1 / 8] }
  }

  /// The largest difference of a colour value from those of four quarters.
  func difference(from colours: [RGB]) -> Int {
    zip(quarters, colours).map { ours, theirs in
      let pairs = [(ours.red, theirs.red), (ours.green, theirs.green), (ours.blue, theirs.blue)]
      return pairs.map { abs(Int($0) - Int($1)) }.max() ?? 255
    }.max() ?? 255
  }
}
