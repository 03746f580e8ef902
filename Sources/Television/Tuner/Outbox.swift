import Calls
import Device
import InteractionService

/// The responses of this device: saved on disk first, then delivered one at a time, oldest first.
struct Outbox: Sendable {
  /// All known responses, one for each interaction.
  private(set) var entries: [String: OutboxEntry] = [:]
  /// The entries to be delivered, oldest first.
  private var waiting: [OutboxEntry] = []
  private var isDelivering = false
  /// The times of the server from which postponed entries are sent again.
  private var postponed: [IdempotencyKey: Instant] = [:]
  /// The entries whose failures need action, of which the viewer was informed.
  private var refused: Set<IdempotencyKey> = []

  /// Adds the responses saved on disk earlier.
  mutating func load(_ stored: [OutboxEntry]) {
    for entry in stored where entries[entry.response.interaction] == nil {
      entries[entry.response.interaction] = entry
      if entry.state == .waiting { waiting.append(entry) }
    }
  }

  /// Adds a response that has been saved on disk.
  mutating func add(_ response: InteractionResponse, key: IdempotencyKey) {
    guard entries[response.interaction] == nil else { return }
    let entry = OutboxEntry(key: key, response: response)
    entries[response.interaction] = entry
    waiting.append(entry)
  }

  /// Removes expired responses whose interactions are not scheduled again.
  mutating func removeOld(except ids: Set<String>, at now: Instant) {
    entries = entries.filter { id, entry in
      ids.contains(id) || !entry.isExpired(at: now)
    }
  }

  /// The time at which the next postponed response is sent again, by the server's clock; nil if there is none.
  var nextDelivery: Instant? { isDelivering ? nil : postponed.values.min() }

  /// Delivers the next response unless one is being delivered.
  mutating func deliver(_ context: inout PageContext) {
    let now = context.view.tuner.time(at: context.view.now)
    guard !isDelivering, let next = waiting.first(where: { (postponed[$0.key] ?? now) <= now }) else { return }
    postponed[next.key] = nil
    isDelivering = true
    context.ask(RespondRequest(response: next.response, key: next.key)) { (tuner: inout Tuner, status, context) in
      tuner.delivered(status, key: next.key, &context)
    } failed: { tuner, failure, context in
      if failure.nextTryMS == nil {
        tuner.outbox.stop(next, failure.failure, &context)
      } else if failure.failure.needsAction {
        tuner.outbox.report(failure.failure, of: next.key, &context)
      }
    }
  }

  /// Informs the viewer, once for each response, that its delivery needs action.
  private mutating func report(_ failure: ServiceFailure, of key: IdempotencyKey, _ context: inout PageContext) {
    guard refused.insert(key).inserted else { return }
    let words = context.view.words
    context.notify(.tuner(.answerRefused(key: key, failure)))
    context.show(message: words.failure(failure, after: .answerKept))
  }

  /// Stores the outcome of a response, and delivers the next one.
  mutating func complete(_ status: ResponseStatus, key: IdempotencyKey, _ context: inout PageContext) {
    finish(key, .delivered(status), &context)
    deliver(&context)
  }

  private mutating func finish(_ key: IdempotencyKey, _ state: OutboxEntry.State, _ context: inout PageContext) {
    isDelivering = false
    refused.remove(key)
    guard let index = waiting.firstIndex(where: { $0.key == key }) else { return }
    let entry = waiting.remove(at: index)
    entries[entry.response.interaction]?.state = state
    context.send(SetResponseStateRequest(key: key, state: state))
  }

  /// Handles a response that was not delivered. It is given up if the failure is certain and lasting, and postponed if the
  /// interaction is not open yet; otherwise it stays stored and is sent again, under the same key, after the next start. The
  /// viewer is informed, except of a delay.
  private mutating func stop(_ entry: OutboxEntry, _ failure: ServiceFailure, _ context: inout PageContext) {
    let now = context.view.tuner.time(at: context.view.now)
    switch DeliveryDecision(after: failure, of: entry.response, at: now) {
    case .giveUp(let reason):
      context.show(message: context.view.words.failure(failure))
      finish(entry.key, .undeliverable(reason), &context)
    case .postpone(let until):
      isDelivering = false
      postponed[entry.key] = until
    case .retry:
      context.show(message: context.view.words.failure(failure))
      isDelivering = false
      waiting.removeAll { $0.key == entry.key }
    }
    deliver(&context)
  }
}
