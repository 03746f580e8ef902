import Screen

/// One hint in the hint bar, which can have the focus.
struct KeyHint: Hashable {
  /// The mark before a hint's label.
  enum Mark: Hashable {
    /// The dot of a coloured key.
    case colour(RemoteKey)
    /// The name of a key.
    case name(String)
  }

  var mark: Mark
  var label: String
  var command: Command

  /// Returns the hints of a page: coloured keys from red to blue, then OK and Back.
  static func all(_ actions: AvailableActions, _ words: Words) -> [KeyHint] {
    let coloured = actions.coloured.map {
      KeyHint(mark: .colour($0.key), label: $0.action.label, command: $0.action.command)
    }
    let ok = actions.ok.map { [KeyHint(mark: .name(words(.keyOK)), label: $0, command: .open)] } ?? []
    return coloured + ok + [KeyHint(mark: .name(words(.keyBack)), label: actions.back ?? "", command: .back)]
  }
}

/// The last line of a page, which shows what the keys do. Its hints can have the focus, so that every action can be reached
/// with the arrows.
struct HintsBar {
  private let hints: [KeyHint]
  private let notes: [(sign: String, label: String)]
  private let grid: PageGrid
  private static let gap = 3

  init(_ hints: [KeyHint], notes: [(sign: String, label: String)] = [], grid: PageGrid) {
    self.hints = hints
    self.notes = notes
    self.grid = grid
  }

  /// The position of a hint on its row.
  struct Position {
    var index: Int
    var column: Int
    var width: Int
    var centre: Int { column + width / 2 }
  }

  /// The positions of the hints that fit. OK and Back always do; coloured hints are dropped from red to blue.
  var positions: [Position] {
    let right = hints.indices.filter { hints[$0].isNamed }
    var end = grid.right
    var positions: [Position] = []
    for index in right.reversed() {
      let width = hints[index].width
      positions.append(Position(index: index, column: end - width, width: width))
      end -= width + Self.gap
    }
    var column = grid.left
    for index in hints.indices where !hints[index].isNamed {
      let width = hints[index].width
      guard column + width <= end else { break }
      positions.append(Position(index: index, column: column, width: width))
      column += width + Self.gap
    }
    return positions.sorted { $0.index < $1.index }
  }

  func draw(into frame: inout Frame, focused: Int?, message: String?) {
    let row = grid.hintsRow
    let positions = positions
    var end = positions.filter { hints[$0.index].isNamed }.map(\.column).min() ?? grid.right
    let start = positions.filter { !hints[$0.index].isNamed }.map { $0.column + $0.width }.max() ?? grid.left
    if let message, isLong(message, positions, focused, end: end) {
      drawLong(message, focused: focused, positions, into: &frame)
      return
    }
    // A message replaces the coloured hints, but never the focused one.
    for position in positions where message == nil || hints[position.index].isNamed || focused == position.index {
      Self.draw(
        hints[position.index], at: Point(column: position.column, row: row), isFocused: focused == position.index,
        &frame)
    }
    if let message {
      let column = messageColumn(positions, focused)
      frame.write(message, at: Point(column: column, row: row), Style(.text), width: max(0, end - Self.gap - column))
      return
    }
    for note in notes.reversed() {
      let width = note.sign.widthCells + 1 + note.label.widthCells
      guard end - Self.gap - width >= start + Self.gap else { break }
      end -= Self.gap + width
      let column = frame.write(note.sign, at: Point(column: end, row: row), Style(.body, bold: true))
      frame.write(note.label, at: Point(column: column + 1, row: row), Style(.quiet))
    }
  }

  /// The maximum number of lines of a message.
  static let messageLines = 4

  /// Returns the first column of a message: after a focused coloured hint, otherwise at the left margin.
  private func messageColumn(_ positions: [Position], _ focused: Int?) -> Int {
    let before = positions.first { $0.index == focused && !hints[$0.index].isNamed }
    return before.map { $0.column + $0.width + Self.gap } ?? grid.left
  }

  /// Returns whether a message is too long for the room between the hints.
  private func isLong(_ message: String, _ positions: [Position], _ focused: Int?, end: Int) -> Bool {
    message.widthCells > end - Self.gap - messageColumn(positions, focused)
  }

  /// Draws a message on lines of its own: in place of the hints, or above them if a hint has the focus.
  private func drawLong(_ message: String, focused: Int?, _ positions: [Position], into frame: inout Frame) {
    let lines = message.wrappedSentences(toCells: grid.contentColumns, lines: Self.messageLines)
    let last = focused != nil ? grid.hintsRow - 1 : grid.hintsRow + (lines.count > 1 ? 1 : 0)
    let first = last - lines.count + 1
    frame.fill(Rect(column: 0, row: first, columns: grid.size.columns, rows: lines.count), .ground)
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: grid.left, row: first + index), Style(.text))
    }
    guard focused != nil else { return }
    for position in positions {
      Self.draw(
        hints[position.index], at: Point(column: position.column, row: grid.hintsRow),
        isFocused: focused == position.index, &frame)
    }
  }

  /// Draws one coloured hint.
  static func draw(_ label: String, key: RemoteKey, at point: Point, isFocused: Bool, into frame: inout Frame) {
    draw(KeyHint(mark: .colour(key), label: label, command: .open), at: point, isFocused: isFocused, &frame)
  }

  private static func draw(_ hint: KeyHint, at point: Point, isFocused: Bool, _ frame: inout Frame) {
    if isFocused {
      let rect = Rect(column: point.column - 1, row: point.row, columns: hint.width + 2, rows: 1)
      frame.drawPlate(rect, .focus)
      frame.markFocus(Rect(column: point.column, row: point.row, columns: hint.width, rows: 1))
    }
    var column = point.column
    switch hint.mark {
    case .colour(let key):
      let token = Token(key: key)
      if frame.renderStyle.depth == .none || frame.renderStyle.glyphs == .ascii {
        // Without colours the dot is replaced by the key's letter, reversed.
        column = frame.write(token.letter, at: point, Style(.ink, on: .focus, bold: true))
      } else {
        column = frame.write(frame.symbol(.dot), at: point, Style(token))
      }
    case .name(let name): column = frame.write(name, at: point, Style(isFocused ? .ink : .body, bold: true))
    }
    frame.write(
      hint.label, at: Point(column: column + 1, row: point.row), Style(isFocused ? .ink : .quiet, bold: isFocused))
  }
}

extension KeyHint {
  fileprivate var isNamed: Bool {
    if case .name = mark { true } else { false }
  }

  fileprivate var width: Int {
    switch mark {
    case .colour: 2 + label.widthCells
    case .name(let name): name.widthCells + 1 + label.widthCells
    }
  }
}

extension Token {
  /// Creates the colour of a coloured key.
  init(key: RemoteKey) {
    switch key {
    case .red: self = .red
    case .green: self = .green
    case .yellow: self = .yellow
    default: self = .blue
    }
  }

  /// The letter that represents a coloured key on a screen without colours.
  fileprivate var letter: String {
    switch self {
    case .red: "R"
    case .green: "G"
    case .yellow: "Y"
    default: "B"
    }
  }
}
