import Screen
import Television
import Terminal

extension Keymap {
  /// The keyboard as the help page shows it.
  var keyboard: Keyboard {
    Keyboard { key, page in
      let names = keyNames(for: key, page: page.rawValue)
      let common = names.filter { !Self.isRare($0) }
      return (common.isEmpty ? names : common).sorted { Self.rank($0) < Self.rank($1) }.map(Self.label)
    }
  }

  /// Returns whether few keyboards have a key, or a better known key has the same meaning.
  private static func isRare(_ name: String) -> Bool {
    name.hasPrefix("Numpad") || ["Select", "Help", "Find", "Clear"].contains(name)
  }

  /// Returns the position in lists: named keys come before letters, and letters before combinations.
  private static func rank(_ name: String) -> Int {
    if name.contains("+"), name.count > 1 { return 3 }
    return name == "Escape" ? 0 : name.count > 1 ? 1 : 2
  }

  /// Returns the label printed on the key.
  private static func label(_ name: String) -> String {
    name == "Escape" ? "Esc" : name
  }
}
