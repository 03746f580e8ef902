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
    if first < 0x20 || first == Byte.delete { return .consume(1, .key(Self.controlName(first))) }
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
    case 0x20: return .consume(2, .key("Alt+Space"))
    case 0x21...0x7E: return .consume(2, .key("Alt+\(Character(Unicode.Scalar(second)))"))
    case 0x00..<0x20, Byte.delete: return .consume(2, .key(Self.controlName(second, [.alt])))
    default: return altCharacterStep(bytes)
    }
  }

  /// Reads a character beyond ASCII after Esc.
  private func altCharacterStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard case .consume(let count, let input) = characterStep(bytes.dropFirst(), { .key("Alt+\($0)") }) else {
      return .wait
    }
    // A combining mark would be part of the plus sign before it.
    return .consume(1 + count, input.flatMap { KeyName.isKnown($0.keyName ?? "") ? $0 : nil })
  }

  /// Reads a control sequence after CSI: parameters 0x30...0x3F, intermediates 0x20...0x2F, one final byte 0x40...0x7E
  /// (ECMA-48, 5.4).
  private func controlSequenceStep(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    if body.first == UInt8(ascii: "[") { return linuxFunctionKeyStep(body) }
    if body.first == UInt8(ascii: "M") { return x10MouseStep(body) }
    if let step = rxvtShiftStep(body) { return step }
    let length = body.prefix { (0x20...0x3F).contains($0) }.count
    guard length <= Self.maximumSequenceLength else { return .enter(2, .longSequence) }
    guard let final = body.dropFirst(length).first else { return .wait }
    // A control or another Esc within a sequence cancels it.
    guard (0x40...0x7E).contains(final) else { return .consume(2 + length, nil) }
    let count = 2 + length + 1
    guard let sequence = ControlSequence(body.prefix(length), final: final) else { return .consume(count, nil) }
    if sequence == Self.pasteStart { return .enter(count, .paste) }
    if sequence == Self.statusReport { return .consume(count, .statusReport) }
    if let reply = TerminalReply(sequence) { return .consume(count, .reply(reply)) }
    return .consume(count, TerminalInput(mouse: sequence) ?? KeySequences.input(sequence))
  }

  /// Skips a mouse report in the oldest form, `ESC [ M` and three bytes from 0x20 up, which would otherwise be keys. An earlier
  /// program turned these reports on and not off.
  private func x10MouseStep(_ body: ArraySlice<UInt8>) -> Step {
    let report = body.dropFirst().prefix(3).prefix { $0 >= 0x20 }
    return body.count == 1 + report.count && report.count < 3 ? .wait : .consume(3 + report.count, nil)
  }

  /// Reads a key of rxvt with Shift: one or two digits and `$`, which ECMA-48 does not allow at the end. nil for all else.
  private func rxvtShiftStep(_ body: ArraySlice<UInt8>) -> Step? {
    let digits = body.prefix(2).prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, body.dropFirst(digits.count).first == UInt8(ascii: "$") else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return .consume(3 + digits.count, KeySequences.rxvtShiftedKey(number).map { .key($0) })
  }

  /// Reads F1 to F5 of the Linux console, which sends `ESC [ [ A` for F1 although `[` is a final byte.
  private func linuxFunctionKeyStep(_ body: ArraySlice<UInt8>) -> Step {
    guard let final = body.dropFirst().first else { return .wait }
    guard (0x21...0x7E).contains(final) else { return .consume(3, nil) }
    return .consume(4, KeySequences.linuxFunctionKey(final).map { .key($0) })
  }

  private func singleShiftStep(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    let parameters = body.prefix(Self.maximumShiftLength).prefix { (0x30...0x39).contains($0) || $0 == 0x3B }
    let length = 2 + parameters.count
    guard parameters.count < Self.maximumShiftLength else { return .consume(length, nil) }
    guard let final = body.dropFirst(parameters.count).first else { return .wait }
    guard (0x21...0x7E).contains(final) else { return .consume(length, nil) }
    return .consume(length + 1, KeySequences.singleShift(parameters, final).map { .key($0) })
  }

  /// Skips the rest of a control sequence, its final byte included; any other byte cancels the sequence.
  func longSequenceStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let end = bytes.firstIndex(where: { !(0x20...0x3F).contains($0) }) else { return .consume(bytes.count, nil) }
    let length = end - bytes.startIndex
    return .enter((0x40...0x7E).contains(bytes[end]) ? length + 1 : length, .keys)
  }

  /// Reads a string up to ST (`ESC \`) or, as in xterm, BEL.
  func stringStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let end = bytes.firstIndex(where: { $0 == Byte.bell || $0 == Byte.escape }) else {
      return .consume(bytes.count, nil)
    }
    let length = end - bytes.startIndex
    if bytes[end] == Byte.bell { return .finish(length, terminator: 1) }
    guard let next = bytes[end...].dropFirst().first else { return length > 0 ? .consume(length, nil) : .wait }
    // Any other Esc cancels the string and begins a new sequence.
    return next == UInt8(ascii: "\\") ? .finish(length, terminator: 2) : .enter(length, .keys)
  }

  /// Returns the name of the key that sends a control character.
  private static func controlName(_ byte: UInt8, _ modifiers: KeyModifiers = []) -> String {
    switch byte {
    case 0x0A, 0x0D: modifiers.prefix + "Enter"
    case 0x09: modifiers.prefix + "Tab"
    case 0x08, Byte.delete: modifiers.prefix + "Backspace"
    case 0x00: modifiers.union(.control).prefix + "Space"
    case 0x1B: modifiers.prefix + "Escape"
    case 0x01...0x1A: modifiers.union(.control).prefix + "\(Character(Unicode.Scalar(byte + 0x60)))"
    default: modifiers.union(.control).prefix + "\(Character(Unicode.Scalar(byte + 0x40)))"
    }
  }

  /// Parameter and intermediate bytes of the longest control sequence that is read; longer ones are skipped.
  private static let maximumSequenceLength = 64
  /// Parameter bytes after SS3 that occur in no key's sequence.
  private static let maximumShiftLength = 6
  private static let pasteStart = ControlSequence([200], final: UInt8(ascii: "~"))
  /// The answer to the status request that ends a frame (DSR; ECMA-48, 8.3.35): ready, no malfunction.
  private static let statusReport = ControlSequence([0], final: UInt8(ascii: "n"))
}
