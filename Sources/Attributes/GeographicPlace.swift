/// A place on the Earth (WGS 84).
public struct GeographicPlace: Hashable, Sendable {
  /// Degrees north of the equator, -90...90.
  public let latitude: Double
  /// Degrees east of Greenwich, -180...180.
  public let longitude: Double
  /// Metres above sea level, within ``altitudeRange``; nil where it is not known.
  public let altitude: Double?

  /// Valid altitudes in metres, from below the deepest sea to 100 km.
  public static let altitudeRange = -12_000.0...100_000

  /// Creates a place; nil for angles that are missing or out of range. An altitude out of range is omitted.
  public init?(latitude: Double?, longitude: Double?, altitude: Double? = nil) {
    guard let latitude, let longitude, (-90...90).contains(latitude), (-180...180).contains(longitude) else {
      return nil
    }
    self.latitude = latitude
    self.longitude = longitude
    self.altitude = altitude.flatMap { Self.altitudeRange.contains($0) ? $0 : nil }
  }
}
