import Screen

/// A channel number in large digits: 4x3 cells each, drawn with quadrants (look/LOOK-SYSTEM.md, "Type").
struct BigNumber {
  private let digits: [Int]

  /// Creates a number; characters other than digits are left out.
  init(_ text: String) {
    digits = text.compactMap(\.wholeNumberValue).filter { (0...9).contains($0) }
  }

  /// Draws the number.
  ///
  /// - Returns: The first column after it.
  func draw(into frame: inout Frame, at point: Point) -> Int {
    let style = Style(.text, bold: true)
    guard frame.renderStyle.glyphs != .ascii else {
      return frame.write(digits.map(String.init).joined(), at: Point(column: point.column, row: point.row + 1), style)
    }
    var column = point.column
    for digit in digits {
      for row in 0..<3 {
        frame.write(Self.row(row, of: digit), at: Point(column: column, row: point.row + row), style)
      }
      column += 5
    }
    return max(point.column, column - 1)
  }

  /// Returns one row of a digit: four quadrant characters.
  private static func row(_ row: Int, of digit: Int) -> String {
    let lines = strokes[digit]
    return String(
      (0..<4).map { column in
        let bits = [(0, 0), (1, 0), (0, 1), (1, 1)].map { dx, dy in lines[row * 2 + dy][column * 2 + dx] }
        return quadrants[bits.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }]
      })
  }

  /// The quadrant characters; bits: upper left (1), upper right (2), lower left (4), lower right (8).
  private static let quadrants: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

  private static let strokes: [[[Bool]]] = [
    [".######.", "##....##", "##....##", "##....##", "##....##", ".######."],
    ["..###...", "####....", "..##....", "..##....", "..##....", "######.."],
    [".######.", "##....##", ".....##.", "...##...", ".##.....", "########"],
    [".######.", "##....##", "...####.", "......##", "##....##", ".######."],
    ["....###.", "..####..", ".##.##..", "##..##..", "########", "....##.."],
    ["########", "##......", "#######.", "......##", "##....##", ".######."],
    [".######.", "##......", "#######.", "##....##", "##....##", ".######."],
    ["########", "##....##", ".....##.", "...##...", "..##....", "..##...."],
    [".######.", "##....##", ".######.", "##....##", "##....##", ".######."],
    [".######.", "##....##", "##....##", ".#######", "......##", ".######."],
  ].map { rows in rows.map { row in row.map { $0 == "#" } } }
}
