import Foundation
import Testing

/// What `tenfoot` makes of terminals with fewer colours, other locales, or none at all.
@Suite struct ScreenChoiceTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    try tenfoot.silencePopUps()
  }

  @Test(
    arguments: [
      (["COLORTERM": ""], 233), (["TERM": "xterm", "COLORTERM": ""], nil),
      (["NO_COLOR": "1"], nil), (["TERM": "vt100", "COLORTERM": ""], nil), (["TERM": "screen-256color"], 233),
      (["TERM": "linux", "COLORTERM": ""], nil),
    ] as [([String: String], Int32?)])
  func thePageIsThereInTheColoursThereAre(environment: [String: String], ground: Int32?) throws {
    let window = try TerminalWindow(tenfoot, environment: environment)
    #expect(window.shows("MOST SELECTED") && window.shows("OK Open"))
    let index = window.cell(0, 0).background_index
    #expect(index == ground ?? -1)
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
    #expect(window.isGivenBack)
  }

  @Test(arguments: [("full", -1), ("256", 233), ("16", 0), ("none", -1)])
  func coloursAreThoseAskedFor(colour: String, ground: Int32) throws {
    let window = try TerminalWindow(
      tenfoot, ["tv", "--colour", colour], environment: ["TERM": "xterm", "COLORTERM": ""])
    #expect(window.shows("OK Open"))
    let cell = window.cell(0, 0)
    #expect(cell.background_index == ground)
    #expect((cell.background == -1) == (colour == "none"))
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
  }

  @Test func aPlainLocaleStillHasBlocks() throws {
    let window = try TerminalWindow(tenfoot, environment: ["LC_ALL": "C"])
    #expect(window.shows("▀") && window.shows("MOST SELECTED"))
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
  }

  @Test(arguments: [
    ("", "TERM is not set: set it to what your terminal is, for example TERM=xterm-256color."),
    ("unheard-of", "This machine does not know the terminal “unheard-of”"),
  ])
  func aTerminalThatNobodyKnowsIsToldInOneLine(term: String, message: String) throws {
    let window = try TerminalWindow(tenfoot, environment: ["TERM": term])
    #expect(window.end() == 1)
    let lines = window.text.split(separator: "\n").filter { !$0.allSatisfy { $0 == " " } }
    #expect(lines.first?.hasPrefix("Error: \(message)") == true, "\(lines)")
    #expect(window.isGivenBack)
  }

  @Test func withoutATerminalItSaysSoInOneLine() throws {
    let outcome = try tenfoot("tv", environment: ["TERM": "xterm-256color"])
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.hasPrefix("Error: Standard input is not a terminal"))
    #expect(outcome.messages.filter { $0 == "\n" }.count == 1)
  }
}
