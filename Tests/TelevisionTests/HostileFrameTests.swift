import Device
import Foundation
import MediaFuzz
import Screen
import Testing

@testable import Television

/// Whatever comes from outside, a frame holds only what a cell can show, in rows of the right width.
@Suite struct HostileFrameTests {
  /// `TENFOOT_FUZZ_ROUNDS` makes the walks as many times as long.
  private static let steps =
    120 * (ProcessInfo.processInfo.environment["TENFOOT_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 1)

  @Test func noPageDrawsWhatItWasGivenRaw() {
    var seen: Set<PageName> = []
    for seed in 1...6 as ClosedRange<UInt64> {
      var dice = Dice(seed: seed)
      var device = Self.device(&dice)
      Self.inspect(device.frame, "seed \(seed), at the start")
      for step in 0..<Self.steps {
        Self.act(on: &device, &dice)
        seen.insert(device.television.pageName)
        Self.inspect(device.frame, "seed \(seed), step \(step), \(device.television.pageName)")
      }
    }
    // So that none is left out.
    #expect(seen.count >= 10, "\(seen)")
  }

  @Test(arguments: GlyphSet.allCases) func noTextIsWrittenRaw(glyphs: GlyphSet) {
    var dice = Dice(seed: 7)
    let renderStyle = RenderStyle(theme: FakeServices.theme, glyphs: glyphs)
    for round in 0..<500 {
      var frame = Frame(size: Size(columns: dice.roll(1...40), rows: 2), renderStyle: renderStyle)
      let text = HostileText.text(&dice)
      frame.write(text, at: Point(column: dice.roll(-5...40), row: 0), Style(.text), width: dice.pick([nil, 0, 1, 9]))
      frame.write(text, endingAt: dice.roll(-5...50), row: 1, Style(.text), width: dice.pick([nil, 0, 1, 9]))
      Self.inspect(frame, "round \(round)")
      for line in text.wrapped(toCells: 7) { #expect(line.widthCells <= 7, "round \(round)") }
      #expect(text.truncated(toCells: 7).widthCells <= 7, "round \(round)")
    }
  }

  private static func device(_ dice: inout Dice) -> TelevisionHarness {
    let sizes = [(60, 20), (80, 24), (120, 36), (200, 60), (61, 23)]
    let (columns, rows) = dice.pick(sizes)
    var device = TelevisionHarness(
      photos: HostileWorld.photos(40, &dice), products: HostileWorld.products(30, &dice),
      size: Size(columns: columns, rows: rows), language: dice.pick(Language.allCases),
      glyphs: dice.pick(GlyphSet.allCases), themes: ["night", HostileText.text(&dice)],
      studio: HostileWorld.studio(&dice))
    device.orders = HostileWorld.orders(of: device.products, &dice)
    device.failureText = HostileText.text(&dice)
    device.handle(.chosen(Settings(language: nil, theme: HostileText.text(&dice))))
    return device
  }

  private static func act(on device: inout TelevisionHarness, _ dice: inout Dice) {
    switch dice.roll(0...19) {
    case 0: for character in HostileText.text(&dice) { device.handle(.typed(character)) }
    case 1: device.handle(.erased)
    case 2: device.sleep(ms: Int64(dice.roll(0...9_000)))
    case 3:
      device.failing = dice.once(in: 3) ? [dice.pick(["photo", "product", "brands", "albums", "orders", "buy"])] : []
    case 4...9: device.press(.enter)
    default:
      device.press(dice.pick(RemoteKey.allCases.filter { ![.exit, .back, .home].contains($0) || dice.once(in: 4) }))
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

  /// Whether a character moves no cursor, turns no text round, hides nothing and floods nothing.
  private static func isHarmless(_ character: Character, _ frame: Frame) -> Bool {
    var marks = 0
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .surrogate, .lineSeparator, .paragraphSeparator: return false
      // The joiner of emoji, which terminals are not sent.
      case .format where scalar.value != 0x200D: return false
      case .nonspacingMark, .enclosingMark: marks += 1
      default: break
      }
    }
    return marks <= 8 && (frame.renderStyle.glyphs != .ascii || character.isASCII)
  }
}
