import Screen
import TOMLKit
import TOMLReading

/// An error in a keymap file, with its location.
public struct KeymapError: Error, Hashable, Sendable, CustomStringConvertible {
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
  /// The error, and the expected content.
  public let reason: String

  /// One line with the file, the location and the reason.
  public var description: String {
    switch location {
    case .line(let line, let column): "\(file):\(line):\(column): \(reason)"
    case .key(let path): "\(file): \(path.map(Self.quoted).joined(separator: ".")): \(reason)"
    }
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
      throw KeymapError(file: file, location: .line(error.line, column: error.column), reason: error.reason)
    }
  }

  func keymap(_ document: TOMLTable) throws(KeymapError) -> Keymap {
    for name in document.keys.sorted() where name != "keys" && name != "pages" {
      throw error([name], "expected the table “keys” or a table “pages.NAME”")
    }
    let everywhere = try document["keys"].map { (value) throws(KeymapError) in try bindings(value, ["keys"]) }
    guard let pages = document["pages"] else { return Keymap(everywhere: everywhere ?? [:]) }
    return Keymap(everywhere: everywhere ?? [:], pages: try sections(pages))
  }

  private func sections(_ value: any TOMLValueConvertible) throws(KeymapError) -> [String: [String: Keymap.Binding]] {
    guard let table = value.table else { throw error(["pages"], "expected tables “pages.NAME”") }
    var pages: [String: [String: Keymap.Binding]] = [:]
    for name in table.keys.sorted() {
      guard let section = table[name] else { continue }
      if let knownPages, !knownPages.contains(name) {
        let names = knownPages.sorted().joined(separator: ", ")
        throw error(["pages", name], "there is no such page; expected one of \(names)")
      }
      pages[name] = try bindings(section, ["pages", name])
    }
    return pages
  }

  private func bindings(_ value: any TOMLValueConvertible, _ path: [String]) throws(KeymapError)
    -> [String: Keymap.Binding]
  {
    guard let table = value.table else { throw error(path, "expected a table of keys") }
    var bindings: [String: Keymap.Binding] = [:]
    for name in table.keys.sorted() {
      guard KeyName.isKnown(name) else {
        throw error(
          path + [name],
          "unknown key of the keyboard; expected a character, a name such as PageUp or F1, or one of these after Ctrl+, Alt+ "
            + "or Shift+" + question(KeyName.correction(of: name)))
      }
      if let reason = KeyName.refusal(of: name) { throw error(path + [name], reason) }
      bindings[name] = try binding(table[name], path + [name])
    }
    return bindings
  }

  private func binding(_ value: (any TOMLValueConvertible)?, _ path: [String]) throws(KeymapError) -> Keymap.Binding {
    guard let name = value?.string else {
      throw error(path, "expected the name of a remote control key in quotes, such as \"Enter\" or \"KEY_OK\"")
    }
    if name == "None" { return .nothing }
    guard let key = RemoteKey(anyName: name) else {
      let names = RemoteKey.allCases.map(\.rawValue).joined(separator: ", ")
      let correction = (RemoteKey.allCases.map(\.rawValue) + ["None"]).first { $0.lowercased() == name.lowercased() }
      throw error(
        path, "unknown remote control key “\(name)”; expected None or one of \(names)" + question(correction))
    }
    return .remote(key)
  }

  private func question(_ correction: String?) -> String {
    correction.map { "; did you mean “\($0)”?" } ?? ""
  }

  private func error(_ path: [String], _ reason: String) -> KeymapError {
    KeymapError(file: file, location: .key(path), reason: reason)
  }
}
