import Screen
import Terminal

/// Records what a terminal sends.
struct KeyRecorder {
  /// The recorded keys and unknown sequences, oldest first.
  private(set) var records: [KeyRecord] = []
  private let keymap: Keymap

  init(keymap: Keymap) {
    self.keymap = keymap
  }

  /// Records one key or one unknown sequence.
  mutating func record(_ piece: DecodedInput) {
    // Showing a reply would draw a frame, and that would cause the next one.
    guard piece.input?.isReply != true else { return }
    records.append(KeyRecord(sent: piece.bytes, input: piece.input, keymap: keymap))
  }

  /// Returns the lines of a table with a heading.
  static func table(_ records: [KeyRecord]) -> [String] {
    let headings = [CommandPhrase.keySent(), CommandPhrase.keyName(), CommandPhrase.keyMeans()]
    let rows = [headings] + records.map { [$0.sent, $0.name ?? "", $0.meaning] }
    let widths = [8, 12].enumerated().map { column, least in
      max(least, rows.map { $0[column].widthCells }.max() ?? 0)
    }
    return rows.map { $0[0].padded(to: widths[0]) + "  " + $0[1].padded(to: widths[1]) + "  " + $0[2] }
  }
}

extension String {
  /// Returns the text with blanks up to a width in cells.
  fileprivate func padded(to cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - widthCells))
  }
}
