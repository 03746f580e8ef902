import Screen

/// A table as text, with columns aligned by display width.
struct Table {
  /// The alignment of a column.
  enum Alignment {
    case leading
    case trailing
  }

  /// A column.
  struct Column {
    let heading: String
    var alignment = Alignment.leading
    /// The width in cells to which longer text is cut; nil for no limit.
    var limitCells: Int?

    /// Creates a column.
    init(_ heading: CommandPhrase, alignment: Alignment = .leading, limitCells: Int? = nil) {
      (self.heading, self.alignment, self.limitCells) = (heading(), alignment, limitCells)
    }
  }

  let columns: [Column]
  /// The rows, each with one text per column.
  var rows: [[String]] = []

  /// Returns the heading and the rows without trailing blanks; empty if there are no rows.
  func lines() -> [String] {
    guard !rows.isEmpty else { return [] }
    let cut = ([columns.map(\.heading)] + rows).map { row in
      zip(row, columns).map { text, column in
        column.limitCells.map { text.terminalSafe.truncated(toCells: $0) } ?? text.terminalSafe
      }
    }
    let widthsCells = columns.indices.map { column in cut.map { $0[column].widthCells }.max() ?? 0 }
    return cut.map { row in
      let padded = row.indices.map { pad(row[$0], toCells: widthsCells[$0], columns[$0].alignment) }
      return padded.joined(separator: "  ").trimmingTrailingBlanks
    }
  }

  private func pad(_ text: String, toCells cells: Int, _ alignment: Alignment) -> String {
    let blanks = String(repeating: " ", count: max(0, cells - text.widthCells))
    return alignment == .leading ? text + blanks : blanks + text
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
