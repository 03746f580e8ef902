import Attributes

/// Reads where a photo was taken: the GPS tags of EXIF (Exif 2.32, 4.6.6), else those of XMP (Exif 2.32 for XMP, annex A).
enum PlaceTags {
  /// The place; nil where latitude or longitude is missing, out of range, or of no stated direction, and for 0° N 0° E, which
  /// receivers write that know no place.
  static func place(in tags: MetadataTags) -> GeographicPlace? {
    guard
      let latitude = exifAngle(tags, "Latitude", positive: "N", negative: "S")
        ?? xmpAngle(tags, "Latitude", positive: "N", negative: "S"),
      let longitude = exifAngle(tags, "Longitude", positive: "E", negative: "W")
        ?? xmpAngle(tags, "Longitude", positive: "E", negative: "W"),
      latitude != 0 || longitude != 0
    else { return nil }
    return GeographicPlace(latitude: latitude, longitude: longitude, altitude: altitude(tags))
  }

  /// Reads degrees, minutes and seconds, any of which may have decimals; minutes and seconds may be undefined.
  private static func exifAngle(
    _ tags: MetadataTags, _ name: String, positive: Character, negative: Character
  ) -> Double? {
    guard let value = tags.value("Exif.GPSInfo.GPS\(name)") else { return nil }
    let direction = tags.text("Exif.GPSInfo.GPS\(name)Ref")?.uppercased().first
    let parts = value.split(separator: " ").map { ExifNumber.first(in: String($0)) }
    return angle(parts, direction, positive: positive, negative: negative)
  }

  /// Reads `52,27.576N` and `52,27,34N`.
  private static func xmpAngle(
    _ tags: MetadataTags, _ name: String, positive: Character, negative: Character
  ) -> Double? {
    guard let value = tags.value("Xmp.exif.GPS\(name)"), let direction = value.last else { return nil }
    let parts = value.dropLast().split(separator: ",").map { Double($0) }
    return angle(parts, Character(direction.uppercased()), positive: positive, negative: negative)
  }

  private static func angle(
    _ parts: [Double?], _ direction: Character?, positive: Character, negative: Character
  ) -> Double? {
    guard (1...3).contains(parts.count), let degrees = parts[0], degrees.isFinite else { return nil }
    let fractions = parts.dropFirst().map { $0 ?? 0 }
    guard fractions.allSatisfy({ (0...60).contains($0) }) else { return nil }
    let size = abs(degrees) + zip(fractions, [60.0, 3_600]).map { $0 / $1 }.reduce(0, +)
    switch direction {
    case positive: return degrees < 0 ? -size : size
    case negative: return -size
    // A sign states the direction as well.
    default: return degrees < 0 ? -size : nil
    }
  }

  /// Reads the altitude; its reference is 1 below sea level (3 in Exif 3.0, below the ellipsoid).
  private static func altitude(_ tags: MetadataTags) -> Double? {
    for group in ["Exif.GPSInfo", "Xmp.exif"] {
      guard let metres = tags.value("\(group).GPSAltitude").flatMap(ExifNumber.first) else { continue }
      let isBelow = tags.value("\(group).GPSAltitudeRef").map { ["1", "3"].contains($0) } ?? false
      return isBelow ? -abs(metres) : metres
    }
    return nil
  }
}
