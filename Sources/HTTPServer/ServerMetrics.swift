import Calls
import HTTPTypes
import Synchronization
import WireFormat

/// The number of open connections.
final class ConnectionCount: Sendable {
  private let count = Atomic<Int>(0)

  /// The current number.
  var value: Int { count.load(ordering: .relaxed) }

  func add(_ change: Int) {
    count.add(change, ordering: .relaxed)
  }
}

/// A line of one metric.
struct MetricLine: Sendable {
  /// The metric's name.
  let name: String
  /// The rest of the line after the name: a suffix, labels and the value.
  let line: String
}

/// Counters of one server's requests in the text format 0.0.4 of Prometheus.
final class ServerMetrics: Sendable {
  /// The properties by which requests are counted.
  struct Key: Hashable, Sendable {
    /// The method; `other` for unknown ones, because clients may send any.
    let method: String
    /// The template of the route; `none` for an unknown path.
    let route: String
    /// The status.
    let status: Int
  }

  private struct Counters: Sendable {
    var requests = 0
    var seconds = 0.0
    var bytes: Int64 = 0
    var receivedBytes: Int64 = 0
    /// For each bound, the number of requests that took at most this time, and longer than the previous bound.
    var buckets = [Int](repeating: 0, count: ServerMetrics.bounds.count)
  }

  /// The upper bounds of the histogram of durations, seconds.
  private static let bounds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let server: String
  private let counters = Mutex<[Key: Counters]>([:])

  /// Creates counters of a server.
  init(server: String) {
    self.server = server
  }

  /// Counts a request.
  ///
  /// - Parameters:
  ///   - bytes: The size of the answer's content.
  ///   - receivedBytes: The bytes of a file that were received; 0 for all other requests.
  func count(_ key: Key, seconds: Double, bytes: Int64, receivedBytes: Int64 = 0) {
    counters.withLock { counters in
      counters[key, default: Counters()].requests += 1
      counters[key, default: Counters()].seconds += seconds
      counters[key, default: Counters()].bytes += bytes
      counters[key, default: Counters()].receivedBytes += receivedBytes
      if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) {
        counters[key, default: Counters()].buckets[bucket] += 1
      }
    }
  }

  /// The lines of all counters, by name.
  var lines: [MetricLine] {
    let counters = counters.withLock { $0 }.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
    return counters.flatMap { key, counters in
      let labels =
        "server=\"\(server)\",method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\""
      let bytes = MetricLine(name: "tenfoot_http_response_bytes_total", line: "{\(labels)} \(counters.bytes)")
      let received = MetricLine(
        name: "tenfoot_http_upload_bytes_total", line: "{\(labels)} \(counters.receivedBytes)")
      return (counters.receivedBytes > 0 ? [bytes, received] : [bytes]) + Self.histogram(counters, labels)
    }
  }

  private static func histogram(_ counters: Counters, _ labels: String) -> [MetricLine] {
    let name = "tenfoot_http_request_duration_seconds"
    var total = 0
    var lines = zip(bounds, counters.buckets).map { bound, count in
      total += count
      return MetricLine(name: name, line: "_bucket{\(labels),le=\"\(bound)\"} \(total)")
    }
    lines.append(MetricLine(name: name, line: "_bucket{\(labels),le=\"+Inf\"} \(counters.requests)"))
    lines.append(MetricLine(name: name, line: "_sum{\(labels)} \(counters.seconds)"))
    lines.append(MetricLine(name: name, line: "_count{\(labels)} \(counters.requests)"))
    return lines
  }
}

extension HTTPService {
  /// Creates the server of `GET /metrics`, with the counters of other servers.
  ///
  /// - Parameter limits: Its own limits.
  public static func metrics(of servers: [HTTPService], limits: ServerLimits = ServerLimits()) -> HTTPService {
    var routes = ServerRoutes()
    routes.add(
      Route(.get, "/metrics"),
      Endpoint(access: .anyone) { request throws(ServiceFailure) in
        try request.wire.checkNoQuery()
        let fields: HTTPFields = [.contentType: "text/plain; version=0.0.4; charset=utf-8"]
        return ServerResponse(.ok, fields: fields, body: .bytes(Array(MetricsPage(servers: servers).text.utf8)))
      })
    return HTTPService(name: "metrics", routes: routes, description: [], limits: limits) { _ in }
  }
}

/// The text that Prometheus reads from all servers of a process.
struct MetricsPage {
  let servers: [HTTPService]

  var text: String {
    let gauges = servers.flatMap { server in
      [
        MetricLine(
          name: "tenfoot_http_connections", line: "{server=\"\(server.name)\"} \(server.state.connections.value)"),
        MetricLine(name: "tenfoot_store_calls", line: "{server=\"\(server.name)\"} \(server.state.threads.callCount)"),
      ]
    }
    return Self.group("gauge", gauges) + Self.group("counter", counterLines) + Self.group("histogram", histogramLines)
  }

  private var counterLines: [MetricLine] { lines { $0.hasSuffix("_total") } }
  private var histogramLines: [MetricLine] { lines { !$0.hasSuffix("_total") } }

  private func lines(where isWanted: (String) -> Bool) -> [MetricLine] {
    servers.flatMap { $0.state.metrics.lines }.filter { isWanted($0.name) }
  }

  /// Returns all lines of one metric; the format requires that they are adjacent.
  private static func group(_ type: String, _ lines: [MetricLine]) -> String {
    Dictionary(grouping: lines, by: \.name).sorted { $0.key < $1.key }.map { name, lines in
      "# TYPE \(name) \(type)\n" + lines.map { "\(name)\($0.line)\n" }.joined()
    }.joined()
  }
}
