import Calls

/// The pending calls of the pages and the tuner.
///
/// All retries happen here, by the requests' policies, with seeded jitter. A call is cancelled when its receiver shows
/// another subject, or when a newer call takes its slot: its answer cannot be delivered.
struct PendingCalls: Sendable {
  /// The receiver of a call: the tuner, or the page of a stack entry by its number.
  enum Receiver: Hashable, Sendable {
    case tuner
    case page(Int)
  }

  private struct Entry: Sendable {
    let call: Call
    let receiver: Receiver
    let policy: RetryPolicy
    var failedCount = 0
    var state: State
  }

  private enum State: Hashable, Sendable {
    case asked(RequestID)
    case waiting(untilMS: Int64)
  }

  /// An outcome and its destination.
  struct Delivery: Sendable {
    let call: Call
    let receiver: Receiver
    var outcome: Call.Outcome
  }

  private var entries: [Entry] = []
  private var lastID: RequestID = 0
  private var jitter: JitterSource

  init(seed: UInt64) {
    jitter = JitterSource(seed: seed)
  }

  /// The number of calls, pending or waiting for their next try.
  var count: Int { entries.count }

  /// Returns when the next try of a write, or for one of some receivers, is due, in uptime milliseconds; nil for none.
  func nextTryMS(of isNeeded: (Receiver) -> Bool = { _ in true }) -> Int64? {
    entries.compactMap {
      if case .waiting(let untilMS) = $0.state, $0.call.isWrite || isNeeded($0.receiver) { untilMS } else { nil }
    }.min()
  }

  /// Returns the receiver of a request's answer; nil if the request is not pending.
  func receiver(of id: RequestID) -> Receiver? {
    entries.first { $0.state == .asked(id) }?.receiver
  }

  // MARK: Asking

  /// Adds a call and cancels the one before in its slot.
  ///
  /// - Parameter isAwaited: Whether a viewer has just asked for the answer; a read is then retried sooner.
  mutating func add(_ call: Call, from receiver: Receiver, isAwaited: Bool = false) -> [Effect] {
    let cancelled = call.slot.map { slot in
      cancel { $0 == receiver && $1.slot == slot }
    }
    let (id, effect) = ask(call.request)
    let usual = type(of: call.request).retryPolicy
    let policy = isAwaited && usual == .reading ? .awaitedReading : usual
    entries.append(Entry(call: call, receiver: receiver, policy: policy, state: .asked(id)))
    return (cancelled ?? []) + [effect]
  }

  /// Retries the writes, and the reads of some receivers, that are due.
  mutating func retry(at nowMS: Int64, of isNeeded: (Receiver) -> Bool = { _ in true }) -> [Effect] {
    retry { entry, untilMS in untilMS <= nowMS && (entry.call.isWrite || isNeeded(entry.receiver)) }
  }

  /// Retries all failed calls of a receiver now.
  mutating func retryNow(_ receiver: Receiver) -> [Effect] {
    retry { entry, _ in entry.receiver == receiver }
  }

  private mutating func retry(_ isDue: (Entry, Int64) -> Bool) -> [Effect] {
    entries.indices.compactMap { index in
      guard case .waiting(let untilMS) = entries[index].state, isDue(entries[index], untilMS) else {
        return nil
      }
      let (id, effect) = ask(entries[index].call.request)
      entries[index].state = .asked(id)
      return effect
    }
  }

  private mutating func ask(_ request: any ServiceRequest) -> (RequestID, Effect) {
    lastID += 1
    return (lastID, .ask(lastID, request))
  }

  // MARK: Cancelling

  /// Drops the reads that match; writes are always finished.
  mutating func cancel(where isDropped: (Receiver, Call) -> Bool) -> [Effect] {
    var effects: [Effect] = []
    entries.removeAll { entry in
      guard !entry.call.isWrite, isDropped(entry.receiver, entry.call) else { return false }
      if case .asked(let id) = entry.state { effects.append(.cancel(id)) }
      return true
    }
    return effects
  }

  // MARK: Answers

  /// Returns where an answer is to be delivered; nil if its call is not pending any more, or will be retried without
  /// notice.
  mutating func receive(_ answer: ServiceAnswer, to id: RequestID, at nowMS: Int64) -> Delivery? {
    guard let index = entries.firstIndex(where: { $0.state == .asked(id) }) else { return nil }
    let (call, receiver) = (entries[index].call, entries[index].receiver)
    switch answer.result {
    case .success(let value):
      entries.remove(at: index)
      return Delivery(call: call, receiver: receiver, outcome: .answer(value))
    case .failure(let failure):
      let nextTryMS = nextTry(of: index, failure, at: nowMS)
      if let nextTryMS { entries[index].state = .waiting(untilMS: nextTryMS) } else { entries.remove(at: index) }
      return Delivery(
        call: call, receiver: receiver, outcome: .failure(CallFailure(failure: failure, nextTryMS: nextTryMS)))
    }
  }

  private mutating func nextTry(of index: Int, _ failure: ServiceFailure, at nowMS: Int64) -> Int64? {
    entries[index].failedCount += 1
    let (entry, draw) = (entries[index], jitter.next())
    // At least one millisecond later, so that a failing service cannot cause a busy loop.
    return entry.policy.delayMS(afterFailures: entry.failedCount, failure, draw: draw).map { nowMS + max(1, $0) }
  }
}
