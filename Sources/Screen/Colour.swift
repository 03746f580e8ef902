import Glibc

/// A colour in sRGB with 8 bits per channel.
public struct RGB: Hashable, Sendable {
  /// Red, 0 to 255.
  public var red: UInt8
  /// Green, 0 to 255.
  public var green: UInt8
  /// Blue, 0 to 255.
  public var blue: UInt8

  /// Creates a colour from its channels.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Returns this colour with another one laid over it, mixed channel by channel in sRGB.
  ///
  /// - Parameter amount: The share of the other colour, 0...1; values outside are clamped, and NaN counts as 0.
  public func mixed(with other: RGB, amount: Double) -> RGB {
    let share = amount > 0 ? min(amount, 1) : 0
    func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(clamping: Int((Double(from) + (Double(to) - Double(from)) * share).rounded()))
    }
    return RGB(channel(red, other.red), channel(green, other.green), channel(blue, other.blue))
  }

  /// Luma by the weights of ITU-R BT.601, 0 to 255.
  public var luma: Double {
    0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue)
  }

  /// Returns the contrast ratio of two colours (WCAG 2.1), 1 to 21.
  public func contrast(with other: RGB) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Relative luminance (WCAG 2.1), 0 to 1.
  private var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}

/// The role of a colour; a ``Theme`` gives each role its colours.
public enum Token: String, CaseIterable, Sendable {
  /// Bars beside a picture, scrims, and what lies under a dialog.
  case void
  /// The background of pages.
  case ground
  /// Tab bar, secondary buttons, tiles.
  case surface
  /// Pop-ups, dialogs, the programme that is on.
  case raised
  /// Hairlines, the track of bars, the thumb of scroll bars.
  case edge
  /// Titles, values, prices.
  case text
  /// Sentences, counts, key names.
  case body
  /// Labels and second lines.
  case quiet
  /// Decoration that carries no meaning.
  case faint
  /// The current time, links, marks, time left.
  case accent
  /// The background of the focused element, the brightest colour on a page.
  case focus
  /// Text on ``focus``.
  case ink
  /// Labels on ``focus``.
  case inkQuiet
  /// Links and marks on ``focus``.
  case inkAccent
  /// The exclamation mark of an error.
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

/// The colour of a character or of the area behind it.
public enum Paint: Hashable, Sendable {
  /// The terminal's default colour.
  case standard
  /// A colour of the theme.
  case token(Token)
  /// A colour of an image, or one mixed from other colours.
  case rgb(RGB)
}
