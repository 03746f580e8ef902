import Screen

extension String {
  /// Returns the text wrapped to this many cells. If that takes more lines than `count`, only as many whole sentences as fit are kept; if
  /// not even the first one fits, it is cut off.
  func wrappedSentences(toCells cells: Int, lines count: Int) -> [String] {
    let sentences = sentences
    for number in stride(from: sentences.count, through: 1, by: -1) {
      let lines = sentences.prefix(number).joined().wrapped(toCells: cells)
      if lines.count <= count { return lines }
    }
    return clipped(toCells: cells, lines: count)
  }

  /// The sentences, each with the blank that follows it. A full stop without a blank after it, as in an address, does not end a sentence.
  private var sentences: [Substring] {
    var sentences: [Substring] = []
    var start = startIndex
    for index in indices {
      let next = self.index(after: index)
      let isEnd = "。！？".contains(self[index]) || self[index] == " " && endsSentence(before: index)
      guard isEnd else { continue }
      sentences.append(self[start..<next])
      start = next
    }
    return start < endIndex ? sentences + [self[start...]] : sentences
  }

  private func endsSentence(before index: Index) -> Bool {
    index > startIndex && ".!?".contains(self[self.index(before: index)])
  }
}
