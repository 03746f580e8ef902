/// The indexed palettes of terminals, and the nearest colours in them.
public enum Palette {
  /// The 16 colours with xterm's default values.
  public static let sixteen: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205),
    RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// Returns a colour of xterm's palette: the 16 colours, the 6x6x6 cube, the 24 greys.
  public static func rgb(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: return sixteen[Int(index)]
    case 16..<232:
      let offset = Int(index) - 16
      return RGB(levels[offset / 36], levels[offset / 6 % 6], levels[offset % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(grey, grey, grey)
    }
  }

  /// Returns the index of the nearest of the 16 colours, 0 to 15.
  public static func nearest16(_ colour: RGB) -> UInt8 {
    var best = (index: UInt8(0), distance: Int.max)
    for (index, candidate) in sixteen.enumerated() {
      let distance = squaredDistance(colour, candidate)
      if distance < best.distance { best = (UInt8(index), distance) }
    }
    return best.index
  }

  /// Returns the index of the nearest colour in xterm's cube and greys, 16 to 255. The first 16 colours are left out
  /// because every terminal has other values for them.
  public static func nearest256(_ colour: RGB) -> UInt8 {
    let red = nearestLevel(colour.red)
    let green = nearestLevel(colour.green)
    let blue = nearestLevel(colour.blue)
    let inCube = RGB(levels[red], levels[green], levels[blue])
    let average = (Int(colour.red) + Int(colour.green) + Int(colour.blue)) / 3
    // The greys are 8, 18 … 238.
    let step = min(max((average - 3) / 10, 0), 23)
    let grey = UInt8(8 + 10 * step)
    if squaredDistance(colour, RGB(grey, grey, grey)) < squaredDistance(colour, inCube) { return UInt8(232 + step) }
    return UInt8(16 + 36 * red + 6 * green + blue)
  }

  /// Returns the colour rounded to 5 bits per channel, scaled back to 0...255.
  ///
  /// Photos look the same, and need so few pairs of colours that ncurses seldom runs out of them.
  public static func fiveBits(_ colour: RGB) -> RGB {
    func channel(_ value: UInt8) -> UInt8 {
      let five = (Int(value) * 31 + 127) / 255
      return UInt8((five * 255 + 15) / 31)
    }
    return RGB(channel(colour.red), channel(colour.green), channel(colour.blue))
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func nearestLevel(_ value: UInt8) -> Int {
    // The thresholds lie half-way between 0 and 95, 95 and 135 …
    value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40
  }

  private static func squaredDistance(_ one: RGB, _ other: RGB) -> Int {
    let red = Int(one.red) - Int(other.red)
    let green = Int(one.green) - Int(other.green)
    let blue = Int(one.blue) - Int(other.blue)
    return red * red + green * green + blue * blue
  }
}
