import AlbumService
import TestSupport

extension NewMediaItem {
  /// Creates an item for tests: `name` names its file, and its content unless that is given.
  static func sample(
    _ name: String, content: String? = nil, album: String = "Trips", title: String? = nil, owner: String = "",
    brand: String? = nil, model: String? = nil, lens: String? = nil, takenAt: String? = nil, selectionCount: Int = 0,
    isDemo: Bool = false, modifiedNS: Int64 = 1
  ) -> NewMediaItem {
    let path = "/photos/\(name)"
    var item = MediaItem(
      id: "", title: title ?? name, file: path, album: album, owner: owner, contentHash: content ?? "hash of \(name)",
      selectionCount: selectionCount)
    item.brand = brand
    item.model = model
    item.lens = lens
    item.takenAt = takenAt
    let stamp = FileStamp(path: path, inode: 1, sizeBytes: 1000, modifiedNS: modifiedNS)
    return NewMediaItem(item: item, stamp: stamp, isDemo: isDemo)
  }

  /// Creates an item in the album of its folder.
  ///
  /// - Parameter path: The absolute path of its file, which also names its content.
  static func sample(inFolderOf path: String) -> NewMediaItem {
    var new = NewMediaItem.sample(path)
    (new.item.file, new.file, new.stamp.path, new.albumFolder) = (path, path, path, AlbumFolder(ofFile: path))
    return new
  }

  /// Returns the item, shown from a copy of its file.
  func copied(to name: String) -> NewMediaItem {
    var copy = self
    copy.file = "/photos/\(name)"
    return copy
  }

  /// Creates items with few different values, so that every tie and every combination occurs.
  static func random(count: Int, using generator: inout SeededGenerator) -> [NewMediaItem] {
    (0..<count).map { random("\($0).jpg", using: &generator) }
  }

  /// Creates an item with values drawn from a few.
  static func random(_ name: String, using generator: inout SeededGenerator) -> NewMediaItem {
    let cameras = [("Canon", "Canon EOS 5D"), ("Canon", "Canon EOS 550D"), ("Nikon", "Nikon D90"), nil]
    let camera = cameras.randomElement(using: &generator) ?? nil
    let month = Int.random(in: 1...12, using: &generator)
    let day = Int.random(in: 10...28, using: &generator)
    let date = "20\(Int.random(in: 10...14, using: &generator))-\(month < 10 ? "0" : "")\(month)-\(day)T12:00:00"
    var new = NewMediaItem.sample(
      name, album: "Album \(Int.random(in: 0...3, using: &generator))",
      title: "Title \(Int.random(in: 0...40, using: &generator))",
      owner: Bool.random(using: &generator) ? "Anna" : "", brand: camera?.0, model: camera?.1,
      lens: Bool.random(using: &generator) ? "Canon EF 50mm f/1.4 USM" : nil,
      takenAt: Int.random(in: 0...9, using: &generator) == 0 ? nil : date,
      selectionCount: Int.random(in: 0...9, using: &generator))
    new.item.photo.focalLength = [24, 50, 85, nil].randomElement(using: &generator) ?? nil
    new.item.photo.fNumber = [1.4, 2.8, 5.6, nil].randomElement(using: &generator) ?? nil
    new.item.photo.iso = [100, 400, nil].randomElement(using: &generator) ?? nil
    return new
  }
}

extension ImportOutcome {
  /// The id of the stored item; nil if it was refused.
  var id: String? {
    switch self {
    case .imported(let id), .unchanged(let id): id
    case .refused: nil
    }
  }
}
