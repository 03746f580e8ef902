/// Keys that terminals send as Unicode code points: kitty's keyboard protocol (CSI u) and xterm's modifyOtherKeys.
///
/// Neither is asked for, but a user or an earlier program may have turned them on.
extension KeySequences {
  /// Returns the input for `CSI code:shifted:base ; modifiers:event ; text u`
  /// (https://sw.kovidgoyal.net/kitty/keyboard-protocol/); nil for keys without a name, and for releases.
  static func unicodeKey(_ sequence: ControlSequence) -> TerminalInput? {
    guard sequence.parameters.count <= 3, let code = sequence.number(0), !isRelease(sequence) else { return nil }
    guard let modifiers = KeyModifiers(parameter: sequence.number(1)) else { return nil }
    let shifted = modifiers.contains(.shift) ? sequence.number(0, 1) : nil
    let text = modifiers.subtracting(.shift).isEmpty ? sequence.number(2) : nil
    return key(code: text ?? shifted ?? code, modifiers)
  }

  /// Returns the input for `CSI 27 ; modifiers ; code ~` (xterm's ctlseqs, "modifyOtherKeys"); nil for keys without a name.
  static func modifiedOtherKey(_ sequence: ControlSequence) -> TerminalInput? {
    guard let numbers = sequence.plainNumbers, numbers.count == 3, numbers[0] == 27 else { return nil }
    return KeyModifiers(parameter: numbers[1]).flatMap { key(code: numbers[2], $0) }
  }

  /// Whether a sequence reports that a key was released (event type 3).
  static func isRelease(_ sequence: ControlSequence) -> Bool {
    sequence.number(1, 1) == 3
  }

  private static func key(code: Int, _ modifiers: KeyModifiers) -> TerminalInput? {
    if let name = controlCodes[code] ?? functionalCodes[code] { return KeyName.input(name, modifiers) }
    guard code >= 0x20, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
    switch scalar.properties.generalCategory {
    // kitty numbers keys without text in the private use area.
    case .control, .privateUse, .unassigned, .surrogate: return nil
    default:
      let input = KeyName.input(String(scalar), modifiers)
      // A combining mark would be part of the plus sign before it.
      return input.keyName.map(KeyName.isKnown) == true ? input : nil
    }
  }

  private static let controlCodes: [Int: String] = [
    8: "Backspace", 9: "Tab", 13: "Enter", 27: "Escape", 32: "Space", 127: "Backspace",
  ]

  /// kitty's numbers for keys without a code point; F13 to F20, then the numeric pad.
  private static let functionalCodes: [Int: String] = {
    let functionKeys = (13...20).map { (57_363 + $0, "F\($0)") }
    let digits = (0...9).map { (57_399 + $0, "Numpad\($0)") }
    let others = [
      "NumpadDecimal", "NumpadDivide", "NumpadMultiply", "NumpadSubtract", "NumpadAdd", "NumpadEnter", "NumpadEqual",
      "NumpadComma", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "Insert",
      "Delete", "Clear",
    ]
    return Dictionary(uniqueKeysWithValues: functionKeys + digits + zip(57_409..., others))
  }()
}
