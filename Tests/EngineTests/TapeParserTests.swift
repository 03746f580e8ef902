import Screen
import Television
import Testing

@testable import Tapes

/// Reads a tape that lies beside others in memory.
func tape(_ text: String, besides files: [String: String] = [:], themes: [String]? = nil) throws -> Tape {
  struct Missing: Error {}
  return try Tape(path: "tapes/main.tape", themes: themes) { path in
    if path == "tapes/main.tape" { return text }
    guard let text = files[path] else { throw Missing() }
    return text
  }
}

/// The problems of a tape, each as `line:column found | expected`.
func problems(_ text: String, besides files: [String: String] = [:], themes: [String]? = nil) -> [String] {
  do {
    _ = try tape(text, besides: files, themes: themes)
    return []
  } catch let error as TapeProblems {
    return error.problems.map { "\($0.place.line):\($0.place.column) \($0.found) | \($0.expected)" }
  } catch {
    return ["\(error)"]
  }
}

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
  func reads(text: String, steps: String) throws {
    #expect(try tape(text).steps.map(\.action.inWords).joined(separator: "; ") == steps)
  }

  @Test(arguments: [
    ("Donw 2\nEnter", ["1:1 “Donw” | a word of a tape; did you mean Down?"]),
    (
      "Enter\n  Slep 2s Expect Canon\nDown 0",
      [
        "2:3 “Slep” | a word of a tape; did you mean Sleep?",
        "2:18 “Canon” | a /pattern/",
        "3:6 “0” | a count from 1 to 10000",
      ]
    ),
    ("Type harbour", ["1:6 “harbour” | text in quotes"]),
    ("Type \"harbour\nEnter", ["1:6 \" that is not closed on its line | text in quotes"]),
    ("Expect /a", ["1:8 / that is not closed on its line | a /pattern/"]),
    ("Expect /(a/", ["1:8 “/(a/” | a regular expression (expected ')')"]),
    ("Sleep", ["1:6 the end of the tape | a duration, such as 500ms, 2s or 1m"]),
    ("Sleep 5h", ["1:7 “5h” | a duration, such as 500ms, 2s or 1m"]),
    ("At 2026-02-30T20:05:00Z", ["1:4 “2026-02-30T20:05:00Z” | a time, such as 2026-11-21T20:05:00Z"]),
    ("At 2026-02-03T20:05:00", ["1:4 “2026-02-03T20:05:00” | a time, such as 2026-11-21T20:05:00Z"]),
    ("Wait+Screen", ["1:12 the end of the tape | a /pattern/, or a Set WaitPattern before"]),
    ("Expect+Top /x/", ["1:8 “Top” | Screen, Line, Focus"]),
    ("Resize 100", ["1:8 “100” | a size in cells, such as 100x30"]),
    ("Resize 0x30", ["1:8 “0x30” | a size in cells, such as 100x30"]),
    ("Screenshot \"a.png\"", ["1:12 “\"a.png\"” | a file that ends in .svg"]),
    ("Snapshot \"../a\"", ["1:10 “\"../a\"” | a name in quotes, of letters, digits, - and _"]),
    ("Snapshot \"a\" Snapshot \"a\"", ["1:14 “a” again, as at tapes/main.tape:1:1 | another name"]),
    ("Set Lang \"fr\"", ["1:10 “\"fr\"” | \"en\" or \"zh-Hans\""]),
    ("Set Fame 3", ["1:5 “Fame” | Lang, Theme, Colour, TypingSpeed, WaitTimeout or WaitPattern"]),
    ("Ctrl+C", ["1:1 “Ctrl” | a key of a remote or a word of a tape: a television has no “Ctrl”"]),
    ("Net away", ["1:5 “away” | down, up, latency 300ms or reset"]),
    ("Set Colour \"8\"", ["1:12 “\"8\"” | \"full\", \"256\", \"16\", \"none\""]),
    ("Down Set Colour \"16\"", ["1:10 “Colour” | Colour before everything else: no screen changes its colours"]),
    ("Digits 1x", ["1:8 “1x” | digits, such as 101"]),
    ("5 ! Down", ["1:1 “5” | a word of a tape"]),
  ])
  func refuses(text: String, expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func settingsStandBeforeTheFirstStep() throws {
    let tape = try tape("Set Lang \"zh-Hans\" Set Theme \"day\" Down", themes: ["night", "day"])
    #expect(tape.settings == TapeSettings(language: .chinese, theme: "day"))
    #expect(
      problems("Set Theme \"Dracula\"", themes: ["night", "day"])
        == ["1:11 “\"Dracula\"” | a theme: \"night\", \"day\""])
  }

  @Test func aSourceStandsForItsSteps() throws {
    let tape = try tape(
      "Up Source \"in/a.tape\" Down",
      besides: [
        "tapes/in/a.tape": "Left\nSource b.tape",
        "tapes/in/b.tape": "Right",
      ])
    #expect(
      tape.steps.map(\.action.inWords) == [
        "press arrowUp", "press arrowLeft", "press arrowRight",
        "press arrowDown",
      ])
    #expect(
      tape.steps.map(\.place.description) == [
        "tapes/main.tape:1:1", "tapes/in/a.tape:1:1",
        "tapes/in/b.tape:1:1", "tapes/main.tape:1:23",
      ])
  }

  @Test func aSourceThatLeadsBackIsRefused() {
    let found = problems("Source a.tape", besides: ["tapes/a.tape": "Down\nSource \"../tapes/main.tape\""])
    #expect(found == ["2:1 “tapes/../tapes/main.tape”, which is being read | another tape"])
  }

  @Test func problemsInsideASourceAreFoundToo() {
    let found = problems("Source a.tape Donw Source c.tape", besides: ["tapes/a.tape": "Upp"])
    #expect(found.count == 3)
    #expect(found.first == "1:1 “Upp” | a word of a tape; did you mean Up?")
    #expect(found.last?.hasPrefix("1:20 “tapes/c.tape”, which cannot be read") == true)
  }

  @Test func aStepKnowsHowItIsWritten() throws {
    let tape = try tape("Down   2\nWait+Screen@5s   /Canon/ # there")
    #expect(tape.steps.map(\.text) == ["Down   2", "Wait+Screen@5s   /Canon/"])
  }

  @Test(arguments: [("no/such.tape", "there is no such file"), ("/", "it is a folder")])
  func aTapeThatCannotBeReadIsAProblemOfItsOwn(path: String, reason: String) {
    let error = #expect(throws: TapeProblems.self) { try Tape(contentsOf: path) }
    #expect(
      error?.description
        == "\(path):1:1: found “\(path)”, which cannot be read (\(reason)), expected a tape in UTF-8")
  }
}

extension TapeAction {
  /// Shortly, for tables.
  var inWords: String {
    switch self {
    case .press(let keys, let pauseMS):
      "press " + keys.map(\.inWords).joined(separator: ",") + (pauseMS.map { " @\($0)" } ?? "")
    case .type(let text, let pauseMS): "type \(text)" + (pauseMS.map { " @\($0)" } ?? "")
    case .sleep(let milliseconds): "sleep \(milliseconds)"
    case .at(let unixMS): "at \(unixMS)"
    case .wait(let pattern, let scope, let limitMS): "wait \(scope.rawValue) \(pattern) \(limitMS)"
    case .expect(let pattern, let scope, let isNegated):
      "expect \(isNegated ? "not " : "")\(scope.rawValue) \(pattern)"
    case .snapshot(let name): "snapshot \(name)"
    case .screenshot(let path): "screenshot \(path)"
    case .choose(let settings): "choose \(settings)"
    case .resize(let size): "resize \(size.columns)x\(size.rows)"
    case .net(let line): "net \(line)"
    case .hide: "hide"
    case .show: "show"
    }
  }
}

extension TapeKey {
  fileprivate var inWords: String {
    switch self {
    case .remote(let key): "\(key)"
    case .backspace: "backspace"
    case .space: "space"
    }
  }
}
