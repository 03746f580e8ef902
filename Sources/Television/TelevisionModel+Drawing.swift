import Screen

extension TelevisionModel {
  /// Draws all that is to be seen; the frame has the size last told.
  public func draw(into frame: inout Frame) {
    guard !isTooSmall else {
      drawTooSmall(into: &frame)
      return
    }
    guard let base = stack.lastIndex(where: { !$0.page.isOverlay }) else { return }
    stack[base].page.draw(into: &frame, view(of: base))
    if !(stack[base].page is any FullPage) { drawHeader(into: &frame, base) }
    for layer in stack.indices where layer > base && !(stack[layer].page is PopUpPage) {
      // What is under a dialog shows, but has to stand back.
      frame.dim(frame.bounds, into: .void, amount: 0.84)
      stack[layer].page.draw(into: &frame, view(of: layer))
    }
    drawHints(into: &frame)
    if let popUp = stack.indices.last, stack[popUp].page is PopUpPage {
      stack[popUp].page.draw(into: &frame, view(of: popUp))
    }
  }

  private func drawHeader(into frame: inout Frame, _ layer: Int) {
    let view = view(of: layer)
    let crumbs = stack[...layer].filter { !$0.page.isOverlay && !($0.page is HomePage) }
      .map { $0.page.crumb(view) }.filter { !$0.isEmpty }
    Header(crumbs: crumbs, headline: stack[layer].page.headline(view)).draw(into: &frame, view)
  }

  /// A pop-up has hints of its own, and while it is open nobody else's keys are theirs.
  private func drawHints(into frame: inout Frame) {
    guard let top = stack.last, !(top.page is PopUpPage), top.page.showsHints(view(of: stack.count - 1)) else {
      return
    }
    let view = view(of: stack.count - 1)
    let bar = HintsBar(hintsWithFocus, notes: topActions?.notes ?? [], grid: view.grid)
    bar.draw(into: &frame, focused: standingHint, remark: remark)
  }

  /// Says how much bigger the window must be; carries on when it is.
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

/// A page that draws its own header.
protocol FullPage: TelevisionPage {}
