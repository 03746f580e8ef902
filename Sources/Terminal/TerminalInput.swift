import Screen

/// An input from the terminal, before a keymap gives it a meaning.
public enum TerminalInput: Hashable, Sendable {
  /// A key that is not a character, by its name (``KeyName``).
  case key(String)
  /// A character as the keyboard sends it: a combining mark is a character of its own.
  case character(Character)
  /// A character of pasted text, which is never a key. Line ends and tabs are blanks.
  case pasted(Character)
  /// The terminal's reply that it has processed everything so far.
  case statusReport
  /// The terminal's reply to a question about its colours.
  case reply(TerminalReply)
  /// A press of a mouse's button, or a turn of its wheel.
  case mouse(MouseAction, Point)
}

extension TerminalInput {
  /// The name in keymaps; nil for pasted text, replies and the mouse, which are never keys.
  public var keyName: String? {
    switch self {
    case .key(let name): name
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .pasted, .statusReport, .reply, .mouse: nil
    }
  }

  /// Whether this is a reply to a request of the program, and not an action of the user.
  public var isReply: Bool {
    switch self {
    case .statusReport, .reply: true
    default: false
    }
  }
}

/// An action with the mouse.
public enum MouseAction: Hashable, Sendable {
  /// The first button was pressed.
  case press
  /// The wheel was turned away from the user.
  case wheelUp
  /// The wheel was turned towards the user.
  case wheelDown
}

/// The names of the keyboard's keys in keymaps.
///
/// Names are `key` values of W3C UI Events (`ArrowUp`, `PageDown`, `F1`), and `code` values for the numeric pad
/// (`NumpadEnter`, `Numpad5`), for which `key` has no names. A character is its own name, a blank is `Space`. Modifiers
/// precede the name in the order Ctrl, Alt, Shift: `Ctrl+a`, `Alt+x`, `Shift+ArrowUp`. A capital letter has no `Shift+`.
public enum KeyName {
  /// The names of keys that are not characters, without modifiers.
  public static let named: Set<String> = Set(
    [
      "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape", "Backspace", "Tab", "Home", "End", "Insert",
      "Delete", "PageUp", "PageDown", "Clear", "Help", "Find", "Select", "Space", "NumpadEnter", "NumpadMultiply",
      "NumpadAdd", "NumpadSubtract", "NumpadDivide", "NumpadDecimal", "NumpadComma", "NumpadEqual",
    ] + (0...9).map { "Numpad\($0)" } + (1...20).map { "F\($0)" })

  /// Returns whether a name is that of a key. Keymaps do not accept all of them: ``sentName(for:)``.
  public static func isKnown(_ name: String) -> Bool {
    let key = parts(name).key
    if named.contains(String(key)) { return true }
    return key.count == 1 && key != " " && !key.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
