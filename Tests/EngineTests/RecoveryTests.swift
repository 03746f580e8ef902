import Calls
import Screen
import Synchronization
import Testing

@testable import Engine
@testable import Television

/// What could not be read is read again by itself, as long as it is on the screen, and nothing else is.
@Suite struct RecoveryTests {
  private static let startMS: Int64 = 1_795_291_200_000
  private static let hourMS: Int64 = 3_600_000

  /// A television whose server can be taken away, with the pictures that it asked for.
  private final class Living {
    let world = TestWorld()
    let asked: Pictures
    let engine: TelevisionEngine
    var nowMS: Int64 = 0

    final class Pictures: Sendable {
      let requests = Mutex<[ImageRequest]>([])
      let isAway = Mutex(false)

      func render(_ request: ImageRequest) throws -> CellImage {
        struct Away: ImageRenderingError { var problem: ImageProblem { .unreachable } }
        requests.withLock { $0.append(request) }
        if isAway.withLock({ $0 }) { throw Away() }
        return try TestWorld.pictures(request)
      }
    }

    init() throws {
      let asked = Pictures()
      self.asked = asked
      engine = world.engine(render: asked.render)
      _ = try engine.waitUntilIdle(at: now)
    }

    var now: ClockReading { ClockReading(uptimeMS: nowMS, unixMS: startMS + nowMS) }

    func take(away isAway: Bool) {
      world.isAway.withLock { $0 = isAway }
      asked.isAway.withLock { $0 = isAway }
    }

    @discardableResult
    func press(_ keys: RemoteKey...) throws -> String {
      for key in keys {
        engine.press(key, at: now)
        _ = try engine.waitUntilIdle(at: now)
      }
      return try screen()
    }

    func screen() throws -> String { try engine.waitUntilIdle(at: now).lines.joined(separator: "\n") }

    /// Lets time pass, and returns how many calls and how many pictures the services were asked for at each time.
    func pass(ms: Int64) throws -> (calls: [Int64], pictures: [Int64]) {
      var (calls, pictures): ([Int64], [Int64]) = ([], [])
      let endMS = nowMS + ms
      while let next = engine.nextWakeMS, next <= endMS {
        nowMS = max(nowMS, next)
        let before = (world.calls.withLock { $0.count }, asked.requests.withLock { $0.count })
        engine.wake(at: now)
        _ = try engine.waitUntilIdle(at: now)
        calls += Array(repeating: nowMS, count: world.calls.withLock { $0.count } - before.0)
        pictures += Array(repeating: nowMS, count: asked.requests.withLock { $0.count } - before.1)
      }
      nowMS = endMS
      return (calls, pictures)
    }
  }

  @Test func picturesComeByThemselvesWhenTheirServerIsBack() throws {
    let living = try Living()
    living.asked.isAway.withLock { $0 = true }
    let away = try living.press(.arrowRight, .enter, .enter)
    #expect(away.contains("Not available") && away.contains("Harbour 0"))
    let tries = try living.pass(ms: 180_000)
    #expect(tries.calls.isEmpty)
    #expect((2...8).contains(tries.pictures.count), "one picture is tried for all: \(tries.pictures)")
    living.asked.isAway.withLock { $0 = false }
    let last = try living.pass(ms: 120_000)
    #expect(last.pictures.count > 8, "\(last.pictures)")
    #expect(Set(last.pictures).count == 1, "all come as soon as the first one has come")
    #expect(try !living.screen().contains("Not available"))
  }

  @Test func picturesAreTriedAtMostOnceAMinuteInTheEnd() throws {
    let living = try Living()
    living.asked.isAway.withLock { $0 = true }
    try living.press(.arrowRight, .enter, .enter)
    _ = try living.pass(ms: 300_000)
    var tries: [Int64] = []
    for _ in 0..<4 {
      // A key keeps the idle slide show away, which shows another picture every quarter of a minute.
      try living.press(.info)
      tries += try living.pass(ms: 500_000).pictures
    }
    #expect(tries.count >= 15)
    #expect(zip(tries, tries.dropFirst()).allSatisfy { $1 - $0 >= 60_000 }, "\(tries)")
  }

  @Test func picturesComeWithTheFirstAnswerOfTheirServer() throws {
    let living = try Living()
    living.take(away: true)
    try living.press(.home)
    living.engine.resize(Size(columns: 100, rows: 30), at: living.now)
    #expect(try living.screen().contains("Not available"))
    living.take(away: false)
    let before = living.asked.requests.withLock { $0.count }
    try living.press(.home)
    #expect(living.asked.requests.withLock { $0.count } > before + 3)
    #expect(try !living.screen().contains("Not available"))
  }

  @Test func nothingIsTriedForWhatIsNotOnTheScreen() throws {
    let living = try Living()
    living.take(away: true)
    living.engine.resize(Size(columns: 100, rows: 30), at: living.now)
    try living.press(.home)
    #expect(try living.screen().contains("Not available"))
    // The help needs no server.
    try living.press(.help)
    let help = try living.pass(ms: 540_000)
    #expect(help.calls.isEmpty && help.pictures.isEmpty, "\(help)")
    let home = try living.press(.back)
    #expect(home.contains("Not available"))
  }

  @Test func aPageThatFailedIsReadAgainUntilItsServerIsBack() throws {
    let living = try Living()
    living.take(away: true)
    let away = try living.press(.arrowRight, .enter)
    #expect(away.contains("Can’t connect to https://tv.example"))
    var times: [Int64] = []
    for _ in 0..<8 {
      times += try living.pass(ms: Self.hourMS / 8).calls
      // A key keeps the idle slide show away.
      #expect(try living.press(.info).contains("Can’t connect to https://tv.example"))
    }
    let late = times.filter { $0 > 600_000 }
    #expect(zip(late, late.dropFirst()).allSatisfy { $1 - $0 >= 60_000 }, "\(late)")
    #expect(late.count > 20)
    living.take(away: false)
    _ = try living.pass(ms: 120_000)
    #expect(try living.screen().contains("3 albums"))
  }

  @Test func anIdleTelevisionAsksForNothing() throws {
    let living = try Living()
    let calm = try living.pass(ms: 540_000)
    #expect(calm.calls.isEmpty && calm.pictures.isEmpty)
  }
}
