import AlbumService
import Calls
import Device
import MallService
import Screen
import TestSupport
import TestSupport

@testable import Television

/// A television under random conditions: random keys, answers that are late, out of order or failed, windows of any size.
struct ChaosDriver {
  private(set) var television: TelevisionModel
  /// The names of all pages that handled keys.
  private(set) var visited: Set<PageName> = []
  /// What was on top: the page, the page below it, the commands that it offered, and whether a hint had the focus.
  private(set) var states: Set<State> = []
  /// The greatest height of the page stack.
  private(set) var deepest = 0
  /// The fault that was found; nil for none.
  private(set) var fault: String?

  private var world: TelevisionHarness
  private var random: SeededGenerator
  private var now = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000)
  private var size = Size(columns: 120, rows: 36)
  /// The commands that coloured keys have performed.
  private var given: Set<Command> = []
  private var waiting: [(id: RequestID, request: any ServiceRequest)] = []
  /// The number of further keys during which no service answers.
  private var outage = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    world = TelevisionHarness(photos: Self.photos, products: Self.products, services: .busy, household: .family)
    television = TelevisionModel(
      Self.configuration(world.household, watching: world.household.profiles.first, asksWho: false))
    handle(.resized(size))
  }

  private static func configuration(
    _ household: FakeHousehold, watching profile: Profile?, asksWho: Bool
  ) -> TelevisionConfiguration {
    var configuration = TelevisionConfiguration(
      language: .english, wording: FakeServices.wording, themes: ["night", "day", "high-contrast"],
      keyPrefix: "driver", offersDemoAlbum: true, offersAddingPhotos: true)
    configuration.set(household, watching: profile, asksWho: asksWho)
    return configuration
  }

  /// The number of requests that the television considers pending.
  var awaitedCount: Int {
    television.pendingCalls.count
  }

  /// Presses a random key, with other random events before it.
  mutating func press() {
    if television.pageName == .settings, chance(4) { focusServer() }
    if television.pageName == .home, chance(8) { openPeople() }
    if television.pageName == .people, chance(4) { addSomeone() }
    if television.pageName == .albums, chance(4) {
      let downs = Array(repeating: RemoteKey.arrowDown, count: pick([0, 1, 2, 3, 4]))
      ([.arrowRight, .contextMenu] + downs + [.enter]).forEach { handle(.key($0)) }
    }
    // Notices are offered only after a pop-up was missed, and seldom for long.
    let offersNotices = television.topActions?.coloured.contains { $0.action.command == .notices } ?? false
    receive(.key(offersNotices && chance(2) ? .yellow : chance(6) ? pickOffered() : pick(Self.keys)))
    if let state { states.insert(state) }
  }

  /// Moves down to one of the servers in the settings and chooses it: random keys seldom stop there.
  private mutating func focusServer() {
    for _ in 0..<pick([4, 5, 6]) { handle(.key(.arrowDown)) }
    handle(.key(.enter))
  }

  /// Opens the friends, or the people in the settings: random keys seldom get there.
  private mutating func openPeople() {
    let toTabs = Array(repeating: RemoteKey.arrowUp, count: 4) + [.arrowDown]
    let isFriends = chance(2)
    let toTab =
      Array(repeating: RemoteKey.arrowLeft, count: 9) + Array(repeating: .arrowRight, count: isFriends ? 5 : 6)
    for key in toTabs + toTab + [.enter] { handle(.key(key)) }
    guard television.pageName == .settings else { return }
    for key in Array(repeating: RemoteKey.arrowDown, count: 7) + [.enter] { handle(.key(key)) }
  }

  /// Moves down to the row after the people of the television, and chooses it.
  private mutating func addSomeone() {
    let count = television.view(of: television.stack.count - 1).profiles.count
    let keys = Array(repeating: RemoteKey.arrowUp, count: 9) + Array(repeating: .arrowDown, count: count) + [.enter]
    for key in keys { handle(.key(key)) }
  }

  /// The part of the television's state that determines the effects of keys.
  struct State: Hashable {
    let pages: [PageName]
    let commands: Set<Command>
    let isOKOffered: Bool
    let isOnHint: Bool
  }

  /// The present state; nil while the screen is too small for keys.
  private var state: State? {
    guard !television.isTooSmall, let top = television.stack.last else { return nil }
    let actions = top.page.actions(television.view(of: television.stack.count - 1))
    return State(
      pages: television.stack.suffix(2).map(\.page.name),
      commands: Set((actions.coloured.map(\.action) + actions.more).map(\.command)),
      isOKOffered: actions.ok != nil, isOnHint: top.hint != nil)
  }

  /// Returns a coloured key of the page, preferably one whose command was not performed yet: random keys seldom hit it.
  private mutating func pickOffered() -> RemoteKey {
    guard let offered = television.topActions?.coloured, !offered.isEmpty else { return .contextMenu }
    let (key, action) = offered.first { !given.contains($0.action.command) } ?? pick(offered)
    given.insert(action.command)
    return key
  }

  /// Sends one event, with other random events before it.
  mutating func receive(_ event: Event) {
    step()
    handle(event)
    answerSome()
    if chance(40) { draw() }
  }

  /// Presses a key without other events, late enough for every dialog.
  mutating func pressAndWait(_ key: RemoteKey) {
    advance(byMS: 400)
    handle(.key(key))
    waitUntilIdle()
  }

  /// Answers all requests.
  mutating func waitUntilIdle() {
    // An answer may lead to another request, and that to one more, but not without end.
    for _ in 0..<10_000 where !waiting.isEmpty { answer(at: 0, fails: false) }
    checkNumbers()
    if !waiting.isEmpty { fault = "it never stops asking: \(waiting[0].request)" }
  }

  // MARK: Conditions

  /// Returns a random key: often one that navigates, seldom Home, so that the stack grows.
  private static let keys: [RemoteKey] =
    RemoteKey.allCases.flatMap { key in
      let weight =
        switch key {
        case .enter: 16
        case .arrowDown, .arrowRight: 10
        case .arrowUp, .arrowLeft: 8
        case .red, .green, .yellow, .blue, .channelDown, .contextMenu: 4
        case .back: 6
        case .home: 1
        default: 2
        }
      return Array(repeating: key, count: weight)
    }

  private static let sizes = [
    Size(columns: 20, rows: 5), Size(columns: 60, rows: 20), Size(columns: 80, rows: 24), Size(columns: 120, rows: 36),
    Size(columns: 200, rows: 60), Size(columns: 400, rows: 120), Size(columns: 59, rows: 19), Size(columns: 0, rows: 0),
    Size(columns: 1, rows: 1), Size(columns: 61, rows: 200), Size(columns: 400, rows: 20),
  ]

  private mutating func step() {
    // In a window that is too small keys do nothing, so it does not stay so for long.
    if chance(television.isTooSmall ? 10 : 150) { resize() }
    if chance(12) { handle(.typed(pick(Array("aekn05 é相👩‍👩‍👧/")))) }
    if chance(60) { handle(.erased) }
    if chance(400) {
      handle(.chosen(Settings(language: pick([.english, .chinese, nil]), theme: pick(["night", "day"]))))
    }
    if chance(300) { outage = 60 }
    if chance(500) { restock() }
    advance(byMS: chance(1_000) ? 700_000 : pick([0, 0, 1, 15, 40, 310, 310, 450, 2_500, 70_000]))
    // The clock is set, or the machine slept.
    if chance(2_000) { now.unixMS += pick([-3_600_000, 90_000, 7_200_000]) }
  }

  /// Makes the window large enough for pages: in a smaller one keys do nothing.
  mutating func enlarge() {
    size = Size(columns: 120, rows: 36)
    handle(.resized(size))
  }

  private mutating func resize() {
    size =
      chance(2)
      ? pick(Self.sizes)
      : Size(columns: Int.random(in: 20...200, using: &random), rows: Int.random(in: 5...60, using: &random))
    handle(.resized(size))
    draw()
  }

  /// Fills the album again and removes the orders, so that the data itself does not grow.
  private mutating func restock() {
    world.photos = chance(8) ? [] : Self.photos
    world.products = Self.products
    world.orders = []
    world.household = .family
    if television.profiles.isEmpty { enter("a") }
  }

  /// Advances the time, and wakes the television whenever it has requested that.
  mutating func passTime(byMS ms: Int64) {
    let end = now.uptimeMS + ms
    while let wake = television.nextWakeMS, wake <= end {
      advance(byMS: max(1, wake - now.uptimeMS))
      waitUntilIdle()
    }
  }

  private mutating func advance(byMS ms: Int64) {
    now.uptimeMS += ms
    now.unixMS += ms
    world.now = now
    if let wake = television.nextWakeMS, wake <= now.uptimeMS { handle(.wake) }
  }

  private mutating func answerSome() {
    outage -= 1
    guard outage < 0 else { return }
    while !waiting.isEmpty, !chance(3) {
      answer(at: Int.random(in: waiting.indices, using: &random), fails: chance(12))
    }
  }

  private mutating func answer(at index: Int, fails: Bool) {
    let (id, request) = waiting.remove(at: index)
    let codes: [ServiceFailure.Code] = [.unavailable, .storage, .refused, .notFound, .tooManyRequests, .outcomeUnknown]
    let answer = fails ? ServiceAnswer(failure: ServiceFailure(pick(codes))) : world.answer(request)
    handle(.answered(id, answer))
  }

  // MARK: The television

  /// Chooses the first person, if it is asked who is watching.
  mutating func chooseSomeone() {
    world.household = .family
    while television.configuration.asksWho { enter("a") }
  }

  /// Replaces the television as the engine does, or not: the other person's data cannot be opened.
  private mutating func enter(_ id: String?) {
    if chance(8) { return handle(.notEntered(ServiceFailure(pick([.unavailable, .notFound, .unauthorised])))) }
    waiting = []
    let profiles = world.household.profiles
    let isChoice = id == nil && profiles.count > 1
    let profile = isChoice ? nil : profiles.first { $0.id == id } ?? profiles.first
    television = TelevisionModel(Self.configuration(world.household, watching: profile, asksWho: isChoice))
    handle(.resized(size))
  }

  private mutating func handle(_ event: Event) {
    let top = television.stack.last?.number
    let asker = asker(event)
    var hasEntered = false
    for effect in television.handle(event, at: now) {
      switch effect {
      case .ask(let id, let request): waiting.append((id, request))
      case .cancel(let id): waiting.removeAll { $0.id == id }
      case .enter(let profile):
        hasEntered = true
        enter(profile)
      case .save, .quit: break
      }
    }
    // An answer for the tuner may open a pop-up, and the removal of who is watching ends everything.
    if !hasEntered, let asker, asker != top, television.stack.last?.number != top {
      fault = "an answer to a page below took \(television.pageName) to the top"
    }
    checkInvariants()
  }

  /// Returns the number of the stack entry that an answer is for.
  private func asker(_ event: Event) -> Int? {
    guard case .answered(let id, _) = event, case .page(let number) = television.pendingCalls.receiver(of: id) else {
      return nil
    }
    return number
  }

  /// Checks the invariants.
  private mutating func checkInvariants() {
    guard let top = television.stack.last,
      television.stack[0].page.name == (television.configuration.asksWho ? .who : .home)
    else {
      fault = "there is no Home below it all"
      return
    }
    visited.insert(television.pageName)
    deepest = max(deepest, television.stack.count)
    let map = top.page.focusMap(television.view(of: television.stack.count - 1))
    let place = top.focus.current
    if let place, map[place.id] != place { fault = "on \(top.page.name) the focus is where nothing is: \(place.id)" }
    if top.hint == nil, place == nil, television.focusedHint == nil {
      fault = "on \(top.page.name) nothing has the focus"
    }
    if place == nil, !map.items.isEmpty { fault = "on \(top.page.name) only the page's own things have no focus" }
    if Set(map.items.map(\.id)).count != map.items.count { fault = "on \(top.page.name) two things go by one name" }
  }

  /// Compares the numbers beside a photo's values with the mall's counts for the photo on the screen.
  private mutating func checkNumbers() {
    guard let top = television.stack.last, let page = top.page as? PhotoPage,
      size.columns >= TelevisionModel.leastSize.columns, size.rows >= TelevisionModel.leastSize.rows
    else { return }
    let view = television.view(of: television.stack.count - 1)
    var frame = Frame(size: size, renderStyle: RenderStyle(theme: FakeServices.theme))
    television.draw(into: &frame)
    for row in PhotoSections(page.photo, view.words).rows where !row.link.isEmpty {
      guard let rect = page.focusMap(view)[row.id]?.rect, page.shows(row, view) else { continue }
      // A number may be missing until it arrives, but must never belong to another photo.
      let number = frame.text(in: rect).firstMatch(of: #/([\d,]+)\s*›\s*$/#)?.output.1
      let expected = view.words.number(world.productCount(of: row.link))
      if let number, number != expected {
        fault = "beside “\(row.value)” of “\(page.photo.title)” stands \(number) instead of \(expected)"
      }
    }
  }

  private mutating func draw() {
    var frame = Frame(size: size, renderStyle: RenderStyle(theme: FakeServices.theme))
    television.draw(into: &frame)
    guard size.columns >= TelevisionModel.leastSize.columns, size.rows >= TelevisionModel.leastSize.rows else { return }
    if frame.focus?.isEmpty != false {
      fault = "\(television.pageName) at \(size) shows no focus:\n" + frame.lines.joined(separator: "\n")
    }
  }

  private mutating func chance(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}

extension ChaosDriver {
  /// Data that is sufficient for lists of several parts.
  private static let photos: [MediaItem] = (0..<14).flatMap { round in
    FakeServices.photos.map { photo in
      var photo = photo
      photo.id += "-\(round)"
      photo.title += " \(round)"
      photo.owner = round % 3 == 0 ? "" : "Anna \(round % 5)"
      if round % 7 == 0 { photo.takenAt = nil }
      if round % 11 == 0 { (photo.brand, photo.model) = (nil, nil) }
      return photo
    }
  }

  private static let products: [Product] = (0..<14).flatMap { round in
    FakeServices.products.map { product in
      guard round > 0 else { return product }
      var product = product
      product.id += "-\(round)"
      product.model += " Mark \(round % 6)"
      if round > 9 { product.brand = "Brand \(round)" }
      return product
    }
  }
}
