import Screen

/// What the colours of a frame are called: a theme's names in 24 bits, else what the terminal is sent.
struct StyleEncoder {
  /// What the page's own ground is called, which goes without saying.
  let groundName: String
  private let depth: ColourDepth
  private let inking: ColourResolver

  /// The words for a look.
  init(_ renderStyle: RenderStyle) {
    depth = renderStyle.depth
    inking = ColourResolver(renderStyle)
    let blank = Cell(" ", foreground: .token(.text), background: .token(.ground))
    groundName =
      switch renderStyle.depth {
      case .full: Token.ground.rawValue
      case .indexed256, .indexed16: "\(inking.ink(blank).background)"
      case .none: "reverse"
      }
  }

  /// The colour of a cell's letters: `text`, `#0d0f13`, `15`, `plain`.
  func letters(of cell: Cell) -> String {
    switch depth {
    case .full: cell.foreground.word
    case .indexed256, .indexed16: "\(inking.ink(cell).foreground)"
    case .none: "plain"
    }
  }

  /// What lies behind a cell's letters; empty for the page's own ground.
  func ground(of cell: Cell) -> String {
    let ink = inking.ink(cell)
    let name =
      switch depth {
      case .full: cell.background.word
      case .indexed256, .indexed16: "\(ink.background)"
      case .none: ink.isReverse ? "reverse" : ""
      }
    return depth != .none && name == groundName ? "" : name
  }
}

extension Paint {
  /// `ground`, `#0d0f13` or `standard`.
  fileprivate var word: String {
    switch self {
    case .standard: "standard"
    case .token(let token): token.rawValue
    case .rgb(let rgb): rgb.hex
    }
  }
}
