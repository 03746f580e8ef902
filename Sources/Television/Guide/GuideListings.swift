import Calls
import InteractionService

/// A stretch of a channel's time, as the guide shows it.
struct GuideBlock: Sendable, Equatable {
  /// What it is.
  enum Content: Sendable, Equatable {
    case programme(Programme)
    /// Nothing is known of this time.
    case nothing
    /// It is on its way.
    case loading
  }

  var content: Content
  var start: Instant
  var stop: Instant

  /// Its programme; nil where there is none.
  var programme: Programme? {
    if case .programme(let programme) = content { programme } else { nil }
  }

  /// Whether it is on at a moment.
  func isOn(at moment: Instant) -> Bool { start <= moment && moment < stop }
}

/// The programmes around what the guide shows: read ahead in tiles of time, and forgotten behind.
///
/// Of each tile of time at most one request is on its way, so that scrolling fast asks for what is wanted when the answer has
/// come, and not for all that flew by. Rows are asked for in bands, so that going down channel by channel is not a request
/// each.
struct GuideListings: Sendable {
  private struct Tile: Hashable {
    var channel: String
    var number: Int64
  }

  /// What is wanted just now: these channels, in these tiles of time.
  private struct Need {
    var channels: [String] = []
    var numbers: ClosedRange<Int64> = 0...0
    var count: Int { channels.count * numbers.count }
  }

  private var tiles: [Tile: [Programme]] = [:]
  /// Tiles that have been asked for, each for these channels.
  private var pending: [Int64: [String]] = [:]
  private var need = Need()
  /// Why the last request failed; nil when it did not.
  private(set) var failure: ServiceFailure?
  /// When it is tried again.
  private(set) var retry = Retry()

  /// The length of a tile of time.
  static let tileMS: Int64 = 6 * 3_600_000
  /// Channels that are asked for together.
  private static let band = 16
  /// More programmes than one a minute no channel has.
  private static let limitEach = 360

  /// Whether nothing at all is known.
  var isEmpty: Bool { tiles.isEmpty }
  /// How many programmes are held.
  var programmeCount: Int { tiles.values.reduce(0) { $0 + $1.count } }

  private static func number(_ moment: Instant) -> Int64 {
    let passed = moment.unixMS
    return (passed - (passed % tileMS + tileMS) % tileMS) / tileMS
  }

  // MARK: Reading

  /// Sees to it that what shows is held, with as much again on every side.
  ///
  /// - Parameters:
  ///   - rows: The channels that show, as places in `channels`.
  ///   - from: The first moment that shows.
  ///   - spanMS: For how long the guide's rows go.
  mutating func want(
    _ rows: Range<Int>, of channels: [Channel], from: Instant, spanMS: Int64, _ context: inout PageContext
  ) {
    let first = max(0, (rows.lowerBound - rows.count) / Self.band * Self.band)
    let end = min(channels.count, ((rows.upperBound + rows.count) / Self.band + 1) * Self.band)
    need = Need(
      channels: channels[first..<max(first, end)].map(\.id),
      numbers: Self.number(from - spanMS)...Self.number(from + 2 * spanMS))
    ask(&context)
  }

  private mutating func ask(_ context: inout PageContext) {
    guard retry.nextMS == nil || retry.isDue(at: context.view.now) else { return }
    for number in need.numbers where pending[number] == nil {
      let missing = need.channels.filter { tiles[Tile(channel: $0, number: number)] == nil }
      guard !missing.isEmpty else { continue }
      pending[number] = missing
      let from = Instant(unixMS: number * Self.tileMS)
      retry.began()
      context.ask(
        .programmes(channels: missing, from: from, to: from + Self.tileMS, limitEach: Self.limitEach),
        .programmes(from: from))
    }
  }

  /// Somebody went on: what failed is not waited for any longer.
  mutating func isUsed() {
    if failure != nil { retry.began() }
  }

  /// Tries once more what failed.
  mutating func tryAgain(_ context: inout PageContext) {
    retry.began()
    ask(&context)
  }

  /// Takes an answer in, and asks for what is wanted by now.
  mutating func receive(_ reply: Reply, from: Instant, _ context: inout PageContext) {
    let number = Self.number(from)
    guard let channels = pending.removeValue(forKey: number) else { return }
    switch reply {
    case .programmes(let lists):
      for (index, channel) in channels.enumerated() {
        tiles[Tile(channel: channel, number: number)] = lists.indices.contains(index) ? lists[index] : []
      }
      failure = nil
      retry.succeeded()
      forget()
      ask(&context)
    case .failed(let failure):
      self.failure = failure
      retry.failed(failure, at: context.view.now)
    default: break
    }
  }

  /// Lets go of what is far away, once that is twice as much as what is near.
  private mutating func forget() {
    guard tiles.count > 3 * need.count else { return }
    let channels = Set(need.channels)
    tiles = tiles.filter { need.numbers.contains($0.key.number) && channels.contains($0.key.channel) }
  }

  // MARK: What is known

  /// What a channel shows between two moments, without gaps: the first block may begin earlier, the last one end later,
  /// unless nothing is known of them.
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

/// A channel's row while it is put together.
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
    // Where two are announced for the same time, the later one is on.
    if let last = blocks.indices.last, programme.start < blocks[last].stop, blocks[last].programme != nil {
      guard programme.start > blocks[last].start else { return }
      blocks[last].stop = programme.start
    }
    if programme.start > reached { skip(to: programme.start, .nothing) }
    let start = blocks.isEmpty ? programme.start : max(programme.start, reached)
    guard programme.stop > start else { return }
    blocks.append(GuideBlock(content: .programme(programme), start: start, stop: programme.stop))
  }

  /// Goes on to a moment without a programme.
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
