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
    let sent = max(8, records.map(\.sent.widthCells).max() ?? 0)
    let name = max(12, records.map { ($0.name ?? "").widthCells }.max() ?? 0)
    let heading = "SENT".padded(to: sent) + "  " + "KEY".padded(to: name) + "  MEANS"
    return [heading]
      + records.map { $0.sent.padded(to: sent) + "  " + ($0.name ?? "").padded(to: name) + "  " + $0.meaning }
  }
}

extension String {
  /// Returns the text with blanks up to a width in cells.
  fileprivate func padded(to cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - widthCells))
  }
}
