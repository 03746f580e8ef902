import Device
import Foundation
import Screen
import Television

/// A tape: a script of keys, waits and expectations, in the language of VHS (github.com/charmbracelet/vhs).
public struct Tape {
  /// The path of its file, as it was given.
  public let path: String
  /// The settings that the television starts with.
  public let settings: TapeSettings
  /// The steps in order, with the steps of included tapes in the place of their `Source`.
  public let steps: [TapeStep]

  /// The file name without `.tape`.
  public var name: String {
    let file = (path as NSString).lastPathComponent
    return file.hasSuffix(".tape") ? String(file.dropLast(5)) : file
  }

  /// Reads a tape and the tapes that it includes.
  ///
  /// - Parameters:
  ///   - path: The path of its file.
  ///   - themes: The names that `Set Theme` accepts; nil to accept any.
  /// - Throws: ``TapeProblems`` with all syntax errors and files that cannot be read.
  public init(contentsOf path: String, themes: [String]? = nil) throws(TapeProblems) {
    try self.init(path: path, themes: themes) { path throws(TapeFault) in try TapeFiles.tape(at: path) }
  }

  /// Reads a tape whose text, and that of the tapes that it includes, a function returns.
  init(
    path: String, themes: [String]?, read: @escaping (_ path: String) throws(TapeFault) -> String
  ) throws(TapeProblems) {
    let parser = TapeParser(themes: themes, read: read)
    parser.parseFile(path, includedAt: .start(of: path))
    guard parser.problems.isEmpty else { throw TapeProblems(problems: parser.problems) }
    self.init(path: path, settings: parser.settings, steps: parser.steps)
  }

  /// Creates a tape from its steps.
  init(path: String, settings: TapeSettings, steps: [TapeStep]) {
    (self.path, self.settings, self.steps) = (path, settings, steps)
  }
}

/// The settings that a tape makes with `Set`; nil for those that it leaves to the player.
public struct TapeSettings: Hashable, Sendable {
  /// The language, from `Set Lang "zh-Hans"`.
  public var language: Language?
  /// The theme, from `Set Theme "day"`.
  public var theme: String?
  /// The number of colours, from `Set Colour "16"`, which is only allowed before the first step.
  public var depth: ColourDepth?

  /// Creates settings; without arguments all are left to the player.
  public init(language: Language? = nil, theme: String? = nil, depth: ColourDepth? = nil) {
    self.language = language
    self.theme = theme
    self.depth = depth
  }
}

/// One step of a tape.
public struct TapeStep {
  /// The location of the step.
  public let location: TapeLocation
  /// The text of the step, `Wait+Screen@5s /Canon/`.
  public let text: String
  /// The action of the step.
  public let action: TapeAction
}

/// The actions of steps.
public enum TapeAction {
  /// Presses keys; `pauseMS` is the pause before each in a recording, nil for the default.
  case press([TapeKey], pauseMS: Int64?)
  /// Types text; opens the search first if there is no text field. `pauseMS` as for keys.
  case type(String, pauseMS: Int64?)
  /// Advances the clock.
  case sleep(milliseconds: Int64)
  /// Advances the clock to a point in time, milliseconds since 1970-01-01T00:00:00Z.
  case at(unixMS: Int64)
  /// Advances the clock until a pattern is on the screen, at most by `limitMS`.
  case wait(TapePattern, in: TapeScope, limitMS: Int64)
  /// Fails unless a pattern is on the screen; if `isNegated`, fails if it is.
  case expect(TapePattern, in: TapeScope, isNegated: Bool)
  /// Compares the screen with a stored snapshot.
  case snapshot(name: String)
  /// Writes the screen as SVG to a file; the path is relative to the tape that contains the step.
  case screenshot(path: String)
  /// Changes the settings that are not nil: `Set Lang` and `Set Theme` after the first step.
  case changeSettings(TapeSettings)
  /// Changes the size of the screen.
  case resize(Size)
  /// Changes the simulated network between the television and its services.
  case changeNetwork(NetworkFault)
  /// Pauses a recording.
  case hide
  /// Continues a recording.
  case show
}

/// The states of the simulated network that a tape can set.
public enum NetworkFault: Hashable, Sendable {
  /// Every request fails at once and does not reach its service.
  case down
  /// The network works without faults.
  case up
  /// Every response is delayed.
  case latency(milliseconds: Int64)
  /// The next request reaches its service, but the response is lost.
  case reset
  /// A share of all requests, 0...1, or of their responses, is lost.
  case loss(share: Double)
  /// The seed from which the lost ones are drawn.
  case seed(UInt64)
}

/// The parts of the screen in which a pattern can be searched.
public enum TapeScope: String, CaseIterable, Sendable {
  /// All rows, trailing blanks cut off, joined by newlines.
  case screen = "Screen"
  /// The rows that contain the focus, in their full width.
  case line = "Line"
  /// The element that has the focus.
  case focus = "Focus"
}

/// A key in a tape.
public enum TapeKey: Hashable, Sendable {
  /// A key of the remote.
  case remote(RemoteKey)
  /// Deletes a character in a text field; elsewhere the remote's Back key.
  case backspace
  /// A blank in a text field; elsewhere the remote's key for slideshows.
  case space
}
