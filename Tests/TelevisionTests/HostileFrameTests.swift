import Calls
import Device
import Foundation
import MediaFuzz
import Screen
import TestSupport
import Testing

@testable import Television

/// Frames of hostile data contain only displayable characters, in rows of the right width.
@Suite struct HostileFrameTests {
  /// `TENFOOT_FUZZ_ROUNDS` multiplies the length of the walks.
  private static let steps =
    90 * (ProcessInfo.processInfo.environment["TENFOOT_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 1)

  @Test func drawsHostileTextHarmlessly() {
    var seen: Set<PageName> = []
    for seed in 1...6 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var television = Self.television(&generator)
      Self.inspect(television.frame, "seed \(seed), at the start")
      for step in 0..<Self.steps {
        Self.act(on: &television, &generator)
        seen.insert(television.model.pageName)
        Self.inspect(television.frame, "seed \(seed), step \(step), \(television.model.pageName)")
      }
    }
    // Every kind of page must occur.
    #expect(seen.count >= 10, "\(seen)")
  }

  @Test(arguments: GlyphSet.allCases) func writesNoRawText(glyphs: GlyphSet) {
    var generator = SeededGenerator(seed: 7)
    let renderStyle = RenderStyle(theme: FakeServices.theme, glyphs: glyphs)
    for round in 0..<500 {
      var frame = Frame(size: Size(columns: generator.integer(in: 1...40), rows: 2), renderStyle: renderStyle)
      let text = HostileText.text(&generator)
      frame.write(
        text, at: Point(column: generator.integer(in: -5...40), row: 0), Style(.text),
        width: generator.element(of: [nil, 0, 1, 9]))
      frame.write(
        text, endingAt: generator.integer(in: -5...50), row: 1, Style(.text),
        width: generator.element(of: [nil, 0, 1, 9]))
      Self.inspect(frame, "round \(round)")
      for line in text.wrapped(toCells: 7) { #expect(line.widthCells <= 7, "round \(round)") }
      #expect(text.truncated(toCells: 7).widthCells <= 7, "round \(round)")
    }
  }

  private static func television(_ generator: inout SeededGenerator) -> TelevisionHarness {
    let sizes = [(60, 20), (80, 24), (120, 36), (200, 60), (61, 23)]
    let (columns, rows) = generator.element(of: sizes)
    var television = TelevisionHarness(
      photos: HostileWorld.photos(40, &generator), products: HostileWorld.products(30, &generator),
      size: Size(columns: columns, rows: rows), language: generator.element(of: Language.allCases),
      glyphs: generator.element(of: GlyphSet.allCases), themes: ["night", HostileText.text(&generator)],
      services: HostileWorld.services(&generator))
    television.orders = HostileWorld.orders(of: television.products, &generator)
    television.failure = ServiceFailure(
      .storage, .file, ["file": HostileText.text(&generator), "details": HostileText.text(&generator)])
    television.handle(.chosen(Settings(language: nil, theme: HostileText.text(&generator))))
    return television
  }

  private static func act(on television: inout TelevisionHarness, _ generator: inout SeededGenerator) {
    switch generator.integer(in: 0...19) {
    case 0: for character in HostileText.text(&generator) { television.handle(.typed(character)) }
    case 1: television.handle(.erased)
    case 2: television.sleep(ms: Int64(generator.integer(in: 0...9_000)))
    case 3:
      television.failing =
        generator.chance(oneIn: 3)
        ? [generator.element(of: ["Item", "Product", "Brands", "Albums", "Orders", "Buy"])] : []
    case 4...9: television.press(.enter)
    default:
      television.press(
        generator.element(
          of: RemoteKey.allCases.filter { ![.exit, .back, .home].contains($0) || generator.chance(oneIn: 4) }))
    }
  }

  private static func inspect(_ frame: Frame, _ place: String) {
    for row in 0..<frame.size.rows {
      var column = 0
      while column < frame.size.columns {
        let character = frame[column, row].character
        let cells = DisplayWidth.of(character)
        let isWhole = (1...2).contains(cells) && column + cells <= frame.size.columns && isHarmless(character, frame)
        guard isWhole, cells == 1 || frame[column + 1, row].character == Cell.continuation else {
          let scalars = character.unicodeScalars.map { String($0.value, radix: 16) }
          Issue.record("\(place): \(scalars) of \(cells) cells at column \(column), row \(row)")
          return
        }
        column += cells
      }
    }
  }

  /// Whether a character is neither a control, a direction control, invisible, nor a long sequence of marks.
  private static func isHarmless(_ character: Character, _ frame: Frame) -> Bool {
    var marks = 0
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .surrogate, .lineSeparator, .paragraphSeparator: return false
      // The zero-width joiner of emoji is not sent to terminals.
      case .format where scalar.value != 0x200D: return false
      case .nonspacingMark, .enclosingMark: marks += 1
      default: break
      }
    }
    return marks <= 8 && (frame.renderStyle.glyphs != .ascii || character.isASCII)
  }
}
