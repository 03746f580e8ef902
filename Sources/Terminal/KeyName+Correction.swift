extension KeyName {
  /// Returns the name of the key for which an unknown name is another spelling, such as `Ctrl+f` for `ctrl-f`, and `PageUp`
  /// for `PgUp`; nil if there is none that a keymap can bind.
  static func correction(of name: String) -> String? {
    var rest = name[...]
    var modifiers: KeyModifiers = []
    while let (modifier, prefix) = leadingModifier(of: rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count + 1)
    }
    guard let key = key(spelt: rest.lowercased()) ?? (rest.count == 1 ? String(rest) : nil) else { return nil }
    let corrected = modifiers.prefix + key
    guard isKnown(corrected) else { return nil }
    let sent = sentName(for: corrected)
    return refusal(of: sent) == nil ? sent : nil
  }

  private static func leadingModifier(of text: Substring) -> (modifier: KeyModifiers, prefix: Substring)? {
    guard let end = text.firstIndex(where: { $0 == "+" || $0 == "-" }), text.index(after: end) != text.endIndex,
      let modifier = modifierSpellings[text[..<end].lowercased()]
    else { return nil }
    return (modifier, text[..<end])
  }

  private static func key(spelt lowercased: String) -> String? {
    otherSpellings[lowercased] ?? named.first { $0.lowercased() == lowercased }
  }

  private static let modifierSpellings: [String: KeyModifiers] = [
    "ctrl": .control, "control": .control, "alt": .alt, "meta": .alt, "option": .alt, "shift": .shift,
  ]

  /// Names of keys in other programs, in lower case.
  private static let otherSpellings = [
    "esc": "Escape", "return": "Enter", "bs": "Backspace", "del": "Delete", "ins": "Insert", " ": "Space",
    "spacebar": "Space", "pgup": "PageUp", "pgdn": "PageDown", "pgdown": "PageDown", "up": "ArrowUp",
    "down": "ArrowDown", "left": "ArrowLeft", "right": "ArrowRight",
  ]
}
