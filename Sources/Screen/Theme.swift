/// The colours of every token at each colour depth. Themes are read from the program's assets.
public struct Theme: Hashable, Sendable {
  /// The colours of one token.
  public struct Entry: Hashable, Sendable {
    /// The colour with 24 bits.
    public var rgb: RGB
    /// Index in xterm's palette of 256 colours.
    public var index256: UInt8
    /// Index in the palette of 16 colours, 0 to 15.
    public var index16: UInt8

    /// Creates an entry.
    public init(rgb: RGB, index256: UInt8, index16: UInt8) {
      self.rgb = rgb
      self.index256 = index256
      self.index16 = index16
    }
  }

  /// The name by which users choose the theme.
  public let name: String
  /// Whether dialogs have an outline, because their background differs too little from the page's.
  public let outlinesDialogs: Bool
  private let entries: [Entry]

  /// Creates a theme; nil when a token has no entry.
  public init?(name: String, outlinesDialogs: Bool = false, entries: [Token: Entry]) {
    let ordered = Token.allCases.compactMap { entries[$0] }
    guard ordered.count == Token.allCases.count else { return nil }
    self.name = name
    self.outlinesDialogs = outlinesDialogs
    self.entries = ordered
  }

  /// The colours of a token.
  public subscript(token: Token) -> Entry {
    entries[token.ordinal]
  }

  /// Returns a paint's colour with 24 bits.
  ///
  /// - Parameter fallback: The token that stands for the terminal's default colour.
  public func rgb(_ paint: Paint, fallback: Token) -> RGB {
    switch paint {
    case .standard: self[fallback].rgb
    case .token(let token): self[token].rgb
    case .rgb(let rgb): rgb
    }
  }
}

extension Token {
  /// The position among all tokens, from 0.
  var ordinal: Int {
    // The compiler numbers cases in order, but only rawValue and allCases are guaranteed; a table keeps the look-up
    // constant.
    Self.ordinals[self] ?? 0
  }

  private static let ordinals = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
