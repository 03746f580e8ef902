extension Frame {
  /// Draws a QR code with a light border, two modules in each cell, dark on light in every theme.
  ///
  /// The light modules are characters on a dark background: some fonts leave gaps between blocks, and a regular grid of dark lines can be read,
  /// while gaps in some of the dark modules cannot. Without colours on a light background, the dark modules are characters. Draws
  /// nothing with ASCII characters only, because the code would be four times as large.
  ///
  /// - Parameter border: The width of the border in modules.
  public mutating func drawQRCode(_ code: QRCode, border: Int, at origin: Point) {
    guard renderStyle.glyphs != .ascii else { return }
    let hasColours = renderStyle.depth != .none
    let style =
      hasColours
      ? Style(foreground: .rgb(RGB(255, 255, 255)), background: .rgb(RGB(0, 0, 0)))
      : Style(foreground: .standard, background: .standard)
    let lines = code.lines(border: border, drawingDark: !hasColours && renderStyle.hasLightBackground)
    for (row, line) in lines.enumerated() {
      write(line, at: Point(column: origin.column, row: origin.row + row), style)
    }
  }
}
