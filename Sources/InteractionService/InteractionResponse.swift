import Calls

/// What a viewer did with an interaction.
public struct InteractionResponse: Hashable, Codable, Sendable {
  /// The deed.
  public enum ResponseAction: Hashable, Codable, Sendable {
    /// Took a choice of a poll or a quiz, by its ID.
    case chose(String)
    /// Went where a promotion or a spotlight leads.
    case opened
    /// Bought what a promotion shows.
    case bought
  }

  /// The idempotency key: however often it is sent, it counts once. 1 to 200 bytes of plain text.
  public var key: String
  /// The interaction's ID.
  public var interaction: String
  /// The box, by an ID that means nobody: 1 to 200 bytes of plain text.
  public var device: String
  /// What was done.
  public var action: ResponseAction
  /// When, by the server's clock as the box knows it.
  public var at: Instant

  /// A response.
  public init(key: String, interaction: String, device: String, action: ResponseAction, at: Instant) {
    self.key = key
    self.interaction = interaction
    self.device = device
    self.action = action
    self.at = at
  }
}

/// What became of a response.
public enum ResponseStatus: String, Codable, Hashable, Sendable {
  /// It counts; the same answer to the same key, however often it is sent.
  case counted
  /// This box answered this interaction before, under another key: that answer stands.
  case answeredBefore
  /// The results were out already: it does not count.
  case tooLate
}
