import AlbumStore
import Foundation
import GRDB
import MallStore

/// An album or a mall of a given size, generated from a seed, with the pages that are read from it.
struct PageDatabases {
  /// The number of photos or products.
  let count: Int
  /// Pages of all its lists.
  let reads: [PageRead]
  /// The read with which the pages are compared.
  let baseline: PageRead

  /// Generates an album; above 10,000 photos the number is rounded down to a multiple of that.
  static func album(_ count: Int, seed: UInt64, in scratch: ScratchFolder) throws -> PageDatabases {
    let path = "\(scratch.path)/album-\(count).sqlite"
    var photos = GeneratedPhotos(seed: seed)
    _ = try SQLiteAlbumStore(path: path).add(photos.next(0..<min(count, addedCount)) { "/photos/\($0).jpg" })
    if count > addedCount { try AlbumMultiplication(factor: count / addedCount).perform(on: path) }
    let album = try SQLiteAlbumStore(path: path)
    let queue = try DatabaseQueue(path: path)
    return PageDatabases(
      count: count, reads: try PageRead.photos(album),
      baseline: try PageRead.baseline(queue, table: "photo", key: "id"))
  }

  /// Generates a mall.
  static func mall(_ count: Int, seed: UInt64, in scratch: ScratchFolder) throws -> PageDatabases {
    let path = "\(scratch.path)/mall-\(count).sqlite"
    let mall = try SQLiteMallStore(path: path)
    var products = GeneratedProducts(seed: seed)
    try mall.addProducts(products.next(count))
    let queue = try DatabaseQueue(path: path)
    return PageDatabases(
      count: count, reads: try PageRead.products(mall),
      baseline: try PageRead.baseline(queue, table: "product", key: "number"))
  }

  /// The number of photos that are added one by one; the others are copies.
  private static let addedCount = 10_000
}
