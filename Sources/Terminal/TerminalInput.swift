/// What came from the keyboard, before a keymap says what it means.
public enum TerminalInput: Hashable, Sendable {
  /// A key that is not a character, by its name (``KeyName``).
  case key(String)
  /// A character, composed as the keyboard sends it: a combining mark comes by itself.
  case character(Character)
  /// A character of a pasted text: never a key. Line ends and tabs are blanks.
  case pasted(Character)
  /// The terminal's answer that it has shown everything so far.
  case answer
}

/// The names that keys of a keyboard have in keymaps.
///
/// Names are W3C UI Events `key` values (`ArrowUp`, `PageDown`, `F1`), and `code` values for the numeric pad
/// (`NumpadEnter`, `Numpad5`), which `key` does not tell apart. A character is itself, a blank `Space`. Modifiers stand
/// before it: `Ctrl+a`, `Alt+x`, `Shift+ArrowUp`, in the order Ctrl, Alt, Shift; a capital letter is no `Shift+`.
public enum KeyName {
  /// Keys that are not characters, without modifiers.
  public static let named: Set<String> = Set(
    [
      "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Escape", "Backspace", "Tab", "Home", "End", "Insert",
      "Delete", "PageUp", "PageDown", "Clear", "Help", "Find", "Select", "Space", "NumpadEnter", "NumpadMultiply",
      "NumpadAdd", "NumpadSubtract", "NumpadDivide", "NumpadDecimal", "NumpadComma", "NumpadEqual",
    ] + (0...9).map { "Numpad\($0)" } + (1...20).map { "F\($0)" })

  /// Whether a terminal can send a key of this name.
  public static func isKnown(_ name: String) -> Bool {
    var rest = name[...]
    for modifier in ["Ctrl+", "Alt+", "Shift+"] where rest.hasPrefix(modifier) && rest.count > modifier.count {
      rest = rest.dropFirst(modifier.count)
    }
    return named.contains(String(rest)) || (rest.count == 1 && rest != " ")
  }
}

extension TerminalInput {
  /// Its name in keymaps; nil for pasted text and answers, which are never keys.
  public var keyName: String? {
    switch self {
    case .key(let name): name
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .pasted, .answer: nil
    }
  }
}
