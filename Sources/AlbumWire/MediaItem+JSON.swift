import AlbumService
import WireFormat

extension MediaItem: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("title", title)
      json.member("file", ifPresent: file)
      json.member("album", album)
      if !owner.isEmpty { json.member("owner", owner) }
      json.member("sharedBy", ifPresent: sharedBy)
      json.member("mediaType", mediaType.rawValue)
      json.origin(of: self)
      json.kind(kind)
      json.member("rating", ifPresent: rating)
      json.member("keywords", ifPresent: keywords.isEmpty ? nil : keywords) { $0.string($1) }
      json.member("selectionCount", selectionCount)
      if !contentHash.isEmpty { json.member("contentHash", contentHash) }
      json.member("picture", ifPresent: picture?.token)
      json.member("problem", ifPresent: problem)
    }
  }
}

extension JSONWriter {
  /// Writes the camera, the time and the place of an item.
  fileprivate mutating func origin(of item: MediaItem) {
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

  fileprivate mutating func kind(_ kind: MediaItem.Kind) {
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

extension Album: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("name", name)
      json.member("folder", ifPresent: folder)
      json.member("sharedBy", ifPresent: sharedBy)
      json.member("itemCount", itemCount)
      json.member("cover", valueIfPresent: cover)
    }
  }
}

extension MonthCount: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("month", month)
      json.member("itemCount", itemCount)
    }
  }
}

extension ShootingStatistics: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("itemCount", itemCount)
      json.member("focalLengths", value: focalLengths)
      json.member("fNumbers", value: fNumbers)
      json.member("isos", value: isos)
    }
  }
}

extension OwnerCounts: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("ownCount", ownCount)
      json.member("friendCount", friendCount)
      json.member("friendItemCount", friendItemCount)
    }
  }
}

extension ShootingStatistics.Bin: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("value")
      json.number(value)
      json.member("itemCount", itemCount)
    }
  }
}
