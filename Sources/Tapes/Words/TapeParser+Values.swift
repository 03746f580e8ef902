import Calls
import Device
import Screen
import Television

extension TapeParser {
  /// Reads a string.
  func string(expected: String) throws(TapeProblem) -> String {
    guard case .string(let text) = token.kind else { throw problem(expected: expected) }
    take()
    return text
  }

  /// Reads a path, in quotes or bare as VHS has it.
  func path() throws(TapeProblem) -> String {
    switch token.kind {
    case .string(let path) where !path.isEmpty, .word(let path):
      take()
      return path
    default: throw problem(expected: "a path")
    }
  }

  /// Reads a pattern and understands it.
  func pattern() throws(TapeProblem) -> TapePattern {
    guard case .pattern(let source) = token.kind else { throw problem(expected: "a /pattern/") }
    do {
      let pattern = try TapePattern(source)
      take()
      return pattern
    } catch {
      throw problem(expected: "a regular expression (\(error))")
    }
  }

  /// Reads `+Screen`, `+SimulatedNetwork` or `+Focus`; the whole screen without one.
  func scope() throws(TapeProblem) -> TapeScope {
    guard takes("+") else { return .screen }
    guard case .word(let word) = token.kind, let scope = TapeScope(rawValue: word) else {
      throw problem(expected: TapeScope.allCases.map(\.rawValue).joined(separator: ", "))
    }
    take()
    return scope
  }

  /// Reads a duration, in milliseconds: `500ms`, `2s`, `1m`; a bare number is seconds, as in VHS.
  func duration() throws(TapeProblem) -> Int64 {
    guard case .number(let text) = token.kind, let milliseconds = Self.milliseconds(text) else {
      throw problem(expected: "a duration, such as 500ms, 2s or 1m")
    }
    take()
    return milliseconds
  }

  /// Milliseconds of a duration of at most a year, nil where it is none.
  private static func milliseconds(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let units: [Substring: Double] = ["ms": 1, "s": 1_000, "": 1_000, "m": 60_000]
    guard let amount = Double(digits), let unit = units[text.dropFirst(digits.count)] else { return nil }
    let milliseconds = (amount * unit).rounded()
    return milliseconds <= 366 * 86_400_000 ? Int64(milliseconds) : nil
  }

  /// Reads a point of time, in milliseconds since 1970-01-01T00:00:00Z.
  func time() throws(TapeProblem) -> Int64 {
    guard case .number(let text) = token.kind, let unixMS = Timestamp.unixMS(text) else {
      throw problem(expected: "a time, such as 2026-11-21T20:05:00Z")
    }
    take()
    return unixMS
  }

  /// Reads a size, `100x30`.
  func size() throws(TapeProblem) -> Size {
    guard case .number(let text) = token.kind else { throw problem(expected: Self.aSize) }
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let columns = sides[0], let rows = sides[1], (1...1_000).contains(columns),
      (1...1_000).contains(rows)
    else { throw problem(expected: Self.aSize) }
    take()
    return Size(columns: columns, rows: rows)
  }

  private static let aSize = "a size in cells, such as 100x30"
}

// MARK: - Settings

extension TapeParser {
  /// Settings of VHS that say what a video looks like: a television draws itself.
  private static let visualSettings: Set<String> = [
    "Shell", "FontFamily", "FontSize", "Framerate", "PlaybackSpeed", "Height", "Width", "LetterSpacing", "LineHeight",
    "Padding", "LoopOffset", "Margin", "MarginFill", "WindowBar", "WindowBarSize", "BorderRadius", "CursorBlink",
  ]

  /// Reads what stands behind `Set`; an action where a person chooses it while the television is on.
  func setting() throws(TapeProblem) -> TapeAction? {
    let name = take()
    guard case .word(let word) = name.kind else { throw problem(expected: "the name of a setting", at: name) }
    switch word {
    case "Lang": return choice(TapeSettings(language: try language()))
    case "Theme": return choice(TapeSettings(theme: try theme()))
    case "Colour" where steps.isEmpty: settings.depth = try depth()
    case "Colour": throw problem(expected: "Colour before everything else: no screen changes its colours", at: name)
    case "TypingSpeed": typingPauseMS = try duration()
    case "WaitTimeout": waitLimitMS = try duration()
    case "WaitPattern": waitPattern = try pattern()
    case let word where Self.visualSettings.contains(word): try skipValue()
    default: throw problem(expected: "Lang, Theme, Colour, TypingSpeed, WaitTimeout or WaitPattern", at: name)
    }
    return nil
  }

  /// Before the first step a setting is what the television is switched on with; later a person chooses it.
  private func choice(_ chosen: TapeSettings) -> TapeAction? {
    guard steps.isEmpty else { return .choose(chosen) }
    settings.language = chosen.language ?? settings.language
    settings.theme = chosen.theme ?? settings.theme
    return nil
  }

  private func language() throws(TapeProblem) -> Language {
    guard case .string(let code) = token.kind, let language = Language(rawValue: code) else {
      throw problem(expected: Language.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or "))
    }
    take()
    return language
  }

  private func depth() throws(TapeProblem) -> ColourDepth {
    guard case .string(let name) = token.kind, let depth = ColourDepth(rawValue: name) else {
      throw problem(expected: ColourDepth.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))
    }
    take()
    return depth
  }

  private func theme() throws(TapeProblem) -> String {
    let first = token
    let name = try string(expected: "the name of a theme in quotes")
    guard themes?.contains(name) != false else {
      let known = themes?.map { "\"\($0)\"" }.joined(separator: ", ") ?? ""
      throw problem(expected: "a theme: \(known)", at: first)
    }
    return name
  }

  private func skipValue() throws(TapeProblem) {
    switch token.kind {
    case .word, .number, .string: take()
    default: throw problem(expected: "a value")
    }
  }
}
