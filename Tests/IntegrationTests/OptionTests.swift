import Foundation
import TestSupport
import Testing

/// The places where options may be given, and suggestions for mistyped ones.
@Suite struct OptionTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  @Test(arguments: [
    ["--data", "OTHER", "orders", "--json"], ["--data=OTHER", "orders", "--json"],
    ["--json", "--data", "OTHER", "orders"],
    ["orders", "--data", "OTHER", "--json"],
  ])
  func optionsMayComeBeforeTheCommand(_ arguments: [String]) throws {
    let other = folder.path + "/other"
    try FileManager.default.moveItem(atPath: PreparedData.stocked().copied(to: folder).data, toPath: other)
    try tenfoot("buy", "nikon-d90", "--data", other)
    let outcome = try tenfoot.run(arguments.map { $0.replacing("OTHER", with: other) })
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("nikon-d90"))
  }

  @Test func optionsMayComeBeforeASubcommand() throws {
    let outcome = try tenfoot("--data", folder.path + "/other", "schedule", "show", "1")
    #expect(outcome.status == 0 && outcome.output.hasPrefix("FROM "), "\(outcome.messages)")
    #expect(!FileManager.default.fileExists(atPath: tenfoot.data))
  }

  @Test(arguments: [
    (["--theme", "day", "photos"], 64, "Unknown option “--theme”."),
    (["tv", "--colr", "16"], 64, "Unknown option “--colr”. Did you mean “--colour”?"),
    (["--colr=16"], 64, "Unknown option “--colr”. Did you mean “--colour”?"),
    (
      ["products", "--sort", "prise"], 64,
      "The value “prise” is invalid for “--sort <sort>”. Use “popular”, “price” or “newest”. Did you mean “price”?"
    ),
    (
      ["--lang", "zh-hans"], 64,
      "The value “zh-hans” is invalid for “--lang <lang>”. Use “en” or “zh-Hans”. Did you mean “zh-Hans”?"
    ),
    (
      ["replay", "--colour", "fill", "x"], 64,
      "The value “fill” is invalid for “--colour <colour>”. Use “full”, “256”, “16”, “8” or “none”. Did you mean “full”?"
    ),
    (["--theme", "nigth"], 64, "No theme is named “nigth”. Themes: day, high-contrast, night. Did you mean “night”?"),
    (
      ["keys", "--keymap", "numpd"], 1,
      "The keymap numpd cannot be read. Bundled keymaps: numpad, vi. Did you mean “numpad”?"
    ),
    (["hlep"], 64, "No command, file or folder is named “hlep”. Did you mean “help”?"),
    (["products", "--limit", "-1"], 64, "--limit must be at least 1, not -1; omit it to list all"),
    (["serve", "--nope"], 64, "Unknown option “--nope”.\n"),
    (["products", "--limit=-1"], 64, "--limit must be at least 1, not -1; omit it to list all"),
  ])
  func mistypedWordsAreAnsweredWithTheNearest(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let outcome = try tenfoot.run(arguments)
    #expect(outcome.status == status)
    #expect(outcome.messages.hasPrefix("Error: \(message)"), "\(outcome.messages)")
  }

  @Test(arguments: ["-08:00", "-0330", "EST", "EST5EDT", "Japan", "Etc/GMT+8", "Europe/Berlin"])
  func aZoneMayBeAnOffsetOrAnyNameOfTheDatabase(zone: String) throws {
    let guide = """
      <tv><channel id="a"><display-name>A</display-name></channel>
      <programme channel="a" start="20260101120000"><title>X</title></programme></tv>
      """
    let outcome = try tenfoot("guide", "import", "--zone", zone, folder.write(guide, to: "guide.xml"))
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test(arguments: ["Nikon D90", "NIKON D90", "nikon d90", "NikonD90", "D90"])
  func aProductIsBoughtByItsName(_ name: String) throws {
    _ = try PreparedData.stocked().copied(to: folder)
    let outcome = try tenfoot("buy", name)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("Bought Nikon D90 for "))
    #expect(try tenfoot.list("orders").compactMap { $0["product"] as? String } == ["nikon-d90"])
  }

  @Test func aNameOfSeveralProductsBuysNone() throws {
    _ = try PreparedData.stocked().copied(to: folder)
    let lines = ["a-1", "a-2"].map {
      #"{"id":"\#($0)","brand":"Acme","model":"Acme One","kind":"dslr","price":{"amountMinor":1,"currency":"CNY"}}"#
    }
    let file = folder.write(Array(lines.joined(separator: "\n").utf8), to: "products.jsonl")
    try tenfoot("catalog", "import", file)
    let outcome = try tenfoot("buy", "acme one")
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.messages.contains("a-1, a-2"), "\(outcome.messages)")
    #expect(try tenfoot.list("orders").isEmpty)
  }

  @Test func doctorExaminesTheTerminalWhileItsOutputGoesIntoAFile() throws {
    let report = folder.path + "/report"
    let shell = ["/bin/sh", "-c", #""$@" > \#(report) < /dev/null"#, "sh"]
    let window = try TerminalWindow(tenfoot, ["doctor"], multiplexer: shell)
    #expect(window.waitForEnd() == 0)
    let text = try String(contentsOfFile: report, encoding: .utf8)
    #expect(text.contains("xterm-256color") && text.contains("120x36 cells"), "\(text)")
    #expect(text.contains("Tenfoot ") && text.contains("Data\n"), "\(text)")
  }
}
