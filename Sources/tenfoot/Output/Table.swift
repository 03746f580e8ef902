import Screen

/// Rows in columns that line up by display width, for people.
struct Table {
  /// Where a column's text stands.
  enum Alignment {
    case leading
    case trailing
  }

  /// One column's heading, and where its text stands.
  struct Column {
    let heading: String
    var alignment = Alignment.leading
    /// Longer text is cut, in cells; nil for no limit.
    var limitCells: Int?
  }

  let columns: [Column]
  /// Each row has a text for each column.
  var rows: [[String]] = []

  /// The heading and the rows, without blanks at their ends; no line at all when there are no rows.
  func lines() -> [String] {
    guard !rows.isEmpty else { return [] }
    let cut = ([columns.map(\.heading)] + rows).map { row in
      zip(row, columns).map { text, column in
        column.limitCells.map { text.harmless.truncated(toCells: $0) } ?? text.harmless
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
