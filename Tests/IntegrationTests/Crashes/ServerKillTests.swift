import AlbumClient
import AlbumService
import Calls
import Foundation
import HTTPClient
import MallClient
import TestSupport
import TestTraits
import Testing
import Threads

@testable import tenfoot

/// `kill -9` of any of the three servers at any moment: nothing that was acknowledged is lost or counted twice.
///
/// `TENFOOT_CRASH_ROUNDS` sets how often each server is killed. `TENFOOT_TEST_SEED` repeats a run as far as a race can be repeated.
@Suite(.heavy) struct ServerKillTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  private static let killCount = ProcessInfo.processInfo.environment["TENFOOT_CRASH_ROUNDS"].flatMap { Int($0) } ?? 1
  private static let televisionCount = 4
  private let call = CallContext(caller: Caller(device: "test"))

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.demoAlbum().copied(to: folder)
    try tenfoot("schedule", "import", folder.write(OpenPoll.schedule(at: .now), to: "poll.json"))
  }

  private func servers() throws -> [ServerName: KilledServer] {
    let pairs = try ServerName.allCases.map { ($0, try KilledServer($0, of: tenfoot)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func acknowledgedWritesCountOnce() throws {
    let before = try ServedState(of: tenfoot.data)
    let servers = try servers()
    let writes = try write(to: servers)
    try expectPages(show: writes, servers)
    for (name, server) in servers { #expect(server.stop() == 0, "\(name)") }
    let after = try ServedState(of: tenfoot.data)
    expectEachOnce(writes, before, after)
    expectCounts(of: writes, before, after)
    #expect(try DatabaseCheck.faults(in: tenfoot.data).isEmpty)
    report(writes, servers)
  }

  // MARK: Writing

  /// Lets televisions write while the servers are killed; returns the acknowledged writes of each.
  private func write(to servers: [ServerName: KilledServer]) throws -> [AcknowledgedWrite] {
    let subjects = try subjects(at: servers)
    var random = SeededGenerator()
    let killers = servers.sorted { $0.key.rawValue < $1.key.rawValue }.map { name, server in
      // The album has two kinds of writes, the others one.
      let plan = KilledServer.Plan(
        killCount: Self.killCount, writeLimit: name == .album ? 100 : 50, seed: random.next())
      return ThreadFuture { try server.carryOut(plan) }
    }
    let televisions = try (0..<Self.televisionCount).map { number in
      let television = try WritingTelevision(
        "television-\(number)", correcting: subjects.photos[number], subjects, servers)
      let seed = random.next()
      return ThreadFuture {
        do {
          return try television.write(seed: seed)
        } catch {
          for server in servers.values { server.abandon() }
          throw error
        }
      }
    }
    let writes = televisions.map { television in Result { try television.wait() } }
    for killer in killers { try killer.wait() }
    return try writes.flatMap { try $0.get() }
  }

  private func subjects(at servers: [ServerName: KilledServer]) throws -> WritingTelevision.Subjects {
    let photos = try album(servers).items(.init(), page: PageRequest(limit: 8), call).items.map(\.id)
    let products = try mall(servers).products(.init(), page: PageRequest(limit: 8), call).items.map(\.id)
    try #require(photos.count == 8 && products.count == 8)
    return WritingTelevision.Subjects(
      products: products, photos: photos, poll: OpenPoll.id, choices: OpenPoll.choices)
  }

  private func album(_ servers: [ServerName: KilledServer]) throws -> AlbumClient {
    let server = try #require(servers[.album])
    return AlbumClient(ServiceClient(HTTPClient(server: server.address)), cache: MediaCache(folder: nil))
  }

  private func mall(_ servers: [ServerName: KilledServer]) throws -> MallClient {
    let server = try #require(servers[.mall])
    return MallClient(ServiceClient(HTTPClient(server: server.address)), cache: MediaCache(folder: nil))
  }

  // MARK: Expecting

  /// Expects the servers to show what was acknowledged: all orders, and the camera of every corrected photo.
  private func expectPages(show writes: [AcknowledgedWrite], _ servers: [ServerName: KilledServer]) throws {
    var (orders, next) = ([String](), PageRequest.Position?.some(.first))
    while let position = next {
      let page = try mall(servers).orders(page: PageRequest(position, limit: 500), call)
      orders += page.items.map(\.order.id)
      next = page.next.map { .after($0) }
    }
    #expect(orders.sorted() == writes.filter { $0.kind == .purchase }.map(\.value).sorted())
    for (photo, model) in Self.models(after: writes) {
      #expect(try album(servers).item(id: photo, call).model == model)
    }
  }

  /// The model of the last acknowledged correction of each photo.
  private static func models(after writes: [AcknowledgedWrite]) -> [String: String] {
    let corrections = writes.filter { $0.kind == .edit }.map { ($0.subject, $0.value) }
    return Dictionary(corrections) { _, later in later }
  }

  private func expectEachOnce(_ writes: [AcknowledgedWrite], _ before: ServedState, _ after: ServedState) {
    let differences = Differences(acknowledged: before.lines + writes.map(\.line), found: after.lines)
    #expect(differences.lost.isEmpty, "seed \(TestSeed.value)")
    #expect(differences.added.isEmpty, "seed \(TestSeed.value)")
    #expect(after.models == before.models.merging(Self.models(after: writes)) { $1 }, "seed \(TestSeed.value)")
    print("servers: \(differences.lost.count) lost, \(differences.added.count) doubled or not asked for")
  }

  private func expectCounts(of writes: [AcknowledgedWrite], _ before: ServedState, _ after: ServedState) {
    let counted = writes.filter { $0.kind != .edit }.map { ("\($0.kind) \($0.subject)", 1) }
    let expected = before.counts.merging(counted) { $0 + $1 }
    let wrong = Set(expected.keys).union(after.counts.keys).filter { expected[$0] != after.counts[$0] }
    #expect(wrong.isEmpty, "seed \(TestSeed.value)")
  }

  private func report(_ writes: [AcknowledgedWrite], _ servers: [ServerName: KilledServer]) {
    let kinds = AcknowledgedWrite.Kind.allCases.map { kind in "\(kind) \(writes.count { $0.kind == kind })" }
    let failures = servers.values.reduce(into: [:]) { $0.merge($1.failureCounts) { $0 + $1 } }
    print(
      """
      servers: seed \(TestSeed.value), \(Self.killCount * servers.count) kills, \(writes.count) acknowledged \
      (\(kinds.joined(separator: ", "))), \(writes.count { $0.attempts > 1 }) of them repeated, \
      unanswered \(failures.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", "))
      """)
  }
}

/// The difference of two multisets.
private struct Differences {
  let lost: [String]
  let added: [String]

  init(acknowledged: [String], found: [String]) {
    var counts: [String: Int] = [:]
    for line in found { counts[line, default: 0] += 1 }
    for line in acknowledged { counts[line, default: 0] -= 1 }
    lost = counts.filter { $0.value < 0 }.map(\.key).sorted()
    added = counts.filter { $0.value > 0 }.map(\.key).sorted()
  }
}

/// A poll that is open for hours.
enum OpenPoll {
  static let id = "open-poll"
  static let choices = ["left", "right"]

  /// Returns a schedule of one channel whose poll opened a few seconds before a time, and is on screens for ten minutes.
  static func schedule(at now: Instant) -> String {
    let (start, stop) = ((now - 3_600_000).rfc3339, (now + 6 * 3_600_000).rfc3339)
    let labels = choices.map { #"{"id": "\#($0)", "label": "Turn \#($0)"}"# }.joined(separator: ", ")
    return """
      {"version": 1, "channels": [{"id": "open", "number": 1, "name": "Open"}],
       "schedules": [{"channel": "open", "serial": 1, "from": "\(start)", "until": "\(stop)",
         "programmes": [{"id": "p", "start": "\(start)", "stop": "\(stop)", "title": "Crossroads"}],
         "interactions": [{"id": "\(id)", "programme": "p", "at": "\((now - 5_000).rfc3339)", "durationSeconds": 600,
           "resultsAt": "\((now + 5 * 3_600_000).rfc3339)"}]}],
       "interactions": [{"id": "\(id)", "type": "poll", "title": "Which way?", "choices": [\(labels)]}]}
      """
  }
}
