import Foundation
import TestSupport
import Testing

/// The help of every command is that of the stored files.
@Suite struct HelpTests {
  @Test(arguments: [
    "", "tv", "replay", "keys", "doctor", "import", "photos", "correct", "remove", "demo", "demo add", "demo remove",
    "products",
    "buy", "orders", "catalog", "catalog import", "guide", "guide import", "schedule", "schedule import",
    "schedule show", "serve", "people", "people add", "people list", "people set", "people password", "people invite",
    "people remove", "friends",
    "friends list", "friends ask", "friends accept", "friends refuse", "friends end", "friends block",
    "friends unblock", "friends share", "friends unshare", "friends log", "token", "token create", "token list",
    "token revoke", "export", "upload", "sign-in", "sign-out", "profile", "profile add", "profile list",
    "profile unlock", "profile remove",
  ])
  func helpIsUnchanged(_ command: String) throws {
    let folder = try TemporaryFolder()
    let words = command.split(separator: " ").map(String.init)
    let outcome = try Tenfoot(data: folder.path + "/data").run(["help"] + words, environment: ["COLUMNS": "100"])
    #expect(outcome.status == 0)
    let name = words.isEmpty ? "tenfoot" : words.joined(separator: "-")
    let file = Repository.root.appendingPathComponent("Tests/IntegrationTests/Help/\(name).txt")
    guard FileManager.default.fileExists(atPath: file.path) else {
      try Data(outcome.output.utf8).write(to: file)
      Issue.record("\(file.path) was written; check it before you commit it")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == outcome.output)
  }
}
