import Screen

extension TerminalInput {
  /// Reads a mouse report in SGR's form, `ESC [ < button ; column ; row M` (xterm's ctlseqs, "Extended coordinates"): the
  /// first button and the wheel, with or without modifiers. nil for releases, movements, other buttons and other sequences.
  init?(mouse sequence: ControlSequence) {
    guard sequence.marker == UInt8(ascii: "<"), sequence.final == UInt8(ascii: "M"),
      let numbers = sequence.plainNumbers, numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1
    else { return nil }
    let action: MouseAction
    // Shift, Meta and Ctrl are the bits 4, 8 and 16.
    switch numbers[0] & ~0b11100 {
    case 0: action = .press
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    self = .mouse(action, Point(column: numbers[1] - 1, row: numbers[2] - 1))
  }
}
