import Screen

extension Frame {
  /// Draws the content that terminals are tested with: a title, Chinese, combining marks, a focused slab, the four coloured
  /// keys and an image. The rows from ``fixtureRows`` on stay empty.
  public mutating func drawFixture() {
    write("TENFOOT", at: Point(column: 2, row: 0), Style(.text).bold)
    write("黄金时刻，好。", at: Point(column: 2, row: 1), Style(.body))
    write("Café", at: Point(column: 20, row: 1), Style(.quiet))
    write("काला ❤\u{FE0F}!", at: Point(column: 26, row: 1), Style(.quiet))
    drawSlab(Rect(column: 1, row: 2, columns: 12, rows: 3), .focus)
    write("Watch", at: Point(column: 4, row: 3), Style(.ink))
    write("TV", at: Point(column: 10, row: 3), Style(.ink).bold)
    for (index, token) in [Token.red, .green, .yellow, .blue].enumerated() {
      write("●", at: Point(column: 20 + 2 * index, row: 3), Style(token))
    }
    guard let image = CellImage(size: Size(columns: 8, rows: 1), cells: Self.gradient) else { return }
    drawImage(image, at: Point(column: 30, row: 3))
  }

  /// Fills the rows from ``fixtureRows`` on with 36 colours out of 216; numbers that differ by less than 6 have no colour in
  /// common.
  public mutating func drawWave(_ number: Int) {
    for row in Self.fixtureRows..<max(Self.fixtureRows, size.rows) {
      for column in 0..<size.columns {
        let cell = Rect(column: column, row: row, columns: 1, rows: 1)
        fill(cell, .rgb(Self.waveColour(number, column: column, row: row)))
      }
    }
  }

  /// Returns the colour of a cell in ``drawWave(_:)``, which xterm's palette contains.
  public static func waveColour(_ number: Int, column: Int, row: Int) -> RGB {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    return RGB(levels[column % 6], levels[row % 6], levels[number % 6])
  }

  /// The number of rows that ``drawFixture()`` fills.
  public static let fixtureRows = 5

  private static let gradient = (0..<8).map { step in
    CellImage.Cell(
      scalar: "▀", foreground: RGB(UInt8(32 * step), 100, 200), background: RGB(200, UInt8(32 * step), 50))
  }
}
