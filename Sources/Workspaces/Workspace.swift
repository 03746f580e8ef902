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

  /// Whether data may be changed. If not, the databases are opened for reading, nothing is migrated, and every change
  /// fails with a reason.
  public let access: DataFolder.Access

  /// The folder for caches and missing databases if the data folder is read-only.
  private let scratch = ScratchFolder()

  /// Whether the demo album's pictures are copied into the data folder; see ``init(folder:assets:keepsDemoPictures:)``.
  let keepsDemoPictures: Bool

  /// Creates a workspace in a data folder, which is created if it does not exist.
  ///
  /// - Parameter keepsDemoPictures: Whether the demo album's pictures are copied into the data folder, so that they
  ///   remain available when the program is moved.
  /// - Throws: ``ServiceFailure`` with the reason if the folder can be neither created nor read.
  public init(folder: DataFolder, assets: AssetFolder, keepsDemoPictures: Bool = true) throws(ServiceFailure) {
    try self.init(existing: folder, access: folder.prepare(), assets, keepsDemoPictures)
  }

  /// A workspace in a data folder, which is not created where it does not exist.
  public init(existing folder: DataFolder, assets: AssetFolder) {
    self.init(existing: folder, access: folder.access, assets, true)
  }

  private init(
    existing folder: DataFolder, access: DataFolder.Access, _ assets: AssetFolder, _ keepsDemoPictures: Bool
  ) {
    self.access = access
    self.folder = folder
    self.assets = assets
    self.keepsDemoPictures = keepsDemoPictures
  }

  /// Opens the album; creates an empty one if there is none.
  ///
  /// - Throws: `storage`, saying what happened and what to do.
  public func openAlbum() throws(ServiceFailure) -> any AlbumAPI & AlbumWriter & ContentIndex
    & AlbumMaintenance & PeopleAPI & PeopleAdministration & SignInAPI & SignInAdministration
  {
    try albumStore()
  }

  /// Opens the album for a dry run of an import; creates nothing.
  ///
  /// - Parameters:
  ///   - copyFolder: The folder that files would be copied into; nil where no copies would be made.
  ///   - check: Checks the album, if there is one.
  /// - Throws: `storage`, also for an album of an earlier version, which has to be opened by another command first; and what the check throws.
  public func openAlbumForDryRun(
    copiesInto copyFolder: String?, _ check: (any PeopleAdministration) throws -> Void
  ) throws -> any AlbumWriter {
    guard FileManager.default.fileExists(atPath: folder.album) else {
      return DryRunAlbum(for: nil, copiesInto: copyFolder)
    }
    // Opening an album of an earlier version for writing would migrate it.
    try check(try SQLiteAlbumStore(path: folder.album, readOnly: true))
    return DryRunAlbum(for: try albumStore(), copiesInto: copyFolder)
  }

  func albumStore(now: @escaping @Sendable () -> Instant = { .now }) throws(ServiceFailure) -> SQLiteAlbumStore {
    try opened(try place(of: \.album)) { path, readOnly throws(ServiceFailure) in
      try SQLiteAlbumStore(path: path, readOnly: readOnly, now: now)
    }
  }

  /// Opens the mall; loads the bundled catalogue if it has changed since it was last loaded.
  ///
  /// - Parameter now: Returns the time of an order; by default the machine's.
  /// - Throws: ``ServiceFailure`` for the database, ``WorkspaceError`` for the catalogue.
  public func openMall(
    now: @escaping @Sendable () -> Instant = { .now }
  ) throws -> any MallAPI & CatalogueWriter & DeviceAccounts & OrderAdoption {
    try opened(try place(of: \.mall)) { path, readOnly in
      let mall = try SQLiteMallStore(path: path, readOnly: readOnly, now: now) { assets.drawing($0) }
      if !readOnly { try loadCatalogue(into: mall) }
      return mall
    }
  }

  private func loadCatalogue(into mall: SQLiteMallStore) throws {
    let known = try mall.catalogueStamp() ?? ""
    let state = AssetFolder.state(of: assets.catalogue)
    if known.hasSuffix(" \(state)") { return }
    // Databases keep this hash. A touched file may have the same contents, and users may have changed products since.
    let contents = try AssetFolder.contents(of: assets.catalogue)
    let hash = FNV1a.hex(of: contents)
    let products = known.hasPrefix("\(hash) ") ? [] : try bundledProducts(contents)
    try mall.addProducts(products, stamp: "\(hash) \(state)")
  }

  /// Reads the bundled catalogue.
  private func bundledProducts(_ contents: Data) throws(WorkspaceError) -> [Product] {
    let file = CatalogueFile(contents: contents)
    if let problem = file.problems.first {
      throw WorkspaceError(.malformed, .catalogue(place: "\(assets.catalogue):\(problem.line)", problem: problem))
    }
    return file.products
  }

  /// Opens the database of a profile with data of its own; creates it and its folder if they do not exist.
  func deviceStore(ofProfile id: String) throws(ServiceFailure) -> SQLiteDeviceStore {
    if access == .readWrite { try DataFolder(path: folder.profile(id)).create() }
    return try opened(try place(of: \.path, "/profiles/\(id)/television.sqlite")) {
      path, readOnly throws(ServiceFailure) in
      try SQLiteDeviceStore(path: path, readOnly: readOnly)
    }
  }

  func deviceStore() throws(ServiceFailure) -> SQLiteDeviceStore {
    try opened(try place(of: \.television)) { path, readOnly throws(ServiceFailure) in
      try SQLiteDeviceStore(path: path, readOnly: readOnly)
    }
  }

  /// Reads the canonical names of cameras and lenses; see ``AssetFolder/cameraNames()``.
  public func cameraNames() throws(WorkspaceError) -> CameraNameResolver {
    try assets.cameraNames()
  }
}

extension Workspace {
  /// Opens a database, read-only if the data folder is.
  ///
  /// A database that a read-only folder does not have yet is created in the temporary folder, with the program's own
  /// data, for as long as the workspace exists; it cannot be changed either.
  func opened<Store, Failure: Error>(
    _ place: DatabasePlace, by open: (_ path: String, _ readOnly: Bool) throws(Failure) -> Store
  ) throws(Failure) -> Store {
    switch place {
    case .own(let path): return try open(path, access == .readOnly)
    case .substitute(let path):
      _ = try open(path, false)
      return try open(path, true)
    }
  }

  /// Returns where a database is.
  ///
  /// - Throws: `storage` if the data folder is read-only and lacks it, and there is no temporary folder either.
  func place(
    of database: KeyPath<DataFolder, String>, _ suffix: String = ""
  ) throws(ServiceFailure) -> DatabasePlace {
    let path = folder[keyPath: database] + suffix
    if access == .readWrite || FileManager.default.fileExists(atPath: path) { return .own(path) }
    guard scratch.isAvailable else { throw folder.noTemporaryFolder(scratch.parent) }
    let substitute = scratch.folder()[keyPath: database] + suffix
    try? FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: substitute).deletingLastPathComponent().path, withIntermediateDirectories: true)
    return .substitute(substitute)
  }

  /// The place of a database.
  enum DatabasePlace {
    /// In the data folder.
    case own(String)
    /// In the temporary folder, because the data folder lacks it and may only be read.
    case substitute(String)
  }

  /// The folder of caches: the data folder's, or a temporary one if that is read-only.
  public var cache: String {
    access == .readWrite ? folder.cache : scratch.folder().cache
  }

  /// Checks that data may be changed.
  ///
  /// - Throws: ``ServiceFailure`` with the reason if it may only be read.
  public func checkWritable() throws(ServiceFailure) {
    guard access == .readWrite else { throw folder.notWritable }
  }
}

extension Workspace {
  /// Whether people can have passwords: whether the library that hashes them is installed.
  public static var hasPasswords: Bool { SQLiteAlbumStore.hasPasswords }

  /// The version of SQLite, `3.40.1`; the error's text if SQLite does not report one.
  public static var databaseVersion: String {
    do {
      return try DatabaseLibrary.version()
    } catch {
      return "\(error)"
    }
  }
}
