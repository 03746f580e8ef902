import Screen

/// Finds faults that no page may have, whatever its state and size, its language and the colours of the terminal.
struct PageInspection {
  let texts: PageTexts

  /// All faults of the drawings of one state, a sentence each, with the drawing.
  ///
  /// Drawings in different numbers of colours mostly have the same texts, which are inspected once.
  func faults(in drawings: [PageDrawing]) -> [(drawing: PageDrawing, fault: String)] {
    drawings.indices.flatMap { index in
      let drawing = drawings[index]
      let isRepeated = drawings[..<index].contains {
        $0.frame.size == drawing.frame.size && $0.frame.textLog == drawing.frame.textLog
      }
      let faults = (isRepeated ? [] : textFaults(in: drawing.frame)) + otherFaults(in: drawing)
      return faults.map { (drawing: drawing, fault: $0) }
    }
  }

  /// All faults of a drawing, a sentence each.
  func faults(in drawing: PageDrawing) -> [String] { textFaults(in: drawing.frame) + otherFaults(in: drawing) }

  /// The faults that follow from the size of a frame and the texts that were written into it.
  private func textFaults(in frame: Frame) -> [String] {
    cutTexts(in: frame) + brokenSentences(in: frame) + lostLetters(in: frame)
  }

  private func otherFaults(in drawing: PageDrawing) -> [String] {
    halfGraphemes(in: drawing.frame) + focusFaults(in: drawing) + faintLetters(in: drawing.frame)
  }

  // MARK: Nothing is cut

  /// The television's own texts that were cut for lack of room: hints, buttons, labels, titles of dialogs, sentences. Names
  /// and titles from services may be cut.
  func cutTexts(in frame: Frame) -> [String] {
    (frame.textLog ?? []).filter { entry in
      let isCut = entry.isCut || (entry.text.hasSuffix("…") && entry.text != "…" && !texts.isOwn(entry.text))
      return isCut && !texts.mayBeCut(entry.text)
    }.map { "“\($0.text)” is cut to “\($0.shown)”" }
  }

  /// The television's own sentences of which only the first lines are shown.
  func brokenSentences(in frame: Frame) -> [String] {
    let lines = (frame.textLog ?? []).map(\.shown.withoutBlanks)
    return lines.indices.compactMap { index in
      let candidates = texts.sentences(beginningLike: lines[index])
      guard !candidates.isEmpty else { return nil }
      let text = lines[index...].joined()
      return candidates.contains { Self.sentence($0, begins: text) }
        ? nil : "“\(frame.textLog?[index].shown ?? "")” breaks off"
    }
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

  /// A missing focus, one that is drawn like everything else, and a second one.
  func focusFaults(in drawing: PageDrawing) -> [String] {
    guard drawing.needsFocus else { return [] }
    let frame = drawing.frame
    guard let focus = frame.focus, !focus.isEmpty else { return ["nothing has the focus"] }
    let resolver = ColourResolver(frame.renderStyle)
    // Where only one thing can have the focus, there is nothing to tell it from.
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

  /// Rows outside the focus with cells in its colour. A single cell is a key in reverse video, and no focus.
  private func secondFocuses(in frame: Frame, besides focus: Rect) -> [String] {
    var faults: [String] = []
    for row in 0..<frame.size.rows where !(focus.row - 1...focus.endRow).contains(row) {
      var isInFocus = false
      for column in 0..<frame.size.columns {
        let wasInFocus = isInFocus
        isInFocus = frame[column, row].background == .token(.focus)
        guard wasInFocus, isInFocus else { continue }
        faults.append("a second focus at \(column - 1), \(row)")
        break
      }
    }
    return faults
  }

  // MARK: Letters can be read

  /// Letters with less contrast than their theme states.
  ///
  /// Text under a dialog is dimmed on purpose, and text on a picture has the picture behind it. Both have mixed colours or
  /// are `faint`, and are not checked.
  func faintLetters(in frame: Frame) -> [String] {
    var pairs: Set<[Token]> = []
    for cell in frame.cells where cell.character != " " && (cell.character.isLetter || cell.character.isNumber) {
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
