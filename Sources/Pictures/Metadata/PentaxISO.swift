/// The ISO speeds of Pentax's maker's notes (ExifTool, Pentax.pm, tag 0x0014).
enum PentaxISO {
  /// The codes 3 to 45: steps of a third.
  private static let thirds: [Double] = [
    50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1_000, 1_250, 1_600, 2_000, 2_500, 3_200, 4_000,
    5_000,
    6_400, 8_000, 10_000, 12_800, 16_000, 20_000, 25_600, 32_000, 40_000, 51_200, 64_000, 80_000, 102_400, 128_000,
    160_000, 204_800, 256_000, 320_000, 409_600, 512_000, 640_000, 819_200,
  ]
  /// The codes from 258 on: steps of a half.
  private static let halves: [Double] = [
    50, 70, 100, 140, 200, 280, 400, 560, 800, 1_100, 1_600, 2_200, 3_200, 4_500, 6_400, 9_000, 12_800, 18_000, 25_600,
    36_000, 51_200, 72_000, 102_400, 144_000, 204_800, 288_000, 409_600, 576_000, 819_200,
  ]
  /// The codes of the first cameras, which are the speeds themselves.
  private static let plain: Set<Int> = [50, 100, 200, 400, 800, 1_600, 3_200]

  /// Returns the speed of a code; nil for an unknown one, and for an automatic speed.
  static func speed(code: Int) -> Double? {
    guard (0...0xFFFF).contains(code) else { return nil }
    if plain.contains(code) { return Double(code) }
    if thirds.indices.contains(code - 3) { return thirds[code - 3] }
    return halves.indices.contains(code - 258) ? halves[code - 258] : nil
  }
}
