/// Which ncurses pair stands for two colours.
///
/// ncurses' own `alloc_pair` does not recycle: after 65,536 pairs it fails and the screen silently freezes, and defining
/// a live pair anew costs time in proportion to the whole screen. So pairs are only ever added, and when they run out
/// whoever paints forgets them all and paints once more.
struct PairTable {
  /// A colour as ncurses knows it; -1 is the terminal's own.
  typealias Colour = Int32

  /// One more than the largest pair; 0 without colours.
  let limit: Int32
  private var pairs: [UInt64: Int32] = [:]
  private var last: (key: UInt64, pair: Int32)?
  /// How many pairs there are.
  var count: Int { pairs.count }

  /// An empty table.
  init(limit: Int32) {
    self.limit = limit
    pairs.reserveCapacity(Int(min(limit, 0x10000)))
  }

  /// The pair for two colours; nil when there is no room for another.
  ///
  /// - Parameter define: Called with a pair that has to be defined.
  mutating func pair(_ foreground: Colour, _ background: Colour, define: (Int32) -> Void) -> Int32? {
    // ncurses itself keeps pair 0 for the terminal's own colours.
    if foreground < 0 && background < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    // Neighbours mostly look alike.
    if let last, last.key == key { return last.pair }
    if let known = pairs[key] {
      last = (key, known)
      return known
    }
    let next = Int32(pairs.count + 1)
    guard next < limit else { return nil }
    define(next)
    pairs[key] = next
    last = (key, next)
    return next
  }

  /// Forgets everything.
  mutating func removeAll() {
    pairs.removeAll(keepingCapacity: true)
    last = nil
  }
}
