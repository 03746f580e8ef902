import Calls

/// An error at a place in a keymap file.
public enum KeymapFault: Hashable, WordedProblem {
  /// It is not TOML, for this reason of the parser.
  case syntax(libraryText: String)
  case unknownTable
  case keysAreNoTable
  case pagesAreNoTables
  case unknownPage(names: [String])
  case unknownKey
  case unknownKeyLike(name: String)
  /// The terminal turns the key into a signal.
  case signalKey
  /// Terminals send another key instead.
  case notSent(sent: String)
  /// Terminals without a protocol for it send another key instead; the binding is valid.
  case seldomSent(sent: String)
  case noRemoteKey(examples: Alternatives)
  case unknownRemoteKey(name: String, names: [String])
  case unknownRemoteKeyLike(name: String, names: [String], meant: String)

  /// The first part of the keys of its sentences.
  public static let group = "keymap"
}
