extension Frame {
  /// Fills a rectangle with blanks on a colour.
  public mutating func fill(_ rect: Rect, _ paint: Paint) {
    let rect = rect.intersection(bounds)
    for row in rect.row..<max(rect.row, rect.endRow) {
      for column in rect.column..<rect.endColumn {
        set(" ", column: column, row: row, style: Style(foreground: .token(.text), background: paint))
      }
    }
  }

  /// Fills a rectangle with blanks on a colour of the theme.
  public mutating func fill(_ rect: Rect, _ token: Token) {
    fill(rect, .token(token))
  }

  /// Writes one line of text from a position to the right.
  ///
  /// - Parameter width: The most cells that the text may take; longer text ends in an ellipsis. nil for as many as the
  ///   row has.
  /// - Returns: The first column after the text.
  @discardableResult
  public mutating func write(_ text: String, at point: Point, _ style: Style, width: Int? = nil) -> Int {
    let available = max(0, min(width ?? Int.max, size.columns - point.column))
    let text = displayable(text)
    return put(text.truncated(toCells: available, mark: symbol(.ellipsis)), of: text, at: point, style)
  }

  /// Writes one line of text that ends just before a column.
  ///
  /// - Parameter width: The most cells that the text may take; longer text ends in an ellipsis. nil for all cells to the
  ///   left of the column.
  /// - Returns: The first column of the text.
  @discardableResult
  public mutating func write(_ text: String, endingAt endColumn: Int, row: Int, _ style: Style, width: Int? = nil)
    -> Int
  {
    let text = displayable(text)
    let fitting = text.truncated(toCells: max(0, width ?? endColumn), mark: symbol(.ellipsis))
    let start = endColumn - fitting.widthCells
    let room = max(0, size.columns - start)
    put(
      fitting.truncated(toCells: room, mark: symbol(.ellipsis)), of: text, at: Point(column: start, row: row), style)
    return start
  }

  /// Puts the graphemes of a line into their cells.
  ///
  /// - Parameters:
  ///   - shown: The part that fits.
  ///   - text: The whole line, for the log.
  /// - Returns: The first column behind the text.
  @discardableResult
  private mutating func put(_ shown: String, of text: String, at point: Point, _ style: Style) -> Int {
    textLog?.append(WrittenText(text: text, shown: shown, origin: point))
    var column = point.column
    for (character, width) in shown.lazy.flatMap(DisplayWidth.parts) where width > 0 {
      guard column >= 0, column + width <= size.columns else {
        column += width
        continue
      }
      logReplacement(column..<column + width, row: point.row)
      set(character, column: column, row: point.row, style: style)
      if width == 2 { set(Cell.continuation, column: column + 1, row: point.row, style: style) }
      column += width
    }
    return column
  }

  /// Notes the letters and digits that the newest text is about to replace.
  private mutating func logReplacement(_ columns: Range<Int>, row: Int) {
    guard let newest = textLog.map({ $0.count - 1 }), row >= 0, row < size.rows else { return }
    for column in columns {
      let old = self[column, row].character
      if old.isLetter || old.isNumber { textLog?[newest].replaced.append(old) }
    }
  }

  /// Mixes a colour over all cells in a rectangle.
  ///
  /// With 16 colours or none, which cannot be mixed, text is drawn faint, non-bold and unfocused on the colour if the
  /// amount is at least 0.5; smaller amounts have no effect.
  ///
  /// - Parameter amount: The share of the colour, 0...1.
  public mutating func dim(_ rect: Rect, into token: Token, amount: Double) {
    let rect = rect.intersection(bounds)
    let hasTones = renderStyle.hasTones
    guard hasTones || amount >= 0.5 else { return }
    let colour = renderStyle.theme[token].rgb
    var letters = PaintMixer(theme: renderStyle.theme, fallback: .text, colour: colour, amount: amount)
    var ground = PaintMixer(theme: renderStyle.theme, fallback: .ground, colour: colour, amount: amount)
    for row in rect.row..<max(rect.row, rect.endRow) {
      for column in rect.column..<rect.endColumn {
        var cell = self[column, row]
        if hasTones {
          (cell.foreground, cell.background) = (letters.mixed(cell.foreground), ground.mixed(cell.background))
          let veil = cell.picture?.veil.adding(colour, amount: amount)
          if let veil { cell.picture?.veil = veil } else { cell.picture = nil }
        } else {
          cell = Cell(cell.character, foreground: .token(.faint), background: .token(token))
        }
        self[column, row] = cell
      }
    }
  }

  /// Sets one cell; positions outside the frame are ignored, and a background of nil keeps the colour that is there.
  ///
  /// The other half of a wide grapheme that is overwritten becomes a blank. A character that the screen does not show is
  /// replaced by the first character of its substitute.
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
      displayable(character), foreground: style.foreground, background: style.background ?? old.background,
      isBold: style.isBold)
  }

  /// Returns the character that this screen shows in one cell for a character.
  private func displayable(_ character: Character) -> Character {
    substitute(character).map { $0.first ?? "?" } ?? character
  }

  /// Returns the text in ASCII that stands for a character; nil if the screen shows the character.
  private func substitute(_ character: Character) -> String? {
    guard !character.isASCII, character != Cell.continuation else { return nil }
    if renderStyle.glyphs == .ascii, let substitute = Symbol.asciiSubstitutes[character], !isText(character) {
      return substitute
    }
    if renderStyle.letters == .all { return nil }
    let shown = character.unicodeScalars.filter(renderStyle.letters.contains)
    if shown.count == character.unicodeScalars.count { return nil }
    // A letter without its mark is easier to read than a question mark.
    if let base = shown.first, base == character.unicodeScalars.first { return String(String.UnicodeScalarView(shown)) }
    return Symbol.asciiSubstitutes[character] ?? String(repeating: "?", count: max(1, DisplayWidth.of(character)))
  }

  /// Returns whether a character is punctuation that the screen shows as it shows letters, and not a shape.
  private func isText(_ character: Character) -> Bool {
    guard renderStyle.letters != .all, let scalar = character.unicodeScalars.first, scalar.value < 0x2190 else {
      return false
    }
    return renderStyle.letters.covers(String(character))
  }

  /// Returns text without invisible characters; those that the screen does not show are replaced.
  private func displayable(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return text }
    let visible = text.removingInvisibleScalars
    guard renderStyle.glyphs == .ascii || renderStyle.letters != .all else { return visible }
    return visible.map { substitute($0) ?? String($0) }.joined()
  }
}

/// A mixer of one colour with many, of which successive ones are mostly the same.
private struct PaintMixer {
  private let theme: Theme
  private let fallback: Token
  private let colour: RGB
  private let amount: Double
  private var last: (paint: Paint, mixed: Paint)?

  /// - Parameters:
  ///   - fallback: The token that stands for the terminal's default colour.
  ///   - amount: The share of the colour, 0...1.
  init(theme: Theme, fallback: Token, colour: RGB, amount: Double) {
    (self.theme, self.fallback, self.colour, self.amount) = (theme, fallback, colour, amount)
  }

  /// Returns a paint with the colour mixed over it.
  mutating func mixed(_ paint: Paint) -> Paint {
    if let last, last.paint == paint { return last.mixed }
    let mixed = Paint.rgb(theme.rgb(paint, fallback: fallback).mixed(with: colour, amount: amount))
    last = (paint, mixed)
    return mixed
  }
}

extension String {
  /// The most combining marks that are kept on one letter. No script needs more, and terminals are sent no more.
  private static let maximumMarksPerLetter = 4

  /// The text without scalars that could move the cursor, reverse the direction of text, hide text or spill into other
  /// rows: controls, line and paragraph separators, format characters except the joiner of emoji, and combining marks
  /// beyond ``maximumMarksPerLetter``. None of them takes a cell, so the width stays the same.
  fileprivate var removingInvisibleScalars: String {
    var kept = String.UnicodeScalarView()
    var markCount = 0
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: continue
      case .format where scalar.value != 0x200D: continue
      case .nonspacingMark, .enclosingMark:
        markCount += 1
        if markCount > Self.maximumMarksPerLetter { continue }
      default: markCount = 0
      }
      kept.append(scalar)
    }
    return String(kept)
  }
}
