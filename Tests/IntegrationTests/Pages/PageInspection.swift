import Screen

/// Looks for what must not be on any page, whatever its state, its size, its language and the colours of the terminal.
struct PageInspection {
  let texts: PageTexts

  /// Everything that is wrong with a drawing, a sentence each; none where all is well.
  func faults(in drawing: PageDrawing) -> [String] {
    cutTexts(in: drawing.frame) + brokenSentences(in: drawing.frame) + lostLetters(in: drawing.frame)
      + halfGraphemes(in: drawing.frame) + focusFaults(in: drawing) + faintLetters(in: drawing.frame)
  }

  // MARK: Nothing is cut

  /// Texts of the television's own, such as hints, buttons, labels and titles of dialogs, for which there was no room.
  func cutTexts(in frame: Frame) -> [String] {
    (frame.textLog ?? []).filter { entry in
      let isCut = entry.isCut || (entry.text.hasSuffix("…") && entry.text != "…" && !texts.isOwn(entry.text))
      return isCut && !texts.mayBeCut(entry.text)
    }.map { "“\($0.text)” is cut to “\($0.shown)”" }
  }

  /// Sentences of the television's own of which only the first lines are shown.
  func brokenSentences(in frame: Frame) -> [String] {
    let lines = (frame.textLog ?? []).map(\.shown.withoutBlanks)
    return lines.indices.compactMap { index in
      let candidates = texts.sentences.filter { Self.line(lines[index], begins: $0) }
      guard !candidates.isEmpty else { return nil }
      let text = lines[index...].joined()
      return candidates.contains { Self.sentence($0, begins: text) }
        ? nil : "“\(frame.textLog?[index].shown ?? "")” breaks off"
    }
  }

  /// Shorter lines begin too many sentences by chance, characters.
  private static let leastLine = 10

  /// Whether a line is the beginning of a sentence, or holds its beginning.
  private static func line(_ line: String, begins sentence: [String]) -> Bool {
    sentence[0].count >= leastLine && line.count >= leastLine
      && (sentence[0].hasPrefix(line) || line.hasPrefix(sentence[0]))
  }

  /// Whether a text begins with a sentence, whatever values are filled in.
  private static func sentence(_ sentence: [String], begins text: String) -> Bool {
    guard text.hasPrefix(sentence[0]) else { return false }
    var rest = text[...]
    for part in sentence {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  // MARK: No letter is lost

  /// Texts that reach beyond the frame, or replace letters of others.
  func lostLetters(in frame: Frame) -> [String] {
    (frame.textLog ?? []).flatMap { entry in
      let end = entry.origin.column + entry.shown.widthCells
      let isInside =
        entry.origin.column >= 0 && end <= frame.size.columns && (0..<frame.size.rows).contains(entry.origin.row)
      return (isInside || entry.shown.isEmpty ? [] : ["“\(entry.shown)” reaches beyond the screen"])
        + (entry.replaced.isEmpty ? [] : ["“\(entry.shown)” replaces “\(entry.replaced)”"])
    }
  }

  /// Wide graphemes without their second cell, and second cells without a grapheme.
  func halfGraphemes(in frame: Frame) -> [String] {
    var faults: [String] = []
    for row in 0..<frame.size.rows {
      var isSecondCell = false
      for column in 0..<frame.size.columns {
        let character = frame[column, row].character
        if (character == Cell.continuation) != isSecondCell { faults.append("half a grapheme at \(column), \(row)") }
        isSecondCell = character != Cell.continuation && !character.isASCII && DisplayWidth.of(character) == 2
      }
      if isSecondCell { faults.append("half a grapheme at the end of row \(row)") }
    }
    return faults
  }

  // MARK: The focus is visible

  /// No focus, one that is drawn like everything else, or a second one.
  func focusFaults(in drawing: PageDrawing) -> [String] {
    guard drawing.needsFocus else { return [] }
    let frame = drawing.frame
    guard let focus = frame.focus, !focus.isEmpty else { return ["nothing has the focus"] }
    let resolver = ColourResolver(frame.renderStyle)
    guard let unfocused = drawing.unfocused else { return secondFocuses(in: frame, besides: focus) }
    let isSeen = focus.cells.contains { column, row in
      let cell = frame[column, row]
      let other = unfocused[column, row]
      return cell.character != other.character || cell.isBold != other.isBold
        || resolver.colours(of: cell) != resolver.colours(of: other)
    }
    return (isSeen ? [] : ["the focus at \(focus) looks like everything else"])
      + secondFocuses(in: frame, besides: focus)
  }

  /// Cells in the focus's colour that do not belong to the focus; single cells are keys in reverse video.
  private func secondFocuses(in frame: Frame, besides focus: Rect) -> [String] {
    var faults: [String] = []
    for row in 0..<frame.size.rows where !(focus.row - 1...focus.endRow).contains(row) {
      let isInFocus = (0..<frame.size.columns).map { frame[$0, row].background == .token(.focus) }
      let column = zip(isInFocus, isInFocus.dropFirst()).enumerated().first { $1.0 && $1.1 }?.offset
      if let column { faults.append("a second focus at \(column), \(row)") }
    }
    return faults
  }

  // MARK: Letters can be read

  /// Letters with less contrast than their theme states.
  ///
  /// What lies under a dialog stands back on purpose, and what stands on a picture has the picture's colour behind it:
  /// both are mixed colours or `faint`, and not looked at here.
  func faintLetters(in frame: Frame) -> [String] {
    var pairs: Set<[Token]> = []
    for cell in frame.cells where cell.character.isLetter || cell.character.isNumber {
      guard case .token(let letters) = cell.foreground, case .token(let background) = cell.background else { continue }
      pairs.insert([letters, background])
    }
    return pairs.flatMap { faults(of: $0[0], on: $0[1], in: frame.renderStyle) }
  }

  private func faults(of letters: Token, on background: Token, in style: RenderStyle) -> [String] {
    if letters == .faint, !style.hasTones { return [] }
    let depths = style.depth == .full ? [.full, .indexed256] : [style.depth]
    return depths.compactMap { depth in
      guard let rule = ContrastRule.of(letters, on: background, depth: depth) else {
        return "letters in \(letters) may not stand on \(background) in depth \(depth)"
      }
      guard let contrast = style.theme.contrast(letters, on: background, depth: depth),
        contrast < rule.least(depth: depth)
      else { return nil }
      return "letters in \(letters) on \(background) have a contrast of \(contrast) in depth \(depth)"
    }
  }
}

extension String {
  /// Without the blanks that may be missing or added where lines are broken.
  var withoutBlanks: String { filter { $0 != " " } }
}

extension Rect {
  /// Its cells, row by row.
  fileprivate var cells: [(column: Int, row: Int)] {
    (row..<max(row, endRow)).flatMap { row in (column..<max(column, endColumn)).map { ($0, row) } }
  }
}
