import Screen

/// A cell as an eye sees it: colours instead of a theme's tokens, and no colour of letters where there are none.
///
/// Two cells are equal exactly when they look the same.
struct InkedCell: Hashable {
  let character: Character
  let foreground: RGB
  let background: RGB
  let isBold: Bool

  /// A cell under a theme.
  init(_ cell: Cell, theme: Theme) {
    let isBlank = cell.character == " "
    character = cell.character
    background = theme.rgb(cell.background, fallback: .ground)
    foreground = isBlank ? background : theme.rgb(cell.foreground, fallback: .text)
    isBold = cell.isBold && !isBlank
  }
}

extension Frame {
  /// Its cells as an eye sees them, row by row.
  var inkedCells: [InkedCell] {
    cells.map { InkedCell($0, theme: look.theme) }
  }
}
