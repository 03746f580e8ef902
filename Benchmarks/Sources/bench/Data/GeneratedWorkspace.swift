import AlbumStore
import Foundation

/// A data folder with an album of 10,000 photos, whose files are links to the pictures of the demo album.
struct GeneratedWorkspace {
  /// The number of photos.
  static let itemCount = 10_000
  /// The title of the photo that was looked up most, which the first page shows: a word that nothing else shows.
  static let firstTitle = "Zenith"

  /// The data folder.
  let path: String

  /// Generates a workspace from a seed.
  init(in scratch: ScratchFolder, seed: UInt64) throws {
    path = try scratch.folder("workspace")
    let files = try scratch.folder("photos")
    let pictures = try Repository.demoPictures()
    guard !pictures.isEmpty else { throw BenchError("the demo album's pictures are not in assets/demo") }
    for number in 0..<Self.itemCount {
      try FileManager.default.createSymbolicLink(
        atPath: "\(files)/\(number).jpg", withDestinationPath: pictures[number % pictures.count])
    }
    var photos = GeneratedPhotos(seed: seed)
    var items = photos.next(0..<Self.itemCount) { "\(files)/\($0).jpg" }
    items[0].item.title = Self.firstTitle
    items[0].item.selectionCount = 1_000
    _ = try SQLiteAlbumStore(path: path + "/album.sqlite").add(items)
    // A pop-up would take the keys, and its countdown would redraw the screen.
    try GeneratedSchedule.withoutInteractions.importFile(into: path, Program.tenfoot(), in: scratch)
  }
}
