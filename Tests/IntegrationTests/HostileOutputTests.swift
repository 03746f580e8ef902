import Foundation
import MediaFuzz
import TestSupport
import Testing

/// Text from outside is escaped in all output, so that no terminal acts on it.
@Suite struct HostileOutputTests {
  /// Sets the clipboard, clears the screen (with C0 and C1 controls), deletes, and reverses the direction of text.
  private static let hostile = "\u{1B}]52;c;eA==\u{7}\u{1B}[2J\u{9B}2J\u{7F}\u{202E}gnp.\u{2028}exe"

  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.stocked().copied(to: folder)
  }

  private func expectEscaped(_ outcome: Tenfoot.Outcome, _ what: String) {
    for text in [outcome.output, outcome.messages] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).joined()
      let fault = TerminalBytes(lines.utf8).fault ?? (lines.contains("\u{1B}") ? "an escape" : nil)
      #expect(fault == nil, "\(what): \(fault ?? "")")
    }
  }

  private func write(_ text: String, to name: String) throws -> String {
    let path = "\(folder.path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test(arguments: [
    ["photos", "--model", hostile], ["photos", "--album", hostile], ["photos", "--\(hostile)"], [hostile],
    ["photos", "--sort", hostile], ["photos", "--limit", hostile], ["products", "--attribute", hostile],
    ["products", "--attribute", "brand=\(hostile)"], ["products", "--attribute", "iso=\(hostile)"], ["buy", hostile],
    ["buy", "canon-eos-5d", "--key", hostile], ["correct", hostile, "--model", "X"], ["remove", hostile],
    ["remove", "--album", hostile], ["import", hostile], ["import", "--json", hostile], ["replay", hostile],
    ["replay", "--size", hostile, "x"], ["replay", "--clock", hostile, "x"], ["--theme", hostile], ["--lang", hostile],
    ["--keymap", hostile], ["catalog", hostile], ["doctor", "--data", "/dev/null/\(hostile)"],
    ["photos", "--data", "/dev/null/\(hostile)"], ["orders", hostile], ["help", hostile], ["demo", hostile],
  ])
  func argumentsAreEscaped(arguments: [String]) throws {
    expectEscaped(try tenfoot.run(arguments), "\(arguments)")
  }

  @Test func fileNamesAndMetadataAreEscaped() throws {
    let photos = folder.path + "/photos\u{202E}\u{9B}2J"
    try FileManager.default.createDirectory(atPath: photos, withIntermediateDirectories: true)
    for (index, name) in [Self.hostile, "\u{202E}gpj.photo", "plain"].enumerated() {
      let bytes = FuzzedMedia.files(index + 1, seed: 11).last?.bytes ?? []
      try Data(bytes).write(to: URL(fileURLWithPath: "\(photos)/\(name).jpg"))
    }
    try tenfoot("import", "--album", Self.hostile, Repository.path("assets/demo/kite.jpg"))
    let id = try #require(try tenfoot.list("photos").first { $0["model"] as? String == "Nikon D90" }?["id"] as? String)
    let commands = [
      ["import", photos], ["import", "--json", photos], ["import", folder.path], ["photos"], ["photos", "--json"],
      ["photos", "--album", Self.hostile],
      ["correct", id, "--model", Self.hostile],
      ["correct", id, "--model", Self.hostile, "--json"], ["correct", id, "--model", "\(Self.hostile) X", "--json"],
      ["photos", "--json"], ["remove", id, "--json"],
      ["remove", "--album", Self.hostile],
    ]
    for command in commands { expectEscaped(try tenfoot.run(command), "\(command)") }
    // JSON escapes the characters and keeps them.
    let report = try #require(try tenfoot("import", "--json", photos).json() as? [String: Any])
    let failures = try #require(report["failures"] as? [[String: String]])
    #expect(failures.contains { $0["file"]?.contains("\u{9B}2J") == true })
  }

  @Test func cataloguesTapesAndKeymapsAreEscaped() throws {
    let quoted = "\\u001b]0;x\\u0007\\u009b2J\\u202e\(Self.hostile)"
    let line = #"{"id":"x\#(quoted)","brand":"\#(quoted)","model":"\#(quoted)","kind":"\#(quoted)"}"#
    let good =
      #"{"id":"evil-1","brand":"Evil \u202e","model":"Evil \u202eOne","kind":"dslr","#
      + #""price":{"amountMinor":100,"currency":"CNY"}}"#
    let catalogue = try write("\(line)\n\(Self.hostile)\n\(good)\n", to: "catalogue.ndjson")
    let tape = try write("Expect /\(Self.hostile)/\n", to: "fails.tape")
    let broken = try write("\(Self.hostile)\nKey \"\(Self.hostile)\"\n", to: "broken.tape")
    let keymap = try write("[keys]\n\"\(Self.hostile)\" = \"\(Self.hostile)\"\n", to: "evil.toml")
    let commands = [
      ["catalog", catalogue], ["catalog", "--json", catalogue], ["products"], ["products", "--json"],
      ["buy", "evil-1"], ["orders"], ["replay", tape], ["replay", broken], ["--keymap", keymap],
    ]
    for command in commands { expectEscaped(try tenfoot.run(command), "\(command)") }
  }

  @Test func theDoctorEscapesTheEnvironment() throws {
    for name in ["TERM", "COLORTERM", "LANG", "LC_ALL", "TMUX", "STY", "NO_COLOR", "TERM_PROGRAM", "TENFOOT_DATA"] {
      let window = try TerminalWindow(tenfoot, ["doctor"], environment: [name: "x" + Self.hostile])
      #expect(window.waitForEnd() == 0)
      // The doctor asks the terminal for its colours, its background and its pixels.
      let questions = [
        "]11;?\u{1B}\\", "P+q524742;436F\u{1B}\\", "[48;2;1;2;3m", "P$qm\u{1B}\\", "[m", "[5n", "[?2;1;0S", "[16t",
        "[c",
      ]
      let text = questions.reduce(String(decoding: window.bytes, as: UTF8.self)) {
        $0.replacing("\u{1B}" + $1, with: "")
      }
      let fault = TerminalBytes(window.bytes).fault ?? (text.contains("\u{1B}") ? "an escape" : nil)
      #expect(fault == nil, "\(name): \(fault ?? "")")
    }
  }
}
