import Screen
import Terminal

/// Assembles the bytes that a terminal sends into records of keys.
struct KeyRecorder {
  /// The recorded keys, oldest first.
  private(set) var records: [KeyRecord] = []
  private let keymap: Keymap
  private var unfinished: [UInt8] = []

  init(keymap: Keymap) {
    self.keymap = keymap
  }

  /// Records bytes and the inputs that they complete.
  mutating func record(_ bytes: [UInt8], _ inputs: [TerminalInput]) {
    unfinished += bytes
    guard !inputs.isEmpty else { return }
    // An Esc after another Esc completes it, and starts the next key.
    let rest = unfinished.count > 1 && bytes == [0x1B] ? bytes : []
    let sent = Array(unfinished.dropLast(rest.count))
    // The reply to a status request is not a key; showing it would draw a frame and cause the next request.
    for (index, input) in inputs.enumerated() where input != .statusReport {
      records.append(KeyRecord(sent: index == 0 ? sent : [], input: input, keymap: keymap))
    }
    unfinished = rest
  }

  /// Records the remaining bytes, which are not a key.
  mutating func finish() {
    if !unfinished.isEmpty { records.append(KeyRecord(sent: unfinished, input: nil, keymap: keymap)) }
    unfinished = []
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
