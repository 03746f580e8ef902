extension Frame {
  /// Paints a rectangle, blank.
  public mutating func fill(_ rect: Rect, _ paint: Paint) {
    let rect = rect.intersection(bounds)
    for row in rect.row..<max(rect.row, rect.endRow) {
      for column in rect.column..<rect.endColumn {
        set(" ", column: column, row: row, style: Style(foreground: .token(.text), background: paint))
      }
    }
  }

  /// Paints a rectangle with a theme's colour.
  public mutating func fill(_ rect: Rect, _ token: Token) {
    fill(rect, .token(token))
  }

  /// Writes one line of text from a place to the right.
  ///
  /// - Parameter width: At most this many cells, cut with the mark for missing text; nil for what fits on the row.
  /// - Returns: The first column behind the text.
  @discardableResult
  public mutating func write(_ text: String, at point: Point, _ style: Style, width: Int? = nil) -> Int {
    let room = max(0, min(width ?? Int.max, size.columns - point.column))
    var column = point.column
    for character in legible(text).truncated(toCells: room, mark: sign(.ellipsis)) {
      let width = DisplayWidth.of(character)
      guard width > 0 else { continue }
      guard column >= 0, column + width <= size.columns else {
        column += width
        continue
      }
      set(character, column: column, row: point.row, style: style)
      if width == 2 { set(Cell.continuation, column: column + 1, row: point.row, style: style) }
      column += width
    }
    return column
  }

  /// Writes text so that it ends just before a column.
  ///
  /// - Returns: The column it begins in.
  @discardableResult
  public mutating func write(_ text: String, endingAt endColumn: Int, row: Int, _ style: Style, width: Int? = nil)
    -> Int
  {
    let fitting = legible(text).truncated(toCells: max(0, width ?? endColumn), mark: sign(.ellipsis))
    let start = endColumn - fitting.widthCells
    write(fitting, at: Point(column: start, row: row), style)
    return start
  }

  /// Mixes `amount` (0...1) of a colour over everything in a rectangle.
  ///
  /// Tones cannot sink in 16 colours, let alone without any: there, from an amount of one half on, letters become faint
  /// on that colour and lose weight and focus; below it nothing changes.
  public mutating func dim(_ rect: Rect, into token: Token, amount: Double) {
    let rect = rect.intersection(bounds)
    let hasTones = renderStyle.hasTones
    guard hasTones || amount >= 0.5 else { return }
    for row in rect.row..<max(rect.row, rect.endRow) {
      for column in rect.column..<rect.endColumn {
        let cell = self[column, row]
        self[column, row] =
          hasTones
          ? mixed(cell, with: renderStyle.theme[token].rgb, amount: amount)
          : Cell(cell.character, foreground: .token(.faint), background: .token(token))
      }
    }
  }

  private func mixed(_ cell: Cell, with colour: RGB, amount: Double) -> Cell {
    let theme = renderStyle.theme
    var cell = cell
    cell.foreground = .rgb(theme.rgb(cell.foreground, fallback: .text).mixed(with: colour, amount: amount))
    cell.background = .rgb(theme.rgb(cell.background, fallback: .ground).mixed(with: colour, amount: amount))
    return cell
  }

  private mutating func flatten(_ rect: Rect) {
    for row in rect.row..<max(rect.row, rect.endRow) {
      for column in rect.column..<rect.endColumn {
        self[column, row].foreground = .token(.quiet)
        self[column, row].background = .token(.ground)
        self[column, row].isBold = false
      }
    }
  }

  /// Sets one cell; a background of nil keeps what is there. Breaks up a wide grapheme that it hits.
  ///
  /// Where only ASCII can be shown, a character beyond it becomes the first of what stands for it.
  mutating func set(_ character: Character, column: Int, row: Int, style: Style) {
    guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return }
    let old = self[column, row]
    if old.character == Cell.continuation, character != Cell.continuation, column > 0 {
      self[column - 1, row].character = " "
    }
    if column + 1 < size.columns, self[column + 1, row].character == Cell.continuation {
      self[column + 1, row].character = " "
    }
    self[column, row] = Cell(
      shown(character), foreground: style.foreground, background: style.background ?? old.background,
      isBold: style.isBold)
  }

  /// A character as this screen shows it in one cell.
  private func shown(_ character: Character) -> Character {
    guard renderStyle.glyphs == .ascii, !character.isASCII else { return character }
    return Symbol.ascii[character]?.first ?? "?"
  }

  /// Text without anything that could move a terminal's cursor, turn text round, hide something or flood the rows above
  /// and below; it takes as many cells as before. What ASCII cannot show becomes `?`.
  private func legible(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return text }
    let clean = text.withoutInvisibleScalars
    guard renderStyle.glyphs == .ascii else { return clean }
    return String(clean.map { Symbol.ascii[$0] ?? ($0.isASCII ? String($0) : "?") }.joined())
  }
}

extension String {
  /// More marks than this over one letter are no writing; terminals are sent no more either.
  private static let marksPerLetter = 4

  /// The text without controls, separators of lines, format characters but the joiner of emoji, and without the marks
  /// that a letter has too many of. All of these take no cell, so that its width stays.
  fileprivate var withoutInvisibleScalars: String {
    var kept = String.UnicodeScalarView()
    var markCount = 0
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: continue
      case .format where scalar.value != 0x200D: continue
      case .nonspacingMark, .enclosingMark:
        markCount += 1
        if markCount > Self.marksPerLetter { continue }
      default: markCount = 0
      }
      kept.append(scalar)
    }
    return String(kept)
  }
}
