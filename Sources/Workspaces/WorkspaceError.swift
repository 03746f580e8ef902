import Calls
import CatalogueFiles
import ScheduleFiles

/// The error of a data folder, of bundled assets or of a file given by the user.
///
/// Callers switch over the kind; the fault is for users.
public struct WorkspaceError: Error, Hashable, Worded {
  /// The kind of an error.
  public enum Kind: Hashable, Sendable {
    /// The data folder cannot be created or written.
    case dataFolder
    /// The bundled assets are missing.
    case assetsMissing
    /// A file is malformed.
    case malformed
    /// A file cannot be read.
    case unreadable
  }

  /// The kind of the error.
  public let kind: Kind
  /// What is wrong.
  public let fault: WorkspaceFault

  /// Creates an error.
  public init(_ kind: Kind, _ fault: WorkspaceFault) {
    self.kind = kind
    self.fault = fault
  }

  /// Returns the text in the language of some sentences.
  public func text(in sentences: ProblemSentences) -> String { fault.text(in: sentences) }
}

/// What is wrong with a data folder, with bundled assets or with a file given by the user, and what to do, in sentences without a
/// full stop at the end.
public enum WorkspaceFault: Hashable, WordedProblem {
  // Folders and files
  case noHome
  case unreadable(path: String, error: SystemError)
  case tooLarge(path: String, megabytes: Int)
  case diskError(path: String, error: SystemError)
  case notCreated(path: String, error: SystemError)
  case notCopied(file: String, folder: String, error: SystemError)

  // Bundled assets
  case assetsWithoutStrings(path: String)
  case assetsNotFound(first: String, second: String)
  case names(file: String, libraryText: String)
  case syntax(place: String, libraryText: String)
  case channelsSyntax(place: String, expected: JSONExpectation)
  case channels(place: String, fault: ScheduleFault)
  case catalogue(place: String, problem: CatalogueFile.Problem)
  case noTheme(theme: String, names: [String])
  case themeWithoutTokens(path: String)
  case themeToken(path: String, token: String, form: String)
  case themeIncomplete(path: String)
  case noDemoAlbum(path: String)
  case demoPicture(file: String, libraryText: String)

  // Files of the user
  case unknownSetting(place: String, names: [String])
  case settingOneOf(place: String, words: [String])
  case settingFlag(place: String)
  case settingAddress(place: String, example: String)
  case token(place: String, example: String)
  case tokensReadableByOthers(path: String)

  /// The first part of the keys of its sentences.
  public static let group = "workspace"
}
