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
  public static func nearest16(_ colour: RGB) -> UInt8 { nearest(colour, among: 16) }

  /// Returns the index of the nearest of the first 8 colours, 0 to 7.
  public static func nearest8(_ colour: RGB) -> UInt8 { nearest(colour, among: 8) }

  /// Returns the 8-colour equivalents of two of 16 colours: the bright ones become their dark counterparts, and letters that
  /// would have the colour of their background become black or white. Many terminals show bold letters in bright colours, so
  /// that letters of a bright hue are bold.
  ///
  /// - Parameters:
  ///   - letters: The colour of the letters, 0 to 15.
  ///   - background: The colour behind them, 0 to 15.
  /// - Returns: Both colours, 0 to 7, and whether the letters are bold.
  public static func eightColours(letters: UInt8, background: UInt8)
    -> (letters: UInt8, background: UInt8, isBold: Bool)
  {
    // Colour 8 is dark grey, which is nearer to black than to white.
    let ground = background == 8 ? 0 : background & 7
    let contrast: UInt8 = [2, 3, 6, 7].contains(ground) ? 0 : 7
    let ink = letters == 8 ? contrast : letters & 7
    let vanishes = ink == ground && letters != background
    let isBold = !vanishes && (9...14).contains(letters) && allowsBold(letters: ink, background: ground)
    return (vanishes ? contrast : ink, ground, isBold)
  }

  /// Returns whether bold letters are as legible as others on a terminal that shows bold letters of the first 8 colours in the
  /// bright counterpart of their colour: black ones would be dark grey, which on white has a third of their contrast.
  ///
  /// - Parameters:
  ///   - letters: The colour of the letters, 0 to 15.
  ///   - background: The colour behind them, 0 to 15.
  public static func allowsBold(letters: UInt8, background: UInt8) -> Bool {
    letters >= 8 || boldIsLegible[Int(letters)][Int(background & 15)]
  }

  /// By letters, 0 to 7, and background, 0 to 15.
  private static let boldIsLegible: [[Bool]] = (0..<8).map { letters in
    sixteen.map { sixteen[letters + 8].contrast(with: $0) >= sixteen[letters].contrast(with: $0) }
  }

  private static func nearest(_ colour: RGB, among count: Int) -> UInt8 {
    var best = (index: UInt8(0), distance: Int.max)
    for (index, candidate) in sixteen.prefix(count).enumerated() {
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

  /// Returns the colour rounded in each channel: to a multiple of 2 below 64, of 4 below 128, otherwise of 8, or to 255.
  ///
  /// Photos look the same, and need so few pairs of colours that ncurses seldom runs out of them. The steps grow with the
  /// value because the eye compares by ratio: in dark greys, steps of 8 would change the hue.
  public static func rounded(_ colour: RGB) -> RGB {
    RGB(rounded(colour.red), rounded(colour.green), rounded(colour.blue))
  }

  private static func rounded(_ channel: UInt8) -> UInt8 {
    let value = Int(channel)
    switch value {
    case ..<64: return UInt8((value + 1) / 2 * 2)
    case ..<128: return UInt8((value + 2) / 4 * 4)
    default: return UInt8(min((value + 4) / 8 * 8, 255))
    }
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
