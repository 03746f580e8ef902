import Foundation
import TestSupport
import Testing

/// Every command in Chinese, with data and with bad input: nothing that it prints is English, but for names, files and codes.
@Suite struct ChineseOutputTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.file("data"))
  }

  /// What is printed; nothing that is English may be left in it.
  private func expectChinese(_ arguments: [String], status: Int32?, input: String = "") throws {
    let outcome = try tenfoot.run(
      arguments, environment: ["LC_ALL": "zh_CN.UTF-8", "LANG": "", "TERM": "xterm-256color"], input: input)
    if let status { #expect(outcome.status == status, "\(arguments): \(outcome.messages)") }
    let text = outcome.output + outcome.messages
    #expect(!text.isEmpty, "\(arguments)")
    for line in text.split(separator: "\n") where !line.hasPrefix("  │") {
      let runs = Self.englishRuns(in: String(line))
      #expect(runs.isEmpty, "\(arguments): \(runs) in \(line)")
    }
  }

  /// Returns the runs of three and more English words outside quotation marks, file names, options and commands.
  private static func englishRuns(in line: String) -> [String] {
    let quoted = line.replacing(#/“[^”]*”|"[^"]*"|`[^`]*`|\{.*\}|<[^>]*>/#, with: "·")
    let plain = quoted.replacing(#/\S*[\/.=_\-][^\s，。；：、）（]*/#, with: "·")
      .replacing(#/(?:示例|用法)：.*|tenfoot(?: [a-z]+)*|Set [A-Z]\w+/#, with: "·")
    let allowed: Set<String> = ["Little CMS", "GNU screen"]
    return plain.matches(of: #/[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}/#).map { String($0.output) }
      .filter { !allowed.contains($0) }
  }

  private func write(_ text: String, _ name: String) -> String {
    folder.write(text.utf8, to: name)
  }

  @Test func theRuleFindsEnglish() {
    #expect(Self.englishRuns(in: "错误：the file is incomplete") == ["the file is incomplete"])
    #expect(Self.englishRuns(in: "错误：/tmp/no such.xml：“it is empty”，请用 --from TIME").isEmpty)
  }

  @Test func commandsOnData() throws {
    try expectChinese(["demo", "add"], status: 0)
    try expectChinese(["import", Repository.path("assets/demo"), Repository.path("README.md")], status: 0)
    try expectChinese(["buy", "nikon-d90"], status: 0)
    try expectChinese(["doctor"], status: 0)
    try expectChinese(["doctor", "--check"], status: 0)
    try expectChinese(["schedule", "show", "1"], status: 0)
    try expectChinese(["demo", "remove"], status: 0)
    for arguments in [["photos", "--limit", "3"], ["orders"], ["remove", "none"], ["remove", "--album", "none"]] {
      try expectChinese(arguments, status: nil)
    }
    let kinds = try tenfoot.run(["products", "--limit", "40"], environment: ["LC_ALL": "zh_CN.UTF-8"]).output
    #expect(!kinds.contains("dslr") && !kinds.contains("mirrorless") && kinds.contains("机"), "\(kinds)")
  }

  @Test func people() throws {
    for name in ["甲", "乙", "丙"] { try expectChinese(["people", "add", name], status: 0) }
    for arguments in [
      ["people", "list"], ["people", "set", "甲", "--places", "on"], ["friends", "ask", "乙", "--as", "甲"],
      ["friends", "accept", "甲", "--as", "乙"], ["friends", "list", "--as", "甲"], ["friends", "log", "--as", "甲"],
      ["friends", "end", "乙", "--as", "甲"], ["friends", "block", "丙", "--as", "甲"],
      ["friends", "unblock", "丙", "--as", "甲"], ["token", "create", "手机", "--as", "甲"],
      ["token", "list", "--as", "甲"], ["export", "--as", "甲", folder.file("export")],
      ["people", "invite", "甲"], ["people", "password", "甲", "--remove"], ["people", "remove", "丙", "--yes"],
    ] {
      try expectChinese(arguments, status: 0)
    }
    for arguments in [
      ["people", "add", "甲"], ["people", "add", " "], ["friends", "accept", "乙", "--as", "甲"],
      ["friends", "ask", "无", "--as", "甲"], ["friends", "ask", "甲", "--as", "甲"],
      ["friends", "share", "乙", "--album", "无", "--as", "甲"], ["token", "revoke", "x", "--as", "甲"],
      ["photos", "--as", "无"], ["people", "remove", "乙"], ["export", "--as", "甲", folder.path],
      ["people", "password", "甲"], ["people", "password", "无"],
    ] {
      try expectChinese(arguments, status: 1)
    }
    try expectChinese(["friends", "list"], status: 64)
    try expectChinese(["people", "password", "甲"], status: 0, input: "一二三四五六七八\n")
    try expectChinese(["people", "password", "甲"], status: 1, input: "一二三\n")
    try expectChinese(["people", "invite", "甲", "--public-url", "x"], status: 64)
  }

  @Test func keys() throws {
    try expectChinese(["keys"], status: 0, input: "\u{1B}[A\u{1B}[99;17ux\u{C}\u{1B}[200~R\u{1B}[201~")
    let keymap = write("[pages.photo]\nn = \"ArrowRight\"\n", "own.toml")
    try expectChinese(["keys", "--keymap", keymap], status: 0, input: "n")
  }

  @Test(arguments: [
    "[keys]\nx = \"Entre\"\n", "[keys]\nPgUp = \"Enter\"\n", "[keys]\n\"Ctrl+I\" = \"Enter\"\n",
    "[keys]\n\"Ctrl+c\" = \"Enter\"\n", "[keys]\nx = 5\n", "keys = 5\n", "x = 1\n", "[pages]\nx = 1\n", "pages = 1\n",
    "[keys\n",
  ])
  func keymaps(_ text: String) throws {
    try expectChinese(["keys", "--keymap", write(text, "own.toml")], status: 2)
  }

  @Test(arguments: ["colour = 1", "theme = \"noon\"", "motion = 2", "mall-server = \"x\"", "[["])
  func settings(_ text: String) throws {
    _ = write(text, "tenfoot/settings.toml")
    let outcome = try tenfoot.run(
      [], environment: ["LC_ALL": "zh_CN.UTF-8", "XDG_CONFIG_HOME": folder.path, "TERM": "xterm"])
    #expect(outcome.status == 2 && Self.englishRuns(in: outcome.messages).isEmpty, "\(outcome.messages)")
  }

  @Test(arguments: [
    "", "{", "[1]", "#EXTM3U\n", "<html><title>x</title></html>", "<rss/>", "<tv><channel", "<tv>\u{0}",
    "<tv><channel/><channel id=\"a\"/><programme/><programme channel=\"a\"/><programme channel=\"a\" start=\"x\"/></tv>",
    "<tv><x/><channel id=\"a\"><display-name>A & B &nix; \u{1}</display-name></channel><programme channel=\"a\" "
      + "start=\"20261121200000\" stop=\"20261121190000\"/><programme channel=\"b\" start=\"20261121200000 EST\"/></tv></x>y",
  ])
  func guides(_ text: String) throws {
    try expectChinese(["guide", "import", write(text, "guide.xml")], status: nil)
  }

  @Test(arguments: [
    "{", "[]", #"{"version": 2, "x": 1, "channels": 1}"#, #"{"a": 1, "a": 2}"#, "[\"\\x\"]",
    #"""
    {"version": 1, "channels": [{"id": "@", "number": 0, "name": 3}, {"id": "a", "number": 70, "name": {"e": "x"}}],
     "schedules": [{"channel": "b", "serial": 1, "from": "x", "until": "2026-11-21T20:00:00Z"},
       {"channel": "b", "serial": 1, "from": "2026-11-21T21:00:00Z", "until": "2026-11-21T20:00:00Z",
        "programmes": [{"id": "p", "title": "T", "start": "2026-11-21T21:00:00Z", "stop": "2026-11-21T20:30:00Z"}]}],
     "interactions": [{"id": "q", "type": "quiz", "title": "Q", "choices": [{"id": "a", "label": "A"}]},
       {"id": "n", "type": "notice", "title": "N", "right": "a", "attributes": {"iso": "x", "y": 1}},
       {"id": "n", "type": "spotlight", "title": "N"}]}
    """#,
  ])
  func schedules(_ text: String) throws {
    try expectChinese(["schedule", "import", write(text, "evening.json")], status: 2)
  }

  @Test(arguments: [
    "x", "{}", #"{"id": "a b"}"#, #"{"id":"a","brand":"B","model":"M","kind":"x"}"#,
    #"{"id":"a","brand":"B","model":"M","kind":"lens","price":1}"#,
    #"{"id":"a","brand":"B","model":"M","kind":"lens","price":{"amountMinor":1,"currency":"yuan"},"year":1}"#,
    #"{"id":"a","brand":"B","model":"M","kind":"lens","price":{"amountMinor":1,"currency":"CNY"},"isoRange":[2,1]}"#,
  ])
  func catalogues(_ line: String) throws {
    try expectChinese(["catalog", "import", write(line + "\n", "products.jsonl")], status: 2)
  }

  @Test(arguments: [
    "Donw", "Down 0", "Type x", "Expect /(/", "Expect /a", "Sleep", "At x", "Wait", "Expect+Top /x/", "Resize 1",
    "Screenshot \"a.png\"", "Snapshot \"../a\"", "Snapshot \"a\" Snapshot \"a\"", "Set Lang \"fr\"", "Set Fame 3",
    "Ctrl",
    "Net away", "Set Colour \"7\"", "Down Set Colour \"16\"", "Digits x", "Set Theme \"x\"", "Source none.tape", "5",
  ])
  func tapes(_ text: String) throws {
    try expectChinese(["replay", write(text, "own.tape")], status: 2)
  }

  @Test func failedTapes() throws {
    for text in [
      "Expect /Nonsense/", "ExpectNot /./", "Wait+Screen@1s /Nonsense/", "Snapshot \"a\"", "Type \"x\"",
      "At 2020-01-01T00:00:00Z", "Screenshot \"/x.svg\"", "Exit Enter Down",
    ] {
      try expectChinese(["replay", "--lang", "zh-Hans", write(text, "own.tape")], status: 1)
    }
  }

  @Test(arguments: [
    ["products", "--attribute", "iso"], ["products", "--attribute", "iso=x"], ["products", "--attribute", "x=1"],
    ["products", "--attribute", "iso=-1"], ["guide", "import", "/none"], ["schedule", "import", "/none"],
    ["catalog", "import", "/"], ["replay", "/none.tape"], ["import", "/none"], ["tv", "--theme", "x"], ["tv"],
    ["replay", "--record", "/none/x.cast", "assets/tapes/none.tape"], ["schedule", "show", "x"], ["buy", "x"],
    ["serve", "album", "--album-port", "70000"], ["serve", "album", "--host", "no.invalid"],
    ["tv", "--keymap", "/none"], ["photos", "--data", "/proc/none"],
  ])
  func badArguments(_ arguments: [String]) throws {
    try expectChinese(arguments, status: nil)
  }
}
