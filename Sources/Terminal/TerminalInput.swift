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
}

extension TerminalInput {
  /// The name in keymaps; nil for pasted text and status reports, which are never keys.
  public var keyName: String? {
    switch self {
    case .key(let name): name
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .pasted, .statusReport: nil
    }
  }
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

  /// Returns whether a keymap may use a name.
  public static func isKnown(_ name: String) -> Bool {
    var rest = name[...]
    for modifier in ["Ctrl+", "Alt+", "Shift+"] where rest.hasPrefix(modifier) && rest.count > modifier.count {
      rest = rest.dropFirst(modifier.count)
    }
    return named.contains(String(rest)) || (rest.count == 1 && rest != " ")
  }
}
