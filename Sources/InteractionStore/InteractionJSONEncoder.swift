import InteractionService

/// An encoder of interactions as JSON with sorted keys, which `JSONDecoder` decodes to the same value.
///
/// Written by hand, because `JSONEncoder` would take most of the time of an import of a hundred thousand interactions.
struct InteractionJSONEncoder {
  /// The JSON.
  private(set) var text = ""

  init(_ interaction: Interaction) {
    text.reserveCapacity(512)
    text += #"{"attributes":"#
    write(interaction.attributes)
    text += #","choices":["#
    for (index, choice) in interaction.choices.enumerated() {
      if index > 0 { text += "," }
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

  private mutating func write(_ value: LocalText?, as name: String) {
    guard let value else { return }
    text += ",\"\(name)\":"
    write(value)
  }

  private mutating func write(_ value: LocalText) {
    text += "{"
    for (index, entry) in value.texts.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { text += "," }
      write(entry.key)
      text += ":"
      write(entry.value)
    }
    text += "}"
  }

  private mutating func write(_ list: AttributeList) {
    text += "{"
    for (index, attribute) in list.attributes.enumerated() {
      if index > 0 { text += "," }
      write(attribute.name.rawValue)
      text += ":"
      switch attribute.value {
      case .text(let value): write(value)
      case .number(let number): text += "\(number)"
      }
    }
    text += "}"
  }

  private mutating func write(_ value: String) {
    text += "\""
    if value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      for scalar in value.unicodeScalars { text += Self.escaped(scalar) }
    } else {
      text += value
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
