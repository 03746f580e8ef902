import Screen
import Terminal

/// One key press: the bytes that the terminal sent, the name of the key, and its meaning in a keymap.
struct KeyRecord: Equatable {
  /// The bytes in readable form: `ESC [ A`, `^C`, `é`.
  let sent: String
  /// The name of the key in keymaps; nil for bytes that are not a key.
  let name: String?
  /// The remote control key, with the pages on which it differs; for keys without one, what they do.
  let meaning: String

  /// Creates a record; an input of nil means bytes that are not a key.
  init(sent bytes: [UInt8], input: TerminalInput?, keymap: Keymap) {
    sent = Self.readable(bytes)
    name = input.flatMap(\.keyName)
    meaning = name.map { Self.meaning(of: $0, in: keymap) } ?? Self.label(notKey: input)
  }

  private static func label(notKey input: TerminalInput?) -> String {
    switch input {
    case .pasted: CommandPhrase.keyPasted()
    case .mouse: CommandPhrase.keyMouse()
    default: CommandPhrase.keyNone()
    }
  }

  private static func meaning(of name: String, in keymap: Keymap) -> String {
    let everywhere = keymap.remoteKey(for: name)
    let pages = keymap.pages.keys.sorted().filter { keymap.remoteKey(for: name, page: $0) != everywhere }
    return pages.reduce(label(everywhere, name)) { meaning, page in
      let exception = label(keymap.remoteKey(for: name, page: page), name)
      return CommandPhrase.keyOnPage(["meaning": meaning, "page": page, "exception": exception])
    }
  }

  private static func label(_ key: RemoteKey?, _ name: String) -> String {
    if let key { return key.rawValue }
    return switch KeyName.fixedMeaning(of: name) {
    case .signal: CommandPhrase.keyEndsProgram()
    case .repainting: CommandPhrase.keyRepaints()
    case nil: CommandPhrase.keyMeansNothing()
    }
  }

  /// Returns bytes in readable form. Control characters are named, so that none is sent back to the terminal.
  private static func readable(_ bytes: [UInt8]) -> String {
    let text = String(validating: bytes, as: UTF8.self)
    let parts = text.map { $0.unicodeScalars.map(readable) } ?? bytes.map { readable(Unicode.Scalar($0)) }
    return parts.joined(separator: " ")
  }

  private static func readable(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x1B: "ESC"
    case 0x20: "Space"
    case 0x00..<0x20: "^\(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))"
    case 0x7F: "^?"
    case 0x80..<0xA0: "0x" + String(scalar.value, radix: 16, uppercase: true)
    default: scalar.properties.isGraphemeExtend || !isPrintable(scalar) ? hexadecimal(scalar) : String(scalar)
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    "U+" + String(scalar.value, radix: 16, uppercase: true)
  }
}
