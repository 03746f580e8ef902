/// A scanner of a program's output to its terminal: the plain text, and the ends of frames.
///
/// Escape sequences are those of ECMA-48: CSI, OSC and two-byte ones. A frame ends with the end of a synchronized update,
/// `CSI ? 2026 l`.
struct OutputScanner {
  private enum State { case text, escape, charset, control, string, stringEscape }

  /// The expected texts that have not been found yet.
  private(set) var awaited: [String] = []
  /// The latest text, at most a little more than one chunk.
  private(set) var text: [UInt8] = []
  /// The number of complete frames.
  private(set) var frameCount = 0
  /// The number of status requests (DSR, `CSI 5 n`), to which terminals reply when they have processed everything before.
  private(set) var questionCount = 0
  /// The number of bytes read.
  private(set) var byteCount = 0

  private static let longestWord = 100
  private static let frameEnd = Array("?2026l".utf8)
  private static let question = Array("5n".utf8)
  private var state = State.text
  private var control: [UInt8] = []

  /// Sets the expected texts; they may be found in any order.
  mutating func await(_ words: [String]) {
    awaited = words
    text = []
  }

  /// Scans bytes.
  mutating func feed(_ bytes: ArraySlice<UInt8>) {
    byteCount += bytes.count
    text.removeFirst(max(0, text.count - Self.longestWord))
    for byte in bytes { take(byte) }
    awaited = awaited.filter { !contains(Array($0.utf8)) }
  }

  private func contains(_ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { start in
      text[start] == first && text[start..<start + word.count].elementsEqual(word)
    }
  }

  private mutating func take(_ byte: UInt8) {
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
      if control == Self.question { questionCount += 1 }
      state = .text
    case (.string, 0x07): state = .text
    case (.string, 0x1B): state = .stringEscape
    case (.string, _): break
    case (.stringEscape, _): state = byte == UInt8(ascii: "\\") ? .text : .string
    }
  }
}
