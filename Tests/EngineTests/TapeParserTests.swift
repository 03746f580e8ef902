import Screen
import Television
import TestSupport
import Testing

@testable import Tapes

/// Parses a tape that can include other tapes, all of them in memory.
func tape(_ text: String, besides files: [String: String] = [:], themes: [String]? = nil) throws -> Tape {
  try Tape(path: "tapes/main.tape", themes: themes) { path throws(TapeFault) in
    if path == "tapes/main.tape" { return text }
    guard let text = files[path] else { throw .noSuchFile }
    return text
  }
}

/// Returns the syntax errors of a tape, each as `line:column found | expected`.
func problems(_ text: String, besides files: [String: String] = [:], themes: [String]? = nil) -> [String] {
  do {
    _ = try tape(text, besides: files, themes: themes)
    return []
  } catch let error as TapeProblems {
    return error.problems.map {
      "\($0.location.line):\($0.location.column) \(english($0.found)) | \(english($0.expected))"
    }
  } catch {
    return ["\(error)"]
  }
}

/// The syntax of tapes.
@Suite struct TapeParserTests {
  @Test(arguments: [
    ("Down", "press arrowDown"),
    ("Down 2", "press arrowDown,arrowDown"),
    ("Up 2 Left Right", "press arrowUp,arrowUp; press arrowLeft; press arrowRight"),
    ("ArrowUp\n2\nEnter", "press arrowUp,arrowUp; press enter"),
    ("Enter@200ms 2", "press enter,enter @200"),
    ("BrowserBack Escape GoHome Home", "press back; press back; press home; press home"),
    ("PageUp PageDown ChannelUp", "press channelUp; press channelDown; press channelUp"),
    ("ColorF0Red ColorF3Blue Green Yellow", "press red; press blue; press green; press yellow"),
    ("KEY_OK VK_BACK KEY_5", "press enter; press back; press digit5"),
    ("Backspace Space 2", "press backspace; press space,space"),
    ("Digits 101", "press digit1,digit0,digit1"),
    ("Digits 007", "press digit0,digit0,digit7"),
    ("Type \"harbour\"", "type harbour"),
    ("Type 'a \"b\"' `c`", "type a \"b\" c"),
    ("Type@50ms \"x\"", "type x @50"),
    ("Set TypingSpeed 30ms Type \"x\"", "type x @30"),
    ("Sleep 500ms Sleep 2s Sleep 1m Sleep 1.5 Sleep .5s", "sleep 500; sleep 2000; sleep 60000; sleep 1500; sleep 500"),
    ("At 2026-11-21T20:05:00Z", "at 1795291500000"),
    ("At 2026-11-21T20:05:00.250+08:00", "at 1795262700250"),
    ("Wait+Screen@5s /Canon/", "wait Screen /Canon/ 5000"),
    ("Wait+Screen /Canon/", "wait Screen /Canon/ 15000"),
    ("Wait /x/ Wait+Line@1s /x/ Wait@2s /x/", "wait Line /x/ 15000; wait Line /x/ 1000; wait Line /x/ 2000"),
    ("Set WaitTimeout 3s Set WaitPattern /y/ Wait+Screen", "wait Screen /y/ 3000"),
    ("Expect /most bought/", "expect Screen /most bought/"),
    ("Expect+Focus /EOS 5D/", "expect Focus /EOS 5D/"),
    ("ExpectNot /Error/ ExpectNot+Focus /x/", "expect not Screen /Error/; expect not Focus /x/"),
    (#"Expect /1\/125 s\./"#, #"expect Screen /1\/125 s\./"#),
    ("Snapshot \"brand-list\"", "snapshot brand-list"),
    ("Screenshot \"brands.svg\" Screenshot a/b.svg", "screenshot brands.svg; screenshot a/b.svg"),
    ("Resize 100x30", "resize 100x30"),
    ("Hide Down Show", "hide; press arrowDown; show"),
    ("# Down\nEnter # Down\r\nUp", "press enter; press arrowUp"),
    ("Output demo.gif Require git Set FontSize 22 Set Shell \"bash\" Set LoopOffset 5%", ""),
    ("", ""),
  ])
  func parsesSteps(text: String, steps: String) throws {
    #expect(try tape(text).steps.map(\.action.summary).joined(separator: "; ") == steps)
  }

  @Test(arguments: [
    ("Donw 2\nEnter", ["1:1 “Donw” | a command; did you mean Down?"]),
    (
      "Enter\n  Slep 2s Expect Canon\nDown 0",
      [
        "2:3 “Slep” | a command; did you mean Sleep?",
        "2:18 “Canon” | a /pattern/",
        "3:6 “0” | a count from 1 to 10000",
      ]
    ),
    ("Type harbour", ["1:6 “harbour” | text in quotes"]),
    ("Type \"harbour\nEnter", ["1:6 an unclosed \" | text in quotes"]),
    ("Expect /a", ["1:8 an unclosed / | a /pattern/"]),
    ("Expect /(a/", ["1:8 “/(a/” | a regular expression (missing closing parenthesis, after 2 characters)"]),
    ("Sleep", ["1:6 the end of the tape | a duration up to 366 days, such as 500ms, 2s or 1m"]),
    ("Sleep 5h", ["1:7 “5h” | a duration up to 366 days, such as 500ms, 2s or 1m"]),
    ("At 2026-02-30T20:05:00Z", ["1:4 “2026-02-30T20:05:00Z” | a time, such as 2026-11-21T20:05:00Z"]),
    ("At 2026-02-03T20:05:00", ["1:4 “2026-02-03T20:05:00” | a time, such as 2026-11-21T20:05:00Z"]),
    ("Wait+Screen", ["1:12 the end of the tape | a /pattern/, or an earlier Set WaitPattern"]),
    ("Expect+Top /x/", ["1:8 “Top” | Screen, Line, Focus"]),
    ("Resize 100", ["1:8 “100” | a size in cells up to 1000x1000, such as 100x30"]),
    ("Resize 0x30", ["1:8 “0x30” | a size in cells up to 1000x1000, such as 100x30"]),
    ("Screenshot \"a.png\"", ["1:12 “\"a.png\"” | a file that ends in .svg"]),
    ("Snapshot \"../a\"", ["1:10 “\"../a\"” | a name in quotes, of letters, digits, - and _"]),
    ("Snapshot \"a\" Snapshot \"a\"", ["1:14 “a”, which is already used at tapes/main.tape:1:1 | another name"]),
    ("Set Lang \"fr\"", ["1:10 “\"fr\"” | \"en\" or \"zh-Hans\""]),
    ("Set Fame 3", ["1:5 “Fame” | Lang, Theme, Colour, TypingSpeed, WaitTimeout or WaitPattern"]),
    ("Ctrl+C", ["1:1 “Ctrl” | a command or a key of the remote; “Ctrl” is not supported"]),
    ("Net away", ["1:5 “away” | down, up, latency 300ms, reset, loss 30% or seed 7"]),
    ("Net loss 101%", ["1:10 “101%” | a share from 0% to 100%, such as 30%"]),
    ("Net loss 0.3", ["1:10 “0.3” | a share from 0% to 100%, such as 30%"]),
    ("Net seed -1", ["1:10 “-” | a whole number, such as 7"]),
    ("Set Colour \"7\"", ["1:12 “\"7\"” | \"full\", \"256\", \"16\", \"8\", \"none\""]),
    ("Down Set Colour \"16\"", ["1:10 “Colour” | Set Colour before the first step"]),
    ("Digits 1x", ["1:8 “1x” | digits, such as 101"]),
    ("5 ! Down", ["1:1 “5” | a command"]),
    ("Dówn", ["1:1 “D” | a command"]),
    ("Down 99999999999", ["1:6 “99999999999” | a count from 1 to 10000"]),
    ("Down 99999999999999999999", ["1:6 “99999999999999999999” | a count from 1 to 10000"]),
    (
      "Sleep 9223372036854775807s",
      ["1:7 “9223372036854775807s” | a duration up to 366 days, such as 500ms, 2s or 1m"]
    ),
    ("Sleep 367000000000ms", ["1:7 “367000000000ms” | a duration up to 366 days, such as 500ms, 2s or 1m"]),
    ("Sleep 1e9s", ["1:7 “1e9s” | a duration up to 366 days, such as 500ms, 2s or 1m"]),
    (
      "Net latency 99999999999999999999m",
      ["1:13 “99999999999999999999m” | a duration up to 366 days, such as 500ms, 2s or 1m"]
    ),
    ("Resize 99999999x1", ["1:8 “99999999x1” | a size in cells up to 1000x1000, such as 100x30"]),
    (
      "Resize 99999999999999999999x1",
      ["1:8 “99999999999999999999x1” | a size in cells up to 1000x1000, such as 100x30"]
    ),
    ("At 10000-01-01T00:00:00Z", ["1:4 “10000-01-01T00:00:00Z” | a time, such as 2026-11-21T20:05:00Z"]),
    ("Set TypingSpeed 1d", ["1:17 “1d” | a duration up to 366 days, such as 500ms, 2s or 1m"]),
    ("Set FontSize", ["1:13 the end of the tape | a value"]),
  ])
  func reportsErrors(text: String, expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func readsSettingsBeforeTheFirstStep() throws {
    let tape = try tape("Set Lang \"zh-Hans\" Set Theme \"day\" Down", themes: ["night", "day"])
    #expect(tape.settings == TapeSettings(language: .chinese, theme: "day"))
    #expect(
      problems("Set Theme \"Dracula\"", themes: ["night", "day"])
        == ["1:11 “\"Dracula\"” | a theme: \"night\", \"day\""])
  }

  @Test func insertsTheStepsOfIncludedTapes() throws {
    let tape = try tape(
      "Up Source \"in/a.tape\" Down",
      besides: [
        "tapes/in/a.tape": "Left\nSource b.tape",
        "tapes/in/b.tape": "Right",
      ])
    #expect(
      tape.steps.map(\.action.summary) == [
        "press arrowUp", "press arrowLeft", "press arrowRight",
        "press arrowDown",
      ])
    #expect(
      tape.steps.map(\.location.description) == [
        "tapes/main.tape:1:1", "tapes/in/a.tape:1:1",
        "tapes/in/b.tape:1:1", "tapes/main.tape:1:23",
      ])
  }

  @Test func refusesTapesThatIncludeThemselves() {
    let found = problems("Source a.tape", besides: ["tapes/a.tape": "Down\nSource \"../tapes/main.tape\""])
    #expect(found == ["2:1 “tapes/../tapes/main.tape”, which includes this tape | another tape"])
  }

  @Test func refusesDeeplyNestedTapes() {
    let files = Dictionary(uniqueKeysWithValues: (0..<100).map { ("tapes/\($0).tape", "Source \"\($0 + 1).tape\"") })
    let found = problems("Source \"0.tape\"", besides: files)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("which is nested too deeply | at most 64 tapes that include each other") == true)
  }

  @Test func refusesTapesThatIncludeTooMuch() {
    // Each tape includes the next one twice: 2 to the power of 40 steps in about a thousand characters.
    let files = Dictionary(
      uniqueKeysWithValues: (0..<40).map { ("tapes/\($0).tape", "Source \"\($0 + 1).tape\" Source \"\($0 + 1).tape\"") }
    )
    let found = problems("Source \"0.tape\"", besides: files.merging(["tapes/40.tape": "Down"]) { $1 })
    #expect(found.contains { $0.hasSuffix("which is too long | at most 1048576 bytes with all included tapes") })
  }

  @Test func refusesLongPatterns() {
    let pattern = String(repeating: "[", count: 10_000)
    #expect(problems("Expect /\(pattern)/") == ["1:8 “/\(pattern)/” | a regular expression (longer than 500 bytes)"])
    #expect(problems("Expect /\(String(repeating: "[", count: 500))/").count == 1)
  }

  @Test func reportsErrorsInIncludedTapes() {
    let found = problems("Source a.tape Donw Source c.tape", besides: ["tapes/a.tape": "Upp"])
    #expect(found.count == 3)
    #expect(found.first == "1:1 “Upp” | a command; did you mean Up?")
    #expect(found.last?.hasPrefix("1:20 “tapes/c.tape”, which cannot be read") == true)
  }

  @Test func keepsTheTextOfSteps() throws {
    let tape = try tape("Down   2\nWait+Screen@5s   /Canon/ # there")
    #expect(tape.steps.map(\.text) == ["Down   2", "Wait+Screen@5s   /Canon/"])
  }

  @Test(
    arguments: [
      ("no/such.tape", "there is no such file"), ("/", "it is a folder"),
      ("/dev/zero", "it is longer than 1048576 bytes"),
    ])
  func reportsTapesThatCannotBeRead(path: String, reason: String) {
    let error = #expect(throws: TapeProblems.self) { try Tape(contentsOf: path) }
    #expect(
      error.map { english($0) }
        == "\(path):1:1: found “\(path)”, which cannot be read (\(reason)), expected a tape in UTF-8")
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func parsesOrRefusesAnyText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      TapeParser.commands.map { $0 + " " } + [
        "Down", "Enter@", "+Screen", "+Line", "@5s", "/a/", "/[/", "/(?<a>.)\\1{2,}/", "\"x\"", "'", "`", "/", "\\",
        "#",
        "\n", "\r\n", " ", "100x30", "2026-11-21T20:05:00Z", "ms", "s", "m", "x", ":", "-", "é", "\u{0}", "\u{FEFF}",
        "1\u{20E3}", "Lang ", "Theme ", "Colour ", "\"en\"", "WaitTimeout ", "down", "latency ",
      ] + FuzzedText.extremeNumbers
    for _ in 0..<1_000 {
      expectLocations(of: FuzzedText.random(of: pieces, count: 12, using: &random), seed: seed)
      expectLocations(of: FuzzedText.mutated(Self.valid, with: pieces, using: &random), seed: seed)
    }
  }

  private static let valid = """
    Set Lang "en" Set WaitTimeout 3s Set TypingSpeed 30ms
    Down 2 Enter@200ms Type@50ms "harbour" Digits 101 # a comment
    Wait+Screen@5s /Canon/ Expect+Focus /EOS 5D/ ExpectNot /Error/ Sleep 1.5s At 2026-11-21T20:05:00.250+08:00
    Snapshot "brand-list" Screenshot "brands.svg" Resize 100x30 Net latency 300ms Hide Show Output demo.gif
    """

  /// Expects that every error has a location within the text, and that steps have a text.
  private func expectLocations(of text: String, seed: UInt64) {
    let lineCount = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.count
    do throws(TapeProblems) {
      let tape = try Tape(path: "main.tape", themes: nil) { path throws(TapeFault) in
        guard path == "main.tape" else { throw .noSuchFile }
        return text
      }
      #expect(tape.steps.allSatisfy { !$0.text.isEmpty && $0.location.line <= lineCount }, "seed \(seed): \(text)")
    } catch {
      #expect(!error.problems.isEmpty, "seed \(seed): \(text)")
      #expect(
        error.problems.allSatisfy { (1...lineCount).contains($0.location.line) && $0.location.column > 0 },
        "seed \(seed): \(text)")
    }
  }
}

extension TapeAction {
  /// A short description, for tables.
  var summary: String {
    switch self {
    case .press(let keys, let pauseMS):
      "press " + keys.map(\.summary).joined(separator: ",") + (pauseMS.map { " @\($0)" } ?? "")
    case .type(let text, let pauseMS): "type \(text)" + (pauseMS.map { " @\($0)" } ?? "")
    case .sleep(let milliseconds): "sleep \(milliseconds)"
    case .at(let unixMS): "at \(unixMS)"
    case .wait(let pattern, let scope, let limitMS): "wait \(scope.rawValue) \(pattern) \(limitMS)"
    case .expect(let pattern, let scope, let isNegated):
      "expect \(isNegated ? "not " : "")\(scope.rawValue) \(pattern)"
    case .snapshot(let name): "snapshot \(name)"
    case .screenshot(let path): "screenshot \(path)"
    case .changeSettings(let settings): "change \(settings)"
    case .resize(let size): "resize \(size.columns)x\(size.rows)"
    case .changeNetwork(let fault): "net \(fault)"
    case .hide: "hide"
    case .show: "show"
    }
  }
}

extension TapeKey {
  fileprivate var summary: String {
    switch self {
    case .remote(let key): "\(key)"
    case .backspace: "backspace"
    case .space: "space"
    }
  }
}
