/// How letters look: their colour, what lies behind them, and their weight.
public struct Style: Hashable, Sendable {
  /// Colour of the letters.
  public var foreground: Paint
  /// What lies behind; nil keeps what is there.
  public var background: Paint?
  /// Whether the letters are bold.
  public var isBold: Bool

  /// A style; without a background letters stand on what is there.
  public init(_ foreground: Token, on background: Token? = nil, bold isBold: Bool = false) {
    self.foreground = .token(foreground)
    self.background = background.map { .token($0) }
    self.isBold = isBold
  }

  /// A style of any paints.
  public init(foreground: Paint, background: Paint? = nil, isBold: Bool = false) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
  }

  /// The same in bold.
  public var bold: Style {
    Style(foreground: foreground, background: background, isBold: true)
  }

  /// The same on another background.
  public func on(_ token: Token) -> Style {
    Style(foreground: foreground, background: .token(token), isBold: isBold)
  }
}

/// One cell of the screen.
public struct Cell: Hashable, Sendable {
  /// The grapheme it shows, one or two cells wide; ``continuation`` in the second cell of a wide one.
  public var character: Character
  /// Colour of the character.
  public var foreground: Paint
  /// Colour behind it.
  public var background: Paint
  /// Whether it is bold.
  public var isBold: Bool

  /// What the second cell of a wide grapheme holds. It is never sent to a terminal.
  public static let continuation: Character = "\u{0}"

  /// A cell.
  public init(_ character: Character, foreground: Paint, background: Paint, isBold: Bool = false) {
    self.character = character
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
  }
}
