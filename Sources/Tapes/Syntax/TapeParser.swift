import Device
import Foundation
import Screen
import Television

/// Parser of tapes. It continues after an error, so that one run finds all errors.
///
/// A class, since the steps of an included tape are added to the same list.
final class TapeParser {
  /// The longest tape, with all tapes that it includes, bytes of UTF-8.
  static let limitBytes = 1_024 * 1_024
  /// The most tapes that can include each other.
  private static let depthLimit = 64

  /// The steps so far.
  private(set) var steps: [TapeStep] = []
  /// The syntax errors so far.
  private(set) var problems: [TapeProblem] = []
  /// The settings made by `Set` before the first step.
  var settings = TapeSettings()
  /// The limit of a `Wait` without one; 15 s, as in VHS, until `Set WaitTimeout`.
  var waitLimitMS: Int64 = 15_000
  /// The pattern of a `Wait` without one, from `Set WaitPattern`.
  var waitPattern: TapePattern?
  /// The pause between typed characters in a recording, from `Set TypingSpeed`.
  var typingPauseMS: Int64?
  /// The names that `Set Theme` accepts; nil to accept any.
  let themes: [String]?

  private let read: (_ path: String) throws(TapeFault) -> String
  private var restBytes = TapeParser.limitBytes
  private var text = ""
  private var tokens: [TapeToken] = []
  private var index = 0
  /// The tapes that are being read, the outermost first, none of which may be included.
  private var openFiles: [String] = []
  /// The size from the last `Resize`; nil for the player's.
  private var screenSize: Size?
  /// The language from the last `Set Lang` after the first step; nil without one.
  private var chosenLanguage: Language?
  private var snapshots: [SnapshotUse: TapeLocation] = [:]

  private struct SnapshotUse: Hashable {
    let name: String
    let size: Size?
    let language: Language?
  }

  /// Creates a parser that gets the texts of tapes from a function.
  init(themes: [String]?, read: @escaping (_ path: String) throws(TapeFault) -> String) {
    self.themes = themes
    self.read = read
  }

  /// Parses a tape and adds its steps.
  ///
  /// - Parameters:
  ///   - path: The path of the tape.
  ///   - location: The location of the `Source` that includes it.
  func parseFile(_ path: String, includedAt location: TapeLocation) {
    let identity = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    guard let text = loadText(path, identity, includedAt: location) else { return }
    let outer = (self.text, tokens, index)
    defer { (self.text, tokens, index) = outer }
    self.text = text
    openFiles.append(identity)
    tokens = TapeLexer.tokens(of: text, file: path)
    index = 0
    parseSteps()
    openFiles.removeLast()
  }

  /// Returns the text of a tape; nil if it may not be included or cannot be read, which is reported.
  private func loadText(_ path: String, _ identity: String, includedAt location: TapeLocation) -> String? {
    func refuse(_ found: TapeFinding, expected: TapeExpectation) -> String? {
      problems.append(TapeProblem(location: location, found: found, expected: expected))
      return nil
    }
    guard !openFiles.contains(identity) else {
      return refuse(.includesItself(path: path), expected: .otherTape)
    }
    guard openFiles.count < Self.depthLimit else {
      return refuse(.nestedTooDeeply(path: path), expected: .fewerTapes(limit: Self.depthLimit))
    }
    do throws(TapeFault) {
      let text = try read(path)
      restBytes -= text.utf8.count
      guard restBytes >= 0 else {
        restBytes = 0
        return refuse(.tooLong(path: path), expected: .fewerBytes(limit: Self.limitBytes))
      }
      return text
    } catch {
      return refuse(.unreadable(path: path, reason: error), expected: .tapeInUTF8)
    }
  }

  private func parseSteps() {
    while token.kind != .end {
      let first = token
      do {
        guard let action = try parseStep() else { continue }
        let stepText = text[first.range.lowerBound..<previousEnd]
        try check(action, at: first.location)
        steps.append(TapeStep(location: first.location, text: String(stepText), action: action))
      } catch {
        problems.append(error)
        recover()
      }
    }
  }

  /// Reports errors that depend on earlier steps.
  private func check(_ action: TapeAction, at location: TapeLocation) throws(TapeProblem) {
    switch action {
    case .resize(let size): screenSize = size
    case .changeSettings(let settings): chosenLanguage = settings.language ?? chosenLanguage
    case .snapshot(let name):
      let use = SnapshotUse(name: name, size: screenSize, language: chosenLanguage)
      if let other = snapshots.updateValue(location, forKey: use) {
        throw TapeProblem(
          location: location, found: .usedSnapshot(name: name, location: other.description), expected: .otherName)
      }
    default: break
    }
  }

  /// Skips tokens up to one that can begin a step.
  private func recover() {
    while token.kind != .end {
      if case .word(let word) = token.kind, Self.beginsStep(word) { return }
      index += 1
    }
  }
}

// MARK: - Tokens

extension TapeParser {
  /// The next token.
  var token: TapeToken { tokens[min(index, tokens.count - 1)] }

  /// The end of the previous token; the beginning of the text if there is none.
  var previousEnd: String.Index { index > 0 ? tokens[index - 1].range.upperBound : text.startIndex }

  /// Consumes and returns the next token; the end of the tape is never consumed.
  @discardableResult
  func advance() -> TapeToken {
    let token = token
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  /// Consumes the next token if it is a mark; returns whether it is.
  func skip(_ mark: Character) -> Bool {
    guard token.kind == .mark(mark) else { return false }
    advance()
    return true
  }

  /// Returns the error for a token, by default the next one.
  func problem(expected: TapeExpectation, at token: TapeToken? = nil) -> TapeProblem {
    let token = token ?? self.token
    return TapeProblem(location: token.location, found: describe(token), expected: expected)
  }

  private func describe(_ token: TapeToken) -> TapeFinding {
    switch token.kind {
    case .end: .end
    case .unclosed(let delimiter): .unclosed(delimiter: String(delimiter))
    case .word, .number, .string, .pattern, .mark, .invalid: .token(text: String(text[token.range]))
    }
  }
}
