import Foundation
import Screen

extension TapeParser {
  /// The commands, apart from keys.
  static let commands = [
    "Type", "Digits", "Sleep", "At", "Wait", "Expect", "ExpectNot", "Snapshot", "Screenshot", "Resize", "Set", "Source",
    "Output", "Require", "Hide", "Show", "Net",
  ]

  /// Returns whether a word begins a step, so that parsing can continue there after an error.
  static func beginsStep(_ word: String) -> Bool {
    commands.contains(word) || TapeKey.unsupportedCommands.contains(word) || TapeKey(name: word) != nil
  }

  /// Parses a step.
  ///
  /// - Returns: nil for a command without an action of its own, such as `Source`.
  func parseStep() throws(TapeProblem) -> TapeAction? {
    let token = advance()
    guard case .word(let word) = token.kind else { throw problem(expected: .command, at: token) }
    switch word {
    case "Type": return try parseType()
    case "Digits": return try parseDigits()
    case "Sleep": return .sleep(milliseconds: try parseDuration())
    case "At": return .at(unixMS: try parseTime())
    case "Wait": return try parseWait()
    case "Expect": return try parseExpectation(isNegated: false)
    case "ExpectNot": return try parseExpectation(isNegated: true)
    case "Snapshot": return .snapshot(name: try parseSnapshotName())
    case "Screenshot": return .screenshot(path: try parseScreenshotPath())
    case "Resize": return .resize(try parseSize())
    case "Hide": return .hide
    case "Show": return .show
    case "Set": return try parseSetting()
    case "Source": try parseSource(at: token.location)
    case "Output", "Require": _ = try parsePath()
    case "Net": return .changeNetwork(try parseNetworkFault())
    default: return try parseKey(word, token)
    }
    return nil
  }

  private func parseNetworkFault() throws(TapeProblem) -> NetworkFault {
    guard case .word(let word) = token.kind, ["down", "up", "latency", "reset", "loss", "seed"].contains(word) else {
      throw problem(expected: .networkFault)
    }
    advance()
    switch word {
    case "down": return .down
    case "up": return .up
    case "latency": return .latency(milliseconds: try parseDuration())
    case "loss": return .loss(share: try parseShare())
    case "seed": return .seed(try parseSeed())
    default: return .reset
    }
  }

  private func parseKey(_ word: String, _ token: TapeToken) throws(TapeProblem) -> TapeAction {
    guard let key = TapeKey(name: word) else { throw unknownCommand(word, token) }
    let pauseMS = skip("@") ? try parseDuration() : nil
    guard case .number(let digits) = self.token.kind else { return .press([key], pauseMS: pauseMS) }
    guard let count = Int(digits), (1...10_000).contains(count) else {
      throw problem(expected: .count(most: 10_000))
    }
    advance()
    return .press(Array(repeating: key, count: count), pauseMS: pauseMS)
  }

  private func parseDigits() throws(TapeProblem) -> TapeAction {
    guard case .number(let digits) = token.kind, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      throw problem(expected: .digits(example: "101"))
    }
    advance()
    return .press(digits.compactMap { RemoteKey(rawValue: String($0)) }.map { .remote($0) }, pauseMS: nil)
  }

  private func parseType() throws(TapeProblem) -> TapeAction {
    let pauseMS = skip("@") ? try parseDuration() : typingPauseMS
    var texts = [try parseString(expected: .quotedText)]
    while case .string(let text) = token.kind {
      texts.append(text)
      advance()
    }
    // As in VHS, a blank separates the strings.
    return .type(texts.joined(separator: " "), pauseMS: pauseMS)
  }

  private func parseWait() throws(TapeProblem) -> TapeAction {
    // Without a scope VHS searches the line of the cursor, for which the focus stands here.
    let scope = token.kind == .mark("+") ? try parseScope() : .line
    let limitMS = skip("@") ? try parseDuration() : waitLimitMS
    if case .pattern = token.kind { return .wait(try parsePattern(), in: scope, limitMS: limitMS) }
    guard let waitPattern else { throw problem(expected: .waitPattern) }
    return .wait(waitPattern, in: scope, limitMS: limitMS)
  }

  private func parseExpectation(isNegated: Bool) throws(TapeProblem) -> TapeAction {
    let scope = try parseScope()
    return .expect(try parsePattern(), in: scope, isNegated: isNegated)
  }

  private func parseSource(at location: TapeLocation) throws(TapeProblem) {
    let path = try parsePath()
    parseFile(TapeFiles.path(path, relativeTo: location.file), includedAt: location)
  }

  private func parseSnapshotName() throws(TapeProblem) -> String {
    guard case .string(let name) = token.kind, !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { throw problem(expected: .snapshotName) }
    advance()
    return name
  }

  private func parseScreenshotPath() throws(TapeProblem) -> String {
    let first = token
    let path = try parsePath()
    guard path.hasSuffix(".svg") else { throw problem(expected: .svgFile, at: first) }
    return path
  }

  private func unknownCommand(_ word: String, _ token: TapeToken) -> TapeProblem {
    if TapeKey.unsupportedCommands.contains(word) {
      return problem(expected: .supportedCommand(word: word), at: token)
    }
    let known = Self.commands + TapeKey.shortNames.keys.sorted() + RemoteKey.allCases.map(\.rawValue)
    let near = known.map { (name: $0, distance: word.prefix(Self.hintLength).editDistance(to: $0)) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= min(2, word.count - 1) else { return problem(expected: .command, at: token) }
    return problem(expected: .commandLike(name: near.name), at: token)
  }

  /// The number of characters of an unknown command that are compared with the known ones, which are shorter.
  private static let hintLength = 40
}

extension Substring {
  /// Returns the number of characters to insert, remove or replace to get another word (Levenshtein distance). Takes
  /// O(n·m) time for words of n and m characters.
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
