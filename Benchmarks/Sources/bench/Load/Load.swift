import Calls
import Foundation

/// Servers with data, and wrk.
struct Load {
  let wrk: Program
  let servers: TenfootServers
  let seconds: Int
  let scratch: ScratchFolder
  private let values: [String: String]

  /// The poll that all devices answer.
  private static let poll = "bench-poll"

  /// Starts from servers that run on a data folder; adds a channel with a poll.
  init(wrk: Program, servers: TenfootServers, data: String, seconds: Int, scratch: ScratchFolder) throws {
    (self.wrk, self.servers, self.seconds, self.scratch) = (wrk, servers, seconds, scratch)
    let now = Instant(unixMS: Int64(WallClock.nowMS))
    let file = "\(scratch.path)/poll.json"
    try Self.schedule(at: now - 60_000).write(toFile: file, atomically: false, encoding: .utf8)
    _ = try Child.run(
      Program.tenfoot(), ["schedule", "import", "--data", data, file],
      environment: TelevisionProcess.environment(home: data))
    let photo = try Self.firstID(try HTTPFetch.body(servers.address(of: "album").url("/v1/photos?limit=1")))
    values = ["{photo}": photo, "{channel}": Self.poll, "{interaction}": Self.poll, "{at}": now.rfc3339]
  }

  private static func firstID(_ json: Data) throws -> String {
    struct Page: Decodable {
      struct Element: Decodable { var id: String }
      var items: [Element]
    }
    guard let id = try JSONDecoder().decode(Page.self, from: json).items.first?.id else { throw BenchError("no photo") }
    return id
  }

  private static func schedule(at: Instant) -> String {
    let (start, stop) = (at.rfc3339, (at + 7_200_000).rfc3339)
    return """
      {"version":1,"channels":[{"id":"\(poll)","number":300,"name":{"en":"Load"}}],
      "schedules":[{"channel":"\(poll)","serial":1,"from":"\(start)","until":"\(stop)","repeats":false,
      "programmes":[{"id":"p","title":{"en":"Load"},"start":"\(start)","stop":"\(stop)"}],
      "interactions":[{"id":"\(poll)","programme":"p","at":"\(start)","show":"\(start)","durationSeconds":600,
      "resultsAt":"\((at + 3_700_000).rfc3339)"}]}],
      "interactions":[{"id":"\(poll)","type":"poll","title":{"en":"Which?"},
      "choices":[{"id":"a","label":{"en":"One"}},{"id":"b","label":{"en":"Two"}}]}]}
      """
  }

  /// The path of a target with IDs in the place of their names.
  func path(of target: LoadTarget) -> String {
    filled(target.path)
  }

  /// The URL of a target.
  func url(of target: LoadTarget) -> String {
    servers.address(of: target.server).url(path(of: target))
  }

  /// The Lua expression of the next request of a target that writes; nil for one that reads.
  func request(of target: LoadTarget) -> String? {
    guard let body = target.body else { return nil }
    let headers = """
      {["Content-Type"]=\(body.isEmpty ? "nil" : "\"application/json\""), ["Idempotency-Key"]=start.."-"..count..salt, \
      ["Tenfoot-Device"]="d"..count..salt}
      """
    return "wrk.format(\"POST\", \"\(path(of: target))\", \(headers), '\(filled(body))')"
  }

  /// Runs wrk.
  func run(_ url: String, connections: Int, request: String? = nil) throws -> WrkRun {
    try WrkRun(wrk, url, connections: connections, seconds: seconds, request: request, in: scratch)
  }

  private func filled(_ text: String) -> String {
    values.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }
}
