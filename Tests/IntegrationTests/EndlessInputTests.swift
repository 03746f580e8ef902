import Foundation
import TestSupport
import TestTraits
import Testing

/// Endless files, wherever a file is read: each is refused at a limit that the message states.
@Suite(.heavy) struct EndlessInputTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  @Test(arguments: [
    (["catalog", "import", "/dev/zero"], "Error: /dev/zero cannot be read: it has more than 256 MB"),
    (["schedule", "import", "/dev/zero"], "Error: /dev/zero cannot be read: it has more than 256 MB"),
    (["guide", "import", "/dev/zero"], "Error: /dev/zero cannot be read: it sends more than 2048 MB"),
    (["keys", "--keymap", "/dev/zero"], "Error: /dev/zero is larger than 1 MB and was not read"),
    (["replay", "/dev/zero"], "/dev/zero:1:1: found “/dev/zero”, which cannot be read (it is longer than"),
  ])
  func anEndlessFileIsRefused(_ arguments: [String], _ message: String) throws {
    let outcome = try tenfoot.run(arguments)
    #expect([1, 2].contains(outcome.status))
    #expect(outcome.messages.hasPrefix(message), "\(outcome.messages)")
  }

  @Test func endlessSettingsAreRefused() throws {
    let file = folder.path + "/tenfoot/settings.toml"
    try FileManager.default.createDirectory(atPath: folder.path + "/tenfoot", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/dev/zero")
    let outcome = try tenfoot.run([], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(outcome.status == 1)
    #expect(outcome.messages == "Error: \(file) is larger than 1 MB and was not read\n", "\(outcome.messages)")
  }

  /// The file that cannot be read would set the language of the message.
  @Test(.enabled(if: getuid() != 0 || Tenfoot.nobodyCanRun, "nobody cannot start the program"))
  func unreadableSettingsAreReported() throws {
    let file = folder.write("language = \"en\"", to: "tenfoot/settings.toml")
    let script =
      "mkdir -m 777 \"$DATA\"; chmod 755 \(folder.path) \(folder.path)/tenfoot; chmod 000 \(file); " + Tenfoot.asNobody
      + #""$@""#
    let outcome = try tenfoot.run([], by: script, environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(outcome.status == 1)
    #expect(outcome.messages == "Error: Your settings file \(file) cannot be read\n", "\(outcome.messages)")
  }
}
