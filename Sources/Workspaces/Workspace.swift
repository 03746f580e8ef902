import AlbumStore
import Calls
import CameraNames
import DeviceStore
import Foundation
import MallService
import MallStore
import Storage

/// A data folder together with the data that comes with the program: everything a command or a television needs.
///
/// Nothing is opened before it is asked for, since a list of photos has no use for the mall.
public struct Workspace: Sendable {
  /// Where everything is kept.
  public let folder: DataFolder
  /// What comes with the program.
  public let assets: AssetFolder

  /// Whether the demo album's pictures are copied into the data folder, so that they outlive a move of the program.
  let keepsDemoPictures: Bool

  /// The world of a data folder, which is made where there is none.
  ///
  /// - Parameter keepsDemoPictures: Whether the demo album's pictures are copied into the data folder, so that they
  ///   outlive a move of the program.
  /// - Throws: ``WorkspaceError`` when the folder cannot be used.
  public init(folder: DataFolder, assets: AssetFolder, keepsDemoPictures: Bool = true) throws(WorkspaceError) {
    try folder.create()
    self.folder = folder
    self.assets = assets
    self.keepsDemoPictures = keepsDemoPictures
  }

  /// Opens the first server.
  ///
  /// - Throws: `storage`, saying what happened and what to do.
  public func openAlbum() throws(ServiceFailure) -> SQLiteAlbumStore {
    try SQLiteAlbumStore(path: folder.album)
  }

  /// Opens the second server with the catalogue that comes with the program, which is loaded where it was not yet.
  ///
  /// - Parameter now: The moment of an order, RFC 3339 in UTC; the machine's unless told otherwise.
  /// - Throws: ``ServiceFailure`` for the database, ``WorkspaceError`` for the catalogue.
  public func openMall(now: @escaping @Sendable () -> String = { Date.now.ISO8601Format() }) throws -> SQLiteMallStore {
    let mall = try SQLiteMallStore(path: folder.mall, now: now)
    let known = try mall.catalogueStamp() ?? ""
    let state = AssetFolder.state(of: assets.catalogue)
    if known.hasSuffix(" \(state)") { return mall }
    // A file that looks different may still hold what it held, and a person may have changed products since.
    let contents = try AssetFolder.contents(of: assets.catalogue)
    let hash = Self.hash(of: contents)
    let products = known.hasPrefix("\(hash) ") ? [] : try ownProducts(contents)
    try mall.addProducts(products, stamp: "\(hash) \(state)")
    return mall
  }

  /// Reads the catalogue that comes with the program.
  ///
  /// It is only decoded, three times as fast as ``CatalogueFile`` judges a stranger's: tests hold it to every rule.
  private func ownProducts(_ contents: Data) throws(WorkspaceError) -> [Product] {
    let decoder = JSONDecoder()
    var products: [Product] = []
    for (number, line) in zip(1..., contents.split(separator: UInt8(ascii: "\n"))) {
      do {
        products.append(try decoder.decode(Product.self, from: line))
      } catch {
        throw WorkspaceError(.malformed, "\(assets.catalogue):\(number): \(error)")
      }
    }
    return products
  }

  /// Opens what the television keeps for itself.
  ///
  /// - Throws: `storage`, saying what happened and what to do.
  public func openDevice() throws(ServiceFailure) -> SQLiteDeviceStore {
    try SQLiteDeviceStore(path: folder.television)
  }

  /// The canonical names of cameras and lenses.
  public func cameraNames() throws(WorkspaceError) -> CameraNameResolver {
    try assets.cameraNames()
  }

  /// Tells one state of something from another: the FNV-1a hash of 64 bits (Fowler, Noll, Vo), in hexadecimal.
  ///
  public static func hash(of contents: Data) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    contents.withUnsafeBytes { bytes in
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return String(hash, radix: 16)
  }
}

extension Workspace {
  /// The version of the library that keeps everything; what went wrong where not even that can be told.
  public static var databaseVersion: String {
    do {
      return try DatabaseLibrary.version()
    } catch {
      return "\(error)"
    }
  }
}
