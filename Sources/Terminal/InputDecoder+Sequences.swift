extension InputDecoder {
  /// Reads a key, a character, or the beginning of a sequence.
  func keyStep(_ bytes: ArraySlice<UInt8>) -> Step {
    switch sequences.match(bytes) {
    case .key(let name, let count): return .consume(count, .key(name))
    case .unfinished: return .wait
    case .none: break
    }
    guard let first = bytes.first else { return .wait }
    if first == Byte.escape { return escapeStep(bytes) }
    if first < 0x20 || first == Byte.delete { return .consume(1, Self.control(first)) }
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
    case Byte.escape: return .consume(1, .key("Escape"))
    case 0x21...0x7E: return .consume(2, .key("Alt+\(Character(Unicode.Scalar(second)))"))
    case Byte.delete: return .consume(2, .key("Alt+Backspace"))
    default: return .consume(2, nil)
    }
  }

  /// Reads a control sequence after CSI: parameters 0x30...0x3F, intermediates 0x20...0x2F, one final byte 0x40...0x7E
  /// (ECMA-48, 5.4).
  private func controlSequenceStep(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    if body.first == UInt8(ascii: "[") { return linuxFunctionKeyStep(body) }
    let length = body.prefix { (0x20...0x3F).contains($0) }.count
    guard length <= Self.maximumSequenceLength else { return .enter(2, .longSequence) }
    guard let final = body.dropFirst(length).first else { return .wait }
    // A control or another Esc within a sequence cancels it.
    guard (0x40...0x7E).contains(final) else { return .consume(2 + length, nil) }
    let count = 2 + length + 1
    guard let sequence = ControlSequence(body.prefix(length), final: final) else { return .consume(count, nil) }
    if sequence == Self.pasteStart { return .enter(count, .paste) }
    if sequence == Self.statusReport { return .consume(count, .statusReport) }
    return .consume(count, KeySequences.key(sequence).map { .key($0) })
  }

  /// Reads F1 to F5 of the Linux console, which sends `ESC [ [ A` for F1 although `[` is a final byte.
  private func linuxFunctionKeyStep(_ body: ArraySlice<UInt8>) -> Step {
    guard let final = body.dropFirst().first else { return .wait }
    guard (0x21...0x7E).contains(final) else { return .consume(3, nil) }
    return .consume(4, KeySequences.linuxFunctionKey(final).map { .key($0) })
  }

  private func singleShiftStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let final = bytes.dropFirst(2).first else { return .wait }
    guard (0x21...0x7E).contains(final) else { return .consume(2, nil) }
    return .consume(3, KeySequences.singleShift(final).map { .key($0) })
  }

  /// Skips the rest of a control sequence, its final byte included; any other byte cancels the sequence.
  func longSequenceStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let end = bytes.firstIndex(where: { !(0x20...0x3F).contains($0) }) else { return .consume(bytes.count, nil) }
    let length = end - bytes.startIndex
    return .enter((0x40...0x7E).contains(bytes[end]) ? length + 1 : length, .keys)
  }

  /// Skips a string up to ST (`ESC \`) or, as in xterm, BEL.
  func stringStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let end = bytes.firstIndex(where: { $0 == Byte.bell || $0 == Byte.escape }) else {
      return .consume(bytes.count, nil)
    }
    let length = end - bytes.startIndex
    if bytes[end] == Byte.bell { return .enter(length + 1, .keys) }
    guard let next = bytes[end...].dropFirst().first else { return length > 0 ? .consume(length, nil) : .wait }
    // Any other Esc cancels the string and begins a new sequence.
    return .enter(next == UInt8(ascii: "\\") ? length + 2 : length, .keys)
  }

  private static func control(_ byte: UInt8) -> TerminalInput {
    switch byte {
    case 0x0A, 0x0D: .key("Enter")
    case 0x09: .key("Tab")
    case 0x08, Byte.delete: .key("Backspace")
    case 0x00: .key("Ctrl+Space")
    case 0x01...0x1A: .key("Ctrl+\(Character(Unicode.Scalar(byte + 0x60)))")
    default: .key("Ctrl+\(Character(Unicode.Scalar(byte + 0x40)))")
    }
  }

  /// Parameter and intermediate bytes of the longest control sequence that is read; longer ones are skipped.
  private static let maximumSequenceLength = 64
  private static let pasteStart = ControlSequence(parameters: [200], final: UInt8(ascii: "~"))
  /// The answer to the status request that ends a frame (DSR; ECMA-48, 8.3.35): ready, no malfunction.
  private static let statusReport = ControlSequence(parameters: [0], final: UInt8(ascii: "n"))
}
