import Foundation

/// A run of wrk, which sends requests over a number of connections as fast as they are answered.
struct WrkRun {
  /// Requests answered in a second.
  let requestsASecond: Double
  /// The time of an answer, milliseconds.
  let p50MS: Double
  let p99MS: Double
  /// Answers other than 2xx and 3xx, and connections that failed.
  let errorCount: Int

  /// Runs wrk.
  ///
  /// - Parameters:
  ///   - connections: The number of connections, at least 1.
  ///   - request: A Lua expression for the next request; nil for a GET of the URL.
  init(
    _ wrk: Program, _ url: String, connections: Int, seconds: Int, request: String? = nil, in scratch: ScratchFolder
  ) throws {
    let script = "\(scratch.path)/wrk.lua"
    let lua = """
      function init(args) count = 0; start = os.time(); salt = "-" .. math.random(1, 1e9) end
      \(request.map { "function request() count = count + 1; return \($0) end" } ?? "")
      function done(summary, latency, requests)
        local e = summary.errors
        print(string.format("RESULT %f %f %f %d", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
          latency:percentile(99) / 1e3, e.connect + e.read + e.write + e.timeout + e.status))
      end

      """
    try lua.write(toFile: script, atomically: false, encoding: .utf8)
    let worker = try Worker(
      wrk, ["-t1", "-c\(connections)", "-d\(seconds)s", "--timeout", "10s", "-s", script, url], environment: [:])
    while true {
      let line = try worker.line()
      guard line.hasPrefix("RESULT ") else { continue }
      let values = line.split(separator: " ").dropFirst().compactMap { Double($0) }
      guard values.count == 4 else { throw BenchError("wrk printed “\(line)”") }
      (requestsASecond, p50MS, p99MS, errorCount) = (values[0], values[1], values[2], Int(values[3]))
      return
    }
  }
}
