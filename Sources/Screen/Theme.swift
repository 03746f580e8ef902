/// What every token looks like at each colour depth. A theme is data (assets/themes).
public struct Theme: Hashable, Sendable {
  /// One token's colour at each depth.
  public struct Entry: Hashable, Sendable {
    /// In 24 bits.
    public var rgb: RGB
    /// Index into the xterm palette of 256.
    public var index256: UInt8
    /// Index into the 16 colours.
    public var index16: UInt8

    /// A colour at each depth.
    public init(rgb: RGB, index256: UInt8, index16: UInt8) {
      self.rgb = rgb
      self.index256 = index256
      self.index16 = index16
    }
  }

  /// The name people choose it by.
  public let name: String
  /// Whether dialogs and slabs get a hairline because tones alone do not part them.
  public let outlinesDialogs: Bool
  private let entries: [Entry]

  /// A theme.
  ///
  /// - Returns: nil when a token lacks its entry.
  public init?(name: String, outlinesDialogs: Bool = false, entries: [Token: Entry]) {
    let ordered = Token.allCases.compactMap { entries[$0] }
    guard ordered.count == Token.allCases.count else { return nil }
    self.name = name
    self.outlinesDialogs = outlinesDialogs
    self.entries = ordered
  }

  /// A token's colours.
  public subscript(token: Token) -> Entry {
    entries[token.ordinal]
  }

  /// The 24-bit colour of a paint; `fallback` stands for the terminal's own.
  public func rgb(_ paint: Paint, fallback: Token) -> RGB {
    switch paint {
    case .standard: self[fallback].rgb
    case .token(let token): self[token].rgb
    case .rgb(let rgb): rgb
    }
  }
}

extension Token {
  /// Its place among all tokens, from 0.
  var ordinal: Int {
    // The compiler lays payload-free cases out in order, but only rawValue and allCases are promised; the table
    // keeps the look-up constant.
    Self.ordinals[self] ?? 0
  }

  private static let ordinals = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
