/// Reads what a program sends to its terminal: its plain text, and where its frames end.
///
/// Escape sequences are those of ECMA-48: CSI, OSC and two-byte ones. A frame ends with the end of a synchronized update,
/// `CSI ? 2026 l`.
struct OutputScanner {
  private enum State { case text, escape, charset, control, string, stringEscape }

  /// The words waited for that have not come yet.
  private(set) var awaited: [String] = []
  /// The last text that came, at most a little more than a chunk of it.
  private(set) var text: [UInt8] = []
  /// How many frames have ended.
  private(set) var frameCount = 0
  /// How often it was asked whether all is well (DSR, `CSI 5 n`), which terminals answer when they have shown what came before.
  private(set) var questionCount = 0
  /// How many bytes have come.
  private(set) var byteCount = 0

  private static let longestWord = 100
  private static let frameEnd = Array("?2026l".utf8)
  private static let question = Array("5n".utf8)
  private var state = State.text
  private var control: [UInt8] = []

  /// Begins to wait for words, each of which has to come whole; they may come in any order.
  mutating func await(_ words: [String]) {
    awaited = words
    text = []
  }

  /// Takes bytes in.
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
