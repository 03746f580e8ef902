import Glibc
import Screen

@testable import Pictures

/// How much two pictures differ to the eye: the mean colour difference of what is seen from a distance.
enum ColourDifference {
  /// A colour in CIELAB (CIE 15, with the white of D65).
  typealias Lab = (lightness: Double, a: Double, b: Double)

  /// The mean of CIEDE2000 after a blur of a quarter of a cell's width.
  ///
  /// - Parameters:
  ///   - original: The original, as large as `drawn`.
  ///   - drawn: A canvas of cells.
  static func mean(_ original: Raster, _ drawn: Raster) throws -> Double {
    let (one, other) = (try blurred(original), try blurred(drawn))
    return zip(one, other).reduce(0) { $0 + ofPair($1.0, $1.1) } / Double(one.count)
  }

  /// The colours at quarters of cells' width and eighths of their height, blurred by a standard deviation of one.
  private static func blurred(_ canvas: Raster) throws -> [Lab] {
    let raster = try canvas.scaled(width: canvas.width / 2, height: canvas.height)
    var light = (0..<raster.width * raster.height).map { index in
      SIMD3((0..<3).map { ofValue(Double(raster.bytes[4 * index + $0]) / 255) })
    }
    for (dx, dy) in [(1, 0), (0, 1)] { light = blurred(light, raster.width, raster.height, dx, dy) }
    return light.map(lab)
  }

  private static let weights = (-3...3).map { exp(-Double($0 * $0) / 2) }

  private static func blurred(
    _ light: [SIMD3<Double>], _ width: Int, _ height: Int, _ dx: Int, _ dy: Int
  ) -> [SIMD3<Double>] {
    let total = weights.reduce(0, +)
    return light.indices.map { index in
      let (x, y) = (index % width, index / width)
      return zip(-3...3, weights).reduce(SIMD3<Double>()) { sum, step in
        let (column, row) = (min(width - 1, max(0, x + dx * step.0)), min(height - 1, max(0, y + dy * step.0)))
        return sum + light[row * width + column] * (step.1 / total)
      }
    }
  }

  /// Light of a value of sRGB (IEC 61966-2-1), both 0 to 1.
  private static func ofValue(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  private static func lab(_ light: SIMD3<Double>) -> Lab {
    func f(_ t: Double) -> Double { t > 216.0 / 24_389 ? cbrt(t) : (24_389.0 / 27 * t + 16) / 116 }
    let x = f((light * SIMD3(0.4124564, 0.3575761, 0.1804375)).sum() / 0.95047)
    let y = f((light * SIMD3(0.2126729, 0.7151522, 0.0721750)).sum())
    let z = f((light * SIMD3(0.0193339, 0.1191920, 0.9503041)).sum() / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// CIEDE2000 (CIE 142; Sharma, Wu and Dalal 2005).
  static func ofPair(_ one: Lab, _ other: Lab) -> Double {
    func hue(_ a: Double, _ b: Double) -> Double {
      a == 0 && b == 0 ? 0 : (atan2(b, a) * 180 / .pi + 360).truncatingRemainder(dividingBy: 360)
    }
    func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
    let meanChroma = (hypot(one.a, one.b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - (pow(meanChroma, 7) / (pow(meanChroma, 7) + pow(25, 7))).squareRoot())
    let (a1, a2) = ((1 + g) * one.a, (1 + g) * other.a)
    let (c1, c2) = (hypot(a1, one.b), hypot(a2, other.b))
    let (h1, h2) = (hue(a1, one.b), hue(a2, other.b))
    var step = c1 * c2 == 0 ? 0 : h2 - h1
    if step > 180 { step -= 360 } else if step < -180 { step += 360 }
    let (dL, dC) = (other.lightness - one.lightness, c2 - c1)
    let dH = 2 * (c1 * c2).squareRoot() * sin(step / 2 * .pi / 180)
    let (lightness, chroma) = ((one.lightness + other.lightness) / 2, (c1 + c2) / 2)
    var mean = (h1 + h2) / 2
    if c1 * c2 == 0 { mean = h1 + h2 } else if abs(h1 - h2) > 180 { mean += h1 + h2 < 360 ? 180 : -180 }
    let t =
      1 - 0.17 * cosine(mean - 30) + 0.24 * cosine(2 * mean) + 0.32 * cosine(3 * mean + 6)
      - 0.2 * cosine(4 * mean - 63)
    let offset = (lightness - 50) * (lightness - 50)
    let sL = 1 + 0.015 * offset / (20 + offset).squareRoot()
    let (sC, sH) = (1 + 0.045 * chroma, 1 + 0.015 * chroma * t)
    let turn = 30 * exp(-((mean - 275) / 25) * ((mean - 275) / 25))
    let rT = -2 * (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot() * sin(2 * turn * .pi / 180)
    let (l, c, h) = (dL / sL, dC / sC, dH / sH)
    return max(0, l * l + c * c + h * h + rT * c * h).squareRoot()
  }
}
