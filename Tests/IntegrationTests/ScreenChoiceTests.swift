import Foundation
import TestSupport
import TestTraits
import Testing

/// How `tenfoot` adapts to terminals with fewer colours and to other locales, and what it reports without a terminal.
@Suite(.heavy) struct ScreenChoiceTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.demoAlbum().copied(to: folder)
    try tenfoot.silencePopUps()
  }

  @Test(
    arguments: [
      (["COLORTERM": ""], 233), (["TERM": "xterm", "COLORTERM": ""], 0),
      (["NO_COLOR": "1"], nil), (["TERM": "vt100", "COLORTERM": ""], nil), (["TERM": "screen-256color"], 233),
      (["TERM": "linux", "COLORTERM": ""], 0),
    ] as [([String: String], Int32?)])
  func homeIsShownInTheColoursOfTheTerminal(environment: [String: String], ground: Int32?) throws {
    let window = try TerminalWindow(tenfoot, environment: environment)
    #expect(window.shows("MOST LOOKED UP") && window.shows("OK Open"))
    let index = window.cell(0, 0).background_index
    #expect(index == ground ?? -1)
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
    #expect(window.unrestored == [])
  }

  @Test(arguments: [("full", -1), ("256", 233), ("16", 0), ("none", -1)])
  func theColourOptionIsObeyed(colour: String, ground: Int32) throws {
    let window = try TerminalWindow(
      tenfoot, ["tv", "--colour", colour], environment: ["TERM": "xterm", "COLORTERM": ""])
    #expect(window.shows("OK Open"))
    let cell = window.cell(0, 0)
    #expect(cell.background_index == ground)
    #expect((cell.background == -1) == (colour == "none"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
  }

  @Test func theCLocaleStillHasBlockCharacters() throws {
    let window = try TerminalWindow(tenfoot, environment: ["LC_ALL": "C"])
    #expect(window.shows("▀") && window.shows("MOST LOOKED UP"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
  }

  @Test(arguments: [
    ("", "TERM is not set: set it to the type of your terminal, for example TERM=xterm-256color."),
    ("unheard-of", "There is no terminfo entry for the terminal “unheard-of”"),
  ])
  func anUnknownTerminalIsReportedInOneLine(term: String, message: String) throws {
    let window = try TerminalWindow(tenfoot, environment: ["TERM": term])
    #expect(window.waitForEnd() == 1)
    let lines = window.text.split(separator: "\n").filter { !$0.allSatisfy { $0 == " " } }
    #expect(lines.first?.hasPrefix("Error: \(message)") == true, "\(lines)")
    #expect(window.unrestored == [])
  }

  @Test func aMissingTerminalIsReportedInOneLine() throws {
    let outcome = try tenfoot("tv", environment: ["TERM": "xterm-256color"])
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.hasPrefix("Error: Standard input is not a terminal"))
    #expect(outcome.messages.filter { $0 == "\n" }.count == 1)
  }
}
