import AlbumStore
import Foundation
import Storage

/// A data folder with an album of 10,000 photos, whose files are links to the demo album's pictures.
struct GeneratedWorld {
  /// The number of photos.
  static let itemCount = 10_000
  /// The title of the most looked-up photo, which the first page shows: a word that occurs nowhere else.
  static let firstTitle = "Zenith"

  /// The data folder.
  let path: String

  /// Creates the folder.
  init(in scratch: ScratchFolder, seed: UInt64) throws {
    path = try scratch.folder("world")
    let files = try scratch.folder("photos")
    let pictures = try Repository.demoPictures()
    guard !pictures.isEmpty else { throw BenchError("the demo album's pictures are not in assets/demo") }
    let album = try SQLiteAlbumStore(path: path + "/album.sqlite")
    var photos = GeneratedPhotos(seed: seed)
    var media = photos.next(0..<Self.itemCount) { "\(files)/\($0).jpg" }
    for (number, medium) in media.enumerated() {
      try FileManager.default.createSymbolicLink(
        atPath: medium.photo.file, withDestinationPath: pictures[number % pictures.count])
    }
    media[0].photo.title = Self.firstTitle
    media[0].photo.selectionCount = 1_000
    _ = try album.add(media)
    // A pop-up handles the keys and counts down, so there must be none meanwhile.
    try ScheduleText.silence.bring(into: path, try Program.tenfoot(), in: scratch)
  }
}
