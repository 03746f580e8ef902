import Foundation
import Screen

extension TapeParser {
  /// The words that begin a step, keys apart.
  static let stepWords = [
    "Type", "Digits", "Sleep", "At", "Wait", "Expect", "ExpectNot", "Snapshot", "Screenshot", "Resize", "Set", "Source",
    "Output", "Require", "Hide", "Show", "Net",
  ]

  /// Whether a word begins a step, so that reading can go on there.
  static func beginsStep(_ word: String) -> Bool {
    stepWords.contains(word) || TapeKey.keyboardWords.contains(word) || TapeKey(name: word) != nil
  }

  /// Reads one step.
  ///
  /// - Returns: nil for a word that does nothing by itself.
  func parseStep() throws(TapeProblem) -> TapeAction? {
    let token = take()
    guard case .word(let word) = token.kind else { throw problem(expected: "a word of a tape", at: token) }
    switch word {
    case "Type": return try typing()
    case "Digits": return try digits()
    case "Sleep": return .sleep(milliseconds: try duration())
    case "At": return .at(unixMS: try time())
    case "Wait": return try waiting()
    case "Expect": return try expectation(isNegated: false)
    case "ExpectNot": return try expectation(isNegated: true)
    case "Snapshot": return .snapshot(name: try snapshotName())
    case "Screenshot": return .screenshot(path: try screenshotPath())
    case "Resize": return .resize(try size())
    case "Hide": return .hide
    case "Show": return .show
    case "Set": return try setting()
    case "Source": try source(at: token.place)
    case "Output", "Require": _ = try path()
    case "Net": return .net(try lineState())
    default: return try key(word, token)
    }
    return nil
  }

  private func lineState() throws(TapeProblem) -> NetworkFault {
    guard case .word(let word) = token.kind, ["down", "up", "latency", "reset"].contains(word) else {
      throw problem(expected: "down, up, latency 300ms or reset")
    }
    take()
    switch word {
    case "down": return .down
    case "up": return .up
    case "latency": return .latency(milliseconds: try duration())
    default: return .reset
    }
  }

  private func key(_ word: String, _ token: TapeToken) throws(TapeProblem) -> TapeAction {
    guard let key = TapeKey(name: word) else { throw unknown(word, token) }
    let pauseMS = takes("@") ? try duration() : nil
    guard case .number(let digits) = self.token.kind else { return .press([key], pauseMS: pauseMS) }
    guard let count = Int(digits), (1...10_000).contains(count) else {
      throw problem(expected: "a count from 1 to 10000")
    }
    take()
    return .press(Array(repeating: key, count: count), pauseMS: pauseMS)
  }

  private func digits() throws(TapeProblem) -> TapeAction {
    guard case .number(let digits) = token.kind, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      throw problem(expected: "digits, such as 101")
    }
    take()
    return .press(digits.compactMap { RemoteKey(rawValue: String($0)) }.map { .remote($0) }, pauseMS: nil)
  }

  private func typing() throws(TapeProblem) -> TapeAction {
    let pauseMS = takes("@") ? try duration() : typingPauseMS
    var texts = [try string(expected: "text in quotes")]
    while case .string(let text) = token.kind {
      texts.append(text)
      take()
    }
    // Two strings are two words, as in VHS.
    return .type(texts.joined(separator: " "), pauseMS: pauseMS)
  }

  private func waiting() throws(TapeProblem) -> TapeAction {
    // Without a scope VHS reads the cursor's line; a television's cursor is its focus.
    let scope = token.kind == .mark("+") ? try scope() : .line
    let limitMS = takes("@") ? try duration() : waitLimitMS
    if case .pattern = token.kind { return .wait(try pattern(), in: scope, limitMS: limitMS) }
    guard let waitPattern else { throw problem(expected: "a /pattern/, or a Set WaitPattern before") }
    return .wait(waitPattern, in: scope, limitMS: limitMS)
  }

  private func expectation(isNegated: Bool) throws(TapeProblem) -> TapeAction {
    let scope = try scope()
    return .expect(try pattern(), in: scope, isNegated: isNegated)
  }

  private func source(at place: TapePlace) throws(TapeProblem) {
    let path = try path()
    parseFile(TapeFiles.path(path, besides: place.file), from: place)
  }

  private func snapshotName() throws(TapeProblem) -> String {
    guard case .string(let name) = token.kind, !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { throw problem(expected: "a name in quotes, of letters, digits, - and _") }
    take()
    return name
  }

  private func screenshotPath() throws(TapeProblem) -> String {
    let first = token
    let path = try path()
    guard path.hasSuffix(".svg") else { throw problem(expected: "a file that ends in .svg", at: first) }
    return path
  }

  private func unknown(_ word: String, _ token: TapeToken) -> TapeProblem {
    if TapeKey.keyboardWords.contains(word) {
      let expected = "a key of a remote or a word of a tape: a television has no “\(word)”"
      return problem(expected: expected, at: token)
    }
    let known = Self.stepWords + TapeKey.shortNames.keys.sorted() + RemoteKey.allCases.map(\.rawValue)
    let near = known.map { (name: $0, distance: word.editDistance(to: $0)) }.min { $0.distance < $1.distance }
    let hint = near.flatMap { $0.distance <= 2 ? "; did you mean \($0.name)?" : nil } ?? ""
    return problem(expected: "a word of a tape\(hint)", at: token)
  }
}

extension String {
  /// How many letters have to be put in, taken out or replaced to come to another word (Levenshtein's distance);
  /// time and memory grow with the product of both lengths, which are those of words.
  fileprivate func editDistance(to other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (index, letter) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let above = row[column + 1]
        row[column + 1] = Swift.min(above + 1, row[column] + 1, diagonal + (letter == other[column] ? 0 : 1))
        diagonal = above
      }
    }
    return row[other.count]
  }
}
