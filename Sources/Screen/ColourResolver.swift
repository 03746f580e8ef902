/// How a frame's paints become the colours of one terminal, at one depth, in one theme.
public struct ColourResolver: Sendable {
  /// A cell's colours as a terminal knows them: 0xRRGGBB in 24 bits, else an index into its palette.
  public struct Ink: Hashable, Sendable {
    /// Colour of the letters; -1 is the terminal's own.
    public var foreground: Int32
    /// What lies behind them; -1 is the terminal's own.
    public var background: Int32
    /// Whether both change places.
    public var isReverse: Bool

    init(foreground: Int32, background: Int32, isReverse: Bool = false) {
      self.foreground = foreground
      self.background = background
      self.isReverse = isReverse
    }
  }

  private let depth: ColourDepth
  private let theme: Theme
  private let exact: [RGB: Int32]

  /// An inking for a look.
  public init(_ renderStyle: RenderStyle) {
    depth = renderStyle.depth
    theme = renderStyle.theme
    exact = Self.exactColours(of: renderStyle)
  }

  /// The ink of a cell.
  public func ink(_ cell: Cell) -> Ink {
    guard depth == .none else { return Ink(foreground: colour(cell.foreground), background: colour(cell.background)) }
    return Ink(foreground: -1, background: -1, isReverse: cell.background == .token(.focus))
  }

  private func colour(_ paint: Paint) -> Int32 {
    switch paint {
    case .standard: -1
    case .token(let token): colour(of: theme[token])
    case .rgb(let colour): exact[depth == .full ? Palette.fiveBits(colour) : colour] ?? nearest(colour)
    }
  }

  private func colour(of entry: Theme.Entry) -> Int32 {
    switch depth {
    case .full: Self.number(entry.rgb)
    case .indexed256: Int32(entry.index256)
    case .indexed16: Int32(entry.index16)
    case .none: -1
    }
  }

  private func nearest(_ colour: RGB) -> Int32 {
    switch depth {
    case .full: Self.number(Palette.fiveBits(colour))
    case .indexed256: Int32(Palette.nearest256(colour))
    case .indexed16: Int32(Palette.nearest16(colour))
    case .none: -1
    }
  }

  /// Colours that pictures fade into, and what stands for them.
  ///
  /// A picture that has faded out must be the very colour of the page around it, or its edge shows as a faint seam.
  private static func exactColours(of renderStyle: RenderStyle) -> [RGB: Int32] {
    var exact: [RGB: Int32] = [:]
    for token in [Token.ground, .void, .surface, .raised] {
      let entry = renderStyle.theme[token]
      switch renderStyle.depth {
      case .full:
        let key = Palette.fiveBits(entry.rgb)
        if exact[key] == nil { exact[key] = number(entry.rgb) }
      case .indexed256:
        if exact[entry.rgb] == nil { exact[entry.rgb] = Int32(entry.index256) }
      case .indexed16:
        if exact[entry.rgb] == nil { exact[entry.rgb] = Int32(entry.index16) }
      case .none: break
      }
    }
    return exact
  }

  private static func number(_ colour: RGB) -> Int32 {
    Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
  }
}
