import Calls
import Foundation
import Screen
import Synchronization
import Television
import Testing

@testable import Engine

@Suite struct EngineTests {
  private let start = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000)

  @Test func settlingBringsEveryAnswerAndPicture() throws {
    let engine = TestWorld().engine()
    let frame = try engine.settle(at: start)
    #expect(engine.isSettled)
    #expect(!engine.needsFrame)
    #expect(frame.imageRequests.allSatisfy { frame.images[$0] != nil })
    #expect(frame.lines.joined().contains("Harbour 0"))
  }

  @Test func theSameKeysLeadToTheSameFrames() throws {
    let keys: [RemoteKey] = [.arrowDown, .arrowRight, .enter, .enter, .arrowDown, .enter]
    func lines() throws -> [[String]] {
      let engine = TestWorld().engine()
      return try keys.map { key in
        engine.press(key, at: start)
        return try engine.settle(at: start).lines
      }
    }
    #expect(try lines() == lines())
  }

  @Test func aKeyNeedsAFrameAndNothingNeedsNone() throws {
    let engine = TestWorld().engine()
    _ = try engine.settle(at: start)
    engine.collect(at: start)
    engine.wake(at: start)
    engine.resize(engine.size, at: start)
    #expect(!engine.needsFrame)
    engine.press(.arrowRight, at: start)
    #expect(engine.needsFrame)
    _ = engine.frame()
    #expect(!engine.needsFrame)
  }

  @Test func theFirstFrameShowsWhatIsAnsweredSoon() {
    let engine = TestWorld().engine()
    engine.awaitAnswers(at: start, limitSeconds: 60)
    #expect(engine.frame().lines.joined().contains("Harbour 0"))
  }

  @Test func theFirstFrameDoesNotWaitForASlowService() throws {
    let gate = Gate()
    let engine = TestWorld(delay: { _ in gate.pass() }).engine()
    engine.awaitAnswers(at: start, limitSeconds: 0.01)
    #expect(!engine.isSettled && !engine.frame().lines.joined().contains("Harbour 0"))
    gate.open()
    #expect(try engine.settle(at: start).lines.joined().contains("Harbour 0"))
  }

  @Test func aPictureNobodyWantsAnyMoreNeedsNoFrame() throws {
    let gate = Gate()
    let engine = TestWorld().engine { order in
      gate.pass()
      return try TestWorld.pictures(order)
    }
    _ = engine.frame()
    engine.collect(at: start)
    gate.open()
    _ = try engine.settle(at: start)
    #expect(engine.isSettled)
  }

  @Test func picturesAheadComeLastAndNobodyWaitsForThem() throws {
    /// Home, its album, all photos.
    func grid(_ engine: TelevisionEngine) throws -> Frame {
      for key in [RemoteKey.arrowRight, .enter, .enter] {
        engine.press(key, at: start)
        _ = try engine.settle(at: start)
      }
      return engine.frame()
    }
    let ahead = try grid(TestWorld().engine()).prefetchRequests
    let (gate, mail) = (Gate(), DispatchSemaphore(value: 0))
    let engine = TestWorld().engine(
      develop: { order in
        if ahead.contains(order) { gate.pass() }
        return try TestWorld.pictures(order)
      }, wake: { mail.signal() })
    let images = try grid(engine).images
    #expect(engine.isSettled && !ahead.isEmpty && ahead.allSatisfy { images[$0] == nil })
    gate.open()
    while !ahead.allSatisfy({ engine.frame().images[$0] != nil }) {
      try #require(mail.wait(timeout: .now() + 60) == .success)
      engine.collect(at: start)
      #expect(!engine.needsFrame, "what is not shown needs no frame")
    }
  }

  @Test func wakingIsForItsTime() throws {
    let engine = TestWorld().engine()
    _ = try engine.settle(at: start)
    let due = try #require(engine.nextWakeMS)
    engine.wake(at: ClockReading(uptimeMS: due - 1, unixMS: start.unixMS + due - 1))
    #expect(!engine.needsFrame)
    engine.wake(at: ClockReading(uptimeMS: due, unixMS: start.unixMS + due))
    #expect(engine.needsFrame)
  }

  @Test func anAnswerThatComesTooLateIsAFailureToSettle() {
    let gate = Gate()
    let engine = TestWorld(delay: { _ in gate.pass() }).engine()
    let error = #expect(throws: SettleTimeout.self) { try engine.settle(at: start, limitSeconds: 0.01) }
    #expect(error?.answerCount ?? 0 > 0)
    gate.open()
  }

  @Test func aPictureThatCannotBeMadeShowsWhy() throws {
    struct Torn: Error, CustomStringConvertible { var description: String { "the file is torn" } }
    let frame = try TestWorld().engine { _ in throw Torn() }.settle(at: start)
    #expect(frame.lines.joined().contains("the file is torn"))
  }

  @Test func finishingTellsWhetherTheSettingsWereKept() throws {
    struct Full: Error, CustomStringConvertible { var description: String { "the disk is full" } }
    let world = TestWorld()
    var services = world.services
    services.saveSettings = { _ in throw Full() }
    let engine = world.engine(services: services)
    _ = try engine.settle(at: start)
    // Home, Settings, and the first thing there that can be changed.
    let keys = Array(repeating: RemoteKey.arrowRight, count: 5) + [.enter, .enter, .arrowDown, .enter]
    for key in keys {
      engine.press(key, at: start)
      _ = try engine.settle(at: start)
    }
    #expect(engine.finish())
    #expect(engine.settingsFailure == "the disk is full")
  }

  @Test func leavingEndsEverything() throws {
    let engine = TestWorld().engine()
    _ = try engine.settle(at: start)
    engine.press(.exit, at: start)
    engine.press(.enter, at: start)
    #expect(engine.hasLeft)
    #expect(engine.nextWakeMS == nil)
    #expect(engine.finish())
  }
}

@Suite struct WorkQueueTests {
  @Test func oneThreadKeepsTheOrder() {
    let done = Mutex<[Int]>([])
    let queue = WorkQueue<Int>(name: "test") { job in done.withLock { $0.append(job) } }
    for job in 0..<100 { queue.add(job) }
    #expect(queue.waitUntilIdle(deadline: .patience))
    #expect(done.withLock { $0 } == Array(0..<100))
    queue.close { _ in true }
  }

  @Test func whatHasNotBegunCanBeTakenBack() {
    let gate = Gate()
    let begun = Gate()
    let done = Mutex<[Int]>([])
    let queue = WorkQueue<Int>(name: "test") { job in
      begun.open()
      gate.pass()
      done.withLock { $0.append(job) }
    }
    for job in 0..<3 { queue.add(job) }
    begun.pass()
    #expect(queue.takeBack() == [1, 2])
    gate.open()
    #expect(queue.waitUntilIdle(deadline: .patience))
    #expect(done.withLock { $0 } == [0])
    queue.close { _ in true }
  }

  @Test func closingFinishesWhatIsNotDropped() {
    let gate = Gate()
    let begun = Gate()
    let done = Mutex<[Int]>([])
    let queue = WorkQueue<Int>(name: "test") { job in
      begun.open()
      gate.pass()
      done.withLock { $0.append(job) }
    }
    for job in 0..<6 { queue.add(job) }
    begun.pass()
    queue.close { !$0.isMultiple(of: 2) }
    queue.add(8)
    gate.open()
    #expect(queue.waitUntilIdle(deadline: .patience))
    #expect(done.withLock { $0 } == [0, 2, 4])
  }
}

@Suite struct LaneTests {
  @Test func eachServerIsToldThingsInTheirOrder() {
    let world = TestWorld()
    let mailbox = CompletionQueue(wake: {})
    var workshop = RequestDispatcher(
      services: world.services, develop: TestWorld.pictures, workerCount: 2, mailbox: mailbox)
    workshop.ask(.recordSelection(photo: "1", key: "a"), id: 1)
    workshop.ask(.buy(product: "x", key: "b"), id: 2)
    workshop.ask(.recordSelection(photo: "2", key: "c"), id: 3)
    workshop.ask(.buy(product: "y", key: "d"), id: 4)
    #expect(workshop.finish(deadline: .patience))
    let calls = world.calls.withLock { $0 }
    #expect(calls.filter { $0.hasPrefix("record") } == ["recordSelection 1", "recordSelection 2"])
    #expect(calls.filter { $0.hasPrefix("buy") } == ["buy x", "buy y"])
    workshop.develop([])
  }

  @Test func aSlowAlbumNeverHoldsTheMallUp() {
    let gate = Gate()
    let world = TestWorld(delay: { if $0.hasPrefix("photo") { gate.pass() } })
    let mailbox = CompletionQueue(wake: {})
    let workshop = RequestDispatcher(
      services: world.services, develop: TestWorld.pictures, workerCount: 1, mailbox: mailbox)
    workshop.ask(.photo(id: "1"), id: 1)
    workshop.ask(.product(id: "x"), id: 2)
    #expect(mailbox.waitForMail(deadline: .patience))
    guard case .reply(2, .product) = mailbox.drain().first else { return #expect(Bool(false), "the mall waited") }
    gate.open()
    workshop.close()
  }

  @Test func whatAServiceThrowsIsAnAnswer() {
    let services = TestWorld().services
    let reply = services.answer(.photo(id: "none"))
    #expect(reply == .failed(ServiceFailure(.notFound, "There is no photo “none”.")))
    guard case .failed(let failure) = services.answer(.demoAlbum(add: true)) else {
      return #expect(Bool(false), "there is no demo album here")
    }
    #expect(failure.kind == .refused)
  }
}

@Suite struct PictureMemoryTests {
  private func order(_ name: String) -> ImageRequest {
    ImageRequest(
      source: .drawing(name), size: Size(columns: 10, rows: 10), treatment: .card, backdrop: RGB(0, 0, 0), depth: .full,
      glyphs: .blocks)
  }

  private func picture(_ order: ImageRequest) throws -> ImageCacheSnapshot.State {
    .ready(try TestWorld.pictures(order))
  }

  @Test func theOneNotWantedForLongestGoesFirst() throws {
    var memory = ImageMemoryCache(capacityCells: 200)
    let orders = ["a", "b", "c"].map(order)
    for order in orders {
      memory.file(try picture(order), for: order)
      memory.want([order])
    }
    #expect(orders.map(memory.holds) == [false, true, true])
  }

  @Test func whatIsOnTheScreenAlwaysStays() throws {
    var memory = ImageMemoryCache(capacityCells: 0)
    let orders = ["a", "b", "c"].map(order)
    for order in orders { memory.file(try picture(order), for: order) }
    memory.want(orders)
    #expect(orders.allSatisfy(memory.holds))
    memory.want([orders[1]])
    #expect(orders.map(memory.holds) == [false, true, false])
  }

  @Test func aFailureIsForgottenWithItsPage() {
    var memory = ImageMemoryCache(capacityCells: 1_000)
    memory.file(.failed(reason: "torn"), for: order("a"))
    memory.want([order("a")])
    #expect(memory.holds(order("a")))
    memory.want([])
    #expect(!memory.holds(order("a")))
  }
}
