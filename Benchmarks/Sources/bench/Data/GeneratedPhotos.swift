import AlbumService

/// Photos like those of an owner of several cameras over twenty years; equal seeds give equal photos.
struct GeneratedPhotos {
  private static let cameras = [
    ("Canon", "Canon EOS 5D Mark III"), ("Canon", "Canon EOS 550D"), ("Nikon", "Nikon D90"), ("Nikon", "Nikon D750"),
    ("Sony", "Sony ILCE-7M3"), ("Fujifilm", "Fujifilm X-T3"), ("Apple", "Apple iPhone 6s"), ("Leica", "Leica M10"),
  ]
  private static let lenses = [
    "Canon EF 50mm f/1.4 USM", "Canon EF 24-105mm f/4L IS USM", "Nikon AF-S Nikkor 35mm f/1.8G DX",
    "Sony FE 85mm f/1.8",
  ]
  /// The number of their albums.
  private static let albumCount = 200

  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Returns the next photos.
  ///
  /// - Parameters:
  ///   - numbers: Their numbers.
  ///   - file: The path of each.
  mutating func next(_ numbers: Range<Int>, file: (Int) -> String) -> [NewMediaItem] {
    numbers.map { medium($0, file: file($0)) }
  }

  private mutating func medium(_ number: Int, file: String) -> NewMediaItem {
    var photo = MediaItem(
      id: "", title: "IMG_\(number)", file: file,
      album: "Album \(Int.random(in: 0..<Self.albumCount, using: &generator))",
      owner: pick(["", "Anna", "Ben"]), contentHash: String(number, radix: 16),
      // Few photos are looked up often, most never.
      selectionCount: max(0, 40 - Int.random(in: 0...400, using: &generator)))
    (photo.brand, photo.model) = pick(Self.cameras)
    photo.lens = Bool.random(using: &generator) ? pick(Self.lenses) : nil
    photo.exposureTime = pick([0.0005, 0.001, 0.004, 0.008, 0.0166, 0.5])
    photo.fNumber = pick([1.4, 1.8, 2.8, 4, 5.6, 8])
    photo.iso = pick([100, 200, 400, 800, 3200])
    photo.focalLength = pick([24, 35, 50, 85, 105])
    photo.takenAt = takenAt()
    (photo.width, photo.height) = (6_000, 4_000)
    let stamp = FileStamp(path: file, inode: UInt64(number), sizeBytes: 1, modifiedNS: 1)
    return NewMediaItem(photo: photo, stamp: stamp)
  }

  /// Returns a time of the years 2005 to 2024; nil for one photo in twenty.
  private mutating func takenAt() -> String? {
    if Int.random(in: 0..<20, using: &generator) == 0 { return nil }
    let parts = [(1, 12), (1, 28), (0, 23), (0, 59), (0, 59)].map { low, high in
      let value = Int.random(in: low...high, using: &generator)
      return value < 10 ? "0\(value)" : "\(value)"
    }
    let year = Int.random(in: 2005...2024, using: &generator)
    return "\(year)-\(parts[0])-\(parts[1])T\(parts[2]):\(parts[3]):\(parts[4])"
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }
}
