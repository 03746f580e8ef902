import Screen

/// The average colours of the two halves of a cell.
struct HalfCells {
  /// The upper half: red, green and blue, 0 to 255.
  var upper: SIMD3<Float>
  /// The lower half, in the same form.
  var lower: SIMD3<Float>

  /// The average colour of the cell.
  var mean: SIMD3<Float> { (upper + lower) / 2 }

  /// Computes the halves of all cells of a canvas, row by row.
  ///
  /// - Throws: ``ImageFailure`` when memory runs out.
  static func all(of canvas: Raster, _ size: Size) throws(ImageFailure) -> [HalfCells] {
    let halves = try canvas.scaled(width: size.columns, height: 2 * size.rows)
    return (0..<size.rows * size.columns).map { index in
      let (column, row) = (index % size.columns, index / size.columns)
      return HalfCells(upper: SIMD3(halves[column, 2 * row]), lower: SIMD3(halves[column, 2 * row + 1]))
    }
  }
}

/// A range of tones that is stretched from black to white.
private struct ToneRange {
  private let low: Float
  private let scale: Float

  /// The tones of halves of cells without the darkest and the lightest 2 %; nil for a picture with almost a single tone, which keeps it.
  init?(_ lumas: [Float]) {
    let lumas = lumas.sorted()
    guard !lumas.isEmpty else { return nil }
    let high = lumas[lumas.count - 1 - lumas.count / 50]
    low = lumas[lumas.count / 50]
    guard high - low > 24 else { return nil }
    scale = 255 / (high - low)
  }

  func stretch(_ colour: SIMD3<Float>) -> SIMD3<Float> {
    ((colour - low) * scale).clamped(lowerBound: SIMD3(repeating: 0), upperBound: SIMD3(repeating: 255))
  }
}

extension [HalfCells] {
  /// The halves with their levels stretched: the darkest and the lightest 2 % become black and white.
  var stretched: [HalfCells] {
    guard let range = ToneRange(lumas) else { return self }
    return map { HalfCells(upper: range.stretch($0.upper), lower: range.stretch($0.lower)) }
  }

  fileprivate var lumas: [Float] { flatMap { [$0.upper.luma, $0.lower.luma] } }
}

extension Raster {
  /// The canvas with its levels stretched, as those of its halves of cells are.
  ///
  /// - Throws: ``ImageFailure`` when memory runs out.
  func stretched() throws(ImageFailure) -> Raster {
    let size = Size(columns: width / CanvasCell.character.width, rows: height / CanvasCell.character.height)
    guard let range = ToneRange(try HalfCells.all(of: self, size).lumas) else { return self }
    return replacing(by: (0...255).map { RGB(range.stretch(SIMD3(repeating: Float($0)))).red })
  }
}

extension SIMD3<Float> {
  /// Luma by ITU-R BT.601, 0 to 255.
  var luma: Float { 0.299 * x + 0.587 * y + 0.114 * z }

  /// Creates a vector of a colour's channels, 0 to 255.
  init(_ colour: RGB) {
    self.init(Float(colour.red), Float(colour.green), Float(colour.blue))
  }
}

extension RGB {
  /// Creates a colour from channels of 0 to 255.
  init(_ channels: SIMD3<Float>) {
    func rounded(_ channel: Float) -> UInt8 { UInt8(clamping: Int(channel.rounded())) }
    self.init(rounded(channels.x), rounded(channels.y), rounded(channels.z))
  }
}
