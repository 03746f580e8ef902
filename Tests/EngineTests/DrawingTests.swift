import Foundation
import Screen
import TestSupport
import Testing

@testable import Tapes

/// Returns a small frame with every kind of cell.
private func sample() -> Frame {
  var frame = Frame(size: Size(columns: 12, rows: 2), renderStyle: RenderStyle(theme: Assets.night))
  frame.write("A<b 黄", at: Point(column: 0, row: 0), Style(.text, bold: true))
  frame.fill(Rect(column: 0, row: 1, columns: 4, rows: 1), .surface)
  frame.write("▀▗█░", at: Point(column: 4, row: 1), Style(.accent))
  return frame
}

/// Frames as SVG.
@Suite struct FrameSVGTests {
  @Test func encodesAFrame() {
    #expect(
      FrameSVG(sample()).description.split(separator: "\n").dropFirst().joined(separator: "\n") == """
        <rect width="144" height="48" fill="#0d0f13"/>
        <g shape-rendering="crispEdges">
        <path fill="#171a21" d="M0 24H48V48H0z"/>
        <path fill="#ffab5e" d="M72 24H84V48H72z"/>
        <path fill="#4a3626" d="M84 24H96V48H84z"/>
        <path fill="#ffab5e" d="M48 24H60V36H48zM66 36H72V48H66z"/>
        </g>
        <g fill="#f4f2ed" font-weight="bold">
        <text x="0" y="18" textLength="36">A&lt;b</text>
        <text x="50" y="18">黄</text>
        </g>
        </svg>
        """)
  }

  @Test func mergesRectangles() {
    var frame = Frame(size: Size(columns: 10, rows: 10), renderStyle: RenderStyle(theme: Assets.night))
    frame.drawSlab(Rect(column: 1, row: 1, columns: 6, rows: 8), .focus)
    let drawing = FrameSVG(frame).description
    #expect(drawing.contains("d=\"M12 48H84V192H12z\""))
    #expect(drawing.matches(of: #/M\d/#).count == 3, "the middle, and each edge with its corners")
  }
}

/// The shapes of block characters.
@Suite struct BlockShapeTests {
  private func part(_ x: ClosedRange<Int>, _ y: ClosedRange<Int>) -> BlockShape.Part {
    BlockShape.Part(x: x, y: y)
  }

  @Test func returnsShapes() {
    #expect(BlockShape("▀") == .parts([part(0...8, 0...12)]))
    #expect(BlockShape("▂") == .parts([part(0...8, 18...24)]))
    #expect(BlockShape("▏") == .parts([part(0...1, 0...24)]))
    #expect(BlockShape("▐") == .parts([part(4...8, 0...24)]))
    #expect(BlockShape("▞") == .parts([part(4...8, 0...12), part(0...4, 12...24)]))
    #expect(BlockShape("▒") == .shade(0.5))
    #expect(BlockShape("\u{1FB00}") == .parts([part(0...4, 0...8)]))
    #expect(
      BlockShape("\u{1FB3B}")
        == .parts([
          part(4...8, 0...8), part(0...4, 8...16), part(4...8, 8...16), part(0...4, 16...24), part(4...8, 16...24),
        ]))
    #expect(BlockShape("A") == nil)
    #expect(BlockShape("●") == nil)
  }

  @Test func returnsADifferentShapeForEveryCharacter() {
    let scalars = [0x2580...0x259F, 0x1FB00...0x1FB3B, 0x1FB82...0x1FB8B].flatMap { $0 }
      .compactMap { Unicode.Scalar(UInt32($0)) }
    let shapes = scalars.compactMap { BlockShape(Character($0)) }.map(coverage)
    #expect(shapes.count == scalars.count)
    #expect(Set(shapes).count == scalars.count)
  }

  private func coverage(_ shape: BlockShape) -> [Double] {
    switch shape {
    case .shade(let amount): Array(repeating: amount, count: 8 * 24)
    case .parts(let parts):
      (0..<8 * 24).map { index in
        parts.contains {
          ($0.x.lowerBound..<$0.x.upperBound).contains(index % 8)
            && ($0.y.lowerBound..<$0.y.upperBound).contains(index / 8)
        } ? 1 : 0
      }
    }
  }
}

/// Recordings in asciicast v2.
@Suite struct CastRecorderTests {
  private func frame(_ text: String, size: Size = Size(columns: 8, rows: 2)) -> Frame {
    var frame = Frame(size: size, renderStyle: RenderStyle(theme: Assets.night))
    frame.write(text, at: Point(column: 0, row: 1), Style(.text))
    return frame
  }

  @Test func recordsOnlyChanges() {
    var recorder = CastRecorder(title: "a \"tour\"", startUnixMS: 1_795_291_200_000)
    recorder.record(frame("黄金"), atMS: 0)
    recorder.pause(milliseconds: 600)
    recorder.record(frame("黄金"), atMS: 0)
    recorder.record(frame("黄 1"), atMS: 2_000)
    recorder.record(frame("1", size: Size(columns: 2, rows: 2)), atMS: 2_000)
    let lines = recorder.finished().split(separator: "\n").map(String.init)
    #expect(lines.count == 6)
    #expect(lines[0].hasPrefix(#"{"version": 2, "width": 8, "height": 2, "timestamp": 1795291200, "#))
    #expect(lines[0].contains(#""title": "a \"tour\"""#))
    #expect(lines[1].hasPrefix(#"[0.000, "o", "\u001b[?25l\u001b[0m\u001b[2J\u001b[1;1H"#))
    #expect(lines[2] == #"[2.600, "o", "\u001b[2;3H\u001b[22;48;2;13;15;19m \u001b[38;2;244;242;237m1"]"#)
    #expect(lines[3] == #"[2.600, "r", "2x2"]"#)
    #expect(lines[5] == #"[4.600, "o", ""]"#)
  }

  @Test func writesJSONLines() throws {
    var recorder = CastRecorder(title: "\\ \u{1} 黄", startUnixMS: 0)
    recorder.record(frame("\"x\" \\"), atMS: 0)
    for line in recorder.finished().split(separator: "\n") {
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
  }

  @Test func omitsTheTimeOfHiddenParts() {
    var recorder = CastRecorder(title: "", startUnixMS: 0)
    recorder.record(frame("a"), atMS: 0)
    recorder.hide(atMS: 1_000)
    recorder.pause(milliseconds: 600)
    recorder.record(frame("b"), atMS: 5_000)
    recorder.show(frame("c"), atMS: 9_000)
    recorder.record(frame("d"), atMS: 9_500)
    let times = recorder.finished().split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(times == ["[0.000", "[1.000", "[1.500", "[3.500"])
  }
}

/// Output for terminals from successive frames.
@Suite struct ANSIFrameEncoderTests {
  /// A terminal that interprets the output shows the last frame after any sequence of frames.
  @Test func encodesTheDifferenceOfAnyTwoFrames() throws {
    let seed = TestSeed.value
    var random = SeededGenerator(seed: seed)
    let letters: [Character] = [" ", "a", "é", "黄", "▀"]
    let size = Size(columns: 7, rows: 3)
    var encoder = ANSIFrameEncoder()
    var screen = TestTerminal(size: size)
    for _ in 0..<200 {
      var frame = Frame(size: size, renderStyle: RenderStyle(theme: Assets.night))
      for _ in 0..<6 {
        let point = Point(column: Int(random.next() % 7), row: Int(random.next() % 3))
        let text = String((0..<3).map { _ in letters[Int(random.next() % 5)] })
        let token = Token.allCases[Int(random.next() % 4)]
        frame.write(text, at: point, Style(.text, on: token, bold: random.next() % 2 == 0))
      }
      screen.interpret(encoder.encode(frame))
      #expect(screen.cells == frame.resolvedCells, "seed \(seed)")
    }
    #expect(!encoder.encode(Frame(size: size, renderStyle: RenderStyle(theme: Assets.night))).isEmpty)
  }
}

/// A terminal that interprets the sequences that a recording uses.
private struct TestTerminal {
  let size: Size
  var cells: [ResolvedCell]
  private var (row, column) = (0, 0)
  private var style = Style(.text)

  init(size: Size) {
    self.size = size
    cells = Frame(size: size, renderStyle: RenderStyle(theme: Assets.night)).resolvedCells
  }

  mutating func interpret(_ bytes: String) {
    for match in bytes.matches(of: #/\u{1B}\[(?:(\d+);(\d+)H|([\d;]+)m|[^A-Za-z]*[A-Za-z])|([^\u{1B}])/#) {
      if let row = match.1, let column = match.2 { place(Int(row) ?? 0, Int(column) ?? 0) }
      if let codes = match.3 { select(codes.split(separator: ";").compactMap { UInt8($0) }) }
      if let character = match.4?.first { write(character) }
    }
  }

  private mutating func place(_ row: Int, _ column: Int) {
    (self.row, self.column) = (row - 1, column - 1)
  }

  private mutating func select(_ codes: [UInt8]) {
    var codes = codes[...]
    while let code = codes.popFirst() {
      switch code {
      case 0: style = Style(.text)
      case 1: style.isBold = true
      case 22: style.isBold = false
      case 38, 48:
        codes.removeFirst()
        let rgb = Array(codes.prefix(3))
        codes.removeFirst(3)
        let paint = Paint.rgb(RGB(rgb[0], rgb[1], rgb[2]))
        if code == 38 { style.foreground = paint } else { style.background = paint }
      default: break
      }
    }
  }

  private mutating func write(_ character: Character) {
    let cell = Cell(
      character, foreground: style.foreground, background: style.background ?? .token(.ground), isBold: style.isBold)
    set(cell, at: column)
    if DisplayWidth.of(character) == 2 {
      var second = cell
      second.character = Cell.continuation
      set(second, at: column + 1)
    }
    column += DisplayWidth.of(character)
  }

  private mutating func set(_ cell: Cell, at column: Int) {
    cells[row * size.columns + column] = TerminalPalette(RenderStyle(theme: Assets.night)).resolve(cell)
  }
}
