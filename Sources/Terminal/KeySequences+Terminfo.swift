import CTerm

extension KeySequences {
  /// Returns the sequences of the open screen's terminfo entry.
  static func ofOpenScreen() -> KeySequences {
    var entry: [[UInt8]: String] = [:]
    for (capability, name) in capabilities {
      guard let text = cterm_key_sequence(capability) else { continue }
      let bytes = Array(String(cString: text).utf8)
      // Entries number Shift+F1 as F13; its sequence states the modifier.
      if name.hasPrefix("F"), states(bytes, otherThan: name) { continue }
      // Some consoles send the same for two keys; the first in the list is the likelier one.
      if entry[bytes] == nil { entry[bytes] = name }
    }
    return KeySequences(entry: entry)
  }

  /// Whether a sequence means another key without the entry.
  private static func states(_ bytes: [UInt8], otherThan name: String) -> Bool {
    var decoder = InputDecoder()
    guard case .key(let understood)? = decoder.feed(bytes, atMS: 0).first else { return false }
    return understood != name && understood.contains("+") && understood.count > 1
  }

  /// Capability names (terminfo(5)) and key names (``KeyName``), the likelier keys first.
  private static let capabilities: [(String, String)] =
    [
      ("kcuu1", "ArrowUp"), ("kcud1", "ArrowDown"), ("kcub1", "ArrowLeft"), ("kcuf1", "ArrowRight"), ("khome", "Home"),
      ("kend", "End"), ("kpp", "PageUp"), ("knp", "PageDown"), ("kich1", "Insert"), ("kdch1", "Delete"),
      ("kent", "NumpadEnter"), ("kcbt", "Shift+Tab"), ("kb2", "Clear"), ("khlp", "Help"), ("kfnd", "Find"),
      ("kslt", "Select"),
    ] + (1...20).map { ("kf\($0)", "F\($0)") }
}
