/// What the keys of a terminal send.
///
/// The terminal's own entry in terminfo comes first. Behind it stand the sequences of xterm, which nearly everything
/// sends, whatever `TERM` says, among them those with modifiers (xterm's ctlseqs, "PC-Style Function Keys").
public struct KeySequences: Sendable {
  private let names: [[UInt8]: String]
  private let beginnings: Set<[UInt8]>
  private let longestBytes: Int

  /// Sequences by what is sent.
  ///
  /// - Parameter entry: Names of keys by their sequences, as a terminfo entry has them; single bytes are left out.
  public init(entry: [[UInt8]: String] = [:]) {
    names = entry.filter { $0.key.count > 1 }
    beginnings = Set(names.keys.flatMap { sequence in (1..<sequence.count).map { Array(sequence[..<$0]) } })
    longestBytes = names.keys.map(\.count).max() ?? 0
  }

  /// What bytes begin with.
  enum Match {
    /// The sequence of a key, so many bytes long.
    case key(String, count: Int)
    /// The beginning of a sequence, and nothing more.
    case unfinished
    /// Nothing that the entry has.
    case none
  }

  /// The longest sequence of the entry at the start of some bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    for count in stride(from: min(longestBytes, bytes.count), to: 1, by: -1) {
      if let name = names[Array(bytes.prefix(count))] { return .key(name, count: count) }
    }
    // A lone Esc has its own, shorter wait.
    guard bytes.count > 1 || bytes.first != 0x1B else { return .none }
    return beginnings.contains(Array(bytes)) ? .unfinished : .none
  }

  /// The key of a control sequence; nil when it is none.
  static func controlSequence(_ parameters: String, _ final: UInt8) -> String? {
    let fields = parameters.split(separator: ";", omittingEmptySubsequences: false)
    // A parameter left out is 1; anything else than a number makes it no key.
    let numbers = fields.compactMap { $0.isEmpty ? 1 : Int($0) }
    guard numbers.count == fields.count, numbers.count <= 2 else { return nil }
    let modifiers = numbers.count == 2 ? prefix(modifier: numbers[1]) : ""
    if final == UInt8(ascii: "~") {
      return numberedKeys[numbers.first ?? 0].map { modifiers + $0 }
    }
    if final == UInt8(ascii: "Z") { return "Shift+Tab" }
    // Answers to questions look alike but begin with another number: ESC [ 24 ; 80 R is a cursor's place.
    guard numbers.first ?? 1 == 1 else { return nil }
    return letteredKeys[final].map { modifiers + $0 }
  }

  /// The key of a sequence that begins with SS3; nil when it is none.
  static func singleShift(_ final: UInt8) -> String? {
    letteredKeys[final] ?? numericPad[final]
  }

  /// F1 to F5 of the Linux console.
  static func linuxFunctionKey(_ final: UInt8?) -> TerminalInput? {
    guard let final, (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
    return .key("F\(final - UInt8(ascii: "A") + 1)")
  }

  /// xterm adds 1 to a sum of 1 for Shift, 2 for Alt, 4 for Ctrl, 8 for Meta.
  private static func prefix(modifier: Int) -> String {
    let bits = max(0, modifier - 1)
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
