import InteractionService

/// Writes an interaction as the JSON that `JSONDecoder` reads back, keys sorted.
///
/// By hand, since of a hundred thousand interactions `JSONEncoder` would take most of the time to import them.
struct InteractionJSONEncoder {
  /// The JSON so far.
  private(set) var text = ""

  init(_ interaction: Interaction) {
    text.reserveCapacity(512)
    text += #"{"attributes":"#
    write(interaction.attributes)
    text += #","choices":["#
    for (place, choice) in interaction.choices.enumerated() {
      if place > 0 { text += "," }
      write(choice)
    }
    text += #"],"id":"#
    write(interaction.id)
    write(interaction.text, as: "text")
    text += #","title":"#
    write(interaction.title)
    text += #","type":"#
    write(interaction.type.rawValue)
    text += "}"
  }

  private mutating func write(_ choice: InteractionChoice) {
    text += #"{"attributes":"#
    write(choice.attributes)
    text += #","id":"#
    write(choice.id)
    text += #","label":"#
    write(choice.label)
    write(choice.note, as: "note")
    text += "}"
  }

  private mutating func write(_ words: LocalText?, as name: String) {
    guard let words else { return }
    text += ",\"\(name)\":"
    write(words)
  }

  private mutating func write(_ words: LocalText) {
    text += "{"
    for (place, entry) in words.texts.sorted(by: { $0.key < $1.key }).enumerated() {
      if place > 0 { text += "," }
      write(entry.key)
      text += ":"
      write(entry.value)
    }
    text += "}"
  }

  private mutating func write(_ list: AttributeList) {
    text += "{"
    for (place, attribute) in list.attributes.enumerated() {
      if place > 0 { text += "," }
      write(attribute.name.rawValue)
      text += ":"
      switch attribute.value {
      case .text(let words): write(words)
      case .number(let number): text += "\(number)"
      }
    }
    text += "}"
  }

  private mutating func write(_ words: String) {
    text += "\""
    if words.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      for scalar in words.unicodeScalars { text += Self.escaped(scalar) }
    } else {
      text += words
    }
    text += "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\\(scalar)"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: return String(scalar)
    }
  }
}
