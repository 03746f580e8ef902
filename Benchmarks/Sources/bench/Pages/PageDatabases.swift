import AlbumStore
import Foundation
import GRDB
import MallStore

/// An album or a mall of a given size, generated from a seed.
struct PageDatabases {
  /// How many photos or products it has.
  let count: Int
  /// Reads of pages of all its lists.
  let reads: [PageRead]
  /// The read that they are compared with.
  let yardstick: PageRead

  /// Creates an album of a number of photos; above 10,000 a multiple of it.
  static func album(_ count: Int, seed: UInt64, in scratch: ScratchFolder) throws -> PageDatabases {
    let path = "\(scratch.path)/album-\(count).sqlite"
    var photos = GeneratedPhotos(seed: seed)
    _ = try SQLiteAlbumStore(path: path).add(photos.next(0..<min(count, addedCount)) { "/photos/\($0).jpg" })
    if count > addedCount { try PhotoMultiplication(factor: count / addedCount).perform(on: path) }
    let album = try SQLiteAlbumStore(path: path)
    let queue = try DatabaseQueue(path: path)
    return PageDatabases(
      count: count, reads: try PageRead.photos(album),
      yardstick: try PageRead.yardstick(queue, table: "photo", key: "id"))
  }

  /// Creates a mall of a number of products.
  static func mall(_ count: Int, seed: UInt64, in scratch: ScratchFolder) throws -> PageDatabases {
    let path = "\(scratch.path)/mall-\(count).sqlite"
    let mall = try SQLiteMallStore(path: path)
    var products = GeneratedProducts(seed: seed)
    try mall.addProducts(products.next(count))
    let queue = try DatabaseQueue(path: path)
    return PageDatabases(
      count: count, reads: try PageRead.products(mall),
      yardstick: try PageRead.yardstick(queue, table: "product", key: "number"))
  }

  /// The number of photos that are added one by one; further ones are copies of these.
  private static let addedCount = 10_000
}
