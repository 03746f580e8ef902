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
    let pixels = [UInt32](repeating: pixel, count: width * height)
    self.init(width: width, height: height, bytes: pixels.withUnsafeBytes { [UInt8]($0) })
  }

  /// The colour of a pixel; its opacity is not applied.
  subscript(x: Int, y: Int) -> RGB {
    let offset = 4 * (y * width + x)
    return RGB(bytes[offset], bytes[offset + 1], bytes[offset + 2])
  }
}

extension Raster {
  /// Scales to another size: averages to a smaller one, interpolates linearly to a larger one.
  ///
  /// - Throws: ``ImageFailure`` when memory runs out.
  func scaled(width newWidth: Int, height newHeight: Int) throws(ImageFailure) -> Raster {
    guard (newWidth, newHeight) != (width, height) else { return self }
    var scaled = [UInt8](repeating: 0, count: 4 * newWidth * newHeight)
    let code = cmedia_pixels_scale(bytes, Int32(width), Int32(height), &scaled, Int32(newWidth), Int32(newHeight))
    guard code == 0 else { throw ImageFailure(.workerFailed, "there is not enough memory to scale the picture") }
    return Raster(width: newWidth, height: newHeight, bytes: scaled)
  }

  /// Crops to a part, which must lie within the raster.
  func cropped(x: Int, y: Int, width newWidth: Int, height newHeight: Int) -> Raster {
    guard (newWidth, newHeight) != (width, height) else { return self }
    var part: [UInt8] = []
    part.reserveCapacity(4 * newWidth * newHeight)
    for row in y..<y + newHeight {
      let start = 4 * (row * width + x)
      part.append(contentsOf: bytes[start..<start + 4 * newWidth])
    }
    return Raster(width: newWidth, height: newHeight, bytes: part)
  }

  /// Crops to the largest centred part that has the aspect ratio of a size, as far as whole pixels allow.
  func croppedToAspectRatio(width otherWidth: Int, height otherHeight: Int) -> Raster {
    let scale = max(Double(otherWidth) / Double(width), Double(otherHeight) / Double(height))
    let (partWidth, partHeight) = (
      min(width, max(1, Int(Double(otherWidth) / scale))), min(height, max(1, Int(Double(otherHeight) / scale)))
    )
    return cropped(x: (width - partWidth) / 2, y: (height - partHeight) / 2, width: partWidth, height: partHeight)
  }

  /// Rotates and mirrors by an EXIF orientation (Exif 2.32, tag 0x0112); numbers outside 2...8 change nothing.
  func oriented(_ orientation: Int) -> Raster {
    guard (2...8).contains(orientation) else { return self }
    let isTurned = orientation >= 5
    let (newWidth, newHeight) = isTurned ? (height, width) : (width, height)
    var turned = [UInt8](repeating: 0, count: bytes.count)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let (fromX, fromY) = Self.source(ofX: x, y: y, orientation, width: width, height: height)
        let (from, to) = (4 * (fromY * width + fromX), 4 * (y * newWidth + x))
        for channel in 0..<4 { turned[to + channel] = bytes[from + channel] }
      }
    }
    return Raster(width: newWidth, height: newHeight, bytes: turned)
  }

  private static func source(ofX x: Int, y: Int, _ orientation: Int, width: Int, height: Int) -> (x: Int, y: Int) {
    switch orientation {
    case 2: (width - 1 - x, y)
    case 3: (width - 1 - x, height - 1 - y)
    case 4: (x, height - 1 - y)
    case 5: (y, x)
    case 6: (y, height - 1 - x)
    case 7: (width - 1 - y, height - 1 - x)
    default: (width - 1 - y, x)
    }
  }

  /// Draws another raster over this one by its opacity; it must lie within.
  mutating func composite(_ other: Raster, x: Int, y: Int) {
    for row in 0..<other.height {
      var from = 4 * row * other.width
      var to = 4 * ((y + row) * width + x)
      for _ in 0..<other.width {
        let opacity = Int(other.bytes[from + 3])
        for channel in 0..<3 {
          let (under, over) = (Int(bytes[to + channel]), Int(other.bytes[from + channel]))
          bytes[to + channel] = UInt8((under * (255 - opacity) + over * opacity + 127) / 255)
        }
        from += 4
        to += 4
      }
    }
  }

  /// Blends every pixel with a colour; `amount` returns the colour's share, 0...1, at a position.
  mutating func blend(with colour: RGB, amount: (_ x: Int, _ y: Int) -> Double) {
    let targets = [colour.red, colour.green, colour.blue].map { Int($0) }
    var offset = 0
    for y in 0..<height {
      for x in 0..<width {
        // 16 bits of fraction are exact at both ends, so that a complete fade gives the colour itself.
        let share = Int((amount(x, y) * 65_536).rounded())
        if share != 0 {
          for channel in 0..<3 {
            let value = Int(bytes[offset + channel])
            bytes[offset + channel] = UInt8((value * (65_536 - share) + targets[channel] * share + 32_768) >> 16)
          }
        }
        offset += 4
      }
    }
  }

  /// Raises every tone to a power: below 1, dark tones get lighter; black and white stay.
  func withTones(gamma: Double) -> Raster {
    let table = (0...255).map { UInt8((pow(Double($0) / 255, gamma) * 255).rounded()) }
    var toned = self
    for offset in bytes.indices where offset & 3 != 3 { toned.bytes[offset] = table[Int(bytes[offset])] }
    return toned
  }

  /// Sharpens edges by an unsharp mask: adds `amount` of the difference to a blurred copy, whose standard deviation is about
  /// one pixel.
  func sharpened(amount: Double) -> Raster {
    var sharp = self
    let soft = blurred().blurred()
    let share = Int((amount * 256).rounded())
    for offset in bytes.indices where offset & 3 != 3 {
      let value = Int(bytes[offset])
      sharp.bytes[offset] = UInt8(clamping: value + (share * (value - Int(soft.bytes[offset]))) >> 8)
    }
    return sharp
  }

  /// Blurs by a binomial filter of 3x3 pixels; pixels beyond the edges repeat. Opacity stays.
  func blurred() -> Raster {
    var columns = self
    for y in 0..<height {
      for x in 0..<width {
        let (left, right) = (4 * (y * width + max(0, x - 1)), 4 * (y * width + min(width - 1, x + 1)))
        let here = 4 * (y * width + x)
        for channel in 0..<3 {
          let sum = Int(bytes[left + channel]) + 2 * Int(bytes[here + channel]) + Int(bytes[right + channel])
          columns.bytes[here + channel] = UInt8((sum + 2) >> 2)
        }
      }
    }
    var soft = columns
    for y in 0..<height {
      for x in 0..<width {
        let (above, below) = (4 * (max(0, y - 1) * width + x), 4 * (min(height - 1, y + 1) * width + x))
        let here = 4 * (y * width + x)
        for channel in 0..<3 {
          let sum =
            Int(columns.bytes[above + channel]) + 2 * Int(columns.bytes[here + channel])
            + Int(columns.bytes[below + channel])
          soft.bytes[here + channel] = UInt8((sum + 2) >> 2)
        }
      }
    }
    return soft
  }
}
