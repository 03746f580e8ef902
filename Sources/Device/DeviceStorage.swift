import Calls
import InteractionService

/// What one box keeps for itself, and on disk: the answers on their way, and the reminders.
///
/// Every call may block, and all throw ``Attributes/ServiceFailure``.
public protocol DeviceStorage: Sendable {
  /// Keeps a response until it is delivered; on disk when it returns, and only then is a person told that it was sent.
  ///
  /// `refused` when this interaction was answered before: that answer stands.
  func keep(_ response: InteractionResponse) throws(ServiceFailure)
  /// Notes what became of a response; it is not delivered again. A key that is not there changes nothing.
  func settle(key: String, _ status: ResponseStatus) throws(ServiceFailure)
  /// The responses that were kept, oldest first: those on their way, and the last week's others.
  func outbox() throws(ServiceFailure) -> [OutboxEntry]
  /// The reminders, by start.
  func reminders() throws(ServiceFailure) -> [Reminder]
  /// Keeps a reminder; one for the same programme is replaced.
  func remind(_ reminder: Reminder) throws(ServiceFailure)
  /// Takes a reminder away; one that is not there changes nothing.
  func forget(_ reminder: Reminder) throws(ServiceFailure)
}

/// A response that was kept, and what became of it.
public struct OutboxEntry: Hashable, Sendable {
  /// The response.
  public var response: InteractionResponse
  /// What became of it; nil while it is on its way.
  public var status: ResponseStatus?

  /// An entry.
  public init(response: InteractionResponse, status: ResponseStatus? = nil) {
    self.response = response
    self.status = status
  }
}

/// A programme whose beginning a person wants to be told of.
public struct Reminder: Hashable, Codable, Sendable, Identifiable {
  /// Its channel's ID.
  public var channel: String
  /// The programme, as it was announced.
  public var programme: Programme

  /// Unique among reminders.
  public var id: String { "\(channel) \(programme.id)" }

  /// A reminder.
  public init(channel: String, programme: Programme) {
    self.channel = channel
    self.programme = programme
  }
}
