import Screen
import TOMLKit

/// What is wrong with a keymap, and where.
public struct KeymapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in a file something is.
  public enum Place: Hashable, Sendable {
    /// A line, from 1, and a column, from 1.
    case line(Int, column: Int)
    /// A key of the document, from the outside in.
    case key([String])
  }

  /// The file, as it was named.
  public let file: String
  /// Where in it.
  public let place: Place
  /// What is wrong, and what was expected.
  public let reason: String

  /// One line: file, place, reason.
  public var description: String {
    switch place {
    case .line(let line, let column): "\(file):\(line):\(column): \(reason)"
    case .key(let path): "\(file): \(path.map(Self.quoted).joined(separator: ".")): \(reason)"
    }
  }

  /// A key as TOML writes it.
  private static func quoted(_ key: String) -> String {
    let isBare = !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    return isBare ? key : "\"\(key)\""
  }
}

extension Keymap {
  /// Reads a keymap.
  ///
  /// The table `keys` holds the keys everywhere, `pages.NAME` those of one page. In each, the name of a key of the
  /// keyboard (``KeyName``) is given the name of a key of the remote (``RemoteKey/init(anyName:)``), or `"None"`, so
  /// that it does nothing whatever a map below says.
  ///
  /// - Parameters:
  ///   - toml: The document.
  ///   - file: Its name, for messages.
  ///   - knownPages: The pages there are; nil to take any.
  /// - Throws: ``KeymapError`` for the first thing that is wrong.
  public init(toml: String, file: String, knownPages: Set<String>? = nil) throws(KeymapError) {
    let reader = KeymapReader(file: file, knownPages: knownPages)
    self = try reader.keymap(try reader.document(toml))
  }
}

/// Reads the parts of one keymap file.
private struct KeymapReader {
  let file: String
  let knownPages: Set<String>?

  func document(_ toml: String) throws(KeymapError) -> TOMLTable {
    do {
      return try TOMLTable(string: toml)
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw KeymapError(
        file: file, place: .line(begin.line, column: begin.column), reason: Self.firstSentence(error.description))
    } catch {
      throw KeymapError(file: file, place: .line(1, column: 1), reason: "\(error)")
    }
  }

  func keymap(_ document: TOMLTable) throws(KeymapError) -> Keymap {
    for name in document.keys.sorted() where name != "keys" && name != "pages" {
      throw problem([name], "expected the table “keys” or a table “pages.NAME”")
    }
    let everywhere = try document["keys"].map { (value) throws(KeymapError) in try bindings(value, ["keys"]) }
    guard let pages = document["pages"] else { return Keymap(everywhere: everywhere ?? [:]) }
    return Keymap(everywhere: everywhere ?? [:], pages: try sections(pages))
  }

  private func sections(_ value: any TOMLValueConvertible) throws(KeymapError) -> [String: [String: Keymap.Binding]] {
    guard let table = value.table else { throw problem(["pages"], "expected tables “pages.NAME”") }
    var pages: [String: [String: Keymap.Binding]] = [:]
    for name in table.keys.sorted() {
      guard let section = table[name] else { continue }
      if let knownPages, !knownPages.contains(name) {
        let names = knownPages.sorted().joined(separator: ", ")
        throw problem(["pages", name], "there is no such page; expected one of \(names)")
      }
      pages[name] = try bindings(section, ["pages", name])
    }
    return pages
  }

  private func bindings(_ value: any TOMLValueConvertible, _ path: [String]) throws(KeymapError)
    -> [String: Keymap.Binding]
  {
    guard let table = value.table else { throw problem(path, "expected a table of keys") }
    var bindings: [String: Keymap.Binding] = [:]
    for name in table.keys.sorted() {
      guard KeyName.isKnown(name) else {
        throw problem(
          path + [name],
          "no key of a keyboard has this name; expected a character, a name such as PageUp or F1, or one of these behind "
            + "Ctrl+, Alt+ or Shift+")
      }
      bindings[name] = try binding(table[name], path + [name])
    }
    return bindings
  }

  private func binding(_ value: (any TOMLValueConvertible)?, _ path: [String]) throws(KeymapError) -> Keymap.Binding {
    guard let name = value?.string else {
      throw problem(path, "expected the name of a key of the remote in quotes, such as \"Enter\" or \"KEY_OK\"")
    }
    if name == "None" { return .nothing }
    guard let key = RemoteKey(anyName: name) else {
      let names = RemoteKey.allCases.map(\.rawValue).joined(separator: ", ")
      throw problem(path, "“\(name)” is no key of the remote; expected None or one of \(names)")
    }
    return .remote(key)
  }

  private func problem(_ path: [String], _ reason: String) -> KeymapError {
    KeymapError(file: file, place: .key(path), reason: reason)
  }

  /// A message without what the parser says of itself behind it.
  private static func firstSentence(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? text
  }
}
