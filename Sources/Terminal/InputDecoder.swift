/// Turns the bytes of a terminal into keys and characters.
///
/// A value without clock or I/O: bytes go in with their time, inputs come out, and ``deadlineMS`` says when to ask again
/// without bytes. The grammar of escape sequences is ECMA-48's, so that one nobody knows is swallowed whole instead of
/// acting as the keys its letters happen to be. Bytes that are not UTF-8 are dropped.
public struct InputDecoder: Sendable {
  /// How long an Esc waits for what may follow it, in milliseconds.
  public static let escapeDelayMS: Int64 = 25
  /// How long a sequence that has begun waits for its end.
  public static let sequenceDelayMS: Int64 = 250
  /// How long a pasted text waits for its end.
  public static let pasteDelayMS: Int64 = 2000

  /// When ``timeOut(atMS:)`` has something to say; nil while nothing is unfinished.
  public private(set) var deadlineMS: Int64?

  private let sequences: KeySequences
  private var pending: [UInt8] = []
  private var mode = Mode.keys

  private enum Mode {
    /// Keys and characters.
    case keys
    /// Between the marks of a pasted text.
    case paste
    /// Within a string that a terminal answers with (DCS, OSC, SOS, PM, APC), which is swallowed up to its end.
    case string
  }

  /// A decoder.
  ///
  /// - Parameter sequences: What the terminal's keys send.
  public init(sequences: KeySequences = KeySequences()) {
    self.sequences = sequences
  }

  /// Takes bytes in.
  ///
  /// - Parameters:
  ///   - bytes: As they came, cut anywhere.
  ///   - nowMS: When they came.
  /// - Returns: What has been finished with them.
  public mutating func feed(_ bytes: [UInt8], atMS nowMS: Int64) -> [TerminalInput] {
    pending += bytes
    let inputs = decode()
    deadlineMS = delayMS.map { nowMS + $0 }
    return inputs
  }

  /// Gives up waiting once ``deadlineMS`` has come: a lone Esc is a key, and what else is unfinished is dropped.
  public mutating func timeOut(atMS nowMS: Int64) -> [TerminalInput] {
    guard let deadline = deadlineMS, nowMS >= deadline else { return [] }
    let isLoneEscape = mode == .keys && pending == [Byte.escape]
    deadlineMS = nil
    pending = []
    mode = .keys
    return isLoneEscape ? [.key("Escape")] : []
  }

  private var delayMS: Int64? {
    switch mode {
    case .paste: Self.pasteDelayMS
    case .string: Self.sequenceDelayMS
    case .keys: pending.isEmpty ? nil : pending == [Byte.escape] ? Self.escapeDelayMS : Self.sequenceDelayMS
    }
  }

  private mutating func decode() -> [TerminalInput] {
    var inputs: [TerminalInput] = []
    var rest = pending[...]
    loop: while !rest.isEmpty {
      let step =
        switch mode {
        case .keys: keyStep(rest)
        case .paste: pasteStep(rest)
        case .string: stringStep(rest)
        }
      switch step {
      case .wait: break loop
      case .taken(let count, let input):
        rest = rest.dropFirst(count)
        if let input { inputs.append(input) }
      case .enter(let count, let newMode):
        rest = rest.dropFirst(count)
        mode = newMode
      }
    }
    pending = Array(rest)
    return inputs
  }

  /// What the first bytes mean.
  private enum Step {
    /// More bytes are needed to say.
    case wait
    /// So many bytes mean this, or nothing.
    case taken(Int, TerminalInput?)
    /// So many bytes begin or end something.
    case enter(Int, Mode)
  }

  // MARK: Keys

  private func keyStep(_ bytes: ArraySlice<UInt8>) -> Step {
    switch sequences.match(bytes) {
    case .key(let name, let count): return .taken(count, .key(name))
    case .unfinished: return .wait
    case .none: break
    }
    guard let first = bytes.first else { return .wait }
    if first == Byte.escape { return escapeStep(bytes) }
    if first < 0x20 || first == 0x7F { return .taken(1, Self.control(first)) }
    return characterStep(bytes) { .character($0) }
  }

  private func escapeStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let second = bytes.dropFirst().first else { return .wait }
    switch second {
    case UInt8(ascii: "["): return controlSequenceStep(bytes)
    case UInt8(ascii: "O"): return singleShiftStep(bytes)
    case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      return .enter(2, .string)
    // Two presses that arrived together, or a press and the sequence of another key.
    case Byte.escape: return .taken(1, .key("Escape"))
    case 0x21...0x7E: return .taken(2, .key("Alt+\(Character(Unicode.Scalar(second)))"))
    case 0x7F: return .taken(2, .key("Alt+Backspace"))
    default: return .taken(2, nil)
    }
  }

  /// CSI: parameters 0x30...0x3F, intermediates 0x20...0x2F, one final byte 0x40...0x7E (ECMA-48, 5.4).
  private func controlSequenceStep(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    // The Linux console sends ESC [ [ A for F1, though [ is a final byte.
    if body.first == UInt8(ascii: "[") {
      return body.count < 2 ? .wait : .taken(4, KeySequences.linuxFunctionKey(body.dropFirst().first))
    }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return body.count > 64 ? .taken(bytes.count, nil) : .wait
    }
    let count = end + 1 - bytes.startIndex
    let final = body[end]
    // A control or another Esc within a sequence breaks it off.
    guard (0x40...0x7E).contains(final) else { return .taken(count - 1, nil) }
    let parameters = String(decoding: body[..<end], as: UTF8.self)
    if final == UInt8(ascii: "~"), parameters == "200" { return .enter(count, .paste) }
    if final == UInt8(ascii: "n"), parameters == "0" { return .taken(count, .answer) }
    return .taken(count, KeySequences.controlSequence(parameters, final).map { .key($0) })
  }

  private func singleShiftStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let final = bytes.dropFirst(2).first else { return .wait }
    guard (0x21...0x7E).contains(final) else { return .taken(2, nil) }
    return .taken(3, KeySequences.singleShift(final).map { .key($0) })
  }

  private static func control(_ byte: UInt8) -> TerminalInput? {
    switch byte {
    case 0x0A, 0x0D: .key("Enter")
    case 0x09: .key("Tab")
    case 0x08, 0x7F: .key("Backspace")
    case 0x00: .key("Ctrl+Space")
    case 0x01...0x1A: .key("Ctrl+\(Character(Unicode.Scalar(byte + 0x60)))")
    default: .key("Ctrl+\(Character(Unicode.Scalar(byte + 0x40)))")
    }
  }

  // MARK: Text

  /// One character in UTF-8.
  private func characterStep(_ bytes: ArraySlice<UInt8>, _ input: (Character) -> TerminalInput) -> Step {
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    switch parser.parseScalar(from: &iterator) {
    case .valid(let encoded):
      let scalar = Unicode.UTF8.decode(encoded)
      let isControl = scalar.properties.generalCategory == .control
      return .taken(encoded.count, isControl ? nil : input(Character(scalar)))
    case .error(let length):
      // What is cut off at the end of what has come may be finished by what comes next.
      return length == bytes.count && Self.isBeginning(bytes) ? .wait : .taken(length, nil)
    case .emptyInput: return .wait
    }
  }

  /// Whether bytes are a character of UTF-8 cut off before its end.
  private static func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    let wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    return first <= 0xF4 && bytes.count < wanted
  }

  private func pasteStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let first = bytes.first else { return .wait }
    if first == Byte.escape {
      if bytes.starts(with: Byte.pasteEnd) { return .enter(Byte.pasteEnd.count, .keys) }
      return Byte.pasteEnd.starts(with: bytes) ? .wait : .taken(1, nil)
    }
    if first == 0x09 || first == 0x0A || first == 0x0D { return .taken(1, .pasted(" ")) }
    return first < 0x20 || first == 0x7F ? .taken(1, nil) : characterStep(bytes) { .pasted($0) }
  }

  /// Swallows up to ST (ESC \) or, as xterm has it, BEL.
  private func stringStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let end = bytes.firstIndex(where: { $0 == 0x07 || $0 == Byte.escape }) else {
      return .taken(bytes.count, nil)
    }
    let before = end - bytes.startIndex
    if bytes[end] == 0x07 { return .enter(before + 1, .keys) }
    guard let next = bytes[end...].dropFirst().first else { return before > 0 ? .taken(before, nil) : .wait }
    // Any other Esc breaks the string off and begins something new.
    return .enter(next == UInt8(ascii: "\\") ? before + 2 : before, .keys)
  }

  private enum Byte {
    static let escape: UInt8 = 0x1B
    static let pasteEnd = Array("\u{1B}[201~".utf8)
  }
}
