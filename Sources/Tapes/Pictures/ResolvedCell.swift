import Screen

/// A cell as an eye sees it: colours instead of a theme's tokens, and no colour of letters where there are none.
///
/// Two cells are equal exactly when they look the same.
struct ResolvedCell: Hashable {
  let character: Character
  let foreground: RGB
  let background: RGB
  let isBold: Bool

  /// A cell in two colours.
  init(_ cell: Cell, foreground: RGB, background: RGB) {
    let isBlank = cell.character == " "
    character = cell.character
    self.background = background
    self.foreground = isBlank ? background : foreground
    isBold = cell.isBold && !isBlank
  }
}

/// What a terminal of a frame's depth makes of its colours.
struct TerminalPalette {
  /// What lies where nothing was drawn.
  let ground: RGB
  private let renderStyle: RenderStyle
  private let inking: ColourResolver

  /// The eye for a look. Without colours a terminal is taken for a light one on black.
  init(_ renderStyle: RenderStyle) {
    self.renderStyle = renderStyle
    inking = ColourResolver(renderStyle)
    let blank = Cell(" ", foreground: .token(.text), background: .token(.ground))
    ground = Self.cell(blank, renderStyle, inking).background
  }

  /// A cell as it is seen.
  func see(_ cell: Cell) -> ResolvedCell {
    Self.cell(cell, renderStyle, inking)
  }

  private static func cell(_ cell: Cell, _ renderStyle: RenderStyle, _ inking: ColourResolver) -> ResolvedCell {
    let theme = renderStyle.theme
    guard renderStyle.depth != .full else {
      return ResolvedCell(
        cell, foreground: theme.rgb(cell.foreground, fallback: .text),
        background: theme.rgb(cell.background, fallback: .ground))
    }
    let ink = inking.ink(cell)
    let (foreground, background) = (colour(ink.foreground) ?? light, colour(ink.background) ?? dark)
    return ink.isReverse
      ? ResolvedCell(cell, foreground: background, background: foreground)
      : ResolvedCell(cell, foreground: foreground, background: background)
  }

  private static let light = Palette.sixteen[7]
  private static let dark = Palette.sixteen[0]

  /// The palette's colour; nil for the terminal's own.
  private static func colour(_ index: Int32) -> RGB? {
    UInt8(exactly: index).map(Palette.rgb)
  }
}

extension Frame {
  /// Its cells as an eye sees them, row by row.
  var inkedCells: [ResolvedCell] {
    let eye = TerminalPalette(renderStyle)
    return cells.map(eye.see)
  }
}
