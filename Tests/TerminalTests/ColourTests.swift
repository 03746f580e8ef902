import MediaFuzz
import Screen
import ScreenFixtures
import TestSupport
import Testing

@testable import Terminal

@Suite struct ColourTests {
  /// The colours of xterm's palette from 16 up, by its definition.
  private static let xterm: [RGB] = {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    var palette: [RGB] = []
    for red in levels {
      for green in levels {
        for blue in levels { palette.append(RGB(red, green, blue)) }
      }
    }
    for step in UInt8(0)..<24 { palette.append(RGB(8 + 10 * step, 8 + 10 * step, 8 + 10 * step)) }
    return palette
  }()

  private func distance(_ one: RGB, _ other: RGB) -> Int {
    let red = Int(one.red) - Int(other.red)
    let green = Int(one.green) - Int(other.green)
    let blue = Int(one.blue) - Int(other.blue)
    return red * red + green * green + blue * blue
  }

  @Test func findsTheNearestOf256Colours() {
    let seed = TestSeed.value
    var random = SeededGenerator(seed: seed)
    let greys = (0...255).map { RGB(UInt8($0), UInt8($0), UInt8($0)) }
    let others = (0..<1000).map { _ in random.next() }.map {
      RGB(UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0 >> 16))
    }
    for colour in greys + others + Self.xterm {
      let best = Self.xterm.map { distance(colour, $0) }.min()
      #expect(distance(colour, Self.xterm[Int(Palette.nearest256(colour)) - 16]) == best, "\(colour), seed \(seed)")
    }
  }

  @Test func hasTheColoursOfXtermsPalette() {
    #expect((16...255).map { Palette.rgb(UInt8($0)) } == Self.xterm)
    #expect((0..<16).map { Palette.rgb(UInt8($0)) } == Palette.sixteen)
  }

  @Test func findsTheNearestOf16Colours() {
    for (index, colour) in Palette.sixteen.enumerated() { #expect(Palette.nearest16(colour) == UInt8(index)) }
    #expect(Palette.nearest16(RGB(10, 5, 5)) == 0)
  }

  @Test func roundsInSmallStepsWhereItIsDarkAndKeepsBlackAndWhite() {
    for value in UInt8.min...UInt8.max {
      let rounded = Palette.rounded(RGB(value, value, value)).red
      #expect(abs(Int(rounded) - Int(value)) <= (value < 64 ? 1 : value < 128 ? 2 : 4))
      #expect(Palette.rounded(RGB(rounded, rounded, rounded)).red == rounded)
    }
    #expect(Palette.rounded(RGB(0, 0, 0)) == RGB(0, 0, 0))
    #expect(Palette.rounded(RGB(255, 255, 255)) == RGB(255, 255, 255))
    #expect(Palette.rounded(RGB(30, 35, 43)) == RGB(30, 36, 44))
  }

  @Test func standsForSixteenColoursByEight() {
    // White on black, dark grey on black and on white, a bright hue, white on light grey, focus, nothing to read.
    let pairs: [(UInt8, UInt8)] = [(15, 0), (8, 0), (8, 15), (9, 0), (15, 7), (0, 15), (7, 8), (4, 4), (12, 4)]
    let eight = pairs.map { Palette.eightColours(letters: $0, background: $1) }
    #expect(eight.map(\.letters) == [7, 7, 0, 1, 0, 0, 7, 4, 7])
    #expect(eight.map(\.background) == [0, 0, 7, 0, 7, 7, 0, 4, 4])
    #expect(eight.map(\.isBold) == [false, false, false, true, false, false, false, false, false])
  }

  @Test func resolvesAFadedImageToTheColourOfThePage() throws {
    let theme = try #require(Theme.night)
    for depth in [ColourDepth.full, .indexed256, .indexed16, .indexed8] {
      let resolver = ColourResolver(RenderStyle(theme: theme, depth: depth))
      for token in [Token.ground, .void, .surface, .raised] {
        let page = resolver.colours(of: Cell(" ", foreground: .token(.text), background: .token(token)))
        let image = resolver.colours(of: Cell(" ", foreground: .token(.text), background: .rgb(theme[token].rgb)))
        #expect(page == image, "\(token) in \(depth)")
      }
    }
  }

  @Test func reusesColourPairsUntilTheyRunOut() {
    var table = PairTable(limit: 4)
    var defined: [Int32] = []
    func pair(_ foreground: Int32, _ background: Int32) -> Int32? {
      table.pair(foreground, background) { defined.append($0) }
    }
    #expect(pair(-1, -1) == 0)
    #expect([pair(1, 2), pair(2, 1), pair(1, 2), pair(1, -1)] == [1, 2, 1, 3])
    #expect(pair(5, 5) == nil)
    #expect(pair(2, 1) == 2)
    #expect(defined == [1, 2, 3])
    table.removeAll()
    #expect(pair(5, 5) == 1)
    for limit in [0, -1, Int32.min] {
      var empty = PairTable(limit: limit)
      #expect(empty.pair(1, 2) { _ in } == nil)
    }
  }
}
