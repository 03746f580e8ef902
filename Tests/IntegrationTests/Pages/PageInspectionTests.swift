import Device
import Screen
import Testing
import Workspaces

/// Each fault that ``PageInspection`` looks for is found where there is one, and only there.
@Suite struct PageInspectionTests {
  private let inspection = PageInspection(
    texts: PageTexts(
      sentences: [
        "Look up in the mall", "Nothing is bought until you say so. Back cancels.", "{count} photos of {model} here",
      ],
      names: ["Harbour at dusk", "Canon EOS 5D", "Anna"]))
  private let theme: Theme

  init() throws {
    theme = try AssetFolder(environment: [:]).theme(named: "night")
  }

  private func frame(depth: ColourDepth = .full, _ draw: (inout Frame) -> Void) -> Frame {
    var frame = Frame(
      size: Size(columns: 40, rows: 6), renderStyle: RenderStyle(theme: theme, depth: depth), logsText: true)
    draw(&frame)
    return frame
  }

  private func drawing(_ frame: Frame, unfocused: Frame? = nil) -> PageDrawing {
    PageDrawing(frame: frame, unfocused: unfocused, needsFocus: true)
  }

  /// A frame with a button that has the focus, and one that has not.
  private func buttons(depth: ColourDepth = .full, focused: Int? = 0, marks: Bool = true) -> Frame {
    frame(depth: depth) { frame in
      for index in 0..<2 {
        let rect = Rect(column: 2 + 12 * index, row: 2, columns: 8, rows: 1)
        let isFocused = index == focused
        if isFocused { frame.drawPlate(rect, .focus) }
        frame.write("Stay", at: Point(column: rect.column + 2, row: 2), Style(isFocused ? .ink : .text))
        if index == 0, marks { frame.markFocus(rect) }
      }
    }
  }

  @Test func aGoodPageHasNoFaults() {
    var good = buttons()
    good.write("Look up in the mall", at: Point(column: 0, row: 0), Style(.quiet))
    good.write("12 photos of Canon EOS 5D here", at: Point(column: 0, row: 1), Style(.body))
    good.write("Harbour at dusk", at: Point(column: 30, row: 4), Style(.text), width: 9)
    good.write("黄金时刻", at: Point(column: 30, row: 5), Style(.text))
    #expect(inspection.faults(in: drawing(good, unfocused: buttons(focused: nil, marks: false))) == [])
  }

  // MARK: Nothing is cut

  @Test func aLabelThatIsTooLongIsCut() {
    let cut = frame { $0.write("Look up in the mall", at: Point(column: 25, row: 0), Style(.quiet)) }
    #expect(inspection.cutTexts(in: cut) == ["“Look up in the mall” is cut to “Look up in the…”"])
    let alreadyCut = frame { $0.write("Look up in…", at: Point(column: 0, row: 0), Style(.quiet)) }
    #expect(inspection.cutTexts(in: alreadyCut).count == 1)
    let withoutRoom = frame { $0.write("Look up in the mall", at: Point(column: 0, row: 0), Style(.quiet), width: 0) }
    #expect(inspection.cutTexts(in: withoutRoom).count == 1)
  }

  @Test(arguments: ["Harbour at dusk", "Anna, Canon EOS 5D", "EOS 5D", "Harbour at du…", "Anna, Canon E…"])
  func namesMayBeCut(_ name: String) {
    #expect(inspection.cutTexts(in: frame { $0.write(name, at: Point(column: 37, row: 0), Style(.text)) }) == [])
  }

  @Test(arguments: ["12 photos of Canon EOS 5D here", "arbour at dusk", "Harbour at", "Sold: Harbour at dusk"])
  func sentencesAndPartsOfWordsMayNotBeCut(_ text: String) {
    let isAllowed = inspection.cutTexts(in: frame { $0.write(text, at: Point(column: 37, row: 0), Style(.text)) }) == []
    #expect(isAllowed == (text == "Harbour at"))
  }

  @Test func aSentenceWithoutItsLastLineBreaksOff() {
    let lines = "Nothing is bought until you say so. Back cancels.".wrapped(toCells: 20)
    for count in 1...lines.count {
      let page = frame { frame in
        for (row, line) in lines.prefix(count).enumerated() {
          frame.write(line, at: Point(column: 0, row: row), Style(.body))
        }
      }
      #expect(inspection.brokenSentences(in: page).isEmpty == (count == lines.count), "\(count) lines")
    }
  }

  // MARK: No letter is lost

  @Test(arguments: [Point(column: -1, row: 0), Point(column: 0, row: 6), Point(column: 0, row: -1)])
  func textBeyondTheScreenIsLost(_ point: Point) {
    #expect(inspection.lostLetters(in: frame { $0.write("Anna", at: point, Style(.text)) }).count == 1)
  }

  @Test func textOverTextIsLost() {
    let page = frame { frame in
      frame.write("Harbour at dusk", at: Point(column: 0, row: 0), Style(.text))
      frame.write("Anna", at: Point(column: 12, row: 0), Style(.text))
    }
    #expect(inspection.lostLetters(in: page) == ["“Anna” replaces “usk”"])
    let dialog = frame { frame in
      frame.write("Harbour at dusk", at: Point(column: 0, row: 0), Style(.text))
      frame.drawSlab(Rect(column: 4, row: 0, columns: 20, rows: 4), .raised)
      frame.write("Anna", at: Point(column: 8, row: 1), Style(.text))
    }
    #expect(inspection.lostLetters(in: dialog) == [])
  }

  @Test func aWideGraphemeHasTwoCells() {
    let whole = frame { $0.write("黄金", at: Point(column: 36, row: 0), Style(.text)) }
    #expect(inspection.halfGraphemes(in: whole) == [])
    for (column, character) in [(39, Character("黄")), (37, " "), (38, Cell.continuation), (36, "a")] {
      var broken = whole
      broken[column, 0].character = character
      #expect(!inspection.halfGraphemes(in: broken).isEmpty, "\(column)")
    }
  }

  // MARK: The focus is visible

  @Test(arguments: PageScreen.depths) func aPlateShowsTheFocusInAnyColours(_ depth: ColourDepth) {
    let page = drawing(buttons(depth: depth), unfocused: buttons(depth: depth, focused: nil, marks: false))
    #expect(inspection.focusFaults(in: page) == [])
  }

  @Test func aPageWithoutAFocusIsFound() {
    #expect(inspection.focusFaults(in: drawing(buttons(focused: nil, marks: false))) == ["nothing has the focus"])
  }

  @Test(arguments: PageScreen.depths) func aFocusThatIsNotDrawnIsFound(_ depth: ColourDepth) {
    let plain = buttons(depth: depth, focused: nil)
    #expect(inspection.focusFaults(in: drawing(plain, unfocused: plain)).count == 1)
  }

  @Test func aFocusInColourAloneIsNotSeenWithoutColours() {
    for depth in PageScreen.depths {
      var coloured = buttons(depth: depth, focused: nil)
      coloured.write("Stay", at: Point(column: 4, row: 2), Style(.accent))
      let page = drawing(coloured, unfocused: buttons(depth: depth, focused: nil))
      #expect(inspection.focusFaults(in: page).isEmpty == (depth != .none), "\(depth)")
    }
  }

  @Test func aSecondFocusIsFound() {
    var two = buttons()
    two.drawPlate(Rect(column: 2, row: 5, columns: 8, rows: 1), .focus)
    let faults = inspection.focusFaults(in: drawing(two, unfocused: buttons(focused: nil, marks: false)))
    #expect(faults == ["a second focus at 3, 5"])
    var keys = buttons(depth: .none)
    keys.write("R", at: Point(column: 2, row: 5), Style(.ink, on: .focus))
    keys.write("G", at: Point(column: 4, row: 5), Style(.ink, on: .focus))
    let unfocused = buttons(depth: .none, focused: nil, marks: false)
    #expect(inspection.focusFaults(in: drawing(keys, unfocused: unfocused)) == [])
  }

  // MARK: Letters can be read

  @Test(arguments: [(Token.faint, Token.ground), (.text, .focus), (.ink, .raised), (.edge, .surface)])
  func lettersThatMayNotStandThereAreFound(_ letters: Token, _ background: Token) {
    let page = frame { $0.write("Anna", at: Point(column: 0, row: 0), Style(letters, on: background)) }
    #expect(!inspection.faintLetters(in: page).isEmpty)
  }

  @Test func buttonsOnColour8AreFoundIn16Colours() {
    for depth in PageScreen.depths {
      let page = frame(depth: depth) { $0.write("Anna", at: Point(column: 0, row: 0), Style(.text, on: .edge)) }
      #expect(inspection.faintLetters(in: page).isEmpty == (depth != .indexed16), "\(depth)")
    }
  }

  @Test func aThemeWithTooLittleContrastIsFound() throws {
    var entries = Dictionary(uniqueKeysWithValues: Token.allCases.map { ($0, theme[$0]) })
    entries[.quiet] = Theme.Entry(rgb: RGB(0x70, 0x70, 0x70), index256: 240, index16: 4)
    let dim = try #require(Theme(name: "dim", entries: entries))
    for depth in [ColourDepth.full, .indexed16] {
      var page = Frame(size: Size(columns: 9, rows: 1), renderStyle: RenderStyle(theme: dim, depth: depth))
      page.write("Anna", at: Point(column: 0, row: 0), Style(.quiet))
      #expect(inspection.faintLetters(in: page).count == (depth == .full ? 2 : 1), "\(depth)")
    }
  }

  @Test func signsThatAreNoLettersMayBeFaint() {
    let page = frame { $0.write("› ─ · ●", at: Point(column: 0, row: 0), Style(.faint)) }
    #expect(inspection.faintLetters(in: page) == [])
  }
}
