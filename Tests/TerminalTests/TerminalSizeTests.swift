import CTerm
import Screen
import Testing

@testable import Terminal

/// Sizes that a terminal or an environment reports are used only if they are plausible.
@Suite struct TerminalSizeTests {
  @Test(arguments: [
    (["COLUMNS": "100", "LINES": "30"], Size(columns: 100, rows: 30)), (["COLUMNS": "0", "LINES": "30"], nil),
    (["COLUMNS": "65535", "LINES": "65535"], nil), (["LINES": "30"], nil), (["COLUMNS": "x", "LINES": "30"], nil),
    (["COLUMNS": "-9223372036854775808", "LINES": "9223372036854775807"], nil),
    (["COLUMNS": "9223372036854775808", "LINES": "30"], nil),
  ])
  func readsTheSizeInTheEnvironment(environment: [String: String], size: Size?) {
    #expect(TerminalReport.size(in: environment) == size)
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
