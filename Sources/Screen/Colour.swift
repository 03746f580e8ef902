/// A colour of 8 bits a channel, sRGB.
public struct RGB: Hashable, Sendable {
  /// Red, 0 to 255.
  public var red: UInt8
  /// Green, 0 to 255.
  public var green: UInt8
  /// Blue, 0 to 255.
  public var blue: UInt8

  /// A colour from its channels.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// This colour with `amount` (0...1) of another over it, channel by channel in sRGB.
  public func mixed(with other: RGB, amount: Double) -> RGB {
    func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(clamping: Int((Double(from) + (Double(to) - Double(from)) * amount).rounded()))
    }
    return RGB(channel(red, other.red), channel(green, other.green), channel(blue, other.blue))
  }

  /// Luma as ITU-R BT.601 weighs it, 0 to 255.
  public var luma: Double {
    0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue)
  }
}

/// What a colour is for; a theme says what it looks like (the table is in look/LOOK-SYSTEM.md).
public enum Token: String, CaseIterable, Sendable {
  /// Film band, letterbox, scrim.
  case void
  /// The screen.
  case ground
  /// Tab bar, quiet buttons, tiles.
  case surface
  /// Pop-up, dialog, what is on now.
  case raised
  /// Hairline, bar track, scroll thumb.
  case edge
  /// Titles, values, prices.
  case text
  /// Sentences, counts, keys.
  case body
  /// Labels, second lines.
  case quiet
  /// Decoration only.
  case faint
  /// Now, doors, marks, time left.
  case accent
  /// The one bright thing.
  case focus
  /// Letters on focus.
  case ink
  /// Quiet letters on focus.
  case inkQuiet
  /// Accent on focus.
  case inkAccent
  /// The ! of an error.
  case alert
  /// The red key.
  case red
  /// The green key.
  case green
  /// The yellow key.
  case yellow
  /// The blue key.
  case blue
}

/// The colour of letters or of what lies behind them.
public enum Paint: Hashable, Sendable {
  /// Whatever the terminal has by itself.
  case standard
  /// A theme's colour.
  case token(Token)
  /// A picture's colour, or one mixed from others.
  case rgb(RGB)
}

/// How many colours the screen has.
public enum ColourDepth: String, CaseIterable, Sendable {
  /// 24 bits.
  case full
  /// The xterm palette of 256.
  case indexed256 = "256"
  /// 16 colours whose look the person chose.
  case indexed16 = "16"
  /// None, or 8: reverse video and bold carry everything.
  case none
}
