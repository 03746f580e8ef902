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

  /// Writes an interaction, with the members of its `Codable` form.
  public mutating func interaction(_ interaction: Interaction) {
    object { json in
      json.member("id", interaction.id)
      json.member("type", interaction.type.rawValue)
      json.member("title", interaction.title)
      json.member("text", ifPresent: interaction.text)
      json.name("choices")
      json.array(interaction.choices) { $0.choice($1) }
      json.member("attributes", interaction.attributes)
    }
  }

  private mutating func choice(_ choice: InteractionChoice) {
    object { json in
      json.member("id", choice.id)
      json.member("label", choice.label)
      json.member("note", ifPresent: choice.note)
      json.member("attributes", choice.attributes)
    }
  }

  /// Writes results, with the members of their `Codable` form.
  public mutating func results(_ results: InteractionResults) {
    object { json in
      json.member("id", results.id)
      json.name("counts")
      json.object { json in
        for (choice, count) in results.counts.sorted(by: { $0.key < $1.key }) {
          json.name(choice)
          json.integer(count)
        }
      }
      json.member("right", ifPresent: results.right)
    }
  }
}
