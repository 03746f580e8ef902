import Screen

/// Encoder of a frame's colours as text: a theme's names with 24-bit colours, otherwise the numbers that the terminal gets.
struct StyleEncoder {
  /// The name of the page's background, which is left out of the text.
  let groundName: String
  private let depth: ColourDepth
  private let resolver: ColourResolver

  /// Creates an encoder for frames of a style.
  init(_ renderStyle: RenderStyle) {
    depth = renderStyle.depth
    resolver = ColourResolver(renderStyle)
    let blank = Cell(" ", foreground: .token(.text), background: .token(.ground))
    groundName =
      switch renderStyle.depth {
      case .full: Token.ground.rawValue
      case .indexed256, .indexed16, .indexed8: "\(resolver.colours(of: blank).background)"
      case .none: "reverse"
      }
  }

  /// Returns the colour of a cell's letters: `text`, `#0d0f13`, `15`, `plain`.
  func letters(of cell: Cell) -> String {
    switch depth {
    case .full: cell.foreground.name
    case .indexed256, .indexed16, .indexed8: "\(resolver.colours(of: cell).foreground)"
    case .none: "plain"
    }
  }

  /// Returns the colour of a cell's background; empty for the page's background.
  func ground(of cell: Cell) -> String {
    let ink = resolver.colours(of: cell)
    let name =
      switch depth {
      case .full: cell.background.name
      case .indexed256, .indexed16, .indexed8: "\(ink.background)"
      case .none: ink.isReverse ? "reverse" : ""
      }
    return depth != .none && name == groundName ? "" : name
  }
}

extension Paint {
  /// The colour as text: `ground`, `#0d0f13` or `standard`.
  fileprivate var name: String {
    switch self {
    case .standard: "standard"
    case .token(let token): token.rawValue
    case .rgb(let rgb): rgb.hex
    }
  }
}
