import Calls
import Foundation
import Screen
import TOMLKit

extension AssetFolder {
  /// Returns the names of all themes, sorted.
  ///
  /// - Throws: ``WorkspaceError`` if their folder cannot be read.
  public func themeNames() throws(WorkspaceError) -> [String] {
    do {
      let files = try FileManager.default.contentsOfDirectory(atPath: themes)
      return files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
    } catch {
      throw WorkspaceError(.unreadable, .unreadable(path: themes, error: SystemError(foundation: error)))
    }
  }

  /// Reads all themes, by name.
  ///
  /// - Throws: ``WorkspaceError`` if their folder cannot be read, or a file is malformed or incomplete.
  public func allThemes() throws(WorkspaceError) -> [String: Theme] {
    var all: [String: Theme] = [:]
    for name in try themeNames() { all[name] = try theme(at: "\(themes)/\(name).toml", named: name) }
    return all
  }

  /// Reads a theme.
  ///
  /// - Throws: ``WorkspaceError`` if no theme has this name, or its file is malformed or incomplete.
  public func theme(named name: String) throws(WorkspaceError) -> Theme {
    let names = try themeNames()
    guard names.contains(name) else {
      throw WorkspaceError(.unreadable, .noTheme(theme: name, names: names))
    }
    return try theme(at: "\(themes)/\(name).toml", named: name)
  }

  private func theme(at path: String, named name: String) throws(WorkspaceError) -> Theme {
    let table = try TOMLTable(contentsOf: path)
    guard let tokens = table["tokens"]?.table else { throw WorkspaceError(.malformed, .themeWithoutTokens(path: path)) }
    var entries: [Token: Theme.Entry] = [:]
    for token in Token.allCases {
      guard let entry = Theme.Entry(tokens[token.rawValue]?.array) else {
        throw WorkspaceError(
          .malformed, .themeToken(path: path, token: token.rawValue, form: "[\"#RRGGBB\", 0-255, 0-15]"))
      }
      entries[token] = entry
    }
    let outlines = table["outlinesDialogs"]?.bool ?? false
    guard let theme = Theme(name: name, outlinesDialogs: outlines, entries: entries) else {
      throw WorkspaceError(.malformed, .themeIncomplete(path: path))
    }
    return theme
  }
}

extension Theme.Entry {
  /// Reads `["#0D0F13", 233, 0]`: a colour in 24 bits, its number among 256, and its number among 16.
  fileprivate init?(_ array: TOMLArray?) {
    guard let array, array.count == 3,
      let rgb = array[0].string.flatMap({ RGB(hexadecimal: $0) }),
      let index256 = array[1].int.flatMap({ UInt8(exactly: $0) }),
      let index16 = array[2].int.flatMap({ UInt8(exactly: $0) }), index16 < 16
    else { return nil }
    self.init(rgb: rgb, index256: index256, index16: index16)
  }
}

extension RGB {
  /// Reads `#RRGGBB`.
  fileprivate init?(hexadecimal text: String) {
    guard text.utf8.count == 7, text.first == "#", let value = UInt32(text.dropFirst(), radix: 16) else { return nil }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}
