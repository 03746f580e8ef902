import Screen

/// Pictures kept in memory, those used last; a value, so that whoever owns it decides about threads.
public struct PictureCache: Sendable {
  private struct Entry {
    var picture: CellImage
    var byteCount: Int
    /// The value of `clock` when it was last used.
    var usedAt: Int
  }

  /// The most that is kept, bytes.
  public let limitBytes: Int
  /// How much is kept now, bytes.
  public private(set) var byteCount = 0
  private var entries: [ImageRequest: Entry] = [:]
  private var clock = 0

  /// An empty cache.
  ///
  /// - Parameter limitBytes: By default 64 MB: some 200 full screens of 200x60 cells, or 15,000 cards.
  public init(limitBytes: Int = 64 << 20) {
    self.limitBytes = limitBytes
  }

  /// The picture of an order, which thereby counts as used; nil when it is not kept.
  public mutating func picture(for order: ImageRequest) -> CellImage? {
    guard var entry = entries[order] else { return nil }
    clock += 1
    entry.usedAt = clock
    entries[order] = entry
    return entry.picture
  }

  /// Keeps a picture. When that is too much, those longest unused go, in one sweep down to nine tenths of the limit; a
  /// picture larger than that is not kept at all.
  public mutating func insert(_ picture: CellImage, for order: ImageRequest) {
    remove(order)
    let size = picture.cells.count * MemoryLayout<CellImage.Cell>.stride
    guard size <= limitBytes / 10 * 9 else { return }
    clock += 1
    entries[order] = Entry(picture: picture, byteCount: size, usedAt: clock)
    byteCount += size
    if byteCount > limitBytes { sweep() }
  }

  private mutating func remove(_ order: ImageRequest) {
    byteCount -= entries.removeValue(forKey: order)?.byteCount ?? 0
  }

  /// Sweeping more than is needed spares sorting at every insertion: the cost is O(log n) each, amortised.
  private mutating func sweep() {
    for (order, _) in entries.sorted(by: { $0.value.usedAt < $1.value.usedAt }) {
      guard byteCount > limitBytes / 10 * 9 else { return }
      remove(order)
    }
  }
}
