import Screen
import ScreenFixtures
import Testing

/// QR codes as cells.
@Suite struct QRCodeTests {
  /// A code whose modules are dark along a diagonal.
  private static func diagonal(_ size: Int = 21) throws -> QRCode {
    try #require(QRCode(darkModules: (0..<size * size).map { $0 % size == $0 / size }))
  }

  @Test(arguments: [0, 20, 22, 24, 181]) func onlyTheSidesOfTheStandardAreCodes(_ size: Int) {
    #expect(QRCode(darkModules: Array(repeating: true, count: size * size)) == nil)
  }

  @Test func modulesOutsideAreLight() throws {
    let code = try Self.diagonal()
    #expect(code.isDark(column: 20, row: 20) && !code.isDark(column: 20, row: 19))
    for (column, row) in [(-1, -1), (21, 21), (-1, 0), (.max, .max), (.min, 0)] {
      #expect(!code.isDark(column: column, row: row))
    }
  }

  @Test func theWidestBorderThatFitsIsChosen() throws {
    let code = try Self.diagonal(29)
    #expect(code.border(fitting: Size(columns: 37, rows: 19)) == 4)
    #expect(code.border(fitting: Size(columns: 36, rows: 19)) == 3)
    #expect(code.border(fitting: Size(columns: 33, rows: 17)) == 2)
    #expect(code.border(fitting: Size(columns: 32, rows: 17)) == nil)
    #expect(code.border(fitting: Size(columns: 80, rows: 16)) == nil)
  }

  @Test func everyModuleIsDarkOnLightInEveryTheme() throws {
    let code = try Self.diagonal()
    var frame = Frame(size: Size(columns: 40, rows: 20), renderStyle: RenderStyle(theme: try #require(.night)))
    frame.drawQRCode(code, border: 2, at: Point(column: 3, row: 1))
    for row in 0..<25 {
      for column in 0..<25 {
        let cell = frame[3 + column, 1 + row / 2]
        let lights: [Character: [Bool]] = [
          " ": [false, false], "▀": [true, false], "▄": [false, true], "█": [true, true],
        ]
        #expect(lights[cell.character]?[row % 2] == !code.isDark(column: column - 2, row: row - 2))
        #expect(cell.foreground == .rgb(RGB(255, 255, 255)) && cell.background == .rgb(RGB(0, 0, 0)))
      }
    }
  }

  @Test(arguments: [true, false]) func withoutColoursTheLightModulesAreTheLightOnes(_ isLight: Bool) throws {
    let style = RenderStyle(theme: try #require(.night), depth: .none, hasLightBackground: isLight)
    var frame = Frame(size: Size(columns: 40, rows: 20), renderStyle: style)
    frame.drawQRCode(try Self.diagonal(), border: 2, at: Point(column: 0, row: 0))
    // The first row of modules is the border, the third has one dark module at its beginning.
    #expect(frame.lines[0] == (isLight ? "" : String(repeating: "█", count: 25)))
    #expect(frame.lines[1].hasPrefix(isLight ? "  ▀▄" : "██▄▀█"))
  }

  @Test func withASCIIThereIsNone() throws {
    let style = RenderStyle(theme: try #require(.night), glyphs: .ascii)
    var frame = Frame(size: Size(columns: 40, rows: 20), renderStyle: style)
    let before = frame.lines
    frame.drawQRCode(try Self.diagonal(), border: 2, at: Point(column: 0, row: 0))
    #expect(frame.lines == before)
  }
}
