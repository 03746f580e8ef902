/// The canonical names of a camera.
public struct CanonicalCamera: Hashable, Sendable {
  /// The brand, "Nikon"; nil if it is unknown.
  public let brand: String?

  /// The full name with its brand, "Nikon D90"; nil if the model is unknown. Without a brand if that is unknown.
  public let model: String?

  /// Creates a camera from canonical names; ``CameraNameResolver`` finds those for the names in a file.
  public init(brand: String?, model: String?) {
    self.brand = brand
    self.model = model
  }
}
