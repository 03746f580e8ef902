import Calls
import InteractionService
import ScheduleFiles
import Synchronization

/// The interaction service with its data in memory, made of nothing but the rules. It passes the same conformance suites as the store with
/// a database, which proves that the rules are complete.
package final class MemoryInteractionStore: InteractionAPI, ScheduleInspector {
  private let tables = Mutex(MemoryInteractionRows.Tables())
  private let now: @Sendable () -> Instant

  /// Creates a store without channels.
  package init(now: @escaping @Sendable () -> Instant) {
    self.now = now
  }

  /// Runs a transaction: an error undoes its changes.
  func transaction<Value: Sendable>(_ work: (MemoryInteractionRows) throws -> Value) throws(ServiceFailure) -> Value {
    let result = tables.withLock { tables in
      let rows = MemoryInteractionRows(tables)
      let result = Result { try work(rows) }
      if case .success = result { tables = rows.tables }
      return result.mapError { $0 as? ServiceFailure ?? ServiceFailure(.storage, nil, ["details": "\($0)"]) }
    }
    return try result.get()
  }

  private func rules<Value: Sendable>(
    _ call: CallContext, _ work: (InteractionRules<MemoryInteractionRows>) throws -> Value
  ) throws(ServiceFailure) -> Value {
    try call.check()
    return try transaction { rows in try work(InteractionRules(rows, now: now())) }
  }

  package func channels(_ call: CallContext) throws(ServiceFailure) -> [Channel] {
    try transaction { rows in rows.tables.channels.values.map(\.record.channel).sorted { $0.number < $1.number } }
  }

  package func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int, _ call: CallContext
  ) throws(ServiceFailure) -> [[Programme]] {
    try rules(call) { rules in
      try channels.map { try rules.programmes(channel: $0, from: from, to: to, limit: limitEach) }
    }
  }

  package func schedule(
    channel: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    try rules(call) { try $0.schedule(channel: channel, ifNot: tag) }
  }

  package func interaction(id: String, _ call: CallContext) throws(ServiceFailure) -> Interaction {
    try rules(call) { try $0.interaction(id: id) }
  }

  package func results(id: String, _ call: CallContext) throws(ServiceFailure) -> InteractionResults {
    try rules(call) { try $0.results(id: id) }
  }

  package func respond(_ response: InteractionResponse, _ write: WriteContext) throws(ServiceFailure) -> ResponseStatus
  {
    try rules(write.call) { try $0.respond(response, key: write.key, device: write.call.caller.device) }
  }

  package func listing(
    channel: String, from: Instant, to: Instant, _ call: CallContext
  ) throws(ServiceFailure) -> ScheduleListing {
    try rules(call) { try $0.listing(channel: channel, from: from, to: to) }
  }

  /// Returns a result of a call, and how many lists it fetched.
  package func countingFetches<Value: Sendable>(
    _ work: (InteractionRules<MemoryInteractionRows>) throws -> Value
  ) throws(ServiceFailure) -> (value: Value, fetchCount: Int) {
    try transaction { rows in
      let value = try work(InteractionRules(rows, now: now()))
      return (value, rows.fetchCount)
    }
  }
}
