import InteractionService
import WireFormat

extension JSONWriter {
  /// Writes a text in its languages, in the order of their tags.
  public mutating func localText(_ text: LocalText) {
    object { json in
      for (language, text) in text.texts.sorted(by: { $0.key < $1.key }) {
        json.name(language)
        json.string(text)
      }
    }
  }

  mutating func member(_ name: StaticString, _ text: LocalText) {
    self.name(name)
    localText(text)
  }

  mutating func member(_ name: StaticString, ifPresent text: LocalText?) {
    if let text { member(name, text) }
  }

  /// Writes attributes as an object; none for an empty list.
  mutating func member(_ name: StaticString, _ list: AttributeList) {
    guard !list.isEmpty else { return }
    self.name(name)
    object { json in
      for attribute in list.attributes {
        json.name(attribute.name.rawValue)
        switch attribute.value {
        case .text(let text): json.string(text)
        case .number(let number): json.number(number)
        }
      }
    }
  }
}

extension Interaction: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("type", type.rawValue)
      json.member("title", title)
      json.member("text", ifPresent: text)
      json.member("choices", value: choices)
      json.member("attributes", attributes)
    }
  }
}

extension InteractionChoice: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("label", label)
      json.member("note", ifPresent: note)
      json.member("attributes", attributes)
    }
  }
}

extension InteractionResults: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.name("counts")
      json.object { json in
        for (choice, count) in counts.sorted(by: { $0.key < $1.key }) {
          json.name(choice)
          json.integer(count)
        }
      }
      json.member("right", ifPresent: right)
    }
  }
}

extension ResponseStatus: JSONValue {}
