import Screen

extension TelevisionModel {
  /// Draws the screen into a frame, which has the size of the last ``Event/resized(_:)``.
  public func draw(into frame: inout Frame) {
    guard !isTooSmall else {
      drawTooSmall(into: &frame)
      return
    }
    let words = view(of: stack.count - 1).words
    frame.imageProblemTexts = Dictionary(
      uniqueKeysWithValues: ImageProblem.allCases.map { ($0, words(Phrase.imageProblem($0))) })
    guard let base = stack.lastIndex(where: { !$0.page.isOverlay }) else { return }
    stack[base].page.draw(into: &frame, view(of: base))
    if stack[base].page.presentation == .page { drawHeader(into: &frame, base) }
    for entry in stack.indices where entry > base && stack[entry].page.presentation == .overlay {
      // The page under a dialog stays visible but dimmed.
      frame.dim(frame.bounds, into: .void, amount: 0.84)
      stack[entry].page.draw(into: &frame, view(of: entry))
    }
    drawHints(into: &frame)
    if let popUp = stack.indices.last, stack[popUp].page.presentation == .popUp {
      stack[popUp].page.draw(into: &frame, view(of: popUp))
    }
  }

  private func drawHeader(into frame: inout Frame, _ entry: Int) {
    let view = view(of: entry)
    let crumbs = stack[...entry].filter { !$0.page.isOverlay }
      .map { $0.page.crumb(view) }.filter { !$0.isEmpty }
    Header(crumbs: crumbs, headline: stack[entry].page.headline(view)).draw(into: &frame, view)
  }

  /// Draws the hints; a pop-up draws its own, since other keys' hints do not apply while it is open.
  private func drawHints(into frame: inout Frame) {
    guard let top = stack.last, top.page.presentation != .popUp, top.page.showsHints(view(of: stack.count - 1)) else {
      return
    }
    let view = view(of: stack.count - 1)
    let bar = HintsBar(hintsWithFocus, notes: topActions?.notes ?? [], grid: view.grid)
    bar.draw(into: &frame, focused: focusedHint, message: message)
  }

  /// Draws how many columns and rows the window lacks.
  private func drawTooSmall(into frame: inout Frame) {
    let words = view(of: stack.count - 1).words
    let missing = [
      size.columns < Self.leastSize.columns
        ? words.count(.columnsMissing, Self.leastSize.columns - size.columns) : nil,
      size.rows < Self.leastSize.rows ? words.count(.rowsMissing, Self.leastSize.rows - size.rows) : nil,
    ].compactMap(\.self)
    let title = words(.windowTooSmall).wrapped(toCells: size.columns)
    let lines = title + missing.flatMap { $0.wrapped(toCells: size.columns) }
    for (row, line) in lines.enumerated() {
      let isTitle = row < title.count
      frame.write(line, at: Point(column: 0, row: row), Style(isTitle ? .text : .quiet, bold: isTitle))
    }
  }
}
