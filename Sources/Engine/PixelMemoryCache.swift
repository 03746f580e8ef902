import Screen

/// A bounded cache of images in pixels that evicts the least recently shown ones; those of the newest frame are never evicted.
struct PixelMemoryCache {
  private struct Entry {
    /// nil for an image that cannot be rendered, of which the cells are shown.
    let image: IndexedImage?
    var usedAt: Int
  }

  private let capacityBytes: Int
  private var entries: [ImageRequest: Entry] = [:]
  private var usedBytes = 0
  private var turn = 0

  /// Creates an empty cache.
  init(capacityBytes: Int) {
    self.capacityBytes = capacityBytes
  }

  /// Returns whether an image is rendered, or is known to fail.
  func holds(_ request: ImageRequest) -> Bool { entries[request] != nil }

  /// Returns an image; nil while it is not rendered, and if it cannot be.
  func image(_ request: ImageRequest) -> IndexedImage? { entries[request]?.image }

  /// Stores an image; nil for one that cannot be rendered.
  mutating func store(_ image: IndexedImage?, for request: ImageRequest) {
    evict(request)
    entries[request] = Entry(image: image, usedAt: turn)
    usedBytes += image?.pixels.count ?? 0
  }

  /// Marks the images of the newest frame as used, and evicts what exceeds the capacity.
  mutating func markUsed(_ requests: [ImageRequest]) {
    turn += 1
    for request in requests { entries[request]?.usedAt = turn }
    guard usedBytes > capacityBytes else { return }
    for (request, entry) in entries.sorted(by: { $0.value.usedAt < $1.value.usedAt }) {
      guard usedBytes > capacityBytes, entry.usedAt < turn else { return }
      evict(request)
    }
  }

  private mutating func evict(_ request: ImageRequest) {
    usedBytes -= entries.removeValue(forKey: request)?.image?.pixels.count ?? 0
  }
}
