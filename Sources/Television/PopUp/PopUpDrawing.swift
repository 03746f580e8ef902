import AlbumService
import InteractionService
import MallService
import Screen

/// The drawing of a pop-up over a page.
struct PopUpDrawing {
  let page: PopUpPage
  let layout: PopUpLayout

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let texts = PopUpTexts(page, view.words)
    drawGround(into: &frame, view)
    let seconds = Int((page.leftMS(view) + 999) / 1_000)
    let clock = frame.write(
      "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)", endingAt: layout.right,
      row: layout.labelRow, Style(.text, bold: true))
    frame.write(
      texts.label, at: Point(column: layout.left, row: layout.labelRow), Style(.accent, bold: true),
      width: clock - layout.left - 1)
    drawLines(
      texts.title, Style(.text, bold: true), at: Point(column: layout.left, row: layout.titleRow),
      rows: layout.titleRows, into: &frame)
    drawBody(texts, into: &frame, view)
    drawHints(into: &frame, view)
  }

  /// Draws the raised background with its shadow; its top edge shows the time left.
  private func drawGround(into frame: inout Frame, _ view: ViewContext) {
    let rect = layout.rect
    let shadow = Rect(column: rect.column + 1, row: rect.row + 1, columns: rect.columns, rows: rect.rows)
    if !view.grid.isSmall { frame.dim(shadow, into: .void, amount: 0.5) }
    frame.fill(rect, .raised)
    let totalMS = max(1, page.popUp.end.milliseconds(since: page.popUp.show))
    let isFlat = !frame.renderStyle.hasTones
    if isFlat || frame.renderStyle.theme.outlinesDialogs { frame.drawOutline(rect) }
    let edge = Rect(column: rect.column, row: rect.row - 1, columns: rect.columns, rows: 1)
    if isFlat { frame.fill(edge, .ground) }
    frame.drawBar(
      at: edge.origin, columns: rect.columns, fraction: Double(page.leftMS(view)) / Double(totalMS),
      style: Style(.accent), track: Style(.edge))
  }

  private func drawBody(_ texts: PopUpTexts, into frame: inout Frame, _ view: ViewContext) {
    switch layout.kind {
    case .tiles(let count): for index in 0..<count { drawTile(index, into: &frame, view) }
    case .list(let count): for index in 0..<count { drawRow(index, into: &frame, view) }
    case .bars(let count): for index in 0..<count { drawBar(index, into: &frame, view) }
    case .facts: drawFacts(texts, into: &frame, view)
    case .words: drawText(texts.text, at: layout.left, row: layout.bodyRow, into: &frame)
    }
    let buttons = layout.buttons(view.words, page)
    if page.phase == .asking, !buttons.isEmpty {
      for (id, label, rect) in buttons { drawButton(label, rect, isFocused: view.isFocused(id), into: &frame) }
    } else {
      drawMessage(texts.message(view), into: &frame)
    }
  }

  /// Draws a message above the hints; one of more than two lines covers the end of the body.
  private func drawMessage(_ message: String, into frame: inout Frame) {
    let lines = message.wrappedSentences(toCells: layout.width, lines: layout.messageRows)
    let first = layout.messageRow - max(0, lines.count - 2)
    frame.fill(
      Rect(column: layout.left, row: first, columns: layout.width, rows: layout.messageRow - first), .raised)
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: layout.left, row: first + index), Style(.quiet))
    }
  }

  /// Draws the interaction's text, down to the end of the body.
  private func drawText(_ text: String, at column: Int, row: Int, into frame: inout Frame) {
    drawLines(
      text, Style(.body), at: Point(column: column, row: row), rows: layout.bodyEndRow + 1 - row, into: &frame)
  }

  /// Draws a text in this many rows; the last one is truncated if it does not fit.
  private func drawLines(_ text: String, _ style: Style, at point: Point, rows: Int, into frame: inout Frame) {
    guard rows > 0 else { return }
    let width = layout.right - point.column
    var lines = text.wrapped(toCells: width)
    if lines.count > rows { lines[(rows - 1)...] = [lines[(rows - 1)...].joined(separator: " ")] }
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: point.column, row: point.row + index), style, width: width)
    }
  }

  // MARK: Product or photo

  private func drawFacts(_ texts: PopUpTexts, into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let left = layout.left + layout.picture.columns + 2
    let lines: [String]
    if let product = page.products?.items.first {
      drawPicture(product.imageSource, .studio, product.model, into: &frame)
      let kind = [words(.kind(product.kind)), product.year.map(String.init)].compactMap(\.self).joined(separator: "  ")
      lines = [words.shortName(product), product.brand, words.money(product.price), kind]
    } else if let photo = page.photos[0] {
      drawPicture(photo.imageSource, .card, photo.title, into: &frame)
      lines = [photo.title, photo.model ?? "", photo.takenAt.map { words.date(iso: $0) } ?? ""]
    } else {
      return
    }
    for (index, line) in lines.filter({ !$0.isEmpty }).enumerated() {
      frame.write(
        line, at: Point(column: left, row: layout.bodyRow + index),
        Style(index == 0 ? .text : .quiet, bold: index == 0),
        width: layout.right - left)
    }
    let below = layout.bodyRow + lines.count { !$0.isEmpty } + (layout.picture.rows > 5 ? 1 : 0)
    drawText(texts.text, at: left, row: below, into: &frame)
  }

  private func drawPicture(
    _ source: ImageSource, _ treatment: ImageStyle, _ title: String, into frame: inout Frame
  ) {
    let size = layout.picture
    frame.drawImage(
      .make(
        source, columns: size.columns, rows: size.rows, treatment, over: treatment == .studio ? .raised : .void,
        frame.renderStyle),
      at: Point(column: layout.left, row: layout.bodyRow), title: title)
  }

  // MARK: Buttons and hints

  private func drawButton(_ label: String, _ rect: Rect, isFocused: Bool, into frame: inout Frame) {
    if isFocused {
      frame.drawPlate(rect, .focus)
      frame.markFocus(rect.grown(columns: -1))
    } else {
      // In many 16-colour schemes, letters are hard to read on the colour of hairlines.
      let isOutlined = frame.renderStyle.theme.outlinesDialogs || !frame.renderStyle.hasTones
      frame.fill(rect.grown(columns: -1), isOutlined ? .surface : .edge)
    }
    frame.write(
      label, at: Point(column: rect.column + 2, row: rect.row), Style(isFocused ? .ink : .text, bold: isFocused))
  }

  private func drawHints(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let actions = page.actions(view)
    let ok = actions.ok.map { [(words(.keyOK), $0)] } ?? []
    // The only focusable item of a result is Close.
    if case .bars = layout.kind { return drawClose(ok, into: &frame) }
    let red = actions.coloured.first?.action
    let isFocused = view.isFocused("camera") && !isButton("camera", words)
    let back = [(words(.keyBack), actions.back ?? "")]
    // The focused hint is always drawn. If there is no room for both, the OK hint is omitted, which has the same effect.
    let widths = (back + ok).map { $0.0.widthCells + 1 + $0.1.widthCells + 3 }
    let isCrowded = isFocused && widths.reduce(2 + (red?.label.widthCells ?? 0), +) > layout.right - layout.left
    var end = layout.right
    for (key, label) in back + (isCrowded ? [] : ok) {
      let start = end - key.widthCells - 1 - label.widthCells
      let column = frame.write(key, at: Point(column: start, row: layout.hintsRow), Style(.body, bold: true))
      frame.write(label, at: Point(column: column + 1, row: layout.hintsRow), Style(.quiet))
      end = start - 3
    }
    guard let red, red.label.widthCells + 2 <= end - layout.left else { return }
    let rect = layout.cameraRect(words)
    HintsBar.draw(red.label, key: .red, at: rect.origin, isFocused: isFocused, into: &frame)
  }

  private func drawClose(_ ok: [(key: String, label: String)], into frame: inout Frame) {
    for (key, label) in ok {
      let columns = key.widthCells + 1 + label.widthCells
      let rect = Rect(column: layout.right - columns - 1, row: layout.hintsRow, columns: columns, rows: 1)
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.markFocus(rect)
      let column = frame.write(key, at: rect.origin, Style(.ink, bold: true))
      frame.write(label, at: Point(column: column + 1, row: rect.row), Style(.ink))
    }
  }

  private func isButton(_ id: FocusID, _ words: Words) -> Bool {
    layout.buttons(words, page).contains { $0.id == id }
  }
}
