import Calls
import Screen
import Television

/// The pictures on the screen whose service could not be asked, and when it is asked for them again.
///
/// One picture of a service is tried at a time, with growing and jittered delays, at last once in one to two minutes. When it comes, or the
/// service has answered anything else, the others of that service are tried at once. Without such pictures on the screen, nothing is tried.
struct ImageRetries {
  /// The delays between the tries at one service.
  static let policy = RetryPolicy(
    firstCeilingMS: 4_000, lastCeilingMS: 120_000, attemptLimit: .max, lastFloorMS: 60_000)

  /// A service that could not be asked.
  private struct Outage {
    /// The pictures that it has, in the order of the frame.
    var requests: [ImageRequest]
    var failedCount = 1
    /// When the first picture is tried, in uptime milliseconds.
    var nextTryMS: Int64
  }

  private var outages: [ServiceName: Outage] = [:]
  private var jitter: JitterSource
  /// The pictures that are being tried, the first to be rendered first.
  private(set) var running: [ImageRequest] = []

  /// Creates the state of a screen without such pictures.
  init(seed: UInt64) {
    jitter = JitterSource(seed: seed)
  }

  /// When the next try is due, in uptime milliseconds; nil for none.
  var nextTryMS: Int64? {
    outages.values.filter { outage in !outage.requests.contains(where: running.contains) }.map(\.nextTryMS).min()
  }

  /// Takes over the pictures of the newest frame that failed because their service could not be asked.
  mutating func update(_ failed: [ImageRequest], at nowMS: Int64) {
    running.removeAll { !failed.contains($0) }
    let services = Dictionary(grouping: failed, by: { Self.service(of: $0.source) })
    outages = outages.filter { services[$0.key] != nil }
    for (service, requests) in services {
      guard let service else { continue }
      let nextTryMS = outages[service]?.nextTryMS ?? nowMS + delayMS(afterFailures: 1)
      outages[service, default: Outage(requests: [], nextTryMS: nextTryMS)].requests = requests
    }
  }

  /// Begins the tries that are due.
  ///
  /// - Returns: Whether there are any.
  mutating func begin(at nowMS: Int64) -> Bool {
    let due = outages.filter { $0.value.nextTryMS <= nowMS && !$0.value.requests.contains(where: running.contains) }
    running += due.values.compactMap(\.requests.first)
    return !due.isEmpty
  }

  /// Ends the try of a picture; ignores one that is not being tried.
  ///
  /// - Parameter isAway: Whether its service could not be asked again.
  mutating func end(_ request: ImageRequest, isAway: Bool, at nowMS: Int64) {
    guard let index = running.firstIndex(of: request), let service = Self.service(of: request.source) else { return }
    running.remove(at: index)
    guard isAway else {
      outages[service]?.requests.removeAll { $0 == request }
      return reach(service)
    }
    // Of several that were tried together, the first sets the time of the next try.
    guard var outage = outages[service], outage.nextTryMS <= nowMS else { return }
    outage.failedCount += 1
    outage.nextTryMS = nowMS + delayMS(afterFailures: outage.failedCount)
    outages[service] = outage
  }

  /// Begins the tries of all pictures of a service that has just answered.
  mutating func reach(_ service: ServiceName) {
    guard let outage = outages[service] else { return }
    running += outage.requests.filter { !running.contains($0) }
    outages[service]?.nextTryMS = 0
  }

  private mutating func delayMS(afterFailures count: Int) -> Int64 {
    let failure = ServiceFailure(.unavailable)
    return max(1, Self.policy.delayMS(afterFailures: count, failure, draw: jitter.next()) ?? Self.policy.lastCeilingMS)
  }

  /// Returns the service that has a picture; nil for one of the program's own.
  private static func service(of source: ImageSource) -> ServiceName? {
    switch source {
    case .album: .album
    case .mall: .mall
    case .asset: nil
    }
  }
}
