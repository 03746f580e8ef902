import Calls
import Foundation
import Screen
import Synchronization
@testable import Television
import Testing

@testable import Engine

@Suite struct EngineTests {
  private let start = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000)

  @Test func settlingWaitsForEveryAnswerAndImage() throws {
    let engine = TestWorld().engine()
    let frame = try engine.waitUntilIdle(at: start)
    #expect(engine.isIdle)
    #expect(!engine.needsFrame)
    #expect(frame.imageRequests.allSatisfy { frame.images[$0] != nil })
    #expect(frame.lines.joined().contains("Harbour 0"))
  }

  @Test func drawsTheSameFramesForTheSameKeys() throws {
    let keys: [RemoteKey] = [.arrowDown, .arrowRight, .enter, .enter, .arrowDown, .enter]
    func lines() throws -> [[String]] {
      let engine = TestWorld().engine()
      return try keys.map { key in
        engine.press(key, at: start)
        return try engine.waitUntilIdle(at: start).lines
      }
    }
    #expect(try lines() == lines())
  }

  @Test func needsAFrameOnlyAfterAnEvent() throws {
    let engine = TestWorld().engine()
    _ = try engine.waitUntilIdle(at: start)
    engine.collect(at: start)
    engine.wake(at: start)
    engine.resize(engine.size, at: start)
    #expect(!engine.needsFrame)
    engine.press(.arrowRight, at: start)
    #expect(engine.needsFrame)
    _ = engine.frame()
    #expect(!engine.needsFrame)
  }

  @Test func showsPromptAnswersInTheFirstFrame() {
    let engine = TestWorld().engine()
    engine.awaitAnswers(at: start, limitSeconds: 60)
    #expect(engine.frame().lines.joined().contains("Harbour 0"))
  }

  @Test func drawsTheFirstFrameWithoutASlowService() throws {
    let gate = Gate()
    let engine = TestWorld(delay: { _ in gate.pass() }).engine()
    engine.awaitAnswers(at: start, limitSeconds: 0.01)
    #expect(!engine.isIdle && !engine.frame().lines.joined().contains("Harbour 0"))
    gate.open()
    #expect(try engine.waitUntilIdle(at: start).lines.joined().contains("Harbour 0"))
  }

  @Test func needsNoFrameForAnObsoleteImage() throws {
    let gate = Gate()
    let engine = TestWorld().engine { request in
      gate.pass()
      return try TestWorld.pictures(request)
    }
    _ = engine.frame()
    engine.collect(at: start)
    gate.open()
    _ = try engine.waitUntilIdle(at: start)
    #expect(engine.isIdle)
  }

  @Test func rendersPrefetchedImagesLast() throws {
    /// Home, its album, all photos.
    func grid(_ engine: TelevisionEngine) throws -> Frame {
      for key in [RemoteKey.arrowRight, .enter, .enter] {
        engine.press(key, at: start)
        _ = try engine.waitUntilIdle(at: start)
      }
      return engine.frame()
    }
    let ahead = try grid(TestWorld().engine()).prefetchRequests
    let (gate, mail) = (Gate(), DispatchSemaphore(value: 0))
    let engine = TestWorld().engine(
      render: { request in
        if ahead.contains(request) { gate.pass() }
        return try TestWorld.pictures(request)
      }, wake: { mail.signal() })
    let images = try grid(engine).images
    #expect(engine.isIdle && !ahead.isEmpty && ahead.allSatisfy { images[$0] == nil })
    gate.open()
    while !ahead.allSatisfy({ engine.frame().images[$0] != nil }) {
      try #require(mail.wait(timeout: .now() + 60) == .success)
      engine.collect(at: start)
      #expect(!engine.needsFrame, "what is not shown needs no frame")
    }
  }

  @Test func ignoresWakingBeforeItsTime() throws {
    let engine = TestWorld().engine()
    _ = try engine.waitUntilIdle(at: start)
    let due = try #require(engine.nextWakeMS)
    engine.wake(at: ClockReading(uptimeMS: due - 1, unixMS: start.unixMS + due - 1))
    #expect(!engine.needsFrame)
    engine.wake(at: ClockReading(uptimeMS: due, unixMS: start.unixMS + due))
    #expect(engine.needsFrame)
  }

  @Test func throwsIfAnAnswerIsTooLate() {
    let gate = Gate()
    let engine = TestWorld(delay: { _ in gate.pass() }).engine()
    let error = #expect(throws: IdleTimeout.self) { try engine.waitUntilIdle(at: start, limitSeconds: 0.01) }
    #expect(error?.answerCount ?? 0 > 0)
    gate.open()
  }

  @Test func showsWhyAnImageFailed() throws {
    struct Torn: ImageRenderingError { var problem: ImageProblem { .damaged } }
    let frame = try TestWorld().engine { _ in throw Torn() }.waitUntilIdle(at: start)
    #expect(frame.lines.joined().contains("Damaged"))
  }

  @Test func reportsWhetherTheSettingsWereSaved() throws {
    struct Full: Error, CustomStringConvertible { var description: String { "the disk is full" } }
    let world = TestWorld()
    var services = world.services
    services.saveSettings = { _ in throw Full() }
    let engine = world.engine(services: services)
    _ = try engine.waitUntilIdle(at: start)
    // Home, Settings, and the first setting there.
    let keys = Array(repeating: RemoteKey.arrowRight, count: 5) + [.enter, .enter, .arrowDown, .enter]
    for key in keys {
      engine.press(key, at: start)
      _ = try engine.waitUntilIdle(at: start)
    }
    #expect(engine.finish())
    #expect(engine.settingsFailure == "the disk is full")
  }

  @Test func ignoresEventsAfterQuitting() throws {
    let engine = TestWorld().engine()
    _ = try engine.waitUntilIdle(at: start)
    engine.press(.exit, at: start)
    engine.press(.enter, at: start)
    #expect(engine.hasQuit)
    #expect(engine.nextWakeMS == nil)
    #expect(engine.finish())
  }
}

@Suite struct RequestDispatcherTests {
  private func dispatcher(_ world: TestWorld, _ completions: CompletionQueue) -> RequestDispatcher {
    let configuration = TelevisionConfiguration(wording: [:], themes: [], keyPrefix: "test", offersDemoAlbum: false)
    return RequestDispatcher(
      TelevisionEngine.Session(
        television: TelevisionModel(configuration), services: world.services, caller: TestWorld.caller,
        render: TestWorld.pictures),
      renderLimit: 1, completions: completions)
  }

  private func selection(_ item: String) throws -> RecordSelectionRequest {
    RecordSelectionRequest(item: item, key: try #require(IdempotencyKey("key-\(item)")))
  }

  private func purchase(_ product: String) throws -> BuyRequest {
    BuyRequest(product: product, key: try #require(IdempotencyKey("key-\(product)")))
  }

  @Test func writesToOneServiceKeepTheirOrder() throws {
    let world = TestWorld()
    var dispatcher = dispatcher(world, CompletionQueue(wake: {}))
    dispatcher.ask(try selection("1"), id: 1)
    dispatcher.ask(try purchase("x"), id: 2)
    dispatcher.ask(try selection("2"), id: 3)
    dispatcher.ask(try purchase("y"), id: 4)
    #expect(dispatcher.finish(deadline: .patience))
    let calls = world.calls.withLock { $0 }
    #expect(calls.filter { $0.hasPrefix("record") } == ["recordSelection 1", "recordSelection 2"])
    #expect(calls.filter { $0.hasPrefix("buy") } == ["buy x", "buy y"])
  }

  @Test func readsRunSideBySideUpToTheLimit() throws {
    let gate = Gate()
    let most = Mutex((running: 0, most: 0))
    let world = TestWorld(delay: { _ in
      most.withLock { count in
        count.running += 1
        count.most = max(count.most, count.running)
        if count.running == RequestDispatcher.readLimit { gate.open() }
      }
      gate.pass()
      most.withLock { $0.running -= 1 }
    })
    let completions = CompletionQueue(wake: {})
    var dispatcher = dispatcher(world, completions)
    for id in 1...12 { dispatcher.ask(ProductCountsRequest([]), id: id) }
    var answered = 0
    while answered < 12 {
      try #require(completions.waitForResult(deadline: .patience))
      answered += completions.drain().count
    }
    #expect(most.withLock { $0.most } == RequestDispatcher.readLimit)
    dispatcher.close()
  }

  @Test func readsAfterAWriteSeeIt() throws {
    let gate = Gate()
    let world = TestWorld(delay: { if $0.hasPrefix("buy") { gate.pass() } })
    let completions = CompletionQueue(wake: {})
    var dispatcher = dispatcher(world, completions)
    dispatcher.ask(try purchase("x"), id: 1)
    dispatcher.ask(OrdersRequest(PageRequest()), id: 2)
    #expect(completions.drain().isEmpty, "the read waits for the write before it")
    gate.open()
    #expect(completions.waitForResult(deadline: .patience))
    dispatcher.close()
    #expect(world.calls.withLock { $0.first } == "buy x")
  }

  @Test func neverMakesACancelledRead() throws {
    let gate = Gate()
    let world = TestWorld(delay: { _ in gate.pass() })
    var dispatcher = dispatcher(world, CompletionQueue(wake: {}))
    dispatcher.ask(try purchase("x"), id: 1)
    dispatcher.ask(ProductCountsRequest([]), id: 2)
    dispatcher.cancel(2)
    gate.open()
    #expect(dispatcher.finish(deadline: .patience))
    #expect(world.calls.withLock { $0 } == ["buy x"])
  }

  @Test func asksTheMallBesideASlowAlbum() throws {
    let gate = Gate()
    let world = TestWorld(delay: { if $0.hasPrefix("albums") { gate.pass() } })
    let completions = CompletionQueue(wake: {})
    var dispatcher = dispatcher(world, completions)
    dispatcher.ask(AlbumsRequest(PageRequest()), id: 1)
    dispatcher.ask(BrandsRequest(PageRequest()), id: 2)
    try #require(completions.waitForResult(deadline: .patience))
    guard case .answer(2, _)? = completions.drain().first else {
      Issue.record("the mall waited")
      return
    }
    gate.open()
    dispatcher.close()
  }

  @Test func returnsFailuresAsAnswers() {
    let answer = ServiceAnswer(
      to: DemoAlbumRequest(isAdded: true), from: TestWorld().services, CallContext(caller: TestWorld.caller))
    #expect(answer.failure?.code == .refused)
  }
}

@Suite struct ImageMemoryCacheTests {
  private func request(_ name: String) -> ImageRequest {
    ImageRequest(
      source: .asset(name), size: Size(columns: 10, rows: 10), treatment: .card, backdrop: RGB(0, 0, 0), depth: .full,
      glyphs: .blocks)
  }

  private func picture(_ image: ImageRequest) throws -> ImageCacheSnapshot.State {
    .ready(try TestWorld.pictures(image))
  }

  @Test func evictsTheLeastRecentlyUsedImage() throws {
    var memory = ImageMemoryCache(capacityCells: 200)
    let images = ["a", "b", "c"].map(request)
    for image in images {
      memory.store(try picture(image), for: image)
      memory.markUsed([image])
    }
    #expect(images.map(memory.holds) == [false, true, true])
  }

  @Test func keepsTheImagesOfTheNewestFrame() throws {
    var memory = ImageMemoryCache(capacityCells: 0)
    let images = ["a", "b", "c"].map(request)
    for image in images { memory.store(try picture(image), for: image) }
    memory.markUsed(images)
    #expect(images.allSatisfy(memory.holds))
    memory.markUsed([images[1]])
    #expect(images.map(memory.holds) == [false, true, false])
  }

  @Test func evictsAFailureThatIsNotUsed() {
    var memory = ImageMemoryCache(capacityCells: 1_000)
    memory.store(.failed(.damaged), for: request("a"))
    memory.markUsed([request("a")])
    #expect(memory.holds(request("a")))
    memory.markUsed([])
    #expect(!memory.holds(request("a")))
  }
}
