import Calls
import Television

/// A simulated network between the television and its services; fault-free unless a tape injects faults.
///
/// A client holds ``connectionLimit`` connections to each service, as with HTTP/1.1: a connection carries one request
/// at a time, for the whole round trip. Requests wait in order for a free connection. Latency is measured on the
/// television's clock.
public struct SimulatedNetwork: Sendable {
  /// Whether the network is down: every request fails at once and reaches no service.
  public var isDown = false
  /// The length of a round trip, in milliseconds of the television's clock.
  public var latencyMS: Int64 = 0
  /// Whether the answer of the next request is lost: its service receives and performs the request, but the answer
  /// never arrives.
  public var losesNextAnswer = false
  /// The share of requests that are lost, 0...1: half of them on the way to their service, which never receives them, and half of
  /// them on the way back.
  public var lossShare = 0.0

  /// How many connections a client holds to one service.
  public static let connectionLimit = 4

  private struct Message {
    let id: RequestID
    let service: ServiceName
    let isWrite: Bool
  }

  /// The requests that wait for a connection, in order.
  private var waiting: [Message] = []
  /// The requests that occupy a connection, and when their answers arrive, in uptime milliseconds.
  private var inFlight: [RequestID: (message: Message, arrivalMS: Int64)] = [:]
  private var lost: [RequestID: Bool] = [:]
  private var jitter = JitterSource(seed: 0)

  /// Creates a network without faults.
  public init() {}

  /// Ends all faults from now on; answers in flight keep their time of arrival.
  public mutating func repair() {
    (isDown, latencyMS, losesNextAnswer, lossShare) = (false, 0, false, 0)
  }

  /// Sets the seed from which lost requests are drawn.
  public mutating func seed(_ seed: UInt64) {
    jitter = JitterSource(seed: seed)
  }

  /// Decides about a request that is about to be sent.
  ///
  /// - Returns: The failure of one that does not reach its service; nil for one that is to be sent.
  mutating func failure(beforeSending isWrite: Bool) -> ServiceAnswer? {
    if isDown { return Self.failure }
    guard lossShare > 0, Double.random(in: 0..<1, using: &jitter) < lossShare else { return nil }
    guard Bool.random(using: &jitter) else {
      losesNextAnswer = true
      return nil
    }
    return Self.lostAnswer(isWrite: isWrite)
  }

  /// The failure of a request that has no answer: whether a write was received is not known.
  private static func lostAnswer(isWrite: Bool) -> ServiceAnswer {
    ServiceAnswer(failure: ServiceFailure(isWrite ? .outcomeUnknown : .unavailable))
  }

  /// Sends a request.
  ///
  /// - Returns: The requests to dispatch now: this one, unless it has to wait for a connection.
  mutating func send(_ id: RequestID, to service: ServiceName, isWrite: Bool, at now: ClockReading) -> [RequestID] {
    if losesNextAnswer { lost[id] = isWrite }
    losesNextAnswer = false
    waiting.append(Message(id: id, service: service, isWrite: isWrite))
    return startWaiting(at: now)
  }

  /// Frees the connections whose answers have arrived.
  ///
  /// - Returns: The requests that got a connection thereby.
  mutating func advance(to now: ClockReading) -> [RequestID] {
    inFlight = inFlight.filter { $0.value.arrivalMS > now.uptimeMS }
    return startWaiting(at: now)
  }

  private mutating func startWaiting(at now: ClockReading) -> [RequestID] {
    var started: [RequestID] = []
    var blocked: Set<ServiceName> = []
    var stillWaiting: [Message] = []
    for message in waiting {
      guard !blocked.contains(message.service), hasConnection(for: message) else {
        blocked.insert(message.service)
        stillWaiting.append(message)
        continue
      }
      if latencyMS > 0 { inFlight[message.id] = (message, now.uptimeMS + latencyMS) }
      started.append(message.id)
    }
    waiting = stillWaiting
    return started
  }

  /// Returns whether a request may be sent beside those in flight: writes wait for each other, and nothing overtakes a write.
  private func hasConnection(for message: Message) -> Bool {
    let others = inFlight.values.map(\.message).filter { $0.service == message.service }
    if message.isWrite { return others.isEmpty }
    return others.count < Self.connectionLimit && !others.contains(where: \.isWrite)
  }

  /// Cancels a request that still waits for a connection. One in flight occupies its connection until its time of arrival.
  mutating func cancel(_ id: RequestID) {
    waiting.removeAll { $0.id == id }
    lost[id] = nil
  }

  /// Cancels all requests and frees all connections.
  mutating func cancelAll() {
    (waiting, inFlight, lost) = ([], [:], [:])
  }

  /// Returns the part of a service's answer that arrives: the answer itself, or the failure that replaces it.
  mutating func arriving(_ answer: ServiceAnswer, to id: RequestID) -> ServiceAnswer {
    guard let isWrite = lost.removeValue(forKey: id) else { return answer }
    return Self.lostAnswer(isWrite: isWrite)
  }

  /// Returns whether an answer has arrived, once its service has given it.
  func hasArrived(_ id: RequestID, at now: ClockReading) -> Bool {
    guard !waiting.contains(where: { $0.id == id }) else { return false }
    return inFlight[id].map { $0.arrivalMS <= now.uptimeMS } ?? true
  }

  /// Returns whether an answer takes time on the television's clock.
  func delays(_ id: RequestID) -> Bool {
    inFlight[id] != nil || waiting.contains { $0.id == id }
  }

  /// When the next connection becomes free, in uptime milliseconds; nil while none is occupied.
  var nextArrivalMS: Int64? {
    inFlight.values.map(\.arrivalMS).min()
  }

  /// The failure of every request while the network is down.
  static let failure = ServiceAnswer(failure: ServiceFailure(.unavailable))
}
