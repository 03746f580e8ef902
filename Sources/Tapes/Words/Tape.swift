import Device
import Foundation
import Screen
import Television

/// A tape: keys, waiting and expectations, in the words of VHS (github.com/charmbracelet/vhs).
public struct Tape {
  /// Path of its file, as it was given.
  public let path: String
  /// What it wants of the television before it begins.
  public let settings: TapeSettings
  /// Its steps in order, those of every `Source` in their place.
  public let steps: [TapeStep]

  /// Its file name without `.tape`.
  public var name: String {
    let file = (path as NSString).lastPathComponent
    return file.hasSuffix(".tape") ? String(file.dropLast(5)) : file
  }

  /// Reads a tape and those that it names.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - themes: The names that `Set Theme` may say; nil for any.
  /// - Throws: ``TapeProblems`` with everything that cannot be understood or read.
  public init(contentsOf path: String, themes: [String]? = nil) throws(TapeProblems) {
    try self.init(path: path, themes: themes) { try TapeFiles.tape(at: $0) }
  }

  /// Reads a tape from wherever texts come from.
  init(path: String, themes: [String]?, read: @escaping (_ path: String) throws -> String) throws(TapeProblems) {
    let parser = TapeParser(themes: themes, read: read)
    let start = TapePlace(file: path, line: 1, column: 1)
    parser.parseFile(path, from: start)
    guard parser.problems.isEmpty else { throw TapeProblems(problems: parser.problems) }
    self.path = path
    settings = parser.settings
    steps = parser.steps
  }
}

/// What a tape's `Set` words say.
public struct TapeSettings: Hashable, Sendable {
  /// `Set Lang "zh-Hans"`; nil for the player's.
  public var language: Language?
  /// `Set Theme "day"`; nil for the player's.
  public var theme: String?
  /// `Set Colour "16"`, which only stands before the first step: no screen changes its colours; nil for the player's.
  public var depth: ColourDepth?

  /// Settings.
  public init(language: Language? = nil, theme: String? = nil, depth: ColourDepth? = nil) {
    self.language = language
    self.theme = theme
    self.depth = depth
  }
}

/// One step of a tape.
public struct TapeStep {
  /// Where it stands.
  public let place: TapePlace
  /// As it is written, `Wait+Screen@5s /Canon/`.
  public let text: String
  /// What is to be done.
  public let action: TapeAction
}

/// What a step does.
public enum TapeAction {
  /// Presses keys; `pauseMS` lies before each in a recording, nil for its usual pause.
  case press([TapeKey], pauseMS: Int64?)
  /// Types text; opens finding by typing first where nothing takes text.
  case type(String, pauseMS: Int64?)
  /// Moves the clock forwards.
  case sleep(milliseconds: Int64)
  /// Moves the clock to a time, in milliseconds since 1970-01-01T00:00:00Z.
  case at(unixMS: Int64)
  /// Moves the clock until a pattern shows, at most by `limitMS`.
  case wait(TapePattern, in: TapeScope, limitMS: Int64)
  /// Holds when a pattern shows, or where `isNegated` when it does not.
  case expect(TapePattern, in: TapeScope, isNegated: Bool)
  /// Compares the screen with a stored one.
  case snapshot(name: String)
  /// Draws the screen as SVG into a file, relative to the tape in which the step stands.
  case screenshot(path: String)
  /// `Set Lang`, `Set Theme` after the first step: chooses what is not nil.
  case choose(TapeSettings)
  /// Gives the screen another size.
  case resize(Size)
  /// Changes what lies between the television and its services.
  case net(NetworkFault)
  /// Leaves what follows out of a recording.
  case hide
  /// Takes what follows into a recording again.
  case show
}

/// What a tape does to the line between the television and its services.
public enum NetworkFault: Hashable, Sendable {
  /// Every question fails at once, unheard.
  case down
  /// Nothing is wrong any more.
  case up
  /// Every answer takes so long.
  case latency(milliseconds: Int64)
  /// The next question is heard, and its answer lost.
  case reset
}

/// Which part of the screen a pattern is looked for in.
public enum TapeScope: String, CaseIterable, Sendable {
  /// All rows, trailing blanks cut off, joined by newlines.
  case screen = "Screen"
  /// The rows that have the focus, in all their width.
  case line = "Line"
  /// What has the focus and nothing else.
  case focus = "Focus"
}

/// A key as a tape names it.
public enum TapeKey: Hashable, Sendable {
  /// A key of the remote.
  case remote(RemoteKey)
  /// Takes a typed character back where text is taken; else the remote's Back.
  case backspace
  /// A blank where text is taken; else the remote's key for slideshows.
  case space
}
