import Screen
import Terminal

/// One key that was pressed: what the terminal sent, which key that is, and what it means.
struct KeyRecord: Equatable {
  /// The bytes, readable: `ESC [ A`, `^C`, `é`.
  let sent: String
  /// The key's name in keymaps; nil for bytes that are no key.
  let name: String?
  /// The key of the remote it is, and where on some pages it is another.
  let meaning: String

  /// What was sent, and what a keymap makes of it.
  init(sent bytes: [UInt8], input: TerminalInput?, keymap: Keymap) {
    sent = Self.readable(bytes)
    name = input.flatMap(\.keyName)
    meaning = name.map { Self.meaning(of: $0, in: keymap) } ?? (input == nil ? "no key" : "pasted text, never a key")
  }

  /// The record as one line, its columns as wide as these.
  func line(widths: (sent: Int, name: Int)) -> String {
    Self.padded(sent, to: widths.sent) + "  " + Self.padded(name ?? "", to: widths.name) + "  " + meaning
  }

  private static func padded(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(0, cells - text.widthCells))
  }

  private static func meaning(of name: String, in keymap: Keymap) -> String {
    let everywhere = keymap.remoteKey(for: name)
    let pages = keymap.pages.keys.sorted().filter { keymap.remoteKey(for: name, page: $0) != everywhere }
    let exceptions = pages.map { "\($0): \(word(keymap.remoteKey(for: name, page: $0)))" }
    return ([word(everywhere)] + exceptions).joined(separator: ", on ")
  }

  private static func word(_ key: RemoteKey?) -> String {
    key?.rawValue ?? "nothing"
  }

  /// Controls by their names, so that nothing a terminal sends is ever sent back to it.
  static func readable(_ bytes: [UInt8]) -> String {
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
    default: scalar.properties.isGraphemeExtend || !isPrintable(scalar) ? hex(scalar) : String(scalar)
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    "U+" + String(scalar.value, radix: 16, uppercase: true)
  }
}
