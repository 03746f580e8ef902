import Calls

/// A viewer's response to an interaction.
public struct InteractionResponse: Hashable, Sendable {
  /// The viewer's action.
  public enum Action: Hashable, Codable, Sendable {
    /// Chose one of the choices of a poll or a quiz, by its ID.
    case chose(String)
    /// Opened what a promotion or a spotlight leads to.
    case opened
    /// Bought what a promotion shows.
    case bought
  }

  /// The interaction's ID.
  public var interaction: String
  /// The action.
  public var action: Action
  /// The time of the action, by the device's estimate of the server's clock.
  public var at: Instant

  /// Creates a response.
  public init(interaction: String, action: Action, at: Instant) {
    self.interaction = interaction
    self.action = action
    self.at = at
  }
}

/// The outcome of a response that a service has received.
public enum ResponseStatus: String, CaseIterable, Codable, Hashable, Sendable {
  /// It counts. Sending it again under the same key has this outcome again, and is not counted twice.
  case counted
  /// The device answered this interaction before, under another key. Only that answer counts.
  case answeredBefore
  /// The results had been published already. It does not count.
  case tooLate
}
