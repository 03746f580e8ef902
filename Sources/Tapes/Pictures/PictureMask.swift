import Screen

/// Which cells of a frame belong to pictures rather than to words: nobody reads a picture's half blocks.
struct PictureMask {
  private let size: Size
  private var cells: [Bool]

  /// The mask of a frame.
  ///
  /// A page draws letters and slabs over its pictures: those have a theme's colours, or are no blocks.
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

  /// Whether a cell is a picture's.
  subscript(column: Int, row: Int) -> Bool { cells[row * size.columns + column] }

  private static func isPicture(_ cell: Cell, _ glyphs: GlyphSet) -> Bool {
    // Where a terminal has no tones, what is under a dialog becomes faint, pictures as well as letters.
    guard !cell.foreground.isToken || cell.foreground == .token(.faint) else { return false }
    return cell.character == " " || glyphs == .ascii || BlockShape(cell.character) != nil
  }
}

extension Frame {
  /// The text in a rectangle as ``Screen/Frame/text(in:)`` has it, with another character in place of a picture's.
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

  /// Its rows as people are shown them: `▒` where a picture is.
  var legibleLines: [String] {
    text(in: bounds, pictures: "▒").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Paint {
  /// Whether it is a theme's colour.
  var isToken: Bool {
    if case .token = self { true } else { false }
  }
}
