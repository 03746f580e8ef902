import Screen

/// A cell with the colours in which it is seen, instead of a theme's tokens. A blank has no foreground of its own.
///
/// Two cells are equal exactly if they look the same.
struct ResolvedCell: Hashable {
  let character: Character
  let foreground: RGB
  let background: RGB
  let isBold: Bool

  /// Creates a cell in two colours.
  init(_ cell: Cell, foreground: RGB, background: RGB) {
    let isBlank = cell.character == " "
    character = cell.character
    self.background = background
    self.foreground = isBlank ? background : foreground
    isBold = cell.isBold && !isBlank
  }
}

/// The colours in which a terminal shows the cells of a frame.
struct TerminalPalette {
  /// The background of a frame in which nothing is drawn.
  let ground: RGB
  private let renderStyle: RenderStyle
  private let resolver: ColourResolver

  /// Creates the palette of a frame's style. Without colours, the terminal is assumed to show light text on black.
  init(_ renderStyle: RenderStyle) {
    self.renderStyle = renderStyle
    resolver = ColourResolver(renderStyle)
    let blank = Cell(" ", foreground: .token(.text), background: .token(.ground))
    ground = Self.resolve(blank, renderStyle, resolver).background
  }

  /// Returns a cell as it is seen.
  func resolve(_ cell: Cell) -> ResolvedCell {
    Self.resolve(cell, renderStyle, resolver)
  }

  private static func resolve(_ cell: Cell, _ renderStyle: RenderStyle, _ resolver: ColourResolver) -> ResolvedCell {
    let theme = renderStyle.theme
    guard renderStyle.depth != .full else {
      return ResolvedCell(
        cell, foreground: theme.rgb(cell.foreground, fallback: .text),
        background: theme.rgb(cell.background, fallback: .ground))
    }
    let ink = resolver.colours(of: cell)
    let (foreground, background) = (colour(ink.foreground) ?? light, colour(ink.background) ?? dark)
    return ink.isReverse
      ? ResolvedCell(cell, foreground: background, background: foreground)
      : ResolvedCell(cell, foreground: foreground, background: background)
  }

  private static let light = Palette.sixteen[7]
  private static let dark = Palette.sixteen[0]

  /// Returns a colour of the palette; nil for the terminal's default colour.
  private static func colour(_ index: Int32) -> RGB? {
    UInt8(exactly: index).map(Palette.rgb)
  }
}

extension Frame {
  /// The cells as they are seen, row by row.
  var resolvedCells: [ResolvedCell] {
    let palette = TerminalPalette(renderStyle)
    return cells.map(palette.resolve)
  }
}
