/// A camera by its canonical names.
public struct CanonicalCamera: Hashable, Sendable {
  /// The brand, "Nikon"; `nil` when the file names none that means anything.
  public let brand: String?

  /// The full name with its brand, "Nikon D90"; `nil` when the file names no model.
  ///
  /// Without a brand, when the file has none and the model does not betray it.
  public let model: String?

  /// A camera as already known by canonical names; to make one from what a file says, ask ``CameraNameResolver``.
  public init(brand: String?, model: String?) {
    self.brand = brand
    self.model = model
  }
}
