import Screen

/// The set of cells of a frame that belong to pictures and contain no text.
struct PictureMask {
  private let size: Size
  private var cells: [Bool]

  /// Creates the mask of a frame.
  ///
  /// Pages draw text and panels over pictures. Those cells have colours of the theme, or no block characters.
  init(_ frame: Frame) {
    size = frame.size
    cells = Array(repeating: false, count: size.columns * size.rows)
    for rect in frame.placements.map({ $0.rect.intersection(frame.bounds) }) {
      for row in rect.row..<max(rect.row, rect.endRow) {
        for column in rect.column..<rect.endColumn {
          cells[row * size.columns + column] = Self.isPicture(frame[column, row], frame.renderStyle.glyphs)
        }
      }
    }
  }

  /// Whether a cell belongs to a picture.
  subscript(column: Int, row: Int) -> Bool { cells[row * size.columns + column] }

  private static func isPicture(_ cell: Cell, _ glyphs: GlyphSet) -> Bool {
    // On terminals without colours, pictures under a dialog are drawn in the faint colour of the theme.
    guard !cell.foreground.isToken || cell.foreground == .token(.faint) else { return false }
    return cell.character == " " || glyphs == .ascii || BlockShape(cell.character) != nil
  }
}

extension Frame {
  /// Returns the text in a rectangle as ``Screen/Frame/text(in:)`` does, with a character in place of each cell of a picture.
  func text(in rect: Rect, pictures: Character) -> String {
    let mask = PictureMask(self)
    let rect = rect.intersection(bounds)
    return (rect.row..<max(rect.row, rect.endRow)).map { row in
      var line = ""
      for column in rect.column..<rect.endColumn where self[column, row].character != Cell.continuation {
        line.append(mask[column, row] ? pictures : self[column, row].character)
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// The rows as text, with `▒` for cells of pictures.
  var textLines: [String] {
    text(in: bounds, pictures: "▒").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Paint {
  /// Whether it is a colour of the theme.
  var isToken: Bool {
    if case .token = self { true } else { false }
  }
}
