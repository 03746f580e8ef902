/// A resolver of the colours of a frame's cells to the colours of a terminal, for one theme and colour depth.
public struct ColourResolver: Sendable {
  /// The colours of one cell as a terminal takes them: 0xRRGGBB with 24 bits, otherwise an index of its palette.
  public struct CellColours: Hashable, Sendable {
    /// Colour of the character; -1 is the terminal's default.
    public var foreground: Int32
    /// Colour behind the character; -1 is the terminal's default.
    public var background: Int32
    /// Whether the two colours are exchanged.
    public var isReverse: Bool
    /// Whether the character must be bold to have its colour.
    public var isBold: Bool
    /// Whether bold characters are as legible as others on a terminal that shows them in bright colours.
    public var allowsBold: Bool

    init(
      foreground: Int32, background: Int32, isReverse: Bool = false, isBold: Bool = false, allowsBold: Bool = true
    ) {
      self.foreground = foreground
      self.background = background
      self.isReverse = isReverse
      self.isBold = isBold
      self.allowsBold = allowsBold
    }

    /// Returns whether a cell of these colours is bold on the terminal.
    public func isBold(_ cell: Cell) -> Bool { isBold || cell.isBold && allowsBold }
  }

  private let depth: ColourDepth
  private let theme: Theme
  private let exactColours: [RGB: Int32]

  /// Creates a resolver for a style of rendering.
  public init(_ renderStyle: RenderStyle) {
    depth = renderStyle.depth
    theme = renderStyle.theme
    exactColours = Self.exactColours(renderStyle)
  }

  /// Returns the colours of a cell. Without colours, only the focus is distinguished: it is reversed.
  public func colours(of cell: Cell) -> CellColours {
    guard depth != .none else {
      return CellColours(foreground: -1, background: -1, isReverse: cell.background == .token(.focus))
    }
    let (foreground, background) = (colour(cell.foreground), colour(cell.background))
    guard depth == .indexed8 || depth == .indexed16, let letters = UInt8(exactly: foreground),
      let ground = UInt8(exactly: background)
    else { return CellColours(foreground: foreground, background: background) }
    guard depth == .indexed8 else {
      return CellColours(
        foreground: foreground, background: background,
        allowsBold: Palette.allowsBold(letters: letters, background: ground))
    }
    let eight = Palette.eightColours(letters: letters, background: ground)
    let allowsBold = Palette.allowsBold(letters: eight.letters, background: eight.background)
    return CellColours(
      foreground: Int32(eight.letters), background: Int32(eight.background), isBold: eight.isBold,
      allowsBold: allowsBold)
  }

  private func colour(_ paint: Paint) -> Int32 {
    switch paint {
    case .standard: -1
    case .token(let token): colour(theme[token])
    case .rgb(let colour): exactColours[depth == .full ? Palette.rounded(colour) : colour] ?? nearest(colour)
    }
  }

  private func colour(_ entry: Theme.Entry) -> Int32 {
    switch depth {
    case .full: Self.number(entry.rgb)
    case .indexed256: Int32(entry.index256)
    case .indexed16, .indexed8: Int32(entry.index16)
    case .none: -1
    }
  }

  private func nearest(_ colour: RGB) -> Int32 {
    switch depth {
    case .full: Self.number(Palette.rounded(colour))
    case .indexed256: Int32(Palette.nearest256(colour))
    case .indexed16: Int32(Palette.nearest16(colour))
    case .indexed8: Int32(Palette.nearest8(colour))
    case .none: -1
    }
  }

  /// Returns the colours that images fade into, with the terminal's colour for each.
  ///
  /// The edge of a faded image must have exactly the colour of the page around it, or a faint seam shows.
  private static func exactColours(_ renderStyle: RenderStyle) -> [RGB: Int32] {
    let entries = [Token.ground, .void, .surface, .raised].map { renderStyle.theme[$0] }
    let pairs: [(RGB, Int32)] =
      switch renderStyle.depth {
      case .full: entries.map { (Palette.rounded($0.rgb), number($0.rgb)) }
      case .indexed256: entries.map { ($0.rgb, Int32($0.index256)) }
      case .indexed16, .indexed8: entries.map { ($0.rgb, Int32($0.index16)) }
      case .none: []
      }
    // Tokens may share a colour: the first one in the list above has precedence.
    return Dictionary(pairs) { first, _ in first }
  }

  private static func number(_ colour: RGB) -> Int32 {
    Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
  }
}
