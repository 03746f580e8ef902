import Screen

extension TelevisionModel {
  /// Handles a click: on an item it moves the focus, on the focused item it works like OK, on a hint it performs the hint's
  /// command. Elsewhere it has no effect.
  mutating func press(at point: Point, _ effects: inout [Effect]) {
    guard let top = stack.last else { return }
    if top.page.presentation == .idle { return press(.enter, &effects) }
    let entry = stack.count - 1
    if let hint = hint(at: point) {
      stack[entry].hint = hint
      press(.enter, &effects)
    } else if let item = item(at: point) {
      if item.id == top.focus.current?.id, top.hint == nil { return press(.enter, &effects) }
      message = nil
      stack[entry].awaitedMoves = []
      stack[entry].hint = nil
      stack[entry].focus.focus(item)
      reveal(item, on: entry, &effects)
    }
  }

  /// Returns the item of the topmost page at a position; the smallest one if several overlap.
  private func item(at point: Point) -> FocusItem? {
    guard let top = stack.last else { return nil }
    return top.page.focusMap(view(of: stack.count - 1)).items.filter { $0.rect.contains(point) }
      .min { $0.rect.columns * $0.rect.rows < $1.rect.columns * $1.rect.rows }
  }

  /// Returns the hint at a position; nil where no hints are shown.
  private func hint(at point: Point) -> Int? {
    guard let top = stack.last, top.page.presentation != .popUp, top.page.showsHints(view(of: stack.count - 1)),
      point.row == PageGrid(size).hintsRow
    else { return nil }
    return HintsBar(hintsWithFocus, grid: PageGrid(size)).positions
      .first { ($0.column..<$0.column + $0.width).contains(point.column) }?.index
  }
}
