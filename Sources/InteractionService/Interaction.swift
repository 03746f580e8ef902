/// A pop-up that is shown at a predetermined time. Attributes say what it leads to, so that it depends on no album and no mall.
public struct Interaction: Hashable, Codable, Sendable, Identifiable {
  /// The kind of an interaction.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// A choice between several options, whose counts are published at `resultsAt`.
    case poll
    /// A question, whose right answer is published at `resultsAt` and never before.
    case quiz
    /// An advertisement; its attributes find a product in a mall.
    case promotion
    /// A recommendation; its attributes find a photo in an album.
    case spotlight
    /// A message.
    case notice

    /// Whether it has choices and results.
    public var isQuestion: Bool { self == .poll || self == .quiz }
  }

  /// The ID, the same as in the schedule.
  public var id: String
  /// The kind.
  public var type: Kind
  /// The title, or the question of a poll or a quiz.
  public var title: LocalText
  /// A text of a sentence or two; nil if there is none.
  public var text: LocalText?
  /// The choices: 2...6 for a poll or a quiz, otherwise none.
  public var choices: [InteractionChoice]
  /// The attributes of what a promotion or a spotlight leads to; otherwise none.
  public var attributes: AttributeList

  /// Creates an interaction.
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

  /// Returns whether a viewer can do something with this interaction: choose one of its choices, open what it leads to, or
  /// buy what it promotes.
  public func allows(_ action: InteractionResponse.Action) -> Bool {
    switch action {
    case .chose(let choice): type.isQuestion && choices.contains { $0.id == choice }
    case .opened: type == .promotion || type == .spotlight
    case .bought: type == .promotion
    }
  }

  /// Reads an interaction; `choices` and `attributes` may be left out.
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

/// A choice of a poll or a quiz.
public struct InteractionChoice: Hashable, Codable, Sendable, Identifiable {
  /// The ID, unique within its interaction.
  public var id: String
  /// The label.
  public var label: LocalText
  /// A second line, such as the photographer's name; nil if there is none.
  public var note: LocalText?
  /// The attributes that find its picture in an album; empty for a choice without a picture.
  public var attributes: AttributeList

  /// Creates a choice.
  public init(id: String, label: LocalText, note: LocalText? = nil, attributes: AttributeList = []) {
    self.id = id
    self.label = label
    self.note = note
    self.attributes = attributes
  }

  /// Reads a choice; `attributes` may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id), label: try container.decode(LocalText.self, forKey: .label),
      note: try container.decodeIfPresent(LocalText.self, forKey: .note),
      attributes: try container.decodeIfPresent(AttributeList.self, forKey: .attributes) ?? [])
  }
}

/// The results of a poll or a quiz.
public struct InteractionResults: Hashable, Codable, Sendable {
  /// The interaction's ID.
  public var id: String
  /// How many responses chose each choice, by the choice's ID; a choice with no responses may be left out.
  public var counts: [String: Int]
  /// The ID of the right choice; nil for a poll.
  public var right: String?

  /// Creates results.
  public init(id: String, counts: [String: Int], right: String? = nil) {
    self.id = id
    self.counts = counts
    self.right = right
  }
}
