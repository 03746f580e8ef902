import Calls
import Device
import InteractionService

/// The answers of a box: kept on disk first, then delivered until the server has taken them in.
struct Outbox: Sendable {
  /// All that is known, by interaction: one answer each.
  private(set) var entries: [String: OutboxEntry] = [:]
  /// Those on their way, oldest first.
  private var waiting: [InteractionResponse] = []
  private var isDelivering = false
  private(set) var retry = Retry()

  /// What is on disk from earlier.
  mutating func load(_ stored: [OutboxEntry]) {
    for entry in stored where entries[entry.response.interaction] == nil {
      entries[entry.response.interaction] = entry
      if entry.status == nil { waiting.append(entry.response) }
    }
  }

  /// A response has been kept on disk.
  mutating func add(_ response: InteractionResponse) {
    guard entries[response.interaction] == nil else { return }
    entries[response.interaction] = OutboxEntry(response: response)
    waiting.append(response)
  }

  /// Forgets what was delivered a day ago and is not appointed again, so that nothing piles up through the evenings.
  mutating func forget(except ids: Set<String>, at now: Instant) {
    entries = entries.filter { id, entry in
      entry.status == nil || ids.contains(id) || now.milliseconds(since: entry.response.at) < Self.memoryMS
    }
  }

  /// An answer is known for this long, on whatever channel its interaction comes again.
  private static let memoryMS: Int64 = 86_400_000

  /// Delivers the next one, one at a time and in order.
  mutating func deliver(_ context: inout PageContext) {
    guard !isDelivering, retry.nextMS == nil || retry.isDue(at: context.view.now), let next = waiting.first else {
      return
    }
    isDelivering = true
    retry.began()
    context.ask(.respond(next), .response(key: next.key))
  }

  /// The server has taken a response in, or said why it never will.
  mutating func settled(_ status: ResponseStatus, key: String, _ context: inout PageContext) {
    isDelivering = false
    retry.succeeded()
    guard let index = waiting.firstIndex(where: { $0.key == key }) else { return }
    let response = waiting.remove(at: index)
    entries[response.interaction]?.status = status
    context.ask(.settleResponse(key: key, status), .settlement)
    deliver(&context)
  }

  /// A response could not be delivered: it stays, and is tried again.
  mutating func failed(_ failure: ServiceFailure, key: String, _ context: inout PageContext) {
    isDelivering = false
    switch failure.kind {
    case .unavailable, .storage: retry.failed(failure, at: context.view.now)
    // What the server does not know, or will not have, it will not have tomorrow either.
    case .notFound, .refused: settled(.tooLate, key: key, &context)
    }
  }
}
