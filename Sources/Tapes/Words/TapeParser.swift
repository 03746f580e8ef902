import Device
import Foundation
import Screen
import Television

/// Understands a tape's tokens, and goes on after what it cannot understand, so that one reading finds every problem.
///
/// A class, since a `Source` goes on into the same steps from within.
final class TapeParser {
  /// The steps so far.
  private(set) var steps: [TapeStep] = []
  /// What could not be understood so far.
  private(set) var problems: [TapeProblem] = []
  /// What `Set` said so far.
  var settings = TapeSettings()
  /// How long `Wait` waits when it does not say; VHS's own 15 s until `Set WaitTimeout`.
  var waitLimitMS: Int64 = 15_000
  /// What `Wait` waits for when it does not say, from `Set WaitPattern`.
  var waitPattern: TapePattern?
  /// The pause between typed characters in a recording, from `Set TypingSpeed`.
  var typingPauseMS: Int64?
  /// Names that `Set Theme` may say; nil for any.
  let themes: [String]?

  private let read: (_ path: String) throws -> String
  private var text = ""
  private var tokens: [TapeToken] = []
  private var index = 0
  /// The files being read, the outermost first: none of them may be named by a `Source`.
  private var openFiles: [String] = []
  /// The size that `Resize` gave last; nil for the player's.
  private var screenSize: Size?
  /// The language that was chosen last while the television was on; nil for the one it was switched on with.
  private var chosenLanguage: Language?
  private var snapshots: [SnapshotUse: TapePlace] = [:]

  private struct SnapshotUse: Hashable {
    let name: String
    let size: Size?
    let language: Language?
  }

  init(themes: [String]?, read: @escaping (_ path: String) throws -> String) {
    self.themes = themes
    self.read = read
  }

  /// Reads one file; `place` is where it was asked for.
  func parseFile(_ path: String, from place: TapePlace) {
    let identity = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    guard !openFiles.contains(identity) else {
      return note(TapeProblem(place: place, found: "“\(path)”, which is being read", expected: "another tape"))
    }
    let outer = (text, tokens, index)
    defer { (text, tokens, index) = outer }
    do {
      text = try read(path)
    } catch {
      let found = "“\(path)”, which cannot be read (\(error))"
      return note(TapeProblem(place: place, found: found, expected: "a tape in UTF-8"))
    }
    openFiles.append(identity)
    tokens = TapeLexer.tokens(of: text, file: path)
    index = 0
    parseSteps()
    openFiles.removeLast()
  }

  private func parseSteps() {
    while token.kind != .end {
      let first = token
      do {
        guard let action = try parseStep() else { continue }
        let written = text[first.range.lowerBound..<previousEnd]
        try check(action, at: first.place)
        steps.append(TapeStep(place: first.place, text: String(written), action: action))
      } catch {
        note(error)
        recover()
      }
    }
  }

  /// What can only be seen from the steps before it.
  private func check(_ action: TapeAction, at place: TapePlace) throws(TapeProblem) {
    switch action {
    case .resize(let size): screenSize = size
    case .choose(let chosen): chosenLanguage = chosen.language ?? chosenLanguage
    case .snapshot(let name):
      let use = SnapshotUse(name: name, size: screenSize, language: chosenLanguage)
      if let other = snapshots.updateValue(place, forKey: use) {
        throw TapeProblem(place: place, found: "“\(name)” again, as at \(other)", expected: "another name")
      }
    default: break
    }
  }

  private func note(_ problem: TapeProblem) {
    problems.append(problem)
  }

  /// Goes on at the next word that can begin a step.
  private func recover() {
    while token.kind != .end {
      if case .word(let word) = token.kind, Self.beginsStep(word) { return }
      index += 1
    }
  }
}

// MARK: - Tokens

extension TapeParser {
  /// The token that is next.
  var token: TapeToken { tokens[min(index, tokens.count - 1)] }

  /// Whether the next token touches the one before it, as in `Wait+Screen@5s`.
  var previousEnd: String.Index { index > 0 ? tokens[index - 1].range.upperBound : text.startIndex }

  /// Takes the next token.
  @discardableResult
  func take() -> TapeToken {
    let token = token
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  /// Takes the next token if it is a mark.
  func takes(_ mark: Character) -> Bool {
    guard token.kind == .mark(mark) else { return false }
    take()
    return true
  }

  /// A problem about a token, by default the next one.
  func problem(expected: String, at token: TapeToken? = nil) -> TapeProblem {
    let token = token ?? self.token
    return TapeProblem(place: token.place, found: describe(token), expected: expected)
  }

  private func describe(_ token: TapeToken) -> String {
    switch token.kind {
    case .end: "the end of the tape"
    case .unclosed(let quote): "\(quote) that is not closed on its line"
    case .word, .number, .string, .pattern, .mark, .stray: "“\(text[token.range])”"
    }
  }
}
