import Screen

/// Developed pictures, within bounds: when there is no room, the one not wanted for longest goes.
///
/// What the newest frame wants always stays, however little room there is: else a page of many pictures would be
/// developed for ever. A failure is kept only as long as it is wanted, so that opening a page again tries again.
struct ImageMemoryCache {
  /// The pictures as a frame is given them.
  private(set) var images = ImageCacheSnapshot()
  private var capacityCells: Int
  private var usedCells = 0
  private var wantedAt: [ImageRequest: Int] = [:]
  private var turn = 0

  /// An empty memory.
  ///
  /// - Parameter capacityCells: Room for this many picture cells, of about 12 bytes each.
  init(capacityCells: Int) {
    self.capacityCells = capacityCells
  }

  /// Whether nothing more has to be done for an order.
  func holds(_ order: ImageRequest) -> Bool {
    images[order] != nil
  }

  /// Puts a picture, or why there is none, in its place.
  mutating func file(_ state: ImageCacheSnapshot.State, for order: ImageRequest) {
    if images[order] == nil { usedCells += Self.cost(of: order) }
    images[order] = state
    wantedAt[order] = wantedAt[order] ?? turn
  }

  /// Takes note of what the newest frame wants, and gives up what there is no room for.
  mutating func want(_ imageRequests: [ImageRequest]) {
    turn += 1
    for order in imageRequests where holds(order) { wantedAt[order] = turn }
    for (order, wanted) in wantedAt where wanted < turn {
      if case .failed = images[order] { forget(order) }
    }
    guard usedCells > capacityCells else { return }
    // Going through all of it is fine: it happens once for every picture too many, and there are some hundreds.
    for (order, wanted) in wantedAt.sorted(by: { $0.value < $1.value }) {
      guard usedCells > capacityCells, wanted < turn else { return }
      forget(order)
    }
  }

  private mutating func forget(_ order: ImageRequest) {
    images[order] = nil
    wantedAt[order] = nil
    usedCells -= Self.cost(of: order)
  }

  private static func cost(of order: ImageRequest) -> Int {
    order.size.columns * order.size.rows
  }
}
