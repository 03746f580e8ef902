import CMedia
import Glibc
import Screen

/// A raster image of 4 bytes a pixel: red, green, blue, opacity (not premultiplied), row by row.
struct Raster: Equatable {
  /// Width in pixels, at least 1.
  let width: Int
  /// Height in pixels, at least 1.
  let height: Int
  /// `4 * width * height` bytes.
  var bytes: [UInt8]

  /// A rectangle of pixels, at least one.
  struct Part: Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  /// Creates a raster from pixels, which must be as many as the size says.
  init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(width > 0 && height > 0 && bytes.count == 4 * width * height, "the pixels must match the size")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// Creates an opaque raster of one colour.
  init(width: Int, height: Int, filledWith colour: RGB) {
    let (red, green, blue) = (UInt32(colour.red), UInt32(colour.green), UInt32(colour.blue))
    let pixel = UInt32(littleEndian: red | green << 8 | blue << 16 | 255 << 24)
    self.init(
      width: width, height: height,
      bytes: [UInt8](unsafeUninitializedCapacity: 4 * width * height) { bytes, count in
        UnsafeMutableRawBufferPointer(bytes).bindMemory(to: UInt32.self).initialize(repeating: pixel)
        count = 4 * width * height
      })
  }

  /// The colour of a pixel; its opacity is not applied.
  subscript(x: Int, y: Int) -> RGB {
    let offset = 4 * (y * width + x)
    return RGB(bytes[offset], bytes[offset + 1], bytes[offset + 2])
  }

  /// All of the raster.
  var whole: Part { Part(x: 0, y: 0, width: width, height: height) }

  /// The bytes from a row to the next one.
  private var stride: Int { 4 * width }

  private func offset(of part: Part) -> Int {
    precondition(
      part.x >= 0 && part.y >= 0 && part.width > 0 && part.height > 0 && part.x + part.width <= width
        && part.y + part.height <= height, "a part must lie within the raster")
    return part.y * stride + 4 * part.x
  }
}

extension Raster {
  /// Scales a part to another size: averages to a smaller one, interpolates linearly to a larger one.
  ///
  /// - Parameter part: The part, which must lie within the raster; nil for all of it.
  /// - Throws: ``ImageFailure`` when memory runs out.
  func scaled(_ part: Part? = nil, width newWidth: Int, height newHeight: Int) throws(ImageFailure) -> Raster {
    let part = part ?? whole
    guard part != whole || (newWidth, newHeight) != (width, height) else { return self }
    let (start, stride) = (offset(of: part), stride)
    var code: Int32 = 0
    let scaled = [UInt8](unsafeUninitializedCapacity: 4 * newWidth * newHeight) { scaled, count in
      code = bytes.withUnsafeBufferPointer { bytes in
        cmedia_pixels_scale(
          bytes.baseAddress.map { $0 + start }, Int32(part.width), Int32(part.height), stride, scaled.baseAddress,
          Int32(newWidth), Int32(newHeight))
      }
      count = code == 0 ? scaled.count : 0
    }
    guard code == 0 else { throw ImageFailure(.workerFailed, "there is not enough memory to scale the picture") }
    return Raster(width: newWidth, height: newHeight, bytes: scaled)
  }

  /// The largest centred part with the proportions of a size, as far as whole pixels allow.
  ///
  /// - Parameters:
  ///   - size: The size, in pixels of the form of `shape`.
  ///   - shape: The raster's own width and height: it may have been scaled differently in both directions.
  func part(withProportionsOf size: (width: Int, height: Int), shape: (width: Int, height: Int)) -> Part {
    let (across, down) = (
      Double(size.width) / Double(max(1, shape.width)), Double(size.height) / Double(max(1, shape.height))
    )
    let scale = max(across, down)
    let (partWidth, partHeight) = (
      min(width, max(1, Int(Double(width) * across / scale))), min(height, max(1, Int(Double(height) * down / scale)))
    )
    return Part(x: (width - partWidth) / 2, y: (height - partHeight) / 2, width: partWidth, height: partHeight)
  }

  /// Rotates and mirrors by an EXIF orientation (Exif 2.32, tag 0x0112); numbers outside 2...8 change nothing.
  func oriented(_ orientation: Int) -> Raster {
    guard (2...8).contains(orientation) else { return self }
    let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { turned, count in
      cmedia_pixels_orient(bytes, Int32(width), Int32(height), Int32(orientation), turned.baseAddress)
      count = bytes.count
    }
    return orientation >= 5
      ? Raster(width: height, height: width, bytes: turned) : Raster(width: width, height: height, bytes: turned)
  }

  /// Draws a part of another raster over this one by its opacity; it must lie within.
  mutating func composite(_ other: Raster, _ part: Part? = nil, x: Int, y: Int) {
    let part = part ?? other.whole
    let to = offset(of: Part(x: x, y: y, width: part.width, height: part.height))
    let (from, stride) = (other.offset(of: part), stride)
    bytes.withUnsafeMutableBufferPointer { bytes in
      other.bytes.withUnsafeBufferPointer { others in
        guard let bytes = bytes.baseAddress, let others = others.baseAddress else { return }
        cmedia_pixels_composite(
          bytes + to, stride, others + from, other.stride, Int32(part.width), Int32(part.height))
      }
    }
  }

  /// Blends every pixel with a colour; `amount` returns the colour's share, 0...1, at a position.
  mutating func blend(with colour: RGB, amount: (_ x: Int, _ y: Int) -> Double) {
    let targets = SIMD4(Int32(colour.red), Int32(colour.green), Int32(colour.blue), 255)
    let (width, height) = (width, height)
    bytes.withUnsafeMutableBytes { bytes in
      let pixels = bytes.bindMemory(to: SIMD4<UInt8>.self)
      for y in 0..<height {
        for x in 0..<width {
          // 16 bits of fraction are exact at both ends, so that a complete fade gives the colour itself.
          let share = Int32((amount(x, y) * 65_536).rounded())
          guard share != 0 else { continue }
          let pixel = SIMD4<Int32>(truncatingIfNeeded: pixels[y * width + x])
          let blended = (pixel &* (65_536 - share) &+ targets &* share &+ 32_768) &>> 16
          pixels[y * width + x] = SIMD4(truncatingIfNeeded: blended)
        }
      }
    }
  }

  /// Replaces every colour channel by its entry in a table of 256; opacity stays.
  func replacing(by table: [UInt8]) -> Raster {
    var replaced = self
    cmedia_pixels_replace(&replaced.bytes, width * height, table)
    return replaced
  }

  /// Raises every tone to a power: below 1, dark tones get lighter; black and white stay.
  func withTones(gamma: Double) -> Raster {
    replacing(by: (0...255).map { UInt8((pow(Double($0) / 255, gamma) * 255).rounded()) })
  }

  /// Sharpens the edges of an opaque part by an unsharp mask: adds `amount`, 0 to 1, of the difference to a blurred copy, whose standard
  /// deviation is an eighth of a cell's height.
  ///
  /// - Parameter part: The part, beyond whose edges nothing counts; nil for all of the raster.
  /// - Throws: ``ImageFailure`` when memory runs out.
  mutating func sharpen(_ part: Part? = nil, amount: Double) throws(ImageFailure) {
    let part = part ?? whole
    let (start, stride) = (offset(of: part), stride)
    let code = bytes.withUnsafeMutableBufferPointer { bytes in
      cmedia_pixels_sharpen(
        bytes.baseAddress.map { $0 + start }, stride, Int32(part.width), Int32(part.height),
        Int32((amount * 256).rounded()))
    }
    guard code == 0 else { throw ImageFailure(.workerFailed, "there is not enough memory to sharpen the picture") }
  }

  /// Blurs by a binomial filter of 3x3 pixels; pixels beyond the edges repeat. Opacity stays. For small rasters.
  func blurred() -> Raster {
    blurred(step: (1, 0)).blurred(step: (0, 1))
  }

  private func blurred(step: (x: Int, y: Int)) -> Raster {
    var soft = self
    for y in 0..<height {
      for x in 0..<width {
        let before = 4 * (max(0, y - step.y) * width + max(0, x - step.x))
        let after = 4 * (min(height - 1, y + step.y) * width + min(width - 1, x + step.x))
        let here = 4 * (y * width + x)
        for channel in 0..<3 {
          let sum = Int(bytes[before + channel]) + 2 * Int(bytes[here + channel]) + Int(bytes[after + channel])
          soft.bytes[here + channel] = UInt8((sum + 2) >> 2)
        }
      }
    }
    return soft
  }
}
