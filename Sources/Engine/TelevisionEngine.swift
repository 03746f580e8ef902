import Device
import Foundation
import Screen
import Television

/// Runs a television: hands it events, has its effects done on plain threads, and draws its frames.
///
/// `tv` drives it with the machine's clock, `replay` with a virtual one: the engine has none and is told every moment.
/// It belongs to one thread, its caller's; no call blocks but
/// ``settle(at:limitSeconds:)``, ``awaitAnswers(at:limitSeconds:)`` and ``finish(limitSeconds:)``.
///
/// Threads: one for each of the two servers, so that what one server is told reaches it in the order it was said, and
/// neither waits for the other; one that keeps settings; and some that develop pictures. They sleep on condition
/// variables, so that a television at rest costs nothing at all.
public final class TelevisionEngine {
  /// What the screen is like.
  public struct ScreenConfiguration: Sendable {
    /// Its size in cells.
    public var size: Size
    /// How many colours it has.
    public var depth: ColourDepth
    /// Which characters it can show.
    public var glyphs: GlyphSet
    /// The themes by name.
    public var themes: [String: Theme]
    /// What is shown where the settings name a theme that there is not.
    public var fallbackTheme: Theme

    /// A screen.
    public init(
      size: Size, depth: ColourDepth = .full, glyphs: GlyphSet = .blocks, themes: [String: Theme],
      fallbackTheme: Theme
    ) {
      self.size = size
      self.depth = depth
      self.glyphs = glyphs
      self.themes = themes
      self.fallbackTheme = fallbackTheme
    }
  }

  /// Makes the picture of an order; blocks; what it throws is shown in the picture's place.
  public typealias ImageRenderer = @Sendable (ImageRequest) throws -> CellImage

  /// Whether the television has been left; it takes in nothing any more.
  public private(set) var hasLeft = false
  /// Whether something happened that the frame drawn last may not show.
  public private(set) var needsFrame = true
  /// Why the settings were not kept when they were last changed; nil when they were.
  public private(set) var settingsFailure: String?

  /// What lies between the television and its services.
  public var line = SimulatedNetwork()

  private var television: TelevisionModel
  private var stage: ScreenConfiguration
  private var memory: ImageMemoryCache
  private var awaitedReplies: Set<RequestID> = []
  private var repliesInHand: [(id: RequestID, reply: Reply)] = []
  private var awaitedPictures: Set<ImageRequest> = []
  private let mailbox: CompletionQueue
  private var workshop: RequestDispatcher

  /// Switches a television on; it is told the screen's size at once.
  ///
  /// - Parameters:
  ///   - television: A television that has not been told anything yet.
  ///   - services: What it can ask.
  ///   - stage: What the screen is like.
  ///   - workerCount: How many pictures are developed at a time, at least 1.
  ///   - pictureCells: Room for this many cells of pictures that are not on the screen, of about 12 bytes each.
  ///   - now: The moment.
  ///   - wake: Called from a worker thread when there is something for ``collect(at:)``.
  ///   - develop: Makes pictures.
  public init(
    _ television: TelevisionModel, services: Services, stage: ScreenConfiguration, workerCount: Int = 2,
    pictureCells: Int = 4_000_000,
    at now: ClockReading, wake: @escaping @Sendable () -> Void = {}, develop: @escaping ImageRenderer
  ) {
    self.television = television
    self.stage = stage
    memory = ImageMemoryCache(capacityCells: pictureCells)
    let mailbox = CompletionQueue(wake: wake)
    self.mailbox = mailbox
    workshop = RequestDispatcher(services: services, develop: develop, workerCount: workerCount, mailbox: mailbox)
    handle(.resized(stage.size), at: now)
  }

  deinit {
    workshop.close()
  }

  /// What a person has chosen, as the television has it.
  public var settings: Settings { television.settings }
  /// When to ``wake(at:)`` it if nothing else happens, in ``TelevisionModel/ClockReading/uptimeMS``; nil for never.
  public var nextWakeMS: Int64? {
    hasLeft ? nil : [television.nextWakeMS, line.nextArrivalMS(of: awaitedReplies)].compactMap(\.self).min()
  }
  /// Whether typed characters count just now.
  public var takesText: Bool { television.takesText }
  /// What keymaps call the page that takes the keys just now.
  public var pageName: PageName { television.pageName }
  /// The screen's size.
  public var size: Size { stage.size }
  /// Whether nothing is being done and the frame drawn last shows everything; answers that take their time on the line
  /// do not count.
  public var isSettled: Bool { awaitedReplies.allSatisfy(line.delays) && awaitedPictures.isEmpty && !needsFrame }

  /// A key of the remote was pressed.
  public func press(_ key: RemoteKey, at now: ClockReading) {
    handle(.key(key), at: now)
  }

  /// A character was typed.
  public func type(_ character: Character, at now: ClockReading) {
    handle(.typed(character), at: now)
  }

  /// The last typed character is to go.
  public func erase(at now: ClockReading) {
    handle(.erased, at: now)
  }

  /// The screen has another size.
  public func resize(_ size: Size, at now: ClockReading) {
    guard size != stage.size else { return }
    stage.size = size
    handle(.resized(size), at: now)
  }

  /// Somebody else chose other settings; they are shown, and not kept.
  public func choose(_ settings: Settings, at now: ClockReading) {
    handle(.chosen(settings), at: now)
  }

  /// Wakes the television if its time has come; else nothing.
  public func wake(at now: ClockReading) {
    guard let nextWakeMS, nextWakeMS <= now.uptimeMS else { return }
    handle(.wake, at: now)
  }

  /// Takes in what the threads have done since.
  public func collect(at now: ClockReading) {
    takeMail()
    handReplies(at: now)
  }

  /// Draws what is to be seen, and has the pictures developed that it lacks.
  ///
  /// The newest frame's pictures come first, then those that it looks ahead to, for which nobody waits; those that it no
  /// longer wants and that nobody has begun are dropped.
  public func frame() -> Frame {
    let renderStyle = RenderStyle(
      theme: stage.themes[television.settings.theme] ?? stage.fallbackTheme, depth: stage.depth, glyphs: stage.glyphs)
    var frame = Frame(size: stage.size, renderStyle: renderStyle, images: memory.images)
    television.draw(into: &frame)
    needsFrame = false
    memory.want(frame.imageRequests + frame.prefetchRequests)
    awaitedPictures = hasLeft ? [] : Set(frame.imageRequests.filter { !memory.holds($0) })
    if !hasLeft { workshop.develop((frame.imageRequests + frame.prefetchRequests).filter { !memory.holds($0) }) }
    return frame
  }
}

extension TelevisionEngine {
  /// Waits until every answer is in and every picture of the newest frame is there, and returns that frame.
  ///
  /// Answers are handed on in the order they were asked for, however the threads were scheduled, so that the same keys
  /// always lead to the same frames.
  ///
  /// - Parameter limitSeconds: How long to wait at most, in real time.
  /// - Throws: ``SettleTimeout`` when that was not enough.
  public func settle(at now: ClockReading, limitSeconds: Double = 60) throws(SettleTimeout) -> Frame {
    let deadline = Date(limitSeconds: limitSeconds)
    while true {
      while case let due = awaitedReplies.filter({ line.hasArrived($0, at: now) }), !due.isEmpty {
        // Only when all are there is it certain in which order they are handed on.
        while !due.isSubset(of: repliesInHand.map(\.id)) { try awaitMail(deadline: deadline) }
        handReplies(at: now)
      }
      let frame = frame()
      if awaitedPictures.isEmpty { return frame }
      while !awaitedPictures.isEmpty { try awaitMail(deadline: deadline) }
    }
  }

  /// Waits a little until all that is being asked is answered, so that the first frame need not be one of an empty page.
  ///
  /// - Parameter limitSeconds: How long to wait at most, in real time; a slow service is not waited for.
  public func awaitAnswers(at now: ClockReading, limitSeconds: Double) {
    let deadline = Date(limitSeconds: limitSeconds)
    let asked = awaitedReplies
    while !asked.isDisjoint(with: awaitedReplies), mailbox.waitForMail(deadline: deadline) { collect(at: now) }
  }

  /// Finishes what was promised, such as purchases and settings, and ends the threads; for when it has been left.
  ///
  /// - Parameter limitSeconds: How long to wait at most, in real time.
  /// - Returns: Whether everything is done.
  public func finish(limitSeconds: Double = 5) -> Bool {
    leave()
    let isFinished = workshop.finish(deadline: Date(limitSeconds: limitSeconds))
    // Whether the last settings were kept is known only now.
    takeMail()
    return isFinished
  }
}

extension TelevisionEngine {
  private func handle(_ event: Event, at now: ClockReading) {
    guard !hasLeft else { return }
    needsFrame = true
    for effect in television.handle(event, at: now) {
      switch effect {
      case .ask(let id, let request): ask(request, id: id, at: now)
      case .save(let settings): workshop.save(settings)
      case .leave: leave()
      }
    }
  }

  private func ask(_ request: Request, id: RequestID, at now: ClockReading) {
    awaitedReplies.insert(id)
    // What the box keeps for itself lies with it, and not behind any line.
    guard request.lane != .memory else { return workshop.ask(request, id: id) }
    line.carry(id, at: now)
    if line.isDown { repliesInHand.append((id, SimulatedNetwork.failure)) } else { workshop.ask(request, id: id) }
  }

  /// Nobody waits for anything any more: answers still on their way are dropped.
  private func leave() {
    hasLeft = true
    awaitedReplies = []
    awaitedPictures = []
  }

  private func awaitMail(deadline: Date) throws(SettleTimeout) {
    guard mailbox.waitForMail(deadline: deadline) else {
      throw SettleTimeout(answerCount: awaitedReplies.count, pictureCount: awaitedPictures.count)
    }
    takeMail()
  }

  private func takeMail() {
    for letter in mailbox.drain() {
      switch letter {
      case .reply(let id, let reply):
        if awaitedReplies.contains(id) { repliesInHand.append((id, line.arriving(reply, to: id))) }
      case .picture(let order, let state): file(state, for: order)
      case .saved(let failure): settingsFailure = failure
      }
    }
  }

  private func file(_ state: ImageCacheSnapshot.State, for order: ImageRequest) {
    workshop.collected(order)
    memory.file(state, for: order)
    if awaitedPictures.remove(order) != nil { needsFrame = true }
  }

  /// Hands answers on in the order they were asked for, as far as they came together.
  private func handReplies(at now: ClockReading) {
    let replies = repliesInHand.filter { line.hasArrived($0.id, at: now) }.sorted { $0.id < $1.id }
    repliesInHand.removeAll { line.hasArrived($0.id, at: now) }
    for (id, reply) in replies where awaitedReplies.remove(id) != nil {
      line.forget(id)
      handle(.reply(id, reply), at: now)
    }
  }
}

/// A television did not come to rest in time.
public struct SettleTimeout: Error, Hashable, CustomStringConvertible, Sendable {
  /// How many answers of services were still to come.
  public let answerCount: Int
  /// How many pictures were still to be developed.
  public let pictureCount: Int

  /// One sentence for a person.
  public var description: String {
    "the television did not come to rest: \(answerCount) answers and \(pictureCount) pictures are still to come"
  }
}

extension Date {
  /// So many seconds from now, at most a day: `NSCondition` traps on dates its `timespec` cannot hold.
  fileprivate init(limitSeconds: Double) {
    self.init(timeIntervalSinceNow: min(max(limitSeconds, 0), 86_400))
  }
}
