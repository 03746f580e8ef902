import Calls
import Device
import Engine
import Foundation
import Screen
import Synchronization
import Television
import Testing

/// The exchange of the person who watches: nothing of the previous person remains, and its writes are finished.
@Suite struct SessionTests {
  private let start = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000)
  private let profiles = [
    Profile(id: "a", name: "Anna", person: "anna", usesMainData: true), Profile(id: "b", name: "Ben", person: "ben"),
  ]

  /// Returns the session of a profile, or “Who is watching?” for nil.
  private func session(_ id: String?, in world: TestWorld) -> TelevisionEngine.Session {
    var configuration = TelevisionConfiguration(
      settings: Settings(language: .english, hasMotion: false), wording: Assets.wording, themes: ["night"],
      keyPrefix: "test-\(id ?? "who")", offersDemoAlbum: false)
    (configuration.profiles, configuration.asksWho) = (profiles, id == nil)
    configuration.profile = profiles.first { $0.id == id }
    return TelevisionEngine.Session(
      television: TelevisionModel(configuration), services: world.services,
      caller: Caller(viewer: configuration.profile?.person, device: "test-\(id ?? "")"), render: TestWorld.pictures)
  }

  private func engine(
    _ first: TestWorld, then second: TestWorld, failure: ServiceFailure? = nil
  ) -> TelevisionEngine {
    let screen = TelevisionEngine.ScreenConfiguration(
      size: Size(columns: 120, rows: 36), themes: ["night": Assets.night], fallbackTheme: Assets.night)
    return TelevisionEngine(session("a", in: first), screen: screen, at: start) { id throws(ServiceFailure) in
      if let failure { throw failure }
      return session(id, in: id == "b" ? second : first)
    }
  }

  private func press(_ engine: TelevisionEngine, _ keys: RemoteKey...) throws -> String {
    var frame = try engine.waitUntilIdle(at: start)
    for key in keys {
      engine.press(key, at: start)
      frame = try engine.waitUntilIdle(at: start)
    }
    return frame.lines.joined(separator: "\n")
  }

  @Test func theServicesAreExchanged() throws {
    let (first, second) = (TestWorld(), TestWorld())
    let engine = engine(first, then: second)
    #expect(try press(engine, .arrowUp, .enter).contains("Who is watching?"))
    #expect(second.calls.withLock { $0 }.isEmpty)
    let before = first.calls.withLock { $0.count }
    let home = try press(engine, .arrowRight, .enter)
    #expect(home.contains("Ben") && home.contains("Most looked up".uppercased()))
    #expect(first.calls.withLock { $0.count } == before, "nobody asks for the first person any more")
    #expect(!second.calls.withLock { $0 }.isEmpty)
    #expect(engine.finish())
  }

  @Test func aSessionThatCannotBeOpenedLeavesThePresentOne() throws {
    let world = TestWorld()
    let engine = engine(world, then: world, failure: ServiceFailure(.unavailable))
    let screen = try press(engine, .arrowUp, .enter)
    #expect(engine.pageName == .home && !screen.contains("Each person has"))
    #expect(engine.isIdle)
  }

  @Test func answersForThePreviousPersonAreDropped() throws {
    let gate = Gate()
    let first = TestWorld { call in if call == "albums" { gate.pass() } }
    let engine = engine(first, then: TestWorld())
    _ = try press(engine)
    // The albums' answer is on its way when the person changes.
    engine.press(.arrowRight, at: start)
    engine.press(.enter, at: start)
    engine.press(.home, at: start)
    engine.press(.arrowUp, at: start)
    engine.press(.enter, at: start)
    let deadline = Date(timeIntervalSinceNow: 30)
    while engine.pageName != .who, Date() < deadline {
      engine.collect(at: start)
      Thread.sleep(forTimeInterval: 0.001)
    }
    gate.open()
    let screen = try press(engine)
    #expect(engine.pageName == .who && !screen.contains("Coast") && !screen.contains("Harbour"))
    #expect(engine.finish())
  }

  @Test func writesOfThePreviousPersonAreFinished() throws {
    let gate = Gate()
    let first = TestWorld { call in if call.hasPrefix("recordSelection") { gate.pass() } }
    let engine = engine(first, then: TestWorld())
    _ = try press(engine, .arrowDown, .enter)
    // A look-up, whose answer takes long.
    engine.press(.enter, at: start)
    engine.press(.home, at: start)
    engine.press(.arrowUp, at: start)
    engine.press(.arrowUp, at: start)
    engine.press(.enter, at: start)
    gate.open()
    _ = try press(engine)
    #expect(engine.finish())
    #expect(first.calls.withLock { $0 }.contains { $0.hasPrefix("recordSelection") })
  }
}
