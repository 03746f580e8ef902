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
    let ordered = Token.allCases.sorted { $0.ordinal < $1.ordinal }.compactMap { entries[$0] }
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
  /// The position among all tokens, from 0. Every cell that is drawn asks for it, and hashing a token hashes its text.
  var ordinal: Int {
    switch self {
    case .void: 0
    case .ground: 1
    case .surface: 2
    case .raised: 3
    case .edge: 4
    case .text: 5
    case .body: 6
    case .quiet: 7
    case .faint: 8
    case .accent: 9
    case .focus: 10
    case .ink: 11
    case .inkQuiet: 12
    case .inkAccent: 13
    case .alert: 14
    case .red: 15
    case .green: 16
    case .yellow: 17
    case .blue: 18
    }
  }
}
