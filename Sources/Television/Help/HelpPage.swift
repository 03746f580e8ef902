import Screen

/// What each key does on the page it was asked on, and where the keys are on a laptop.
struct HelpPage: TelevisionPage {
  /// The page it explains; empty at Home.
  let subject: String
  private let explained: Offers

  init(subject: String, offers: Offers) {
    self.subject = subject
    explained = offers
  }

  func crumb(_ scene: Scene) -> String {
    scene.words(.help)
  }

  func offers(_ scene: Scene) -> Offers {
    Offers(ok: nil)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    FocusMap()
  }

  /// A key, where it is on a keyboard, and what it does.
  private struct Line {
    var remote: String
    var keyboard: String
    var meaning: String
    var colour: RemoteKey?
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    let grid = scene.grid
    let words = scene.words
    let title = subject.isEmpty ? words(.helpAtHome) : words(.helpOn, ["page": subject])
    frame.write(title, at: Point(column: grid.left, row: grid.bodyRow), Style(.text, bold: true))
    let columns = [grid.left, grid.left + 16, grid.left + 42]
    let first = grid.bodyRow + 2
    let labels: [Phrase] = [.remote, .keyboard, .whatItDoes]
    let labelStyle = Style(words.language == .english ? .quiet : .body, bold: true)
    for (column, phrase) in zip(columns, labels) {
      frame.write(words.label(phrase), at: Point(column: column, row: first), labelStyle)
    }
    let isTight = grid.size.rows < 30
    for (index, line) in lines(scene).enumerated() {
      let row = first + (isTight ? 1 : 2) + index
      guard row < grid.hintsRow - 1 else { return }
      var column = columns[0]
      if let colour = line.colour, frame.look.depth != .none {
        column = frame.write(frame.sign(.dot), at: Point(column: column, row: row), Style(Token(key: colour))) + 1
      }
      frame.write(line.remote, at: Point(column: column, row: row), Style(.text, bold: true), width: 14)
      frame.write(line.keyboard, at: Point(column: columns[1], row: row), Style(.quiet), width: 24)
      frame.write(
        line.meaning, at: Point(column: columns[2], row: row), Style(.body), width: grid.right - columns[2])
    }
  }

  private func lines(_ scene: Scene) -> [Line] {
    let words = scene.words
    var lines = [
      Line(remote: "← ↑ ↓ →", keyboard: words(.keysArrows), meaning: words(.meaningArrows)),
      Line(remote: "OK", keyboard: "Enter", meaning: explained.ok ?? words(.meaningNothing)),
      Line(remote: "BACK", keyboard: "Esc, Backspace", meaning: explained.back ?? ""),
    ]
    let colours: [(RemoteKey, Phrase, String)] = [
      (.red, .red, "F1, R"), (.green, .green, "F2, G"), (.yellow, .yellow, "F3, Y"), (.blue, .blue, "F4, B"),
    ]
    for (key, phrase, keyboard) in colours {
      let offer = explained.coloured.first { $0.key == key }?.offer
      guard let offer else { continue }
      lines.append(Line(remote: words(phrase), keyboard: keyboard, meaning: offer.label, colour: key))
    }
    return lines + [
      Line(remote: words(.keyPages), keyboard: "PageUp, PageDown", meaning: words(.meaningPages)),
      Line(remote: words(.keyMenu), keyboard: "m", meaning: words(.meaningMenu)),
      Line(remote: words(.keyInfo), keyboard: "i", meaning: words(.meaningInfo)),
      Line(remote: words(.keyHome), keyboard: "Home", meaning: words(.meaningHome)),
      Line(remote: words(.keyHelp), keyboard: "?", meaning: words(.meaningHelp)),
      Line(remote: words(.keyExit), keyboard: "X", meaning: words(.meaningExit)),
    ]
  }
}
