import Calls
import Device
import Foundation
import Screen
import Television

/// The engine of a television: sends it events, carries out its effects on plain threads, and draws its frames.
///
/// `tv` drives it with the machine's clock, `replay` with a virtual one: every call takes the time as a parameter. It
/// belongs to its caller's thread; only ``waitUntilIdle(at:limitSeconds:)``, ``waitForAnswers(at:limitSeconds:)``,
/// ``awaitAnswers(at:limitSeconds:)`` and ``finish(limitSeconds:)`` block. Worker threads sleep on condition variables, so that an idle television uses no
/// processor time.
public final class TelevisionEngine {
  /// A function that renders an image; blocks. An error's description is shown in the image's place.
  public typealias ImageRenderer = @Sendable (ImageRequest) throws -> CellImage
  /// A function that renders an image in pixels; blocks. After an error, the image is shown in cells.
  public typealias PixelRenderer = @Sendable (ImageRequest) throws -> IndexedImage

  /// The parts of an engine that belong to one person, and are exchanged when another person begins to watch.
  public struct Session: Sendable {
    /// A television that has handled no event yet.
    public var television: TelevisionModel
    /// The services that answer its requests.
    public var services: TelevisionServices
    /// The caller that the services see.
    public var caller: Caller
    /// Renders its images.
    public var render: ImageRenderer
    /// Renders them in pixels; nil for a screen that shows cells only.
    public var renderPixels: PixelRenderer?

    /// Creates a session.
    public init(
      television: TelevisionModel, services: TelevisionServices, caller: Caller, render: @escaping ImageRenderer
    ) {
      (self.television, self.services, self.caller, self.render) = (television, services, caller, render)
    }
  }
  /// A function that opens the session of a profile, by id, or the one for nil in ``Television/Effect/enter(_:)``; blocks.
  public typealias SessionOpener = @Sendable (_ profile: String?) throws(ServiceFailure) -> Session

  /// Whether the television has quit; it ignores all events from then on.
  public private(set) var hasQuit = false
  /// Whether something happened that the last frame may not show.
  public private(set) var needsFrame = true
  /// The error from the last attempt to save settings; nil if it succeeded.
  public private(set) var settingsFailure: String?

  /// The network between the television and its services.
  public var network: SimulatedNetwork {
    get { outstanding.network }
    set { outstanding.network = newValue }
  }

  private(set) var television: TelevisionModel
  private var screen: ScreenConfiguration
  private var images: ImageMemoryCache
  private var pixels = PixelMemoryCache(capacityBytes: TelevisionEngine.pixelBytes)
  /// The pixels that the last frame lacks.
  private var missingPixels: Set<ImageRequest> = []
  private var outstanding = OutstandingRequests()
  private var missingImages: Set<ImageRequest> = []
  private var imageRetries: ImageRetries
  /// The time of the last event.
  private var now: ClockReading
  private let wake: @Sendable () -> Void
  private let renderLimit: Int
  private let imageCells: Int
  private var completions: CompletionQueue
  private var dispatcher: RequestDispatcher
  /// The dispatchers of earlier sessions whose writes may not be done yet.
  private var retired: [RequestDispatcher] = []
  private let switcher: SessionSwitcher

  /// Starts a television with its screen's size.
  ///
  /// - Parameters:
  ///   - television: A television that has handled no event yet.
  ///   - services: The services that answer its requests.
  ///   - caller: The caller that the services see.
  ///   - screen: The properties of the screen.
  ///   - renderLimit: How many images are rendered at a time, at least 1.
  ///   - imageCells: The capacity for images that are not on the screen, in cells of about 12 bytes each.
  ///   - now: The time.
  ///   - wake: Called from a worker thread when ``collect(at:)`` has results to process.
  ///   - enter: Opens the session of another person.
  ///   - render: Renders images.
  public convenience init(
    _ television: TelevisionModel, services: TelevisionServices, caller: Caller, screen: ScreenConfiguration,
    renderLimit: Int = 2, imageCells: Int = 4_000_000, at now: ClockReading,
    wake: @escaping @Sendable () -> Void = {},
    enter: @escaping SessionOpener = { _ throws(ServiceFailure) in throw ServiceFailure(.notFound, .profile) },
    render: @escaping ImageRenderer
  ) {
    self.init(
      Session(television: television, services: services, caller: caller, render: render), screen: screen,
      renderLimit: renderLimit, imageCells: imageCells, at: now, wake: wake, enter: enter)
  }

  /// Starts a television with its first session; see the other initialiser.
  public init(
    _ session: Session, screen: ScreenConfiguration, renderLimit: Int = 2, imageCells: Int = 4_000_000,
    at now: ClockReading, wake: @escaping @Sendable () -> Void = {}, enter: @escaping SessionOpener
  ) {
    television = session.television
    self.screen = screen
    self.now = now
    (self.wake, self.renderLimit, self.imageCells) = (wake, renderLimit, imageCells)
    images = ImageMemoryCache(capacityCells: imageCells)
    imageRetries = ImageRetries(seed: StableHash.of(session.caller.device))
    let completions = CompletionQueue(wake: wake)
    self.completions = completions
    dispatcher = RequestDispatcher(session, renderLimit: renderLimit, completions: completions)
    switcher = SessionSwitcher(open: enter, wake: wake)
    handle(.resized(screen.size), at: now)
  }

  deinit {
    dispatcher.close()
    switcher.close()
  }

  /// The settings in force.
  public var settings: Settings { television.settings }
  /// When to call ``wake(at:)`` if nothing else happens, in ``Television/ClockReading/uptimeMS``; nil for never.
  public var nextWakeMS: Int64? {
    if hasQuit { return nil }
    return [television.nextWakeMS, network.nextArrivalMS, imageRetries.nextTryMS].compactMap(\.self).min()
  }
  /// Whether typed characters are accepted now.
  public var takesText: Bool { television.takesText }
  /// The keymap name of the page that handles the keys now.
  public var pageName: PageName { television.pageName }
  /// The screen's size.
  public var size: Size { screen.size }
  /// Whether no work is going on and the last frame is complete; answers that the simulated network delays do not count.
  public var isIdle: Bool {
    outstanding.areAllDelayed && missingImages.isEmpty && !needsFrame && !switcher.isOpening
  }

  /// Handles a key of the remote.
  public func press(_ key: RemoteKey, at now: ClockReading) {
    handle(.key(key), at: now)
  }

  /// Handles a click at a position on the screen.
  public func click(at point: Point, at now: ClockReading) {
    handle(.pointed(point), at: now)
  }

  /// Handles a typed character.
  public func type(_ character: Character, at now: ClockReading) {
    handle(.typed(character), at: now)
  }

  /// Handles the deletion of the last typed character.
  public func erase(at now: ClockReading) {
    handle(.erased, at: now)
  }

  /// Changes the screen's size.
  public func resize(_ size: Size, at now: ClockReading) {
    guard size != screen.size else { return }
    screen.size = size
    handle(.resized(size), at: now)
  }

  /// The capacity for pixels that are not on the screen, in bytes.
  private static let pixelBytes = 16_000_000

  /// Changes the colours and the pixels that the screen shows.
  public func restyle(depth: ColourDepth, hasLightBackground: Bool, cellPixels: PixelSize? = nil) {
    screen.depth = depth
    screen.cellPixels = cellPixels
    screen.hasLightBackground = hasLightBackground
    needsFrame = true
  }

  /// Applies settings that were chosen elsewhere, without saving them.
  public func choose(_ settings: Settings, at now: ClockReading) {
    handle(.chosen(settings), at: now)
  }

  /// Wakes the television if its time has come; otherwise does nothing.
  public func wake(at now: ClockReading) {
    guard let nextWakeMS, nextWakeMS <= now.uptimeMS else { return }
    self.now = now
    advanceNetwork(to: now)
    _ = imageRetries.begin(at: now.uptimeMS)
    handle(.wake, at: now)
  }

  /// Processes the results of the worker threads.
  public func collect(at now: ClockReading) {
    self.now = now
    exchangeSession(at: now)
    processResults()
    deliverAnswers(at: now)
  }

  /// Draws the frame and starts rendering the images that are missing.
  ///
  /// The frame's own images are rendered first, then those it prefetches. Images that are no longer needed and not yet
  /// started are dropped.
  public func frame() -> Frame {
    let renderStyle = screen.renderStyle(themeName: television.settings.theme)
    var frame = Frame(size: screen.size, renderStyle: renderStyle, images: images.snapshot)
    television.draw(into: &frame)
    needsFrame = false
    images.markUsed(frame.imageRequests + frame.prefetchRequests)
    imageRetries.update(frame.imageRequests.filter(images.isUnreachable), at: now.uptimeMS)
    let pixelRequests = frame.pixelRequests
    for (index, request) in pixelRequests {
      if let image = pixels.image(request) { frame.add(image, ofPlacement: index) }
    }
    pixels.markUsed(Array(pixelRequests.values))
    missingPixels = Set(pixelRequests.values.filter { !pixels.holds($0) })
    renderMissingImages(of: frame)
    return frame
  }

  private func renderMissingImages(of frame: Frame) {
    guard !hasQuit else {
      missingImages = []
      missingPixels = []
      return
    }
    let isMissing: (ImageRequest) -> Bool = { [images, imageRetries] request in
      !images.holds(request) || imageRetries.running.contains(request)
    }
    missingImages = Set(frame.imageRequests.filter(isMissing))
    // Cells come first: they are there sooner, and pixels are shown in their place.
    let cell = frame.renderStyle.cellPixels
    let pixelsInOrder = frame.placements.compactMap { place in cell.flatMap { place.request.inPixels(ofCell: $0) } }
    dispatcher.render(
      frame.imageRequests.filter(isMissing) + pixelsInOrder.filter(missingPixels.contains)
        + frame.prefetchRequests.filter(isMissing))
  }
}

extension TelevisionEngine {
  /// Waits until all requests are answered and all images of the newest frame are rendered, and returns that frame.
  ///
  /// Answers are delivered in the order of their requests, however the threads were scheduled, so that the same keys
  /// always lead to the same frames.
  ///
  /// - Parameter limitSeconds: The longest wait, in real time.
  /// - Throws: ``IdleTimeout`` after that time.
  public func waitUntilIdle(at now: ClockReading, limitSeconds: Double = 60) throws(IdleTimeout) -> Frame {
    let deadline = Date(limitSeconds: limitSeconds)
    while true {
      try waitForAnswers(at: now, deadline: deadline)
      let frame = frame()
      if missingImages.isEmpty { return frame }
      while !missingImages.isEmpty { try awaitResult(deadline: deadline) }
    }
  }

  /// Waits until all requests are answered, and draws nothing; answers are delivered as by
  /// ``waitUntilIdle(at:limitSeconds:)``.
  ///
  /// - Parameter limitSeconds: The longest wait, in real time.
  /// - Throws: ``IdleTimeout`` after that time.
  public func waitForAnswers(at now: ClockReading, limitSeconds: Double = 60) throws(IdleTimeout) {
    try waitForAnswers(at: now, deadline: Date(limitSeconds: limitSeconds))
  }

  private func waitForAnswers(at now: ClockReading, deadline: Date) throws(IdleTimeout) {
    advanceNetwork(to: now)
    while true {
      if switcher.isOpening {
        guard switcher.wait(deadline: deadline) else {
          throw IdleTimeout(answerCount: outstanding.ids.count, imageCount: missingImages.count)
        }
        exchangeSession(at: now)
      }
      let due = outstanding.due(at: now)
      if due.isEmpty, !switcher.isOpening { return }
      // Answers can be sorted only once all of them have arrived.
      while !outstanding.areAnswered(due) { try awaitResult(deadline: deadline) }
      deliverAnswers(at: now)
    }
  }

  /// Waits until all requests made so far are answered or the time limit has passed, so that the first frame rarely shows an
  /// empty page.
  ///
  /// - Parameter limitSeconds: The longest wait, in real time.
  public func awaitAnswers(at now: ClockReading, limitSeconds: Double) {
    let deadline = Date(limitSeconds: limitSeconds)
    let ids = outstanding.ids
    while !ids.isDisjoint(with: outstanding.ids), completions.waitForResult(deadline: deadline) { collect(at: now) }
  }

  /// Finishes writes and settings, and ends the threads; for a television that has quit.
  ///
  /// - Parameter limitSeconds: The longest wait, in real time.
  /// - Returns: Whether everything is done.
  public func finish(limitSeconds: Double = 5) -> Bool {
    quit()
    let deadline = Date(limitSeconds: limitSeconds)
    switcher.close()
    // Later dispatchers are closed even if an earlier one does not finish.
    let isFinished = (retired + [dispatcher]).map { $0.finish(deadline: deadline) }.allSatisfy(\.self)
    // Whether the last settings were saved is known only now.
    processResults()
    return isFinished
  }
}

extension TelevisionEngine {
  private func handle(_ event: Event, at now: ClockReading) {
    guard !hasQuit else { return }
    self.now = now
    needsFrame = true
    for effect in television.handle(event, at: now) {
      switch effect {
      case .ask(let id, let request): dispatch(outstanding.add(request, id: id, at: now))
      case .cancel(let id):
        outstanding.cancel(id)
        dispatcher.cancel(id)
      case .save(let settings): dispatcher.save(settings)
      case .enter(let profile): switcher.begin(profile)
      case .quit: quit()
      }
    }
  }

  /// Replaces the session by one that was opened meanwhile; informs the television if it cannot be opened.
  ///
  /// Reads of the old session are dropped with their answers and images, and its writes are finished. Nothing of the old television remains.
  private func exchangeSession(at now: ClockReading) {
    guard !hasQuit, let outcome = switcher.takeOutcome() else { return }
    switch outcome {
    case .failure(let failure): handle(.notEntered(failure), at: now)
    case .success(let session):
      dispatcher.retire()
      retired = retired.filter { !$0.isFinished } + [dispatcher]
      completions = CompletionQueue(wake: wake)
      dispatcher = RequestDispatcher(session, renderLimit: renderLimit, completions: completions)
      images = ImageMemoryCache(capacityCells: imageCells)
      imageRetries = ImageRetries(seed: StableHash.of(session.caller.device))
      outstanding = outstanding.withoutRequests()
      (missingImages, missingPixels) = ([], [])
      pixels = PixelMemoryCache(capacityBytes: Self.pixelBytes)
      television = session.television
      handle(.resized(screen.size), at: now)
    }
  }

  private func dispatch(_ requests: [OutstandingRequests.Entry]) {
    for entry in requests { dispatcher.ask(entry.request, id: entry.id) }
  }

  private func advanceNetwork(to now: ClockReading) {
    dispatch(outstanding.advance(to: now))
  }

  /// Ignores all further answers.
  private func quit() {
    hasQuit = true
    outstanding.removeAll()
    missingImages = []
  }

  private func awaitResult(deadline: Date) throws(IdleTimeout) {
    guard completions.waitForResult(deadline: deadline) else {
      throw IdleTimeout(answerCount: outstanding.ids.count, imageCount: missingImages.count)
    }
    processResults()
  }

  private func processResults() {
    for result in completions.drain() {
      switch result {
      case .answer(let id, let answer):
        dispatcher.answered(id)
        outstanding.receive(answer, to: id)
      case .image(let request, let state): store(state, for: request)
      case .pixels(let request, let image):
        dispatcher.rendered(request)
        pixels.store(image, for: request)
        if missingPixels.remove(request) != nil, image != nil { needsFrame = true }
      case .saved(let failure): settingsFailure = failure
      }
    }
  }

  private func store(_ state: ImageCacheSnapshot.State, for request: ImageRequest) {
    dispatcher.rendered(request)
    images.store(state, for: request)
    imageRetries.end(request, isAway: images.isUnreachable(request), at: now.uptimeMS)
    if missingImages.remove(request) != nil { needsFrame = true }
  }

  /// Delivers the answers that have arrived, in the order of their requests.
  private func deliverAnswers(at now: ClockReading) {
    for (id, answer) in outstanding.takeArrived(at: now) {
      guard let request = outstanding.remove(id) else { continue }
      if answer.failure == nil { imageRetries.reach(request.serviceName) }
      handle(.answered(id, answer), at: now)
    }
    advanceNetwork(to: now)
  }
}
