/// Scans the output of a program to its terminal for plain text and for the ends of frames.
///
/// Escape sequences are those of ECMA-48: CSI, OSC and two-byte ones. A frame ends with the end of a synchronized update,
/// `CSI ? 2026 l`.
struct OutputScanner {
  private enum State { case text, escape, charset, control, string, stringEscape }

  /// The expected words that have not been shown yet.
  private(set) var missingWords: [String] = []
  /// The most recent text, a little more than the last chunk of output.
  private(set) var text: [UInt8] = []
  /// The number of frames that have ended.
  private(set) var frameCount = 0
  /// The number of status queries (DSR, `CSI 5 n`), which terminals answer when they have displayed everything before them.
  private(set) var queryCount = 0
  /// The number of bytes of output.
  private(set) var byteCount = 0

  private static let longestWord = 100
  private static let frameEnd = Array("?2026l".utf8)
  private static let query = Array("5n".utf8)
  private var state = State.text
  private var control: [UInt8] = []

  /// Expects words from now on, each in one piece and in any order.
  mutating func expect(_ words: [String]) {
    missingWords = words
    text = []
  }

  /// Scans more output.
  mutating func feed(_ bytes: ArraySlice<UInt8>) {
    byteCount += bytes.count
    text.removeFirst(max(0, text.count - Self.longestWord))
    for byte in bytes { scan(byte) }
    missingWords = missingWords.filter { !contains(Array($0.utf8)) }
  }

  private func contains(_ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { start in
      text[start] == first && text[start..<start + word.count].elementsEqual(word)
    }
  }

  private mutating func scan(_ byte: UInt8) {
    switch (state, byte) {
    case (.text, 0x1B): state = .escape
    case (.text, _): text.append(byte)
    case (.escape, UInt8(ascii: "[")):
      control = []
      state = .control
    case (.escape, UInt8(ascii: "]")), (.escape, UInt8(ascii: "P")): state = .string
    case (.escape, UInt8(ascii: "(")), (.escape, UInt8(ascii: ")")): state = .charset
    case (.escape, _), (.charset, _): state = .text
    case (.control, _):
      control.append(byte)
      guard (0x40...0x7E).contains(byte) else { return }
      if control == Self.frameEnd { frameCount += 1 }
      if control == Self.query { queryCount += 1 }
      state = .text
    case (.string, 0x07): state = .text
    case (.string, 0x1B): state = .stringEscape
    case (.string, _): break
    case (.stringEscape, _): state = byte == UInt8(ascii: "\\") ? .text : .string
    }
  }
}
