extension Frame {
  /// Draws a QR code with a light border, two modules in each cell, dark on light in every theme.
  ///
  /// Without colours, the light modules are drawn as characters on a dark background, and the dark ones on a light background. Draws
  /// nothing with ASCII characters only, because the code would be four times as large.
  ///
  /// - Parameter border: The width of the border in modules.
  public mutating func drawQRCode(_ code: QRCode, border: Int, at origin: Point) {
    guard renderStyle.glyphs != .ascii else { return }
    let cells = code.cells(border: border)
    for row in 0..<cells.rows {
      for column in 0..<cells.columns {
        let upper = code.isDark(column: column - border, row: 2 * row - border)
        let lower = code.isDark(column: column - border, row: 2 * row + 1 - border)
        drawModules(upper, lower, at: Point(column: origin.column + column, row: origin.row + row))
      }
    }
  }

  private mutating func drawModules(_ upper: Bool, _ lower: Bool, at point: Point) {
    guard renderStyle.depth == .none else {
      write("▀", at: point, Style(foreground: .qrModule(upper), background: .qrModule(lower)))
      return
    }
    let isDrawn = renderStyle.hasLightBackground
    let character =
      switch (upper == isDrawn, lower == isDrawn) {
      case (true, true): "█"
      case (true, false): "▀"
      case (false, true): "▄"
      case (false, false): " "
      }
    write(character, at: point, Style(foreground: .standard, background: .standard))
  }
}

extension Paint {
  fileprivate static func qrModule(_ isDark: Bool) -> Paint {
    .rgb(isDark ? RGB(0, 0, 0) : RGB(255, 255, 255))
  }
}
