import Calls
import Device
import Screen
import Television

extension TapeParser {
  /// Parses a string.
  func parseString(expected: TapeExpectation) throws(TapeProblem) -> String {
    guard case .string(let text) = token.kind else { throw problem(expected: expected) }
    advance()
    return text
  }

  /// Parses a path, with or without quotes as in VHS.
  func parsePath() throws(TapeProblem) -> String {
    switch token.kind {
    case .string(let path) where !path.isEmpty, .word(let path):
      advance()
      return path
    default: throw problem(expected: .path)
    }
  }

  /// Parses a regular expression.
  func parsePattern() throws(TapeProblem) -> TapePattern {
    guard case .pattern(let source) = token.kind else { throw problem(expected: .pattern) }
    do throws(TapeFault) {
      let pattern = try TapePattern(source)
      advance()
      return pattern
    } catch {
      throw problem(expected: .regularExpression(fault: error))
    }
  }

  /// Parses `+Screen`, `+Line` or `+Focus`; the whole screen without one.
  func parseScope() throws(TapeProblem) -> TapeScope {
    guard skip("+") else { return .screen }
    guard case .word(let word) = token.kind, let scope = TapeScope(rawValue: word) else {
      throw problem(expected: .oneOf(words: TapeScope.allCases.map(\.rawValue)))
    }
    advance()
    return scope
  }

  /// Parses a duration, `500ms`, `2s` or `1m`; a number without unit is in seconds, as in VHS.
  ///
  /// - Returns: Milliseconds, at most 366 days.
  func parseDuration() throws(TapeProblem) -> Int64 {
    guard case .number(let text) = token.kind, let milliseconds = Self.milliseconds(text) else {
      throw problem(expected: .duration(days: 366, examples: Alternatives(["500ms", "2s", "1m"])))
    }
    advance()
    return milliseconds
  }

  /// Returns a duration in milliseconds; nil for other text, and beyond 366 days.
  private static func milliseconds(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let units: [Substring: Double] = ["ms": 1, "s": 1_000, "": 1_000, "m": 60_000]
    guard let amount = Double(digits), let unit = units[text.dropFirst(digits.count)] else { return nil }
    let milliseconds = (amount * unit).rounded()
    return milliseconds <= 366 * 86_400_000 ? Int64(milliseconds) : nil
  }

  /// Parses a share in percent, `30%`; returns 0...1.
  func parseShare() throws(TapeProblem) -> Double {
    guard case .number(let text) = token.kind, text.hasSuffix("%"), let percent = Double(text.dropLast()),
      (0...100).contains(percent)
    else { throw problem(expected: .share(example: "30%")) }
    advance()
    return percent / 100
  }

  /// Parses the seed of random numbers.
  func parseSeed() throws(TapeProblem) -> UInt64 {
    guard case .number(let text) = token.kind, let seed = UInt64(text) else {
      throw problem(expected: .seed(example: "7"))
    }
    advance()
    return seed
  }

  /// Parses a point in time; returns milliseconds since 1970-01-01T00:00:00Z.
  func parseTime() throws(TapeProblem) -> Int64 {
    guard case .number(let text) = token.kind, let unixMS = Timestamp.unixMS(text) else {
      throw problem(expected: .time(example: "2026-11-21T20:05:00Z"))
    }
    advance()
    return unixMS
  }

  /// Parses a size, `100x30`.
  func parseSize() throws(TapeProblem) -> Size {
    let problem = self.problem(expected: .size(most: "1000x1000", example: "100x30"))
    guard case .number(let text) = token.kind else { throw problem }
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let columns = sides[0], let rows = sides[1], (1...1_000).contains(columns),
      (1...1_000).contains(rows)
    else { throw problem }
    advance()
    return Size(columns: columns, rows: rows)
  }
}

// MARK: - Settings

extension TapeParser {
  /// The settings of VHS for the look of a video, which have no effect here.
  private static let visualSettings: Set<String> = [
    "Shell", "FontFamily", "FontSize", "Framerate", "PlaybackSpeed", "Height", "Width", "LetterSpacing", "LineHeight",
    "Padding", "LoopOffset", "Margin", "MarginFill", "WindowBar", "WindowBarSize", "BorderRadius", "CursorBlink",
  ]

  /// The settings that have a meaning here.
  private static let settingNames = Alternatives([
    "Lang", "Theme", "Colour", "TypingSpeed", "WaitTimeout", "WaitPattern",
  ])

  /// Parses the name and value behind `Set`; returns an action if the setting is changed while the television runs.
  func parseSetting() throws(TapeProblem) -> TapeAction? {
    let name = advance()
    guard case .word(let word) = name.kind else { throw problem(expected: .settingName, at: name) }
    switch word {
    case "Lang": return apply(TapeSettings(language: try parseLanguage()))
    case "Theme": return apply(TapeSettings(theme: try parseTheme()))
    case "Colour" where steps.isEmpty: settings.depth = try parseDepth()
    case "Colour": throw problem(expected: .colourBeforeSteps, at: name)
    case "TypingSpeed": typingPauseMS = try parseDuration()
    case "WaitTimeout": waitLimitMS = try parseDuration()
    case "WaitPattern": waitPattern = try parsePattern()
    case let word where Self.visualSettings.contains(word): try skipValue()
    default: throw problem(expected: .settings(words: Self.settingNames), at: name)
    }
    return nil
  }

  /// Adds settings to those that the television starts with; after the first step returns an action to change them.
  private func apply(_ changes: TapeSettings) -> TapeAction? {
    guard steps.isEmpty else { return .changeSettings(changes) }
    settings.language = changes.language ?? settings.language
    settings.theme = changes.theme ?? settings.theme
    return nil
  }

  private func parseLanguage() throws(TapeProblem) -> Language {
    guard case .string(let code) = token.kind, let language = Language(rawValue: code) else {
      throw problem(expected: .languages(words: Alternatives(Language.allCases.map { "\"\($0.rawValue)\"" })))
    }
    advance()
    return language
  }

  private func parseDepth() throws(TapeProblem) -> ColourDepth {
    guard case .string(let name) = token.kind, let depth = ColourDepth(rawValue: name) else {
      throw problem(expected: .oneOf(words: ColourDepth.allCases.map { "\"\($0.rawValue)\"" }))
    }
    advance()
    return depth
  }

  private func parseTheme() throws(TapeProblem) -> String {
    let first = token
    let name = try parseString(expected: .themeName)
    guard themes?.contains(name) != false else {
      throw problem(expected: .themes(words: themes?.map { "\"\($0)\"" } ?? []), at: first)
    }
    return name
  }

  private func skipValue() throws(TapeProblem) {
    switch token.kind {
    case .word, .number, .string: advance()
    default: throw problem(expected: .value)
    }
  }
}
