import Screen
import Television
import Terminal

extension Keymap {
  /// The keyboard as help tells it.
  var keyboard: Keyboard {
    Keyboard { key, page in
      let names = keyNames(for: key, page: page.rawValue)
      let handy = names.filter { !Self.isRare($0) }
      return (handy.isEmpty ? names : handy).sorted { Self.rank($0) < Self.rank($1) }.map(Self.label)
    }
  }

  /// Keys that few keyboards have, or that a better known one stands beside.
  private static func isRare(_ name: String) -> Bool {
    name.hasPrefix("Numpad") || ["Select", "Help", "Find", "Clear"].contains(name)
  }

  /// Keys with a name of their own come before letters, and those before keys held together.
  private static func rank(_ name: String) -> Int {
    if name.contains("+"), name.count > 1 { return 3 }
    return name == "Escape" ? 0 : name.count > 1 ? 1 : 2
  }

  /// A key as keyboards print it.
  private static func label(_ name: String) -> String {
    name == "Escape" ? "Esc" : name
  }
}
