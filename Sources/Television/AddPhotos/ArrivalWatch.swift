import AlbumService
import Calls

/// The observation of an album to which a phone sends photos. Home makes it, because it is never closed: new photos are reported on any
/// page.
struct ArrivalWatch {
  /// The time between two requests, milliseconds.
  private static let intervalMS: Int64 = 5_000
  /// The time after its beginning, and after the last new photo, for which photos are expected, milliseconds.
  static let lifetimeMS: Int64 = 600_000

  /// The number of photos in the album when it was last counted; nil before the first answer.
  private var count: Int?
  private var endsAtMS: Int64?
  /// When the photos are counted next, in uptime milliseconds; nil while none are expected, and while an answer is.
  private(set) var asksAtMS: Int64?

  private static let slot = CallSlot(name: "arrivals")

  /// Follows an event.
  mutating func receive(_ event: ArrivalEvent, _ context: inout PageContext) {
    switch event {
    case .expected: begin(&context)
    case .counted(let count): receive(count, &context)
    }
  }

  /// Begins to expect photos, or to expect them for longer.
  private mutating func begin(_ context: inout PageContext) {
    let now = context.view.now.uptimeMS
    if endsAtMS == nil { count = nil }
    (endsAtMS, asksAtMS) = (now.addingSaturated(Self.lifetimeMS), now)
    wake(&context)
  }

  /// Counts the photos if it is time.
  mutating func wake(_ context: inout PageContext) {
    guard let asksAtMS, asksAtMS <= context.view.now.uptimeMS else { return }
    self.asksAtMS = nil
    guard let endsAtMS, context.view.now.uptimeMS < endsAtMS else { return end(&context) }
    // Photos of friends arrive as well, but not from the phone that has the code.
    let query = MediaQuery(person: context.view.isPerson ? .viewer : nil)
    context.ask(ItemsRequest(query, PageRequest(limit: 1)), slot: Self.slot) { (_: inout HomePage, answer, context) in
      context.notify(.arrivals(.counted(answer.totalCount)))
    } failed: { _, _, context in
      // Calls of a page that is not on the screen are not repeated by themselves.
      context.notify(.arrivals(.counted(nil)))
    }
  }

  /// Takes an answer into account; nil for a failure.
  private mutating func receive(_ newCount: Int?, _ context: inout PageContext) {
    guard endsAtMS != nil else { return }
    let now = context.view.now.uptimeMS
    asksAtMS = now.addingSaturated(Self.intervalMS)
    guard let newCount else { return }
    let arrivedCount = count.map { newCount - $0 } ?? 0
    count = newCount
    guard arrivedCount > 0 else { return }
    endsAtMS = now.addingSaturated(Self.lifetimeMS)
    context.show(message: context.view.words.count(.photosArrived, arrivedCount))
    context.notify(.albumChanged)
  }

  private mutating func end(_ context: inout PageContext) {
    (endsAtMS, count) = (nil, nil)
    context.cancel(slotsNamed: Self.slot.name)
  }
}
