/// What pops up at its appointed time. It knows neither album nor mall: where it leads, attributes say.
public struct Interaction: Hashable, Codable, Sendable, Identifiable {
  /// What kind of thing it is.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// A choice between several; what most chose is told from its `resultsAt` on.
    case poll
    /// A question; the right answer is told from its `resultsAt` on, and is nowhere before.
    case quiz
    /// Attributes that a mall turns into a product.
    case promotion
    /// Attributes that an album turns into a photo.
    case spotlight
    /// Words.
    case notice
  }

  /// Its ID, the one in the schedule.
  public var id: String
  /// What it is.
  public var type: Kind
  /// Its title: the question of a poll or a quiz.
  public var title: LocalText
  /// A sentence or two; nil for none.
  public var text: LocalText?
  /// What can be chosen; 2...6 for a poll or a quiz, none for anything else.
  public var choices: [InteractionChoice]
  /// Where it leads; empty for a poll, a quiz and a notice.
  public var attributes: AttributeList

  /// An interaction.
  public init(
    id: String, type: Kind, title: LocalText, text: LocalText? = nil, choices: [InteractionChoice] = [],
    attributes: AttributeList = []
  ) {
    self.id = id
    self.type = type
    self.title = title
    self.text = text
    self.choices = choices
    self.attributes = attributes
  }

  /// Reads an interaction; choices and attributes that are left out are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id), type: try container.decode(Kind.self, forKey: .type),
      title: try container.decode(LocalText.self, forKey: .title),
      text: try container.decodeIfPresent(LocalText.self, forKey: .text),
      choices: try container.decodeIfPresent([InteractionChoice].self, forKey: .choices) ?? [],
      attributes: try container.decodeIfPresent(AttributeList.self, forKey: .attributes) ?? [])
  }
}

/// One of the things to choose from.
public struct InteractionChoice: Hashable, Codable, Sendable, Identifiable {
  /// Its ID, unique in its interaction.
  public var id: String
  /// Its words.
  public var label: LocalText
  /// A second line, such as who took the picture; nil for none.
  public var note: LocalText?
  /// Attributes that an album turns into its picture; empty for one without.
  public var attributes: AttributeList

  /// A choice.
  public init(id: String, label: LocalText, note: LocalText? = nil, attributes: AttributeList = []) {
    self.id = id
    self.label = label
    self.note = note
    self.attributes = attributes
  }

  /// Reads a choice; attributes that are left out are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id), label: try container.decode(LocalText.self, forKey: .label),
      note: try container.decodeIfPresent(LocalText.self, forKey: .note),
      attributes: try container.decodeIfPresent(AttributeList.self, forKey: .attributes) ?? [])
  }
}

/// What came of a poll or a quiz.
public struct InteractionResults: Hashable, Codable, Sendable {
  /// The interaction's ID.
  public var id: String
  /// How often each choice was taken, by the choice's ID; one that nobody took may be left out.
  public var counts: [String: Int]
  /// The right answer's ID; nil for a poll.
  public var right: String?

  /// Results.
  public init(id: String, counts: [String: Int], right: String? = nil) {
    self.id = id
    self.counts = counts
    self.right = right
  }
}
