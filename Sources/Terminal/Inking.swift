import Screen

/// How a frame's paints become the colours of one terminal, at one depth, in one theme.
struct Inking {
  /// A cell's colours as ncurses knows them.
  struct Ink: Hashable {
    /// Colour of the letters; -1 is the terminal's own.
    var foreground: PairTable.Colour
    /// What lies behind them; -1 is the terminal's own.
    var background: PairTable.Colour
    /// Whether both change places.
    var isReverse = false
  }

  private let depth: ColourDepth
  private let theme: Theme
  private let exact: [RGB: PairTable.Colour]

  /// An inking for a look.
  init(_ look: Look) {
    depth = look.depth
    theme = look.theme
    exact = Self.exactColours(of: look)
  }

  /// The ink of a cell.
  func ink(_ cell: Cell) -> Ink {
    guard depth == .none else { return Ink(foreground: colour(cell.foreground), background: colour(cell.background)) }
    return Ink(foreground: -1, background: -1, isReverse: cell.background == .token(.focus))
  }

  private func colour(_ paint: Paint) -> PairTable.Colour {
    switch paint {
    case .standard: -1
    case .token(let token): colour(of: theme[token])
    case .rgb(let colour): exact[depth == .full ? Palette.fiveBits(colour) : colour] ?? nearest(colour)
    }
  }

  private func colour(of entry: Theme.Entry) -> PairTable.Colour {
    switch depth {
    case .full: Self.number(entry.rgb)
    case .indexed256: PairTable.Colour(entry.index256)
    case .indexed16: PairTable.Colour(entry.index16)
    case .none: -1
    }
  }

  private func nearest(_ colour: RGB) -> PairTable.Colour {
    switch depth {
    case .full: Self.number(Palette.fiveBits(colour))
    case .indexed256: PairTable.Colour(Palette.nearest256(colour))
    case .indexed16: PairTable.Colour(Palette.nearest16(colour))
    case .none: -1
    }
  }

  /// Colours that pictures fade into, and what stands for them.
  ///
  /// A picture that has faded out must be the very colour of the page around it, or its edge shows as a faint seam.
  private static func exactColours(of look: Look) -> [RGB: PairTable.Colour] {
    var exact: [RGB: PairTable.Colour] = [:]
    for token in [Token.ground, .void, .surface, .raised] {
      let entry = look.theme[token]
      switch look.depth {
      case .full:
        let key = Palette.fiveBits(entry.rgb)
        if exact[key] == nil { exact[key] = number(entry.rgb) }
      case .indexed256:
        if exact[entry.rgb] == nil { exact[entry.rgb] = PairTable.Colour(entry.index256) }
      case .indexed16:
        if exact[entry.rgb] == nil { exact[entry.rgb] = PairTable.Colour(entry.index16) }
      case .none: break
      }
    }
    return exact
  }

  private static func number(_ colour: RGB) -> PairTable.Colour {
    PairTable.Colour(colour.red) << 16 | PairTable.Colour(colour.green) << 8 | PairTable.Colour(colour.blue)
  }
}
