import Calls
import Television

/// What lies between a television and its services, and what can be wrong with it; nothing is, unless a tape says so.
public struct SimulatedNetwork: Sendable {
  /// Whether nothing comes through: every question fails at once, and no service ever hears it.
  public var isDown = false
  /// How long every answer takes, in milliseconds of the television's own clock.
  public var latencyMS: Int64 = 0
  /// Whether the line breaks at the next question: its service hears it and acts, and the answer is lost.
  public var breaksOnce = false

  /// When the answers arrive that are on their way, in uptime milliseconds.
  private var arrivalsMS: [RequestID: Int64] = [:]
  private var lost: Set<RequestID> = []

  /// A line with nothing wrong.
  public init() {}

  /// The same line with nothing wrong from now on; answers on their way take as long as they do.
  public var mended: SimulatedNetwork {
    var line = self
    (line.isDown, line.latencyMS, line.breaksOnce) = (false, 0, false)
    return line
  }

  /// Notes that something is asked.
  mutating func carry(_ id: RequestID, at now: ClockReading) {
    if latencyMS > 0 { arrivalsMS[id] = now.uptimeMS + latencyMS }
    if breaksOnce { lost.insert(id) }
    breaksOnce = false
  }

  /// What arrives of a service's answer.
  mutating func arriving(_ reply: Reply, to id: RequestID) -> Reply {
    lost.remove(id) == nil ? reply : Self.failure
  }

  /// Whether an answer has arrived, once its service has given it.
  func hasArrived(_ id: RequestID, at now: ClockReading) -> Bool {
    arrivalsMS[id].map { $0 <= now.uptimeMS } ?? true
  }

  /// Whether an answer takes its time.
  func delays(_ id: RequestID) -> Bool {
    arrivalsMS[id] != nil
  }

  /// When the next of these answers arrives, in uptime milliseconds; nil for those that take no time.
  func nextArrivalMS(of ids: Set<RequestID>) -> Int64? {
    arrivalsMS.filter { ids.contains($0.key) }.values.min()
  }

  /// Forgets an answer that was handed on.
  mutating func forget(_ id: RequestID) {
    arrivalsMS[id] = nil
  }

  /// What a television is told that gets no answer.
  static let failure = Reply.failed(ServiceFailure(.unavailable, "The server does not answer."))
}
