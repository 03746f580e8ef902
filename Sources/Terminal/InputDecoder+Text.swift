extension InputDecoder {
  /// Reads one character in UTF-8; control characters and invalid bytes are dropped.
  func characterStep(_ bytes: ArraySlice<UInt8>, _ input: (Character) -> TerminalInput) -> Step {
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    switch parser.parseScalar(from: &iterator) {
    case .valid(let encoded):
      let scalar = Unicode.UTF8.decode(encoded)
      let isControl = scalar.properties.generalCategory == .control
      return .consume(encoded.count, isControl ? nil : input(Character(scalar)))
    case .error(let length):
      // A character that is cut off at the end of the bytes may be completed by the next ones.
      return length == bytes.count && Self.isIncompleteCharacter(bytes) ? .wait : .consume(length, nil)
    case .emptyInput: return .wait
    }
  }

  /// Reads one character of pasted text, or the end of the paste.
  func pasteStep(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let first = bytes.first else { return .wait }
    if first == Byte.escape {
      if bytes.starts(with: Byte.pasteEnd) { return .enter(Byte.pasteEnd.count, .keys) }
      return Byte.pasteEnd.starts(with: bytes) ? .wait : .consume(1, nil)
    }
    if first == 0x09 || first == 0x0A || first == 0x0D { return .consume(1, .pasted(" ")) }
    return first < 0x20 || first == Byte.delete ? .consume(1, nil) : characterStep(bytes) { .pasted($0) }
  }

  private static func isIncompleteCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first <= 0xF4 else { return false }
    return bytes.count < (first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1)
  }
}
