import Screen

extension Frame {
  /// Draws what terminals are tested with: title, Chinese, a slab with the focus, the four keys, a picture.
  ///
  /// The rows below ``fixtureRows`` stay empty.
  public mutating func drawFixture() {
    write("TENFOOT", at: Point(column: 2, row: 0), Style(.text).bold)
    write("黄金时刻，好。", at: Point(column: 2, row: 1), Style(.body))
    write("Café", at: Point(column: 20, row: 1), Style(.quiet))
    slab(Rect(column: 1, row: 2, columns: 12, rows: 3), .focus)
    write("Watch", at: Point(column: 4, row: 3), Style(.ink))
    for (index, token) in [Token.red, .green, .yellow, .blue].enumerated() {
      write("●", at: Point(column: 20 + 2 * index, row: 3), Style(token))
    }
    guard let picture = CellPicture(size: Size(columns: 8, rows: 1), cells: Self.gradient) else { return }
    draw(picture, at: Point(column: 30, row: 3))
  }

  /// How many rows ``drawFixture()`` fills.
  public static let fixtureRows = 5

  private static let gradient = (0..<8).map { step in
    CellPicture.Cell(
      scalar: "▀", foreground: RGB(UInt8(32 * step), 100, 200), background: RGB(200, UInt8(32 * step), 50))
  }
}
