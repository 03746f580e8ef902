import AlbumStore
import Foundation
import GRDB
import MallStore

/// An album or a mall of a size, made from a seed.
struct PageDatabases {
  /// How many photos or products it has.
  let count: Int
  /// Pages of all its lists.
  let reads: [PageRead]
  /// What they are held against.
  let yardstick: PageRead

  /// An album of so many photos.
  static func album(_ count: Int, seed: UInt64, in scratch: ScratchFolder) throws -> PageDatabases {
    let path = "\(scratch.path)/album-\(count).sqlite"
    let album = try AlbumStore(path: path, fileExists: { _ in true })
    var photos = GeneratedPhotos(seed: seed)
    for start in stride(from: 0, to: count, by: batchCount) {
      _ = try album.add(photos.next(start..<min(count, start + batchCount)) { "/photos/\($0).jpg" })
    }
    let queue = try DatabaseQueue(path: path)
    return PageDatabases(
      count: count, reads: try PageRead.photos(album),
      yardstick: try PageRead.yardstick(queue, table: "photo", key: "id"))
  }

  /// A mall of so many products.
  static func mall(_ count: Int, seed: UInt64, in scratch: ScratchFolder) throws -> PageDatabases {
    let path = "\(scratch.path)/mall-\(count).sqlite"
    let mall = try MallStore(path: path)
    var products = GeneratedProducts(seed: seed)
    try mall.addProducts(products.next(count))
    let queue = try DatabaseQueue(path: path)
    return PageDatabases(
      count: count, reads: try PageRead.products(mall),
      yardstick: try PageRead.yardstick(queue, table: "product", key: "number"))
  }

  private static let batchCount = 10_000
}
