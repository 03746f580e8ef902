import AlbumService
import AlbumStore
import Calls
import Device
import DeviceStore
import Foundation
import Importing
import Television

extension Workspace {
  /// Adds the demo album; a copy of its pictures is kept among the media.
  ///
  /// - Parameter language: The language of titles and albums.
  /// - Returns: How many photos came; 0 when all were there.
  public func addDemoAlbum(in language: Language) throws(ServiceFailure) -> Int {
    try addDemoAlbum(to: try openAlbum(), noting: try openDevice(), in: language)
  }

  /// Takes the demo album out; from then on it does not come by itself.
  ///
  /// - Returns: How many photos went.
  public func removeDemoAlbum() throws(ServiceFailure) -> Int {
    try removeDemoAlbum(from: try openAlbum(), noting: try openDevice())
  }

  /// Adds the demo album to an open album; see ``addDemoAlbum(in:)``.
  public func addDemoAlbum(
    to album: SQLiteAlbumStore, noting television: SQLiteDeviceStore, in language: Language
  ) throws(ServiceFailure) -> Int {
    let report: ImportReport
    do {
      report = try importDemoPictures(into: album, language: language)
    } catch let failure as ServiceFailure {
      throw failure
    } catch {
      throw ServiceFailure(.storage, "The demo album could not be added: \(error). Your own photos are as they were.")
    }
    try television.setDemoAlbum(.loaded)
    return report.imported
  }

  /// Takes the demo album out of an open album; see ``removeDemoAlbum()``.
  public func removeDemoAlbum(
    from album: SQLiteAlbumStore, noting television: SQLiteDeviceStore
  ) throws(ServiceFailure) -> Int {
    // First the note: whatever happens in between, what a person took out does not come back by itself.
    try television.setDemoAlbum(.removed)
    let removedCount = try album.removeDemo()
    try removeDemoPictures()
    return removedCount
  }

  /// Adds the demo album where an album is without photos of a person's own and it was never loaded: at a television's
  /// first start, and once more where that one was ended before all of it had come.
  public func offerDemoAlbum(
    to album: SQLiteAlbumStore, noting television: SQLiteDeviceStore, in language: Language
  ) throws(ServiceFailure) {
    guard try television.demoAlbum() == .neverLoaded, try !album.hasOwnPhotos() else { return }
    _ = try addDemoAlbum(to: album, noting: television, in: language)
  }
}

extension Workspace {
  /// Where the demo album's pictures are kept, so that they are still there when the program has moved.
  private var demoFolder: String { folder.media + "/demo" }

  private func importDemoPictures(into album: SQLiteAlbumStore, language: Language) throws -> ImportReport {
    let demo = try DemoAlbum(assets: assets)
    let paths = try keepsDemoPictures ? copyPictures(of: demo) : demo.photos.map { assets.demoPicture($0.file) }
    let pictures = Dictionary(demo.photos.map { ($0.file, $0) }) { $1 }
    let intake = DemoImportSink(album: album, pictures: pictures, language: language)
    let report = try importer(into: intake).run(paths, options: ImportOptions(isDemo: true))
    if let failure = report.failures.first {
      throw WorkspaceError(.unreadable, "\(failure.file) \(failure.reason)")
    }
    return report
  }

  /// Copies the pictures that are not there yet, and says where all of them are.
  private func copyPictures(of demo: DemoAlbum) throws -> [String] {
    try FileManager.default.createDirectory(
      atPath: demoFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let media = MediaFolder(path: demoFolder)
    let hold = MediaFolder.DirectoryLease(media)
    let paths = try demo.photos.map { picture in
      do throws(MediaFolder.Failure) {
        return try media.copy(assets.demoPicture(picture.file), named: picture.file)
      } catch {
        throw WorkspaceError(.unreadable, "\(picture.file) could not be copied into \(demoFolder): \(error)")
      }
    }
    _ = consume hold
    return paths
  }

  private func removeDemoPictures() throws(ServiceFailure) {
    guard FileManager.default.fileExists(atPath: demoFolder) else { return }
    do {
      try FileManager.default.removeItem(atPath: demoFolder)
    } catch {
      throw ServiceFailure(
        .storage, "The demo album is out, but its pictures in \(demoFolder) could not be removed: \(error).")
    }
  }
}
