import CTerm
import Screen
import Testing

@testable import Terminal

/// Sizes that a terminal or an environment reports are used only if they are plausible.
@Suite struct TerminalSizeTests {
  @Test(arguments: [
    (["COLUMNS": "100", "LINES": "30"], Size(columns: 100, rows: 30)), (["COLUMNS": "0", "LINES": "30"], nil),
    (["COLUMNS": "65535", "LINES": "65535"], nil), (["COLUMNS": "1400", "LINES": "60"], Size(columns: 1400, rows: 60)),
    (["COLUMNS": "10000", "LINES": "10000"], Size(columns: 10_000, rows: 100)), (["LINES": "30"], nil),
    (["COLUMNS": "x", "LINES": "30"], nil),
    (["COLUMNS": "-9223372036854775808", "LINES": "9223372036854775807"], nil),
    (["COLUMNS": "9223372036854775808", "LINES": "30"], nil),
  ])
  func readsTheSizeInTheEnvironment(environment: [String: String], size: Size?) {
    #expect(TerminalReport.size(in: environment) == size)
  }

  @Test(
    arguments: [
      (nil, 50), ("0", 0), ("25", 25), ("1000", 1000), ("99999999", 10_000), ("-1", 50), ("x", 50), ("", 50),
    ] as [(String?, Int64)])
  func readsTheDelayOfEscInTheEnvironment(value: String?, delayMS: Int64) {
    #expect(TerminalReport.escapeDelayMS(in: value.map { ["ESCDELAY": $0] } ?? [:]) == delayMS)
  }

  @Test(arguments: [
    (cterm_size(columns: 80, rows: 24, pixel_width: 800, pixel_height: 480), PixelSize(width: 10, height: 20)),
    (cterm_size(columns: 80, rows: 24, pixel_width: 0, pixel_height: 0), nil),
    (cterm_size(columns: 80, rows: 24, pixel_width: 79, pixel_height: 480), nil),
    (cterm_size(columns: 0, rows: 0, pixel_width: 800, pixel_height: 480), nil),
    (cterm_size(columns: -1, rows: .min, pixel_width: .min, pixel_height: .min), nil),
    (cterm_size(columns: .max, rows: .max, pixel_width: .max, pixel_height: .max), nil),
  ])
  func readsTheSizeOfACell(window: cterm_size, cell: PixelSize?) {
    #expect(TerminalReport.cellSize(window) == cell)
  }
}
