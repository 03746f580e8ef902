import Screen
import ScreenFixtures
import Testing

/// The log of what was written into a frame.
@Suite struct TextLogTests {
  private func frame(logsText: Bool = true) throws -> Frame {
    let style = RenderStyle(theme: try #require(Theme.night))
    return Frame(size: Size(columns: 12, rows: 2), renderStyle: style, logsText: logsText)
  }

  @Test func aFrameLogsNothingUnlessAsked() throws {
    var silent = try frame(logsText: false)
    silent.write("Harbour", at: Point(column: 0, row: 0), Style(.text))
    #expect(silent.textLog == nil)
  }

  @Test func itHoldsEachTextWithWhatThereWasRoomFor() throws {
    var frame = try frame()
    frame.write("Harbour", at: Point(column: 2, row: 0), Style(.text))
    frame.write("Harbour", at: Point(column: 2, row: 1), Style(.text), width: 5)
    frame.write("Harbour\u{1B}", endingAt: 11, row: 0, Style(.text), width: 3)
    let log = try #require(frame.textLog)
    #expect(log.map(\.text) == ["Harbour", "Harbour", "Harbour"])
    #expect(log.map(\.shown) == ["Harbour", "Harb…", "Ha…"])
    #expect(log.map(\.isCut) == [false, true, true])
    #expect(log.map(\.origin) == [Point(column: 2, row: 0), Point(column: 2, row: 1), Point(column: 8, row: 0)])
  }

  @Test func itTellsLettersThatWereReplaced() throws {
    var frame = try frame()
    frame.write("Harbour 41", at: Point(column: 0, row: 0), Style(.text))
    frame.write("Dunes", at: Point(column: 6, row: 0), Style(.text))
    frame.fill(frame.bounds, .ground)
    frame.write("Kite", at: Point(column: 0, row: 0), Style(.text))
    #expect(try #require(frame.textLog).map(\.replaced) == ["", "r41", ""])
  }
}
