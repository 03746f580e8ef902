import Screen

/// The help page: what each key does on a page, with the corresponding keyboard keys.
struct HelpPage: TelevisionPage {
  /// The page it explains.
  let page: PageName
  /// The title of that page; empty at Home.
  let subject: String
  private let explained: AvailableActions
  private let keys: Set<RemoteKey>

  /// - Parameters:
  ///   - page: The page it explains.
  ///   - subject: The title of that page; empty at Home.
  ///   - actions: The actions available there.
  ///   - keys: Further keys that do something there, such as the Page keys.
  init(page: PageName, subject: String, actions: AvailableActions, keys: Set<RemoteKey>) {
    self.page = page
    self.subject = subject
    explained = actions
    self.keys = keys
  }

  var name: PageName { .help }

  func crumb(_ view: ViewContext) -> String {
    view.words(.help)
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: nil)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    FocusMap()
  }

  /// A key of the remote, its keyboard keys, and what it does.
  private struct HelpLine {
    var remote: String
    var keyboard: String
    var meaning: String
    var colour: RemoteKey?
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let grid = view.grid
    let words = view.words
    let title = subject.isEmpty ? words(.helpAtHome) : words(.helpOn, ["page": subject])
    frame.write(
      title, at: Point(column: grid.left, row: grid.bodyRow), Style(.text, bold: true), width: grid.contentColumns)
    let lines = lines(view)
    let labels = [Phrase.remote, .keyboard, .whatItDoes].map { words.label($0) }
    // Columns are as narrow as possible, so that on small screens the sentences have the most room.
    let gap = grid.size.columns < 100 ? 3 : 6
    let remote = (lines.map { $0.remote.widthCells + ($0.colour == nil ? 0 : 2) } + [labels[0].widthCells]).max() ?? 0
    let keyboard = (lines.map(\.keyboard.widthCells) + [labels[1].widthCells]).max() ?? 0
    let columns = [grid.left, grid.left + remote + gap, grid.left + remote + gap + keyboard + gap]
    var row = grid.bodyRow + 2
    let labelStyle = Style(words.language == .english ? .quiet : .body, bold: true)
    for (column, label) in zip(columns, labels) { frame.write(label, at: Point(column: column, row: row), labelStyle) }
    row += grid.hasHalfRows ? 2 : 1
    for line in lines where row < grid.hintsRow - 1 {
      row += draw(line, row: row, columns: columns, into: &frame, grid)
    }
  }

  /// - Returns: The number of rows drawn.
  private func draw(_ line: HelpLine, row: Int, columns: [Int], into frame: inout Frame, _ grid: PageGrid) -> Int {
    var column = columns[0]
    if let colour = line.colour, frame.renderStyle.depth != .none {
      column = frame.write(frame.symbol(.dot), at: Point(column: column, row: row), Style(Token(key: colour))) + 1
    }
    frame.write(line.remote, at: Point(column: column, row: row), Style(.text, bold: true))
    frame.write(line.keyboard, at: Point(column: columns[1], row: row), Style(.quiet))
    let meaning = line.meaning.wrapped(toCells: min(80, grid.right - columns[2]))
    for (index, text) in meaning.enumerated() {
      frame.write(text, at: Point(column: columns[2], row: row + index), Style(.body))
    }
    return max(1, meaning.count)
  }

  private func lines(_ view: ViewContext) -> [HelpLine] {
    let words = view.words
    var lines =
      arrowLines(view) + [
        HelpLine(
          remote: words(.keyOK), keyboard: names(of: .enter, view), meaning: explained.ok ?? words(.meaningNothing)),
        HelpLine(remote: words(.keyBack), keyboard: names(of: .back, view), meaning: explained.back ?? ""),
      ]
    let colours: [(RemoteKey, Phrase)] = [(.red, .red), (.green, .green), (.yellow, .yellow), (.blue, .blue)]
    for (key, phrase) in colours {
      let action = explained.coloured.first { $0.key == key }?.action
      guard let action else { continue }
      lines.append(
        HelpLine(remote: words(phrase), keyboard: names(of: key, view), meaning: action.label, colour: key))
    }
    // Only keys that do something there are explained.
    let further: [(RemoteKey, Phrase, Phrase)] = [
      (.channelDown, .keyPages, page == .watch ? .meaningZap : .meaningPages),
      (.digit1, .keyDigits, .meaningDigits), (.mediaLast, .keyLast, .meaningLast), (.find, .keyFind, .meaningFind),
      (.undo, .undo, .meaningUndo),
      (.info, .keyInfo, .meaningInfo),
      (.contextMenu, .keyMenu, .meaningMenu), (.guide, .guide, .meaningGuide), (.home, .keyHome, .meaningHome),
      (.help, .keyHelp, .meaningHelp),
      (.exit, .keyExit, .meaningExit),
    ]
    return lines
      + further.filter { keys.contains($0.0) }.map {
        HelpLine(remote: words($0.1), keyboard: names(of: $0.0, view), meaning: words($0.2))
      }
  }

  /// Returns the keyboard keys of a remote key, by the keymap in force.
  private func names(of key: RemoteKey, _ view: ViewContext) -> String {
    if key == .digit1 { return "0–9" }
    let names = view.keyboard.names(key, page)
    guard key == .channelDown else { return names.prefix(2).joined(separator: view.words(.listSeparator)) }
    let pairs = [view.keyboard.names(.channelUp, page).first, names.first]
    return pairs.compactMap(\.self).joined(separator: view.words(.listSeparator))
  }

  private static let arrows: [(sign: Character, key: RemoteKey)] = [
    ("←", .arrowLeft), ("↑", .arrowUp), ("↓", .arrowDown), ("→", .arrowRight),
  ]

  /// Returns a line for each group of arrows that has its own meaning on the page, and one for the other arrows, which move the focus.
  private func arrowLines(_ view: ViewContext) -> [HelpLine] {
    let words = view.words
    let own = explained.notes.filter { note in note.sign.contains { sign in Self.arrows.contains { $0.sign == sign } } }
    let others = Self.arrows.filter { arrow in !own.contains { $0.sign.contains(arrow.sign) } }
    let moving: Phrase = others.contains { $0.key == .arrowDown } ? .meaningArrows : .meaningMove
    return own.map { note in line(Self.arrows.filter { note.sign.contains($0.sign) }, note.label, view) }
      + (others.isEmpty ? [] : [line(others, words(moving), view)])
  }

  private func line(_ arrows: [(sign: Character, key: RemoteKey)], _ meaning: String, _ view: ViewContext) -> HelpLine {
    let signs = arrows.map { String($0.sign) }.joined(separator: " ")
    return HelpLine(remote: signs, keyboard: names(of: arrows.map(\.key), signs, view), meaning: meaning)
  }

  /// Returns the names of arrows and of other keys with the same meanings: `Arrows, h k j l`, `↑ ↓, k j`.
  private func names(of arrows: [RemoteKey], _ signs: String, _ view: ViewContext) -> String {
    let names = arrows.map { view.keyboard.names($0, page) }
    let ownNames = zip(arrows, names).map { arrow, names in names.first { $0 != arrow.rawValue } ?? "" }
    let hasArrows = zip(arrows, names).contains { $1.contains($0.rawValue) }
    let own = ownNames.contains("") ? nil : ownNames.joined(separator: " ")
    let label = arrows.count == Self.arrows.count ? view.words(.keysArrows) : signs
    return [hasArrows ? label : nil, own].compactMap(\.self).joined(separator: view.words(.listSeparator))
  }
}
