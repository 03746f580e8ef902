import Screen

/// Encoder that turns successive frames into output for a terminal with 24-bit colours (ECMA-48; SGR 38;2 and 48;2).
///
/// Only cells that look different are sent, and only changes of the cursor's position and style.
struct ANSIFrameEncoder {
  /// The size of the last frame; nil before the first one.
  private(set) var size: Size?
  private var shown: [ResolvedCell] = []

  /// Returns the output that changes the terminal from the last frame to this one; empty if both look the same. The first
  /// frame, and a frame of another size, is encoded completely.
  mutating func encode(_ frame: Frame) -> String {
    let cells = frame.resolvedCells
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

  /// A cursor with its style and its output.
  private struct Pen {
    var bytes = ""
    private var column = -1
    private var row = -1
    private var foreground: RGB?
    private var background: RGB?
    private var isBold: Bool?

    mutating func write(_ cell: ResolvedCell, column: Int, row: Int) {
      if self.row != row || self.column != column { bytes += "\u{1B}[\(row + 1);\(column + 1)H" }
      bytes += styleChange(for: cell)
      bytes.append(cell.character)
      (self.row, self.column) = (row, column + DisplayWidth.of(cell.character))
    }

    /// Returns the sequence that changes the style to that of a cell; empty if it is the same.
    private mutating func styleChange(for cell: ResolvedCell) -> String {
      var codes: [String] = []
      if isBold != cell.isBold { codes.append(cell.isBold ? "1" : "22") }
      // A blank shows no foreground, which can therefore stay unchanged.
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
