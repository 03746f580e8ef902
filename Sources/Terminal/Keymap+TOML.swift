import Calls
import Screen
import TOMLKit
import TOMLReading

/// An error in a keymap file, with its location.
public struct KeymapError: Error, Hashable, Worded {
  /// A location in a keymap file.
  public enum Location: Hashable, Sendable {
    /// A line and a column, both from 1.
    case line(Int, column: Int)
    /// The path of a key in the document, from the outermost table inwards.
    case key([String])
  }

  /// The name of the file.
  public let file: String
  /// The location of the error.
  public let location: Location
  /// The error there.
  public let fault: KeymapFault

  /// Returns one line with the file, the location and what is wrong.
  public func text(in sentences: ProblemSentences) -> String {
    let place =
      switch location {
      case .line(let line, let column): "\(file):\(line):\(column)"
      case .key(let path): "\(file): " + path.map(Self.quoted).joined(separator: ".")
      }
    return sentences.text("keymapError.at", ["place": place, "fault": fault])
  }

  /// Returns a key in the syntax of TOML.
  private static func quoted(_ key: String) -> String {
    let isBare = !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    return isBare ? key : "\"\(key)\""
  }
}

extension Keymap {
  /// Parses a keymap file.
  ///
  /// The table `keys` holds the bindings for all pages, a table `pages.NAME` those for one page. A binding maps the name of
  /// a key of the keyboard (``KeyName``) to the name of a key of the remote control (``RemoteKey/init(anyName:)``), or to
  /// `"None"` to disable the key.
  ///
  /// - Parameters:
  ///   - toml: The content of the file.
  ///   - file: The name of the file, for messages.
  ///   - knownPages: The names of all pages; nil to accept any name.
  /// - Throws: ``KeymapError`` for the first error.
  public init(toml: String, file: String, knownPages: Set<String>? = nil) throws(KeymapError) {
    let reader = KeymapReader(file: file, knownPages: knownPages)
    self = try reader.keymap(try reader.document(toml))
    notes = reader.notes(self)
  }
}

/// A reader of the tables of one keymap file.
private struct KeymapReader {
  let file: String
  let knownPages: Set<String>?

  func document(_ toml: String) throws(KeymapError) -> TOMLTable {
    do throws(TOMLSyntaxError) {
      return try TOMLReader.table(toml)
    } catch {
      throw KeymapError(
        file: file, location: .line(error.line, column: error.column),
        fault: .syntax(libraryText: error.reason))
    }
  }

  func keymap(_ document: TOMLTable) throws(KeymapError) -> Keymap {
    for name in document.keys.sorted() where name != "keys" && name != "pages" {
      throw error([name], .unknownTable)
    }
    let everywhere = try document["keys"].map { (value) throws(KeymapError) in try bindings(value, ["keys"]) }
    guard let pages = document["pages"] else { return Keymap(everywhere: everywhere ?? [:]) }
    return Keymap(everywhere: everywhere ?? [:], pages: try sections(pages))
  }

  /// Returns notes about the keys that few terminals send.
  func notes(_ keymap: Keymap) -> [KeymapError] {
    func notes(_ bindings: [String: Keymap.Binding], _ path: [String]) -> [KeymapError] {
      bindings.keys.sorted().compactMap { name in
        guard bindings[name] != .nothing, let sent = KeyName.commonlySent(for: name) else { return nil }
        return error(path + [name], .seldomSent(sent: sent))
      }
    }
    return notes(keymap.everywhere, ["keys"])
      + keymap.pages.keys.sorted().flatMap { notes(keymap.pages[$0] ?? [:], ["pages", $0]) }
  }

  private func sections(_ value: any TOMLValueConvertible) throws(KeymapError) -> [String: [String: Keymap.Binding]] {
    guard let table = value.table else { throw error(["pages"], .pagesAreNoTables) }
    var pages: [String: [String: Keymap.Binding]] = [:]
    for name in table.keys.sorted() {
      guard let section = table[name] else { continue }
      if let knownPages, !knownPages.contains(name) {
        throw error(["pages", name], .unknownPage(names: knownPages.sorted()))
      }
      pages[name] = try bindings(section, ["pages", name])
    }
    return pages
  }

  private func bindings(_ value: any TOMLValueConvertible, _ path: [String]) throws(KeymapError)
    -> [String: Keymap.Binding]
  {
    guard let table = value.table else { throw error(path, .keysAreNoTable) }
    var bindings: [String: Keymap.Binding] = [:]
    for name in table.keys.sorted() {
      guard KeyName.isKnown(name) else {
        throw error(path + [name], KeyName.correction(of: name).map { .unknownKeyLike(name: $0) } ?? .unknownKey)
      }
      if let fault = KeyName.refusal(of: name) { throw error(path + [name], fault) }
      bindings[name] = try binding(table[name], path + [name])
    }
    return bindings
  }

  private func binding(_ value: (any TOMLValueConvertible)?, _ path: [String]) throws(KeymapError) -> Keymap.Binding {
    guard let name = value?.string else {
      throw error(path, .noRemoteKey(examples: Alternatives(["\"Enter\"", "\"KEY_OK\""])))
    }
    if name == "None" { return .nothing }
    guard let key = RemoteKey(anyName: name) else {
      let names = RemoteKey.allCases.map(\.rawValue)
      let meant = (names + ["None"]).first { $0.lowercased() == name.lowercased() }
      throw error(
        path,
        meant.map { .unknownRemoteKeyLike(name: name, names: names, meant: $0) }
          ?? .unknownRemoteKey(name: name, names: names))
    }
    return .remote(key)
  }

  private func error(_ path: [String], _ fault: KeymapFault) -> KeymapError {
    KeymapError(file: file, location: .key(path), fault: fault)
  }
}
