import Screen
import Testing

@testable import Television

@Suite struct FocusTests {
  private func item(_ name: String, _ column: Int, _ row: Int, _ columns: Int = 10, _ rows: Int = 2) -> FocusItem {
    FocusItem(
      id: FocusID(name), rect: Rect(column: column, row: row, columns: columns, rows: rows), group: "all", index: 0)
  }

  @Test(
    "an arrow goes to the nearest item in its beam before any other",
    arguments: [
      (Direction.right, "right"), (.left, "left"), (.down, "below"), (.up, "above"),
    ] as [(Direction, String)])
  func beam(direction: Direction, expected: String) {
    let source = item("source", 40, 20)
    let items = [
      source, item("right", 70, 20), item("left", 10, 20), item("below", 40, 30), item("above", 40, 10),
      item("nearer but aside", 52, 23), item("nearer but aside too", 28, 17),
    ]
    #expect(FocusFinder.next(from: source, direction, in: items)?.id.name == expected)
  }

  @Test("rows count double, since a cell is about 1:2")
  func rowsCountDouble() {
    let source = item("source", 0, 0, 2, 1)
    let items = [source, item("four rows down", 0, 5, 2, 1), item("three rows down", 4, 3, 2, 1)]
    #expect(FocusFinder.next(from: source, .down, in: items)?.id.name == "four rows down")
  }

  @Test("a move without a target changes nothing")
  func staysWithoutAnItemInThatDirection() {
    let source = item("source", 0, 0)
    #expect(FocusFinder.next(from: source, .left, in: [source, item("right", 20, 0)]) == nil)
  }

  @Test("when the focused item disappears, its index gets the focus, else the page's default")
  func settling() {
    var map = FocusMap()
    for index in 0..<3 {
      map.add(FocusID("row\(index)"), Rect(column: 0, row: index, columns: 9, rows: 1), group: "rows", index: index)
    }
    var state = FocusState()
    if let last = map["row2"] { state.focus(last) }
    map.items.removeLast()
    state.restore(in: map)
    #expect(state.current?.id == "row1")
    state.restore(in: FocusMap())
    #expect(state.current == nil)
  }

  @Test("a group gives the focus to its last focused item")
  func containersRemember() {
    var television = TelevisionHarness()
    television.press(.arrowDown, .arrowRight, .arrowRight)
    #expect(television.focus.contains("Harbour"))
    television.press(.arrowUp, .arrowDown)
    #expect(television.focus.contains("Harbour"))
  }

  @Test("Down from the last row moves to the hints; OK performs them; Up returns")
  func movesTheFocusToHints() {
    var television = TelevisionHarness()
    television.press(.arrowDown, .arrowDown)
    #expect(television.focus == "● View camera")
    television.press(.arrowUp)
    #expect(television.focus.contains("Dunes"))
    television.press(.arrowDown, .enter)
    #expect(television.screen.contains("Nikon D90"))
    #expect(television.photos.first { $0.id == "dunes" }?.selectionCount == 53)
  }

  @Test("a message does not move the focused hint")
  func remarksBesideTheFocus() {
    let hints = [
      KeyHint(mark: .colour(.red), label: "Mark", command: .open),
      KeyHint(mark: .colour(.blue), label: "Sort", command: .sort),
      KeyHint(mark: .name("BACK"), label: "Home", command: .back),
    ]
    for (focus, line) in [(0, " ▐● Mark▌  The guide ends here."), (1, "          ▐● Sort▌  The guide ends here.")] {
      var frame = Frame(size: Size(columns: 80, rows: 24), renderStyle: RenderStyle(theme: FakeServices.theme))
      HintsBar(hints, grid: PageGrid(frame.size)).draw(into: &frame, focused: focus, message: "The guide ends here.")
      #expect(frame.lines[22].hasPrefix(line) && frame.lines[22].hasSuffix("BACK Home"), "\(frame.lines[22])")
      #expect(frame.focus?.isEmpty == false)
    }
  }

  @Test("a refresh does not move the focus")
  func keepsTheFocusAfterARefresh() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .arrowRight, .arrowRight)
    let focus = television.focus
    television.handle(.resized(Size(columns: 120, rows: 36)))
    #expect(television.focus == focus)
  }
}
