import AlbumService

/// Photos generated from a seed, like those of a photographer who has used several cameras for twenty years.
struct GeneratedPhotos {
  private static let cameras = [
    ("Canon", "Canon EOS 5D Mark III"), ("Canon", "Canon EOS 550D"), ("Nikon", "Nikon D90"), ("Nikon", "Nikon D750"),
    ("Sony", "Sony ILCE-7M3"), ("Fujifilm", "Fujifilm X-T3"), ("Apple", "Apple iPhone 6s"), ("Leica", "Leica M10"),
  ]
  private static let lenses = [
    "Canon EF 50mm f/1.4 USM", "Canon EF 24-105mm f/4L IS USM", "Nikon AF-S Nikkor 35mm f/1.8G DX",
    "Sony FE 85mm f/1.8",
  ]
  /// The number of albums that the photos are in.
  private static let albumCount = 200

  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Generates the next photos.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of the photos.
  ///   - file: Returns the path of the file of a number.
  mutating func next(_ numbers: Range<Int>, file: (Int) -> String) -> [NewMediaItem] {
    numbers.map { item($0, file: file($0)) }
  }

  private mutating func item(_ number: Int, file: String) -> NewMediaItem {
    var item = MediaItem(
      id: "", title: "IMG_\(number)", file: file,
      album: "Album \(Int.random(in: 0..<Self.albumCount, using: &generator))",
      owner: pick(["", "Anna", "Ben"]), contentHash: String(number, radix: 16),
      // Few photos are looked up often, most never.
      selectionCount: max(0, 40 - Int.random(in: 0...400, using: &generator)))
    (item.brand, item.model) = pick(Self.cameras)
    item.lens = Bool.random(using: &generator) ? pick(Self.lenses) : nil
    item.photo.exposureTime = pick([0.0005, 0.001, 0.004, 0.008, 0.0166, 0.5])
    item.photo.fNumber = pick([1.4, 1.8, 2.8, 4, 5.6, 8])
    item.photo.iso = pick([100, 200, 400, 800, 3200])
    item.photo.focalLength = pick([24, 35, 50, 85, 105])
    item.takenAt = takenAt()
    item.photo.pixelSize = PixelSize(width: 6_000, height: 4_000)
    return NewMediaItem(item: item, stamp: FileStamp(path: file, inode: UInt64(number), sizeBytes: 1, modifiedNS: 1))
  }

  /// Generates a capture time in the years 2005 to 2024; nil for one photo in twenty.
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
