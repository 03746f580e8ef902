import Calls
import InteractionService

/// A span of a channel's time, as the guide shows it.
struct GuideBlock: Sendable, Equatable {
  /// The content of the span, as far as it is known.
  enum Content: Sendable, Equatable {
    case programme(Programme)
    /// There is no programme, or none is known.
    case nothing
    /// The programmes are being fetched.
    case loading
  }

  var content: Content
  var start: Instant
  var stop: Instant

  /// The programme; nil if there is none.
  var programme: Programme? {
    if case .programme(let programme) = content { programme } else { nil }
  }

  /// Returns whether the block is on at a time.
  func isOn(at moment: Instant) -> Bool { start <= moment && moment < stop }
}

/// The programmes around the visible part of the guide, prefetched in tiles of time and evicted when far away.
///
/// At most one request per tile is pending, so that after fast scrolling only the current window is requested. Rows are
/// requested in bands, so that moving down by one channel does not cause a request each time.
struct GuideListings: Sendable {
  private struct Tile: Hashable {
    var channel: String
    var number: Int64
  }

  /// The channels and tiles that are needed now.
  private struct Need {
    var channels: [String] = []
    var numbers: ClosedRange<Int64> = 0...0
    var count: Int { channels.count * numbers.count }
  }

  private var tiles: [Tile: [Programme]] = [:]
  /// The channels requested for each tile.
  private var pending: [Int64: [String]] = [:]
  private var need = Need()
  /// The failure of the last request; nil if it succeeded.
  private(set) var failure: ServiceFailure?
  /// The time until the next try.
  private(set) var countdown = RetryCountdown()

  /// The length of a tile, in milliseconds.
  static let tileMS: Int64 = 6 * 3_600_000
  /// The number of channels in a request.
  private static let band = 16
  /// The limit of programmes per channel and tile: one per minute.
  private static let limitEach = 360

  /// Whether no programme has arrived yet.
  var isEmpty: Bool { tiles.isEmpty }
  /// The number of programmes held.
  var programmeCount: Int { tiles.values.reduce(0) { $0 + $1.count } }

  private static func number(_ moment: Instant) -> Int64 {
    let passed = moment.unixMS
    return (passed - (passed % tileMS + tileMS) % tileMS) / tileMS
  }

  // MARK: Reading

  /// Requests the visible span, and as much again on every side.
  ///
  /// - Parameters:
  ///   - rows: The visible channels, as indices in `channels`.
  ///   - from: The first visible time.
  ///   - spanMS: The visible span, in milliseconds.
  mutating func request(
    _ rows: Range<Int>, of channels: [Channel], from: Instant, spanMS: Int64, _ context: inout PageContext
  ) {
    let first = max(0, (rows.lowerBound - rows.count) / Self.band * Self.band)
    let end = min(channels.count, ((rows.upperBound + rows.count) / Self.band + 1) * Self.band)
    need = Need(
      channels: channels[first..<max(first, end)].map(\.id),
      numbers: Self.number(from - spanMS)...Self.number(from + 2 * spanMS))
    ask(&context)
  }

  /// Requests needed tiles that are neither held nor pending.
  mutating func ask(_ context: inout PageContext) {
    for number in need.numbers where pending[number] == nil {
      let missing = need.channels.filter { tiles[Tile(channel: $0, number: number)] == nil }
      guard !missing.isEmpty else { continue }
      pending[number] = missing
      let from = Instant(unixMS: number * Self.tileMS)
      let request = ProgrammesRequest(
        channels: missing, from: from, to: from + Self.tileMS, limitEach: Self.limitEach)
      context.ask(request, slot: CallSlot(name: "programmes", id: "\(number)")) {
        (page: inout GuidePage, lists, context) in
        page.listings.receive(lists, number)
        page.listingsChanged(&context)
      } failed: { page, failure, _ in
        page.listings.fail(failure, number)
      }
    }
  }

  /// Retries failed calls now; without any, requests the needed tiles again.
  mutating func retryNow(_ context: inout PageContext) {
    context.retryNow()
    ask(&context)
  }

  private mutating func receive(_ lists: [[Programme]], _ number: Int64) {
    guard let channels = pending.removeValue(forKey: number) else { return }
    for (index, channel) in channels.enumerated() {
      tiles[Tile(channel: channel, number: number)] = lists.indices.contains(index) ? lists[index] : []
    }
    (failure, countdown) = (nil, RetryCountdown())
    evictDistantTiles()
  }

  private mutating func fail(_ failure: CallFailure, _ number: Int64) {
    if failure.nextTryMS == nil { pending[number] = nil }
    self.failure = failure.failure
    countdown = RetryCountdown(after: failure)
  }

  /// Evicts distant tiles once they are twice as many as the near ones.
  private mutating func evictDistantTiles() {
    guard tiles.count > 3 * need.count else { return }
    let channels = Set(need.channels)
    tiles = tiles.filter { need.numbers.contains($0.key.number) && channels.contains($0.key.channel) }
  }

  // MARK: What is known

  /// Returns a channel's blocks between two times, without gaps: the first may begin earlier and the last end later,
  /// unless no programme is known there.
  func blocks(of channel: String, from: Instant, to: Instant) -> [GuideBlock] {
    var row = GuideRow(from: from, to: to)
    for number in Self.number(from)...Self.number(to - 1) {
      let start = Instant(unixMS: number * Self.tileMS)
      guard let programmes = tiles[Tile(channel: channel, number: number)] else {
        row.skip(to: start + Self.tileMS, .loading)
        continue
      }
      for programme in programmes { row.add(programme) }
      row.skip(to: start + Self.tileMS, .nothing)
    }
    return row.blocks
  }
}

/// A builder of the blocks of a channel's row.
private struct GuideRow {
  let from: Instant
  let to: Instant
  private(set) var blocks: [GuideBlock] = []

  init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  private var reached: Instant { blocks.last?.stop ?? from }

  mutating func add(_ programme: Programme) {
    guard programme.stop > from, programme.start < to, programme.id != blocks.last?.programme?.id else { return }
    // Where two programmes overlap, the later one is on.
    if let last = blocks.indices.last, programme.start < blocks[last].stop, blocks[last].programme != nil {
      guard programme.start > blocks[last].start else { return }
      blocks[last].stop = programme.start
    }
    if programme.start > reached { skip(to: programme.start, .nothing) }
    let start = blocks.isEmpty ? programme.start : max(programme.start, reached)
    guard programme.stop > start else { return }
    blocks.append(GuideBlock(content: .programme(programme), start: start, stop: programme.stop))
  }

  /// Appends a block without a programme up to a time.
  mutating func skip(to moment: Instant, _ content: GuideBlock.Content) {
    let start = reached
    let stop = min(moment, to)
    guard stop > start else { return }
    if let last = blocks.indices.last, blocks[last].content == content {
      blocks[last].stop = stop
    } else {
      blocks.append(GuideBlock(content: content, start: start, stop: stop))
    }
  }
}
