import Screen

/// A row of buttons: slabs of three rows if half rows fit, otherwise plates of one.
struct Buttons {
  /// One button.
  struct Button {
    var id: FocusID
    var label: String
  }

  var buttons: [Button]
  /// The row of the labels.
  var row: Int
  var column: Int
  /// The background of buttons without the focus.
  var quiet: Token = .surface

  /// Columns left and right of a label.
  private static let padding = 3
  private static let gap = 2

  /// Returns the rectangles of the buttons, each with label and padding.
  func rects(_ grid: PageGrid) -> [Rect] {
    var column = column
    return buttons.map { button in
      let width = button.label.widthCells + 2 * Self.padding
      defer { column += width + Self.gap }
      return grid.hasHalfRows
        ? Rect(column: column, row: row - 1, columns: width, rows: 3)
        : Rect(column: column, row: row, columns: width, rows: 1)
    }
  }

  func addFocus(to map: inout FocusMap, _ grid: PageGrid) {
    for (index, (button, rect)) in zip(buttons, rects(grid)).enumerated() {
      map.add(button.id, rect, group: "buttons", index: index)
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    for (button, rect) in zip(buttons, rects(view.grid)) {
      let isFocused = view.isFocused(button.id)
      // Where dialogs need an outline, there are too few tones, or too similar ones, for letters on the tone of
      // hairlines.
      let isOutlined = frame.renderStyle.theme.outlinesDialogs || !frame.renderStyle.hasTones
      let token = isFocused ? Token.focus : isOutlined ? .surface : quiet
      if rect.rows == 3 {
        frame.drawSlab(rect, token)
      } else if isFocused {
        frame.drawPlate(rect, token)
      } else {
        // The plate is drawn without half cells, so that in plain text only the focused button has an outline.
        frame.fill(rect.grown(columns: -1), token)
      }
      frame.write(
        button.label, at: Point(column: rect.column + Self.padding, row: row),
        Style(isFocused ? .ink : .text, bold: isFocused))
      if isFocused {
        frame.markFocus(Rect(column: rect.column, row: row, columns: rect.columns, rows: 1))
      }
    }
  }
}
