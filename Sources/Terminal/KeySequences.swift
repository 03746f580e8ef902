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

  /// Returns the name of the key that sends a control sequence; nil when no key does.
  static func key(_ sequence: ControlSequence) -> String? {
    guard sequence.parameters.count <= 2 else { return nil }
    // A parameter that is left out means 1.
    let numbers = sequence.parameters.map { $0 ?? 1 }
    let modifiers = numbers.count == 2 ? modifierPrefix(numbers[1]) : ""
    switch sequence.final {
    case UInt8(ascii: "~"): return numbers.first.flatMap { numberedKeys[$0] }.map { modifiers + $0 }
    case UInt8(ascii: "Z"): return "Shift+Tab"
    default:
      // Reports end in the same letters but begin with another number: ESC [ 24 ; 80 R is a cursor position.
      guard numbers.first ?? 1 == 1 else { return nil }
      return letteredKeys[sequence.final].map { modifiers + $0 }
    }
  }

  /// Returns the name of the key that sends SS3 and a final byte; nil when no key does.
  static func singleShift(_ final: UInt8) -> String? {
    letteredKeys[final] ?? numericPad[final]
  }

  /// Returns the name of the key of the Linux console that sends `ESC [ [` and a final byte; nil when no key does.
  static func linuxFunctionKey(_ final: UInt8) -> String? {
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
    return "F\(final - UInt8(ascii: "A") + 1)"
  }

  /// Returns the prefix for xterm's modifier parameter: 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl and 8 for Meta.
  private static func modifierPrefix(_ parameter: Int) -> String {
    let bits = max(0, parameter - 1)
    return (bits & 4 != 0 ? "Ctrl+" : "") + (bits & (2 | 8) != 0 ? "Alt+" : "") + (bits & 1 != 0 ? "Shift+" : "")
  }

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
