/// The colours and the weight of text.
public struct Style: Hashable, Sendable {
  /// Colour of the characters.
  public var foreground: Paint
  /// Colour behind the characters; nil keeps the colour that is there.
  public var background: Paint?
  /// Whether the characters are bold.
  public var isBold: Bool

  /// Creates a style from theme colours; without a background the colour behind the text stays.
  public init(_ foreground: Token, on background: Token? = nil, bold isBold: Bool = false) {
    self.foreground = .token(foreground)
    self.background = background.map { .token($0) }
    self.isBold = isBold
  }

  /// Creates a style from any colours; without a background the colour behind the text stays.
  public init(foreground: Paint, background: Paint? = nil, isBold: Bool = false) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
  }

  /// The same style in bold.
  public var bold: Style {
    Style(foreground: foreground, background: background, isBold: true)
  }

  /// Returns the same style on another background.
  public func on(_ token: Token) -> Style {
    Style(foreground: foreground, background: .token(token), isBold: isBold)
  }
}

/// One cell of a frame.
public struct Cell: Hashable, Sendable {
  /// A grapheme of one or two cells; ``continuation`` in the second cell of a wide one.
  public var character: Character
  /// Colour of the character.
  public var foreground: Paint
  /// Colour behind the character.
  public var background: Paint
  /// Whether the character is bold.
  public var isBold: Bool
  /// The part of a picture that the character stands for; nil for text, and for what covers a picture.
  public var picture: PicturePart?

  /// The character in the second cell of a wide grapheme. It is never sent to a terminal.
  public static let continuation: Character = "\u{0}"

  /// Creates a cell.
  public init(_ character: Character, foreground: Paint, background: Paint, isBold: Bool = false) {
    self.character = character
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
  }
}
