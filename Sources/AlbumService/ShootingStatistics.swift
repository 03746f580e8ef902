/// Histograms of focal length, aperture and ISO speed over the photos taken with one model or lens.
public struct ShootingStatistics: Hashable, Codable, Sendable {
  /// One value and the number of photos that have it.
  public struct Bin: Hashable, Codable, Sendable {
    /// The value, in its attribute's unit.
    public var value: Double
    /// How many photos have it, at least 1.
    public var itemCount: Int

    /// Creates a bin.
    public init(value: Double, itemCount: Int) {
      self.value = value
      self.itemCount = itemCount
    }
  }

  /// How many photos there are in all.
  public var itemCount: Int
  /// Focal lengths in millimetres, ascending.
  public var focalLengths: [Bin]
  /// Apertures as f-numbers, ascending.
  public var fNumbers: [Bin]
  /// ISO speeds, ascending.
  public var isos: [Bin]

  /// Creates statistics; without photos every histogram is empty.
  public init(itemCount: Int = 0, focalLengths: [Bin] = [], fNumbers: [Bin] = [], isos: [Bin] = []) {
    self.itemCount = itemCount
    self.focalLengths = focalLengths
    self.fNumbers = fNumbers
    self.isos = isos
  }
}
