import Calls
import Device
import TOMLKit
import TOMLReading
import Television

extension SettingsOverrides {
  /// Reads settings: `language` (a tag such as `zh-Hans`), `theme` (a name), `motion`, `mouse` and `quiet` (true or false),
  /// `album-server`, `mall-server` and `interaction-server` (addresses). All are optional.
  ///
  /// - Parameters:
  ///   - toml: The document.
  ///   - file: Its name, for messages.
  ///   - themes: The names of all themes.
  /// - Throws: `malformed` for the first error: the file, the line or the setting, and what was expected.
  public init(toml: String, file: String, themes: [String]) throws(WorkspaceError) {
    let reader = SettingsOverridesReader(file: file, document: try Self.document(toml, file))
    try reader.expectOnly([
      "album-server", "interaction-server", "language", "mall-server", "motion", "mouse", "quiet", "theme",
    ])
    self.init(
      language: try reader.word("language", among: Language.allCases.map(\.rawValue)).flatMap(Language.init(rawValue:)),
      theme: try reader.word("theme", among: themes), hasMotion: try reader.flag("motion"),
      isQuiet: try reader.flag("quiet"), hasMouse: try reader.flag("mouse"),
      servers: ServerAddresses(
        album: try reader.server("album-server"), mall: try reader.server("mall-server"),
        interactions: try reader.server("interaction-server")))
  }

  private static func document(_ toml: String, _ file: String) throws(WorkspaceError) -> TOMLTable {
    do throws(TOMLSyntaxError) {
      return try TOMLReader.table(toml)
    } catch {
      throw WorkspaceError(
        .malformed, .syntax(place: "\(file):\(error.line):\(error.column)", libraryText: error.reason))
    }
  }
}

/// Reads the settings of one file.
private struct SettingsOverridesReader {
  let file: String
  let document: TOMLTable

  func expectOnly(_ names: [String]) throws(WorkspaceError) {
    for name in document.keys.sorted() where !names.contains(name) {
      throw error(.unknownSetting(place: place(name), names: names))
    }
  }

  func word(_ name: String, among words: [String]) throws(WorkspaceError) -> String? {
    guard let value = document[name] else { return nil }
    guard let word = value.string, words.contains(word) else {
      throw error(.settingOneOf(place: place(name), words: words.map { "\"\($0)\"" }))
    }
    return word
  }

  func flag(_ name: String) throws(WorkspaceError) -> Bool? {
    guard let value = document[name] else { return nil }
    guard let flag = value.bool else { throw error(.settingFlag(place: place(name))) }
    return flag
  }

  func server(_ name: String) throws(WorkspaceError) -> ServerAddress? {
    guard let value = document[name] else { return nil }
    guard let server = value.string.flatMap({ ServerAddress($0) }) else {
      throw error(.settingAddress(place: place(name), example: "\"https://tv.example\""))
    }
    return server
  }

  private func place(_ name: String) -> String { "\(file): \(name)" }

  private func error(_ fault: WorkspaceFault) -> WorkspaceError { WorkspaceError(.malformed, fault) }
}
