import Calls

/// Develops the pictures of media at smaller sizes. Servers have no decoders: the program that composes them has.
public protocol PictureDeveloper: Sendable {
  /// Returns a picture as a JPEG or PNG file; blocks, and may be called from any thread.
  ///
  /// - Parameters:
  ///   - original: The file with the picture.
  ///   - reference: The reference of the original, which changes when its content does.
  ///   - widthPixels: The width; a narrower picture keeps its own.
  /// - Throws: `refused` with reason `undevelopable` for a file that cannot be developed, else a failure that may pass.
  func picture(
    of original: MediaContent, _ reference: MediaReference, widthPixels: Int, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent
}
