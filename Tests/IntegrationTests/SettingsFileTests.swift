import Calls
import Device
import Foundation
import Television
import TestSupport
import Testing
import Workspaces

/// `settings.toml`, which overrides stored settings at every start.
@Suite struct SettingsFileTests {
  private static let themes = ["day", "high-contrast", "night"]

  private func choices(_ toml: String) throws -> SettingsOverrides {
    try SettingsOverrides(toml: toml, file: "settings.toml", themes: Self.themes)
  }

  @Test func writtenSettingsAreChosenAndOthersAreNot() throws {
    #expect(try choices("") == SettingsOverrides())
    #expect(try choices("# nothing yet\ntheme = \"day\"\n") == SettingsOverrides(theme: "day"))
    let all =
      "language = \"zh-Hans\"\ntheme = \"night\"\nmotion = false\nquiet = true\nmouse = false\n"
      + "album-server = \"https://a.example\"\nmall-server = \"http://m:1\"\ninteraction-server = \"http://i/x\"\n"
    let overrides = SettingsOverrides(
      language: .chinese, theme: "night", hasMotion: false, isQuiet: true, hasMouse: false,
      servers: ServerAddresses(
        album: ServerAddress("https://a.example"), mall: ServerAddress("http://m:1"),
        interactions: ServerAddress("http://i/x")))
    #expect(try choices(all) == overrides)
  }

  @Test(arguments: [
    ("theme = \"dusk\"", "settings.toml: theme: expected one of \"day\", \"high-contrast\", \"night\""),
    ("theme = 3", "settings.toml: theme: expected one of \"day\", \"high-contrast\", \"night\""),
    ("language = \"de\"", "settings.toml: language: expected one of \"en\", \"zh-Hans\""),
    ("motion = \"no\"", "settings.toml: motion: expected true or false"),
    (
      "colour = 16",
      "settings.toml: colour: unknown setting; expected one of album-server, interaction-server, language, mall-server, motion, mouse, quiet, theme"
    ),
    ("mall-server = \"tv.example\"", "settings.toml: mall-server: expected an address such as \"https://tv.example\""),
    ("album-server = 8480", "settings.toml: album-server: expected an address such as \"https://tv.example\""),
  ])
  func invalidSettingsAreReportedWithTheirName(toml: String, message: String) {
    let error = #expect(throws: WorkspaceError.self) { try choices(toml) }
    #expect(error.map { english($0) } == message)
  }

  @Test func syntaxErrorsAreReportedWithTheirLine() {
    let error = #expect(throws: WorkspaceError.self) { try choices("theme = \"day\"\nquiet = yes\n") }
    #expect(error.map { english($0) }?.hasPrefix("settings.toml:2:") == true)
  }

  @Test(arguments: ["[[[", "[=", "x = [}"])
  func textThatWouldEndTheParserIsReportedWithItsLine(_ text: String) {
    let error = #expect(throws: WorkspaceError.self) { try choices("theme = \"day\"\n\(text)\n") }
    #expect(error.map { english($0) }?.hasPrefix("settings.toml:2:1: ") == true)
  }

  @Test func theCommandLineOverridesTheFileAndTheFileTheStoredSettings() {
    let overrides = SettingsOverrides(theme: "day").completed(by: SettingsOverrides(theme: "night", hasMotion: false))
    #expect(overrides == SettingsOverrides(theme: "day", hasMotion: false))
    let settings = overrides.applied(to: Settings(theme: "high-contrast", isQuiet: true))
    #expect(settings == Settings(theme: "day", hasMotion: false, isQuiet: true))
  }

  @Test func changesDuringARunAreStoredAndOverridesAreNot() {
    let overrides = SettingsOverrides(language: .chinese, isQuiet: true)
    let before = Settings(language: .english, theme: "night")
    var changed = overrides.applied(to: before)
    changed.theme = "day"
    #expect(overrides.settingsToSave(from: changed, saved: before) == Settings(language: .english, theme: "day"))
    changed.isQuiet = false
    #expect(overrides.settingsToSave(from: changed, saved: before).isQuiet == false)
  }

  @Test func theTelevisionReadsTheFile() throws {
    let folder = try TemporaryFolder()
    let tenfoot = Tenfoot(data: folder.path + "/data")
    let config = folder.path + "/config/tenfoot"
    try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
    let file = config + "/settings.toml"
    try Data("language = \"zh-Hans\"\nquiet = true\n".utf8).write(to: URL(fileURLWithPath: file))
    let environment = ["XDG_CONFIG_HOME": folder.path + "/config"]
    let window = try TerminalWindow(tenfoot, environment: environment)
    #expect(window.shows("相册"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)

    let english = try TerminalWindow(tenfoot, ["--lang", "en"], environment: environment)
    #expect(english.shows("Album"))
    english.send(SIGTERM)
    #expect(english.waitForEnd() == 128 + SIGTERM)

    try Data("langage = \"en\"\n".utf8).write(to: URL(fileURLWithPath: file))
    let refused = try TerminalWindow(tenfoot, environment: environment)
    #expect(refused.waitForEnd() == 2)
    #expect(refused.bytes.starts(with: Data("Error: ".utf8)))
    #expect(refused.text.contains("langage: unknown setting"))
  }
}
