// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Calls
import Device
import InteractionService

/// A request that stores a response until it is delivered.
public struct KeepResponseRequest: ServiceRequest {
  public static let service = ServiceName.device
  public static let isWrite = true
  /// The response.
  public let response: InteractionResponse
  /// The key under which it will be delivered.
  public let key: IdempotencyKey

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) {
    try services.device.store(response, key: key)
  }
}

/// A request that stores the state of a response.
public struct SetResponseStateRequest: ServiceRequest {
  public static let service = ServiceName.device
  public static let isWrite = true
  /// The response's key.
  public let key: IdempotencyKey
  /// The state.
  public let state: OutboxEntry.State

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) {
    try services.device.setState(state, key: key)
  }
}

/// A request for the stored responses.
public struct OutboxRequest: ServiceRequest {
  public static let service = ServiceName.device

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [OutboxEntry] {
    try services.device.outbox()
  }
}

/// A request for the reminders.
public struct RemindersRequest: ServiceRequest {
  public static let service = ServiceName.device

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> [Reminder] {
    try services.device.reminders()
  }
}

/// A request that stores a reminder.
public struct AddReminderRequest: ServiceRequest {
  public static let service = ServiceName.device
  public static let isWrite = true
  /// The reminder.
  public let reminder: Reminder

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) {
    try services.device.addReminder(reminder)
  }
}

/// A request that removes a reminder.
public struct RemoveReminderRequest: ServiceRequest {
  public static let service = ServiceName.device
  public static let isWrite = true
  /// The reminder.
  public let reminder: Reminder

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) {
    try services.device.removeReminder(reminder)
  }
}
