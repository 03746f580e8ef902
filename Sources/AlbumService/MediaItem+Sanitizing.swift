import Attributes

extension MediaItem {
  /// The longest text that an item holds, in Unicode scalars.
  public static let textLimit = 256
  /// The most keywords that an item holds.
  public static let keywordLimit = 100
  /// The highest count of look-ups that an item starts with.
  public static let selectionCountLimit = 1_000_000_000_000

  /// Returns the item as an album stores it: texts without control characters and of at most ``textLimit`` scalars, no blank
  /// text, a title always, and only numbers that their facts allow. `id` and `picture` are unchanged.
  public func sanitizedForStorage() -> MediaItem {
    var item = self
    item.album = album.sanitizedFact() ?? ""
    item.owner = owner.sanitizedFact() ?? ""
    item.title = title.sanitizedFact() ?? file?.split(separator: "/").last.flatMap { String($0).sanitizedFact() } ?? "?"
    item.contentHash = contentHash.sanitizedFact() ?? ""
    let texts: [WritableKeyPath<MediaItem, String?>] = [
      \.brand, \.model, \.lens, \.exifMake, \.exifModel, \.takenAt, \.problem,
    ]
    for text in texts { item[keyPath: text] = item[keyPath: text]?.sanitizedFact() }
    item.rating = rating.flatMap { (1...5).contains($0) ? $0 : nil }
    var known: Set<String> = []
    item.keywords = Array(
      keywords.compactMap { $0.sanitizedFact() }.filter { known.insert($0).inserted }.prefix(Self.keywordLimit))
    item.takenAtIsModification = takenAtIsModification && item.takenAt != nil
    item.kind = kind.sanitizedForStorage()
    item.selectionCount = min(max(selectionCount, 0), Self.selectionCountLimit)
    return item
  }
}

extension MediaItem.Kind {
  fileprivate func sanitizedForStorage() -> MediaItem.Kind {
    switch self {
    case .photo(let facts): .photo(facts.sanitizedForStorage())
    case .video(let facts): .video(facts.sanitizedForStorage())
    case .audio(let facts): .audio(facts.sanitizedForStorage())
    }
  }
}

extension PhotoFacts {
  fileprivate func sanitizedForStorage() -> PhotoFacts {
    var facts = self
    let sizes: [WritableKeyPath<PhotoFacts, Double?>] = [
      \.exposureTime, \.fNumber, \.iso, \.focalLength, \.focalLength35,
    ]
    for size in sizes {
      if let number = facts[keyPath: size], !(number.isFinite && number > 0) { facts[keyPath: size] = nil }
    }
    if exposureBias?.isFinite == false { facts.exposureBias = nil }
    facts.orientation = orientation.flatMap { (1...8).contains($0) ? $0 : nil }
    return facts
  }
}

extension VideoFacts {
  fileprivate func sanitizedForStorage() -> VideoFacts {
    var facts = self
    facts.durationMS = durationMS.flatMap { $0 > 0 ? $0 : nil }
    facts.codec = codec?.sanitizedFact()
    facts.rotationDegrees = rotationDegrees.flatMap { [0, 90, 180, 270].contains($0) ? $0 : nil }
    return facts
  }
}

extension AudioFacts {
  fileprivate func sanitizedForStorage() -> AudioFacts {
    var facts = self
    facts.durationMS = durationMS.flatMap { $0 > 0 ? $0 : nil }
    facts.codec = codec?.sanitizedFact()
    return facts
  }
}

extension String {
  /// Returns the text without control characters, trimmed, and cut to ``MediaItem/textLimit`` scalars; nil if nothing is
  /// left.
  fileprivate func sanitizedFact() -> String? {
    sanitizedForStorage().flatMap { text in
      String(String.UnicodeScalarView(text.unicodeScalars.prefix(MediaItem.textLimit))).sanitizedForStorage()
    }
  }
}
