import InteractionService
import Screen

/// The choices of a vote or a quiz, and their results.
extension PopUpDrawing {
  private var choices: [InteractionChoice] { page.interaction?.choices ?? [] }

  /// The id of the choice that was answered; nil for none.
  private var chosen: String? {
    switch (page.phase, page.popUp.subject) {
    case (.saving(_, let choice), _), (.sent(_, let choice, _, _), _): choice
    case (_, .results(_, _, let chosen)): chosen
    default: nil
    }
  }

  /// Draws a choice with a picture: a tile with its number, label and note.
  func drawTile(_ index: Int, into frame: inout Frame, _ view: ViewContext) {
    let rect = layout.tileRect(index)
    let choice = choices[index]
    let language = view.words.language.rawValue
    let isFocused = view.isFocused(FocusID("choice:\(index)"))
    if isFocused {
      frame.drawSlab(rect.grown(columns: 1, rows: 1), .focus)
      frame.markFocus(rect)
    }
    let label = choice.label(language)
    if let photo = page.photos[index] {
      frame.drawImage(
        .make(
          photo.imageSource, columns: rect.columns, rows: layout.tileSize.rows, .card, over: .void, frame.renderStyle),
        at: rect.origin, title: label)
    } else {
      frame.fill(Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: layout.tileSize.rows), .surface)
    }
    let row = rect.row + layout.tileSize.rows
    let mark = choice.id == chosen ? frame.symbol(.check) : String(index + 1)
    frame.write(mark, at: Point(column: rect.column, row: row), Style(isFocused ? .ink : .text, bold: isFocused))
    frame.write(
      label, at: Point(column: rect.column + 3, row: row), Style(isFocused ? .ink : .text, bold: isFocused),
      width: rect.columns - 3)
    let note = choice.note?(language) ?? page.photos[index]?.owner ?? ""
    frame.write(
      note, at: Point(column: rect.column, row: row + 1), Style(isFocused ? .inkQuiet : .quiet), width: rect.columns)
  }

  /// Draws a choice without a picture: a row with its number and label.
  func drawRow(_ index: Int, into frame: inout Frame, _ view: ViewContext) {
    let rect = layout.rowRect(index)
    let choice = choices[index]
    let isFocused = view.isFocused(FocusID("choice:\(index)"))
    if isFocused {
      frame.drawPlate(rect.grown(columns: 2), .focus)
      frame.markFocus(rect)
    }
    let mark = choice.id == chosen ? frame.symbol(.check) : String(index + 1)
    frame.write(mark, at: rect.origin, Style(isFocused ? .inkQuiet : .quiet))
    frame.write(
      choice.label(view.words.language.rawValue), at: Point(column: rect.column + 3, row: rect.row),
      Style(isFocused ? .ink : .text, bold: isFocused), width: rect.columns - 3)
  }

  /// Draws the result of a choice: a bar readable without colour, the number of answers, and whether it was right.
  func drawBar(_ index: Int, into frame: inout Frame, _ view: ViewContext) {
    guard case .results(_, let results, _) = page.popUp.subject else { return }
    let choice = choices[index]
    let rect = layout.rowRect(index)
    let count = results.counts[choice.id] ?? 0
    let most = max(1, results.counts.values.max() ?? 1)
    let isRight = results.right == choice.id
    let isMine = choice.id == chosen
    if isRight || isMine {
      let isWrong = !isRight && results.right != nil
      frame.write(frame.symbol(isWrong ? .times : .check), at: rect.origin, Style(isWrong ? .quiet : .accent))
    }
    let bar = rect.columns / 2
    frame.write(
      choice.label(view.words.language.rawValue), at: Point(column: rect.column + 2, row: rect.row),
      Style(isRight ? .text : .body, bold: isRight || isMine), width: bar - 3)
    let number = frame.write(view.words.number(count), endingAt: rect.endColumn, row: rect.row, Style(.text))
    frame.drawBar(
      at: Point(column: rect.column + bar, row: rect.row), columns: max(0, number - rect.column - bar - 1),
      fraction: Double(count) / Double(most), style: Style(isRight ? .accent : .body), track: Style(.edge))
  }
}
