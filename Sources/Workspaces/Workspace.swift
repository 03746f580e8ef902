import AlbumService
import AlbumStore
import Calls
import CameraNames
import CatalogueFiles
import DeviceStore
import Foundation
import MallService
import MallStore
import Storage

/// A data folder and the bundled assets: the context of every command and television.
///
/// It is the only place that opens databases. Each is opened by its own call, since most commands need only one.
public struct Workspace: Sendable {
  /// The folder with the databases.
  public let folder: DataFolder
  /// The bundled assets.
  public let assets: AssetFolder

  /// Whether the demo album's pictures are copied into the data folder; see ``init(folder:assets:keepsDemoPictures:)``.
  let keepsDemoPictures: Bool

  /// Creates a workspace in a data folder, which is created if it does not exist.
  ///
  /// - Parameter keepsDemoPictures: Whether the demo album's pictures are copied into the data folder, so that they
  ///   remain available when the program is moved.
  /// - Throws: ``WorkspaceError`` of kind `dataFolder` if the folder cannot be used.
  public init(folder: DataFolder, assets: AssetFolder, keepsDemoPictures: Bool = true) throws(WorkspaceError) {
    try folder.create()
    self.init(existing: folder, assets: assets, keepsDemoPictures: keepsDemoPictures)
  }

  /// A workspace in a data folder, which is not created where it does not exist.
  public init(existing folder: DataFolder, assets: AssetFolder, keepsDemoPictures: Bool = true) {
    self.folder = folder
    self.assets = assets
    self.keepsDemoPictures = keepsDemoPictures
  }

  /// Opens the album; creates an empty one if there is none.
  ///
  /// - Throws: `storage`, saying what happened and what to do.
  public func openAlbum() throws(ServiceFailure) -> any AlbumAPI & AlbumWriter & AlbumMaintenance {
    try albumStore()
  }

  /// Opens the album for an import that only says what it would do; creates nothing.
  ///
  /// - Parameter copyFolder: The folder that files would be copied into; nil where no copies would be made.
  /// - Throws: `storage`, also for an album of an earlier version, which has to be opened by another command first.
  public func openAlbumForDryRun(copiesInto copyFolder: String?) throws(ServiceFailure) -> any AlbumWriter {
    guard FileManager.default.fileExists(atPath: folder.album) else {
      return DryRunAlbum(for: nil, copiesInto: copyFolder)
    }
    // Opening an album of an earlier version for writing would migrate it.
    _ = try SQLiteAlbumStore(path: folder.album, readOnly: true)
    return DryRunAlbum(for: try albumStore(), copiesInto: copyFolder)
  }

  func albumStore(now: @escaping @Sendable () -> Instant = { .now }) throws(ServiceFailure) -> SQLiteAlbumStore {
    try SQLiteAlbumStore(path: folder.album, now: now)
  }

  /// Opens the mall; loads the bundled catalogue if it has changed since it was last loaded.
  ///
  /// - Parameter now: Returns the time of an order; by default the machine's.
  /// - Throws: ``ServiceFailure`` for the database, ``WorkspaceError`` for the catalogue.
  public func openMall(
    now: @escaping @Sendable () -> Instant = { .now }
  ) throws -> any MallAPI & CatalogueWriter {
    let mall = try SQLiteMallStore(path: folder.mall, now: now) { assets.drawing($0) }
    let known = try mall.catalogueStamp() ?? ""
    let state = AssetFolder.state(of: assets.catalogue)
    if known.hasSuffix(" \(state)") { return mall }
    // Databases keep this hash. A touched file may have the same contents, and users may have changed products since.
    let contents = try AssetFolder.contents(of: assets.catalogue)
    let hash = FNV1a.hex(of: contents)
    let products = known.hasPrefix("\(hash) ") ? [] : try bundledProducts(contents)
    try mall.addProducts(products, stamp: "\(hash) \(state)")
    return mall
  }

  /// Reads the bundled catalogue.
  private func bundledProducts(_ contents: Data) throws(WorkspaceError) -> [Product] {
    let file = CatalogueFile(contents: contents)
    if let problem = file.problems.first {
      throw WorkspaceError(.malformed, "\(assets.catalogue):\(problem.line): \(problem.message)")
    }
    return file.products
  }

  func deviceStore() throws(ServiceFailure) -> SQLiteDeviceStore {
    try SQLiteDeviceStore(path: folder.television)
  }

  /// Reads the canonical names of cameras and lenses; see ``AssetFolder/cameraNames()``.
  public func cameraNames() throws(WorkspaceError) -> CameraNameResolver {
    try assets.cameraNames()
  }
}

extension Workspace {
  /// The version of SQLite, `3.40.1`; the error's text if SQLite does not report one.
  public static var databaseVersion: String {
    do {
      return try DatabaseLibrary.version()
    } catch {
      return "\(error)"
    }
  }
}
