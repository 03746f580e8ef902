extension String {
  /// The width on the screen, in cells.
  public var widthCells: Int { DisplayWidth.of(self) }

  /// Returns the text cut to at most `cells` cells, `mark` included if something was cut off.
  ///
  /// A wide grapheme is never split: the result may be one cell shorter. Empty when not even the mark fits.
  public func truncated(toCells cells: Int, mark: String = "…") -> String {
    guard widthCells > cells else { return self }
    let available = cells - mark.widthCells
    guard available >= 0 else { return "" }
    return prefix(cells: available) + mark
  }

  /// Returns as many graphemes from the start as fit in `cells` cells.
  public func prefix(cells: Int) -> String {
    var used = 0
    var end = startIndex
    while end < endIndex {
      used += DisplayWidth.of(self[end])
      if used > cells { break }
      end = index(after: end)
    }
    return String(self[..<end])
  }

  /// Returns lines of at most `cells` cells, broken at blanks and between wide graphemes; a longer word is split.
  ///
  /// Blanks at a break are dropped. Empty text, and a width below 1, give no lines. The text ends before a grapheme that is
  /// wider than a line.
  public func wrapped(toCells cells: Int) -> [String] {
    guard cells > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    for piece in unbreakablePieces() {
      if (line + piece).trimmingTrailingBlanks.widthCells <= cells {
        line += piece
        continue
      }
      end(line)
      line = piece
      while line.trimmingTrailingBlanks.widthCells > cells {
        let head = line.prefix(cells: cells)
        guard !head.isEmpty else { return lines }
        end(head)
        line.removeFirst(head.count)
      }
    }
    end(line)
    return lines

    func end(_ line: String) {
      let trimmed = line.trimmingTrailingBlanks
      if !trimmed.isEmpty { lines.append(trimmed) }
    }
  }

  /// Returns words with the blanks after them, and single wide graphemes with the punctuation that must not be separated from them by the
  /// end of a line.
  private func unbreakablePieces() -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in self {
      let isWide = DisplayWidth.of(character) >= 2
      let joinsLast =
        Self.lineEndPunctuation.contains(character) || piece.last.map(Self.openingPunctuation.contains) == true
      if isWide, !joinsLast, !piece.isEmpty { flush() }
      piece.append(character)
      if character == " " || isWide && !Self.openingPunctuation.contains(character) { flush() }
    }
    flush()
    return pieces

    func flush() {
      if let first = piece.first, Self.lineEndPunctuation.contains(first), !pieces.isEmpty {
        pieces[pieces.count - 1] += piece
      } else if !piece.isEmpty {
        pieces.append(piece)
      }
      piece = ""
    }
  }

  /// Punctuation of Chinese text that must not begin a line.
  private static let lineEndPunctuation: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "”", "’", "）", "》", "」", "…",
  ]

  /// Punctuation of Chinese text that must not end a line.
  private static let openingPunctuation: Set<Character> = ["“", "‘", "（", "《", "「"]

  /// The text without blanks at its end.
  var trimmingTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
