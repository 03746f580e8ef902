import AlbumStore
import Attributes
import Foundation
import MallStore
import Storage
import TelevisionStore

/// A data folder together with the data that comes with the program: everything a command or a television needs.
///
/// Nothing is opened before it is asked for, since a list of photos has no use for the mall.
public struct World: Sendable {
  /// Where everything is kept.
  public let folder: DataFolder
  /// What comes with the program.
  public let assets: AssetFolder

  /// The world of a data folder, which is made where there is none.
  ///
  /// - Throws: ``WorldError`` when the folder cannot be used.
  public init(folder: DataFolder, assets: AssetFolder) throws(WorldError) {
    try folder.create()
    self.folder = folder
    self.assets = assets
  }

  /// Opens the first server.
  ///
  /// - Throws: `storage`, saying what happened and what to do.
  public func openAlbum() throws(ServiceFailure) -> AlbumStore {
    try AlbumStore(path: folder.album)
  }

  /// Opens the second server with the catalogue that comes with the program, which is loaded where it was not yet.
  ///
  /// - Parameter now: The moment of an order, RFC 3339 in UTC; the machine's unless told otherwise.
  /// - Throws: ``ServiceFailure`` for the database, ``WorldError`` for the catalogue.
  public func openMall(now: @escaping @Sendable () -> String = { Date.now.ISO8601Format() }) throws -> MallStore {
    let mall = try MallStore(path: folder.mall, now: now)
    let contents = try AssetFolder.contents(of: assets.catalogue)
    let stamp = Self.stamp(of: contents)
    if try mall.catalogueStamp() != stamp {
      try mall.addProducts(CatalogueFile(contents: contents).products, stamp: stamp)
    }
    return mall
  }

  /// Opens what the television keeps for itself.
  ///
  /// - Throws: `storage`, saying what happened and what to do.
  public func openTelevision() throws(ServiceFailure) -> TelevisionStore {
    try TelevisionStore(path: folder.television)
  }

  /// The canonical names of cameras and lenses.
  public func cameraNames() throws(WorldError) -> CameraNames {
    try assets.cameraNames()
  }

  /// Tells one catalogue from another: its FNV-1a hash of 64 bits (Fowler, Noll, Vo), in hexadecimal.
  ///
  /// It is computed at every start; a cryptographic one would take longer than everything else about the mall.
  private static func stamp(of contents: Data) -> String {
    let hash = contents.withUnsafeBytes { bytes in
      // Data's own iterator takes several times as long, a quarter of what a start computes.
      bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    return String(hash, radix: 16)
  }
}

extension World {
  /// The version of the library that keeps everything; what went wrong where not even that can be told.
  public static var databaseVersion: String {
    do {
      return try DatabaseLibrary.version()
    } catch {
      return "\(error)"
    }
  }
}
