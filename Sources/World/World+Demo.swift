import AlbumService
import AlbumStore
import Attributes
import Foundation
import Pictures
import Television
import TelevisionStore

extension World {
  /// Adds the demo album; a copy of its pictures is kept among the media.
  ///
  /// - Parameter language: The language of titles and albums.
  /// - Returns: How many photos came; 0 when all were there.
  public func addDemoAlbum(in language: Language) throws(ServiceFailure) -> Int {
    try addDemoAlbum(to: try openAlbum(), noting: try openTelevision(), in: language)
  }

  /// Takes the demo album out; from then on it does not come by itself.
  ///
  /// - Returns: How many photos went.
  public func removeDemoAlbum() throws(ServiceFailure) -> Int {
    try removeDemoAlbum(from: try openAlbum(), noting: try openTelevision())
  }

  /// Adds the demo album to an open album; see ``addDemoAlbum(in:)``.
  public func addDemoAlbum(
    to album: AlbumStore, noting television: TelevisionStore, in language: Language
  ) throws(ServiceFailure) -> Int {
    let outcomes = try album.add(try demoMedia(in: language))
    try television.setDemoAlbum(.loaded)
    return outcomes.count { if case .imported = $0 { true } else { false } }
  }

  /// Takes the demo album out of an open album; see ``removeDemoAlbum()``.
  public func removeDemoAlbum(
    from album: AlbumStore, noting television: TelevisionStore
  ) throws(ServiceFailure) -> Int {
    // First the note: whatever happens in between, what a person took out does not come back by itself.
    try television.setDemoAlbum(.removed)
    let removedCount = try album.removeDemo()
    try removeDemoPictures()
    return removedCount
  }

  /// Adds the demo album where an album is without photos and it was never loaded: at a television's first start.
  public func offerDemoAlbum(
    to album: AlbumStore, noting television: TelevisionStore, in language: Language
  ) throws(ServiceFailure) {
    guard try television.demoAlbum() == .neverLoaded, try album.photoCount() == 0 else { return }
    _ = try addDemoAlbum(to: album, noting: television, in: language)
  }
}

extension World {
  /// Where the demo album's pictures are kept, so that they are still there when the program has moved.
  private var demoFolder: String { folder.media + "/demo" }

  private func demoMedia(in language: Language) throws(ServiceFailure) -> [NewMedium] {
    do {
      let demo = try DemoAlbum(assets: assets)
      try copyPictures(of: demo)
      return try demo.media(in: demoFolder, language: language, names: try cameraNames())
    } catch {
      throw ServiceFailure(.storage, "The demo album could not be added: \(error). The album is as it was.")
    }
  }

  private func copyPictures(of demo: DemoAlbum) throws {
    let files = FileManager.default
    try files.createDirectory(
      atPath: demoFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for picture in demo.photos where !files.fileExists(atPath: "\(demoFolder)/\(picture.file)") {
      try files.copyItem(atPath: assets.demoPicture(picture.file), toPath: "\(demoFolder)/\(picture.file)")
    }
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
