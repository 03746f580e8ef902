import Calls
import InteractionService

/// The data that a device stores on its own disk for the interaction service: responses to be delivered, and reminders.
///
/// Every call may block and may be made from any thread. A change is on disk when the call returns. All throw
/// ``Calls/ServiceFailure``.
public protocol DeviceStorage: Sendable {
  /// Stores a response that waits for its delivery. The viewer's answer counts as given only when this call has returned.
  ///
  /// Storing the same response under the same key again changes nothing. Old entries are removed, see
  /// ``OutboxEntry/isExpired(at:)``.
  /// - Throws: `conflict` with reason `answered` for an interaction that has a response under another key; that response stands.
  func store(_ response: InteractionResponse, key: IdempotencyKey) throws(ServiceFailure)
  /// Sets the state of a response. The first state other than ``OutboxEntry/State/waiting`` is final; an unknown key changes nothing.
  func setState(_ state: OutboxEntry.State, key: IdempotencyKey) throws(ServiceFailure)
  /// Returns the stored responses, oldest first: those that wait, and those of the last week.
  func outbox() throws(ServiceFailure) -> [OutboxEntry]

  /// Returns the reminders, by the start of their programmes.
  func reminders() throws(ServiceFailure) -> [Reminder]
  /// Stores a reminder, and replaces one for the same programme.
  func addReminder(_ reminder: Reminder) throws(ServiceFailure)
  /// Removes a reminder; an unknown one changes nothing.
  func removeReminder(_ reminder: Reminder) throws(ServiceFailure)
}

/// A programme at whose start the viewer wants to be reminded.
public struct Reminder: Hashable, Codable, Sendable, Identifiable {
  /// The channel's ID.
  public var channel: String
  /// The programme as it was announced.
  public var programme: Programme

  /// The ID, unique among reminders.
  public var id: String { "\(channel) \(programme.id)" }

  /// Creates a reminder.
  public init(channel: String, programme: Programme) {
    self.channel = channel
    self.programme = programme
  }
}
