import Screen

/// A bounded cache of rendered images that evicts the least recently wanted ones.
///
/// The images of the newest frame are never evicted, even beyond the capacity: otherwise a page of many images would be
/// rendered again and again. A failure is kept only while it is wanted, so that opening a page again repeats the attempt.
struct ImageMemoryCache {
  /// The images as a frame reads them.
  private(set) var snapshot = ImageCacheSnapshot()
  private var capacityCells: Int
  private var usedCells = 0
  private var usedAt: [ImageRequest: Int] = [:]
  private var turn = 0

  /// Creates an empty cache.
  ///
  /// - Parameter capacityCells: The capacity in image cells of about 12 bytes each.
  init(capacityCells: Int) {
    self.capacityCells = capacityCells
  }

  /// Returns whether an image is rendered, or is known to fail.
  func holds(_ request: ImageRequest) -> Bool {
    snapshot[request] != nil
  }

  /// Returns whether an image failed because its server could not be asked.
  func isUnreachable(_ request: ImageRequest) -> Bool {
    if case .failed(.unreachable) = snapshot[request] { true } else { false }
  }

  /// Stores an image, or its failure.
  mutating func store(_ state: ImageCacheSnapshot.State, for request: ImageRequest) {
    if snapshot[request] == nil { usedCells += Self.cost(of: request) }
    snapshot[request] = state
    usedAt[request] = usedAt[request] ?? turn
  }

  /// Marks the images of the newest frame as wanted, and evicts what exceeds the capacity.
  mutating func markUsed(_ imageRequests: [ImageRequest]) {
    turn += 1
    for request in imageRequests where holds(request) { usedAt[request] = turn }
    for (request, used) in usedAt where used < turn {
      if case .failed = snapshot[request] { evict(request) }
    }
    guard usedCells > capacityCells else { return }
    // A full scan is fast enough: the cache has some hundreds of images.
    for (request, used) in usedAt.sorted(by: { $0.value < $1.value }) {
      guard usedCells > capacityCells, used < turn else { return }
      evict(request)
    }
  }

  private mutating func evict(_ request: ImageRequest) {
    snapshot[request] = nil
    usedAt[request] = nil
    usedCells -= Self.cost(of: request)
  }

  private static func cost(of request: ImageRequest) -> Int {
    request.size.columns * request.size.rows
  }
}
