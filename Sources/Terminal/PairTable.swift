/// The ncurses colour pairs in use, by their two colours.
///
/// ncurses' own `alloc_pair` does not recycle pairs: after 65,536 it fails and the screen freezes silently, and redefining
/// a pair in use takes time in proportion to the whole screen. So pairs are only ever added; when they run out, the
/// painter clears the table and paints the whole frame again.
struct PairTable {
  /// A colour as ncurses numbers it; -1 is the terminal's default.
  typealias Colour = Int32

  /// The number of pairs plus one; 0 without colours.
  private let limit: Int32
  private var pairs: [UInt64: Int32] = [:]
  private var last: (key: UInt64, pair: Int32)?
  /// The number of pairs in use.
  var count: Int { pairs.count }

  /// Creates an empty table; a negative limit counts as 0.
  init(limit: Int32) {
    self.limit = max(0, limit)
    pairs.reserveCapacity(Int(min(self.limit, 0x10000)))
  }

  /// Returns the pair for two colours, which is added when it is new; nil when there is no room for it.
  ///
  /// - Parameter define: Called with a new pair, which has to be defined in ncurses.
  mutating func pair(_ foreground: Colour, _ background: Colour, define: (Int32) -> Void) -> Int32? {
    // ncurses reserves pair 0 for the terminal's default colours.
    if foreground < 0 && background < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    // Neighbouring cells mostly have the same colours.
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

  /// Removes all pairs.
  mutating func removeAll() {
    pairs.removeAll(keepingCapacity: true)
    last = nil
  }
}
