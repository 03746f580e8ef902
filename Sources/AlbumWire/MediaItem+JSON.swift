import AlbumService
import WireFormat

extension JSONWriter {
  /// Writes an item, with the members of its `Codable` form.
  public mutating func mediaItem(_ item: MediaItem) {
    object { json in
      json.member("id", item.id)
      json.member("title", item.title)
      json.member("file", ifPresent: item.file)
      json.member("album", item.album)
      if !item.owner.isEmpty { json.member("owner", item.owner) }
      json.member("mediaType", item.mediaType.rawValue)
      json.origin(of: item)
      json.kind(item.kind)
      json.member("rating", ifPresent: item.rating)
      json.member("keywords", ifPresent: item.keywords.isEmpty ? nil : item.keywords) { $0.string($1) }
      json.member("selectionCount", item.selectionCount)
      if !item.contentHash.isEmpty { json.member("contentHash", item.contentHash) }
      json.member("picture", ifPresent: item.picture?.token)
      json.member("problem", ifPresent: item.problem)
    }
  }

  /// Writes the camera, the time and the place of an item.
  private mutating func origin(of item: MediaItem) {
    member("brand", ifPresent: item.brand)
    member("model", ifPresent: item.model)
    member("lens", ifPresent: item.lens)
    member("exifMake", ifPresent: item.exifMake)
    member("exifModel", ifPresent: item.exifModel)
    member("takenAt", ifPresent: item.takenAt)
    if item.takenAtIsModification {
      name("takenAtIsModification")
      boolean(true)
    }
    member("latitude", ifPresent: item.place?.latitude)
    member("longitude", ifPresent: item.place?.longitude)
    member("altitude", ifPresent: item.place?.altitude)
  }

  private mutating func kind(_ kind: MediaItem.Kind) {
    switch kind {
    case .photo(let facts): photo(facts)
    case .video(let facts):
      pixelSize(facts.pixelSize)
      member("durationMS", ifPresent: facts.durationMS)
      member("codec", ifPresent: facts.codec)
      member("rotationDegrees", ifPresent: facts.rotationDegrees)
    case .audio(let facts):
      member("durationMS", ifPresent: facts.durationMS)
      member("codec", ifPresent: facts.codec)
    }
  }

  private mutating func photo(_ facts: PhotoFacts) {
    pixelSize(facts.pixelSize)
    member("exposureProgram", ifPresent: facts.exposureProgram?.rawValue)
    member("exposureTime", ifPresent: facts.exposureTime)
    member("fNumber", ifPresent: facts.fNumber)
    member("iso", ifPresent: facts.iso)
    member("exposureBias", ifPresent: facts.exposureBias)
    member("focalLength", ifPresent: facts.focalLength)
    member("focalLength35", ifPresent: facts.focalLength35)
    member("orientation", ifPresent: facts.orientation)
  }

  private mutating func pixelSize(_ size: PixelSize?) {
    member("width", ifPresent: size?.width)
    member("height", ifPresent: size?.height)
  }
}

extension JSONWriter {
  /// Writes an album, with the members of its `Codable` form.
  public mutating func album(_ album: Album) {
    object { json in
      json.member("id", album.id)
      json.member("name", album.name)
      json.member("folder", ifPresent: album.folder)
      json.member("itemCount", album.itemCount)
      if let cover = album.cover {
        json.name("cover")
        json.mediaItem(cover)
      }
    }
  }

  /// Writes statistics, with the members of their `Codable` form.
  public mutating func statistics(_ statistics: ShootingStatistics) {
    object { json in
      json.member("itemCount", statistics.itemCount)
      json.bins("focalLengths", statistics.focalLengths)
      json.bins("fNumbers", statistics.fNumbers)
      json.bins("isos", statistics.isos)
    }
  }

  private mutating func bins(_ name: StaticString, _ bins: [ShootingStatistics.Bin]) {
    self.name(name)
    array(bins) { json, bin in
      json.object { json in
        json.name("value")
        json.number(bin.value)
        json.member("itemCount", bin.itemCount)
      }
    }
  }
}
