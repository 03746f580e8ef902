import Attributes
import Calls
import Device
import Workspaces

extension ProblemSentences {
  /// The sentences in the language of the command line.
  static let current = read(in: CommandTexts.current.language)
  /// The sentences of JSON, which is the same in every language.
  static let english = read(in: .english)

  /// Returns the sentences of a language; those of last resort if they cannot be read.
  private static func read(in language: Language) -> ProblemSentences {
    do throws(WorkspaceError) {
      return try AssetFolder.ofProcess().problemSentences(language)
    } catch {
      return lastResort
    }
  }

  /// The sentences about files with sentences that cannot be read. A test compares them with those of the files.
  static let lastResort = ProblemSentences(lastResortSentences)

  static let lastResortSentences = [
    "system.missing": "no such file or folder",
    "system.permissionDenied": "permission denied",
    "system.inputOutput": "input/output error",
    "system.folder": "it is a folder",
    "workspace.unreadable": "{path} cannot be read: {error}",
    "workspace.tooLarge": "{path} cannot be read: it has more than {megabytes} MB",
    "workspace.syntax": "{place}: {libraryText}",
    "workspace.assetsWithoutStrings": "$TENFOOT_ASSETS is {path}, which has no strings/en.toml",
    "workspace.assetsNotFound":
      "The assets folder was found neither at {first} nor at {second}. Install it there, or set $TENFOOT_ASSETS to its path",
  ]
}

extension Worded {
  /// The text in the language of the command line.
  var text: String { text(in: .current) }
  /// The text in JSON.
  var english: String { text(in: .english) }
}

extension AttributeParsingError: WordedProblem {
  /// The first part of the keys of its sentences.
  public static let group = "attribute"
}
