import Screen

/// What to send to a terminal with 24-bit colours (ECMA-48; SGR 38;2 and 48;2) so that it shows the next frame.
///
/// Only cells that look different are sent, the cursor and the style only as far as they are not right already.
struct FrameDifference {
  /// The size of the frame shown last; nil before the first.
  private(set) var size: Size?
  private var shown: [ResolvedCell] = []

  /// The bytes that turn the frame shown last into this one; empty when both look the same. The first frame, and one of
  /// another size, is sent as a whole.
  mutating func change(to frame: Frame) -> String {
    let cells = frame.inkedCells
    var pen = Pen()
    if size != frame.size { pen.bytes = size == nil ? "\u{1B}[?25l\u{1B}[0m\u{1B}[2J" : "\u{1B}[0m\u{1B}[2J" }
    let old = size == frame.size ? shown : []
    for (index, cell) in cells.enumerated() {
      guard cell.character != Cell.continuation, old.isEmpty || old[index] != cell else { continue }
      pen.write(cell, column: index % frame.size.columns, row: index / frame.size.columns)
    }
    (size, shown) = (frame.size, cells)
    return pen.bytes
  }

  /// A cursor with its style, and what it has written.
  private struct Pen {
    var bytes = ""
    private var column = -1
    private var row = -1
    private var foreground: RGB?
    private var background: RGB?
    private var isBold: Bool?

    mutating func write(_ cell: ResolvedCell, column: Int, row: Int) {
      if self.row != row || self.column != column { bytes += "\u{1B}[\(row + 1);\(column + 1)H" }
      bytes += selection(of: cell)
      bytes.append(cell.character)
      (self.row, self.column) = (row, column + DisplayWidth.of(cell.character))
    }

    private mutating func selection(of cell: ResolvedCell) -> String {
      var codes: [String] = []
      if isBold != cell.isBold { codes.append(cell.isBold ? "1" : "22") }
      // A blank has no letters: their colour can stay as it is.
      if cell.character != " ", foreground != cell.foreground {
        codes.append("38;2;\(cell.foreground.red);\(cell.foreground.green);\(cell.foreground.blue)")
        foreground = cell.foreground
      }
      if background != cell.background {
        codes.append("48;2;\(cell.background.red);\(cell.background.green);\(cell.background.blue)")
      }
      (isBold, background) = (cell.isBold, cell.background)
      return codes.isEmpty ? "" : "\u{1B}[\(codes.joined(separator: ";"))m"
    }
  }
}
