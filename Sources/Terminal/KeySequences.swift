/// The byte sequences that the keys of a terminal send.
///
/// Those of the terminal's terminfo entry are matched first. After them come the sequences of xterm, which nearly every
/// terminal sends whatever `TERM` says, with modifiers (xterm's ctlseqs, "PC-Style Function Keys").
public struct KeySequences: Sendable {
  private let names: [[UInt8]: String]
  private let prefixes: Set<[UInt8]>
  private let maximumLength: Int

  /// Creates the sequences of a terminal.
  ///
  /// - Parameter entry: Key names (``KeyName``) by the bytes sent for them, as a terminfo entry has them; sequences of a
  ///   single byte are ignored.
  public init(entry: [[UInt8]: String] = [:]) {
    names = entry.filter { $0.key.count > 1 }
    prefixes = Set(names.keys.flatMap { sequence in (1..<sequence.count).map { Array(sequence[..<$0]) } })
    maximumLength = names.keys.map(\.count).max() ?? 0
  }

  /// The result of matching bytes with the entry.
  enum Match {
    /// A key, sent as this many bytes.
    case key(String, count: Int)
    /// The beginning of a key's sequence.
    case unfinished
    /// No key of the entry.
    case none
  }

  /// Returns the longest sequence of the entry at the start of some bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    for count in stride(from: min(maximumLength, bytes.count), to: 1, by: -1) {
      if let name = names[Array(bytes.prefix(count))] { return .key(name, count: count) }
    }
    // A lone Esc has a delay of its own.
    guard bytes.count > 1 || bytes.first != 0x1B else { return .none }
    return prefixes.contains(Array(bytes)) ? .unfinished : .none
  }

  /// Returns the input for a control sequence of a key; nil when no key sends it.
  static func input(_ sequence: ControlSequence) -> TerminalInput? {
    guard sequence.marker == nil else { return nil }
    if sequence.final == UInt8(ascii: "u") { return unicodeKey(sequence) }
    return modifiedOtherKey(sequence) ?? key(sequence).map { .key($0) }
  }

  /// Returns the name of the key that sends a control sequence; nil when no key does.
  private static func key(_ sequence: ControlSequence) -> String? {
    guard sequence.parameters.count <= 2, sequence.parameters.first?.count ?? 1 == 1, !isRelease(sequence),
      let modifiers = KeyModifiers(parameter: sequence.number(1))
    else { return nil }
    let first = sequence.parameters.isEmpty ? nil : sequence.number(0) ?? 1
    switch sequence.final {
    case UInt8(ascii: "~"): return named(first, modifiers)
    // rxvt's forms.
    case UInt8(ascii: "^"): return named(first, modifiers.union(.control))
    case UInt8(ascii: "@"): return named(first, modifiers.union([.control, .shift]))
    case UInt8(ascii: "Z"): return "Shift+Tab"
    default:
      // Reports end in the same letters but begin with another number: ESC [ 24 ; 80 R is a cursor position.
      guard first ?? 1 == 1 else { return nil }
      if let arrow = rxvtArrows[sequence.final] { return modifiers.union(.shift).prefix + arrow }
      return letteredKeys[sequence.final].map { modifiers.prefix + $0 }
    }
  }

  private static func named(_ number: Int?, _ modifiers: KeyModifiers) -> String? {
    number.flatMap { numberedKeys[$0] }.map { modifiers.prefix + $0 }
  }

  /// Returns the name of the key that rxvt sends with Shift as `ESC [`, a number and `$`; nil when no key does.
  static func rxvtShiftedKey(_ number: Int) -> String? {
    named(number, .shift)
  }

  /// Returns the name of the key that sends SS3, parameters and a final byte; nil when no key does.
  ///
  /// The last parameter states the modifiers: Konsole sends `ESC O 2 R`, others `ESC O 1 ; 2 R`, for Shift+F3.
  static func singleShift(_ parameters: ArraySlice<UInt8>, _ final: UInt8) -> String? {
    guard let sequence = ControlSequence(parameters, final: final), let numbers = sequence.plainNumbers,
      let modifiers = KeyModifiers(parameter: numbers.last)
    else { return nil }
    if let arrow = rxvtArrows[final] { return modifiers.union(.control).prefix + arrow }
    return (letteredKeys[final] ?? numericPad[final]).map { modifiers.prefix + $0 }
  }

  /// Returns the name of the key of the Linux console that sends `ESC [ [` and a final byte; nil when no key does.
  static func linuxFunctionKey(_ final: UInt8) -> String? {
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
    return "F\(final - UInt8(ascii: "A") + 1)"
  }

  private static let rxvtArrows: [UInt8: String] = Dictionary(
    uniqueKeysWithValues: zip("abcd".utf8, ["ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"]))

  private static let letteredKeys: [UInt8: String] = Dictionary(
    uniqueKeysWithValues: zip(
      "ABCDEFHPQRS".utf8,
      ["ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft", "Clear", "End", "Home", "F1", "F2", "F3", "F4"]))

  private static let numberedKeys: [Int: String] = [
    1: "Home", 2: "Insert", 3: "Delete", 4: "End", 5: "PageUp", 6: "PageDown", 7: "Home", 8: "End", 11: "F1", 12: "F2",
    13: "F3", 14: "F4", 15: "F5", 17: "F6", 18: "F7", 19: "F8", 20: "F9", 21: "F10", 23: "F11", 24: "F12", 25: "F13",
    26: "F14", 28: "F15", 29: "F16", 31: "F17", 32: "F18", 33: "F19", 34: "F20",
  ]

  private static let numericPad: [UInt8: String] = Dictionary(
    uniqueKeysWithValues: zip(
      "Mjklmnopqrstuvwxy X".utf8,
      [
        "NumpadEnter", "NumpadMultiply", "NumpadAdd", "NumpadComma", "NumpadSubtract", "NumpadDecimal", "NumpadDivide",
        "Numpad0", "Numpad1", "Numpad2", "Numpad3", "Numpad4", "Numpad5", "Numpad6", "Numpad7", "Numpad8", "Numpad9",
        "Space", "NumpadEqual",
      ]))
}
