import Foundation
import TestSupport
import TestTraits
import Testing

/// Televisions that cannot start; the message is on the terminal's main screen after the end.
@Suite(.heavy) struct StartFailureTests {
  private static let address = "http://127.0.0.1:1"

  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.file("data"))
  }

  /// Expects a start to end with a status, and with messages on the terminal's main screen.
  private func expectEnd(
    _ status: Int32, _ messages: [String], _ arguments: [String] = [], environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let variables = ["XDG_CONFIG_HOME": folder.file("config")].merging(environment) { $1 }
    let window = try TerminalWindow(tenfoot, ["tv"] + arguments, environment: variables)
    #expect(window.waitForEnd() == status, sourceLocation: sourceLocation)
    #expect(window.unrestored == [], sourceLocation: sourceLocation)
    let text = window.text.replacing("\n", with: "")
    for message in messages { #expect(text.contains(message), "\(window.text)", sourceLocation: sourceLocation) }
  }

  private func writeTokens(_ text: String, permissions: mode_t) {
    chmod(folder.write(text, to: "config/tenfoot/server-tokens"), permissions)
  }

  @Test func tokensThatOthersCanRead() throws {
    writeTokens("\(Self.address) tfa_1\n", permissions: 0o644)
    let servers = ["--album-server", Self.address]
    try expectEnd(1, ["Error: ", "server-tokens", "chmod 600"], servers)
    try expectEnd(1, ["server-tokens", "chmod 600"], servers, environment: ["LC_ALL": "zh_CN.UTF-8"])
    let replay = try tenfoot.run(
      ["replay", folder.write("Expect /TENFOOT/\n", to: "a.tape")] + servers,
      environment: ["XDG_CONFIG_HOME": folder.file("config")])
    #expect(replay.status == 1)
    #expect(replay.messages.contains("chmod 600"))
  }

  @Test func tokensThatAreMalformed() throws {
    writeTokens("# mine\n\(Self.address)\n", permissions: 0o600)
    try expectEnd(
      2, ["server-tokens:2: expected the address of a server and its token"], ["--mall-server", Self.address])
  }

  @Test func malformedSettingsAndKeymaps() throws {
    _ = folder.write("theme = 3\n", to: "config/tenfoot/settings.toml")
    try expectEnd(2, ["settings.toml: theme: expected one of"])
    try expectEnd(2, ["keys.toml"], ["--keymap", folder.write("[[[\n", to: "keys.toml")])
  }

  @Test(arguments: ["television.sqlite", "album.sqlite", "mall.sqlite", "interaction.sqlite"])
  func databasesThatCannotBeOpened(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: tenfoot.data, withIntermediateDirectories: true)
    _ = folder.write(String(repeating: "no database ", count: 1_000), to: "data/\(name)")
    try expectEnd(1, ["Error: ", "data/\(name)"])
  }
}
