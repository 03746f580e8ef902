import Attributes
import Calls

/// The camera that took an item, as its owner says; it wins over what the file says.
public struct CameraCorrection: Hashable, Sendable {
  /// The canonical brand; nil leaves it to the file.
  public let brand: String?
  /// The canonical model with its brand; nil leaves it to the file.
  public let model: String?

  /// Creates a correction; names are brought into the form in which they are stored.
  ///
  /// - Throws: `refused` with reason `blankName` for a name with nothing visible, `tooLarge` for one longer than
  ///   ``MediaItem/textLimit``.
  public init(brand: String?, model: String?) throws(ServiceFailure) {
    self.brand = try Self.name(brand)
    self.model = try Self.name(model)
  }

  private static func name(_ text: String?) throws(ServiceFailure) -> String? {
    guard let text else { return nil }
    guard let name = text.sanitizedForStorage() else { throw ServiceFailure(.refused, .blankName) }
    guard name.unicodeScalars.count <= MediaItem.textLimit else { throw ServiceFailure(.tooLarge) }
    return name
  }
}
