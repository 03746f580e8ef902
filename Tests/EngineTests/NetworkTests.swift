import AlbumService
import Calls
import Screen
import Testing

@testable import Engine
@testable import Television

/// The screen over a slow network.
@Suite struct NetworkTests {
  private static let latencyMS: Int64 = 300

  private func reading(_ uptimeMS: Int64) -> ClockReading {
    ClockReading(uptimeMS: uptimeMS, unixMS: 1_795_291_200_000 + uptimeMS)
  }

  /// Waits until the engine is idle at each arrival of an answer, up to a time.
  private func run(_ engine: TelevisionEngine, from: Int64, to: Int64) throws -> String {
    var now = from
    var frame = try engine.waitUntilIdle(at: reading(now))
    while let next = engine.nextWakeMS, next <= to {
      now = max(next, now)
      engine.wake(at: reading(now))
      frame = try engine.waitUntilIdle(at: reading(now))
    }
    return try engine.waitUntilIdle(at: reading(max(now, to))).lines.joined(separator: "\n")
      + (frame.lines.isEmpty ? "?" : "")
  }

  @Test func showsTheTenthPhotosCountsWithinTwoRoundTrips() throws {
    let world = TestWorld()
    let engine = world.engine()
    _ = try engine.waitUntilIdle(at: reading(0))
    for key in [RemoteKey.arrowRight, .enter, .enter, .enter] {
      engine.press(key, at: reading(0))
      _ = try engine.waitUntilIdle(at: reading(0))
    }
    engine.network.latencyMS = Self.latencyMS
    for _ in 0..<10 {
      engine.press(.arrowRight, at: reading(1_000))
      _ = try engine.waitUntilIdle(at: reading(1_000))
    }
    let before = try run(engine, from: 1_000, to: 1_000 + Self.latencyMS)
    let after = try run(engine, from: 1_000 + Self.latencyMS, to: 1_000 + 2 * Self.latencyMS)
    #expect(!before.contains(world.brandLine(ofItem: 10)))
    #expect(after.contains(world.brandLine(ofItem: 10)), "\(after)")
  }

  @Test func sendsOneRequestPerConnection() {
    var network = SimulatedNetwork()
    network.latencyMS = 100
    let started = (1...6).map { network.send($0, to: .mall, isWrite: false, at: reading(0)) }
    #expect(started == [[1], [2], [3], [4], [], []])
    #expect(
      network.send(7, to: .album, isWrite: false, at: reading(0)) == [7], "services have connections of their own")
    network.cancel(5)
    #expect(network.advance(to: reading(100)) == [6])
    #expect(network.hasArrived(1, at: reading(100)) && !network.hasArrived(6, at: reading(100)))
    #expect(network.nextArrivalMS == 200)
  }

  @Test func neverOvertakesAWrite() {
    var network = SimulatedNetwork()
    network.latencyMS = 100
    #expect(network.send(1, to: .mall, isWrite: true, at: reading(0)) == [1])
    #expect(network.send(2, to: .mall, isWrite: true, at: reading(0)) == [])
    #expect(network.send(3, to: .mall, isWrite: false, at: reading(0)) == [])
    #expect(network.advance(to: reading(100)) == [2])
    #expect(network.advance(to: reading(200)) == [3])
  }

  @Test func reportsAnUnknownOutcomeAfterALostAnswer() {
    var network = SimulatedNetwork()
    let call = CallContext(caller: TestWorld.caller)
    let answer = ServiceAnswer(to: BrandsRequest(PageRequest()), from: TestWorld().services, call)
    network.losesNextAnswer = true
    #expect(network.send(1, to: .mall, isWrite: true, at: reading(0)) == [1])
    #expect(network.arriving(answer, to: 1).failure?.code == .outcomeUnknown)
    network.losesNextAnswer = true
    _ = network.send(2, to: .mall, isWrite: false, at: reading(0))
    #expect(network.arriving(answer, to: 2).failure?.code == .unavailable)
    _ = network.send(3, to: .mall, isWrite: false, at: reading(0))
    #expect(network.arriving(answer, to: 3).failure == nil)
  }

  @Test func losesAShareOfTheRequestsThatDependsOnTheSeedOnly() {
    func fates(seed: UInt64) -> [String] {
      var network = SimulatedNetwork()
      network.seed(seed)
      network.lossShare = 0.4
      return (1...1_000).map { id in
        if network.failure(beforeSending: true) != nil { return "not sent" }
        _ = network.send(id, to: .mall, isWrite: true, at: reading(0))
        let answer = ServiceAnswer(
          to: BrandsRequest(PageRequest()), .success(Page(items: [], firstIndex: 0, totalCount: 0)))
        return network.arriving(answer, to: id).failure == nil ? "answered" : "no answer"
      }
    }
    let fates7 = fates(seed: 7)
    #expect(fates7 == fates(seed: 7))
    #expect(fates7 != fates(seed: 8))
    #expect((550...650).contains(fates7.count { $0 == "answered" }))
    #expect((150...250).contains(fates7.count { $0 == "not sent" }))
  }
}
