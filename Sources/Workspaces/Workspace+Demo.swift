import AlbumService
import Calls
import Device
import DeviceStore
import Foundation
import Importing
import SystemPackage
import Television

extension Workspace {
  /// Adds the demo album, with copies of its pictures in the media folder.
  ///
  /// - Parameter language: The language of titles and albums.
  /// - Returns: How many photos were added; 0 if all were there before.
  /// - Throws: `storage`, saying what happened and what to do.
  public func addDemoAlbum(in language: Language) throws(ServiceFailure) -> Int {
    try addDemoAlbum(to: try albumStore(), recordingIn: try deviceStore(), in: language)
  }

  /// Removes the demo album. It is not added automatically again.
  ///
  /// - Returns: How many photos were removed; 0 without a demo album.
  /// - Throws: `storage`, saying what happened and what to do.
  public func removeDemoAlbum() throws(ServiceFailure) -> Int {
    try removeDemoAlbum(from: try albumStore(), recordingIn: try deviceStore())
  }

  /// Adds the demo album to an open album; see ``addDemoAlbum(in:)``.
  func addDemoAlbum(
    to album: any AlbumWriter, recordingIn television: SQLiteDeviceStore, in language: Language
  ) throws(ServiceFailure) -> Int {
    let report: ImportReport
    do {
      report = try importDemoPictures(into: album, language: language)
    } catch let stop as ImportStop {
      guard stop.report.imported > 0 else { throw stop.failure }
      throw ServiceFailure(
        .storage, .demoAlbumPartly, ["count": "\(stop.report.imported)", "path": stop.failure.parameters["path"] ?? ""])
    } catch let failure as ServiceFailure {
      throw failure
    } catch {
      throw ServiceFailure(.storage, .demoAlbum, ServiceFailure.details(ofFoundation: error))
    }
    // The photos are in the album even if this record fails: without it, the next start finds nothing to add.
    try? television.setDemoAlbum(.loaded)
    return report.imported
  }

  /// Removes the demo album from an open album; see ``removeDemoAlbum()``.
  func removeDemoAlbum(
    from album: any AlbumMaintenance, recordingIn television: SQLiteDeviceStore
  ) throws(ServiceFailure) -> Int {
    // The state is written first, so that an interrupted removal does not bring the demo album back.
    let former = try television.demoAlbum()
    try television.setDemoAlbum(.removed)
    let removedCount: Int
    do throws(ServiceFailure) {
      removedCount = try album.removeDemo()
    } catch {
      // Nothing was removed, so the earlier state is restored.
      if error.code != .outcomeUnknown { try? television.setDemoAlbum(former) }
      throw error
    }
    try removeDemoPictures()
    return removedCount
  }
}

extension Workspace {
  /// The folder with copies of the demo album's pictures, which remain when the program is moved.
  private var demoFolder: String { folder.media + "/demo" }

  private func importDemoPictures(into album: any AlbumWriter, language: Language) throws -> ImportReport {
    let demo = try DemoAlbum(assets: assets)
    let paths = try keepsDemoPictures ? copyPictures(of: demo) : demo.photos.map { assets.demoPicture($0.file) }
    let pictures = Dictionary(demo.photos.map { ($0.file, $0) }) { $1 }
    let sink = DemoImportSink(album: album, pictures: pictures, language: language)
    let report = try importer(into: sink).run(paths, options: ImportOptions(isDemo: true))
    if let failure = report.failures.first {
      throw WorkspaceError(.unreadable, .demoPicture(file: failure.file, libraryText: failure.reason))
    }
    return report
  }

  /// Copies the pictures that were not copied before, and returns the paths of all copies.
  private func copyPictures(of demo: DemoAlbum) throws -> [String] {
    for path in [folder.media, demoFolder] where mkdir(path, 0o700) != 0 && errno != EEXIST {
      throw WorkspaceError(.unreadable, .notCreated(path: path, error: SystemError(Errno(rawValue: errno))))
    }
    let media = MediaFolder(path: demoFolder)
    let lease = MediaFolder.DirectoryLease(media)
    let paths = try demo.photos.map { picture in
      do throws(MediaFolder.Failure) {
        return try media.copy(assets.demoPicture(picture.file), named: picture.file)
      } catch {
        throw WorkspaceError(.unreadable, .notCopied(file: picture.file, folder: demoFolder, error: error.systemError))
      }
    }
    _ = consume lease
    return paths
  }

  private func removeDemoPictures() throws(ServiceFailure) {
    guard FileManager.default.fileExists(atPath: demoFolder) else { return }
    do {
      try FileManager.default.removeItem(atPath: demoFolder)
    } catch {
      throw ServiceFailure(
        .storage, .demoPictures, ServiceFailure.details(ofFoundation: error).merging(["path": demoFolder]) { $1 })
    }
  }
}

extension ServiceFailure.Reason {
  /// The demo album could not be added; parameter `details`.
  static let demoAlbum = ServiceFailure.Reason(rawValue: "demoAlbum")
  /// Only some of the demo album's photos could be added; parameters `count` and `path`.
  static let demoAlbumPartly = ServiceFailure.Reason(rawValue: "demoAlbumPartly")
  /// The demo album was removed, its pictures could not be; parameters `path` and `details`.
  static let demoPictures = ServiceFailure.Reason(rawValue: "demoPictures")
}
