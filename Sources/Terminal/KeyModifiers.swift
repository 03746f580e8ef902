/// The modifiers of a key press.
struct KeyModifiers: OptionSet, Hashable, Sendable {
  let rawValue: Int

  static let shift = KeyModifiers(rawValue: 1)
  static let alt = KeyModifiers(rawValue: 2)
  static let control = KeyModifiers(rawValue: 4)

  /// The prefix of a key's name, in the order of ``KeyName``.
  var prefix: String {
    (contains(.control) ? "Ctrl+" : "") + (contains(.alt) ? "Alt+" : "") + (contains(.shift) ? "Shift+" : "")
  }
}

extension KeyModifiers {
  /// Reads the modifier parameter of xterm and kitty: 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl, 8 for xterm's Meta, 16 for
  /// Hyper, 32 for kitty's Meta, and 64 and 128 for the locks, which are ignored; 1 if it is omitted.
  ///
  /// kitty's Super, also 8, counts as Meta. nil for numbers that no terminal sends, and for Hyper.
  init?(parameter: Int?) {
    let bits = (parameter ?? 1) - 1
    guard (0..<256).contains(bits), bits & 16 == 0 else { return nil }
    self = KeyModifiers(rawValue: bits & 7)
    if bits & (8 | 32) != 0 { insert(.alt) }
  }
}

extension KeyName {
  /// Returns the input for a key with modifiers, under the name that every terminal can send.
  ///
  /// Terminals without a protocol for it send the same byte for Ctrl+i and Tab, do not distinguish Ctrl+F from Ctrl+f, and send A
  /// for Shift+a. Terminals with such a protocol get the same names, so that a keymap means the same on all of them.
  ///
  /// - Parameters:
  ///   - key: A name in ``named``, or a character as its own name.
  ///   - modifiers: The modifiers.
  static func input(_ key: String, _ modifiers: KeyModifiers) -> TerminalInput {
    guard key.count == 1, let character = key.first else {
      return key == "Space" && modifiers.subtracting(.shift).isEmpty ? .character(" ") : .key(modifiers.prefix + key)
    }
    if modifiers.contains(.control) { return .key(controlled(character, modifiers)) }
    let shifted = modifiers.contains(.shift) ? capital(of: character) : character
    return modifiers.contains(.alt) ? .key("Alt+\(shifted)") : .character(shifted)
  }

  /// Returns the name under which terminals send a key; the same name for nearly all keys.
  ///
  /// - Parameter name: A name for which ``isKnown(_:)`` is true.
  static func sentName(for name: String) -> String {
    let (modifiers, key) = parts(name)
    return input(String(key), modifiers).keyName ?? name
  }

  /// Returns the reason why no keymap can bind a key; nil if one can.
  ///
  /// - Parameter name: A name for which ``isKnown(_:)`` is true.
  static func refusal(of name: String) -> KeymapFault? {
    if signals.contains(name) { return .signalKey }
    let sent = sentName(for: name)
    guard sent != name else { return nil }
    return .notSent(sent: sent)
  }

  /// Returns the key that terminals send for another one unless they use a protocol for it (kitty's, or xterm's
  /// modifyOtherKeys); nil for keys that every terminal sends.
  ///
  /// Control characters are what a letter or one of `[ \\ ] ^ _ @ ?` gives with Ctrl; some digits give the same ones since the
  /// VT220, and other characters are sent without Ctrl (xterm's ctlseqs, "Alt and Meta Keys").
  ///
  /// - Parameter name: A name for which ``isKnown(_:)`` is true.
  static func commonlySent(for name: String) -> String? {
    let (modifiers, key) = parts(name)
    let alt = modifiers.contains(.alt) ? "Alt+" : ""
    guard key.count == 1, let character = key.first else { return commonlySent(forNamed: String(key), modifiers, alt) }
    guard modifiers.contains(.control) else { return nil }
    switch character {
    case "2", "`": return "Ctrl+\(alt)Space"
    case "3": return alt + "Escape"
    case "4": return "Ctrl+\(alt)\\"
    case "5": return "Ctrl+\(alt)]"
    case "6", "~": return "Ctrl+\(alt)^"
    case "7", "/": return "Ctrl+\(alt)_"
    case "8": return alt + "Backspace"
    case "[", "\\", "]", "^", "_", "@", "?": return nil
    default: return character.isASCII && character.isLetter ? nil : "\(alt)\(character)"
    }
  }

  private static func commonlySent(forNamed key: String, _ modifiers: KeyModifiers, _ alt: String) -> String? {
    let sent: String
    switch key {
    case "Tab": sent = alt + (modifiers.contains(.shift) ? "Shift+" : "") + key
    case "Enter", "Escape", "Backspace": sent = alt + key
    case "Space": sent = modifiers.subtracting(.shift).prefix + key
    default: return nil
    }
    return sent == modifiers.prefix + key ? nil : sent
  }

  /// The program's own action for a key that no keymap binds.
  public enum FixedMeaning: Sendable {
    /// The program ends or stops.
    case signal
    /// The screen is painted again.
    case repainting
  }

  /// Returns the program's action for a key that no keymap binds; nil if there is none.
  ///
  /// - Parameter name: A name for which ``isKnown(_:)`` is true.
  public static func fixedMeaning(of name: String) -> FixedMeaning? {
    if signals.contains(name) { return .signal }
    return name == repainting ? .repainting : nil
  }

  /// The key that paints the screen again, unless a keymap binds it.
  static let repainting = "Ctrl+l"

  /// The keys that the terminal turns into signals, so that the program never receives them as keys.
  static let signals: Set<String> = ["Ctrl+c", "Ctrl+z", "Ctrl+\\"]

  /// Returns the modifiers at the start of a name, and the rest.
  static func parts(_ name: String) -> (modifiers: KeyModifiers, key: Substring) {
    var rest = name[...]
    var modifiers: KeyModifiers = []
    for (prefix, modifier) in [("Ctrl+", KeyModifiers.control), ("Alt+", .alt), ("Shift+", .shift)]
    where rest.hasPrefix(prefix) && rest.count > prefix.count {
      rest = rest.dropFirst(prefix.count)
      modifiers.insert(modifier)
    }
    return (modifiers, rest)
  }

  private static func controlled(_ character: Character, _ modifiers: KeyModifiers) -> String {
    let alt = modifiers.contains(.alt) ? "Alt+" : ""
    let small = character.isASCII ? Character(character.lowercased()) : character
    switch small {
    case "i": return alt + "Tab"
    case "j", "m": return alt + "Enter"
    case "h", "?": return alt + "Backspace"
    case "[": return alt + "Escape"
    case "@": return "Ctrl+\(alt)Space"
    default: return "Ctrl+\(alt)\(small)"
    }
  }

  /// Returns the capital letter of a letter; the same character if it has none, or several.
  private static func capital(of character: Character) -> Character {
    let capitals = character.uppercased()
    return capitals.unicodeScalars.count == 1 ? capitals.first ?? character : character
  }
}
