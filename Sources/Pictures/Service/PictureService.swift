import Calls
import Screen

/// Renders pictures, from the disk cache if possible, otherwise in a worker process.
///
/// All calls block and may come from any thread.
public final class PictureService: Sendable {
  /// Opens the file of an image's source, at least as wide as ``Screen/ImageRequest/sourceWidth`` if the original is; blocks.
  public typealias Opener = @Sendable (ImageRequest) throws(ImageFailure) -> OpenFile

  private let pool: WorkerPool
  private let cache: DiskCache
  private let open: Opener

  /// Creates a service.
  ///
  /// - Parameters:
  ///   - pool: The workers that decode.
  ///   - cacheFolder: The folder for rendered pictures, created when missing. Its files may be deleted at any time; where it
  ///     cannot be written, pictures are rendered again.
  ///   - cacheLimitBytes: The capacity of the folder; the oldest files are deleted.
  ///   - open: Opens the file of an image source. It is not called for a picture of the album that is in the cache.
  public init(pool: WorkerPool, cacheFolder: String, cacheLimitBytes: Int = 200_000_000, open: @escaping Opener) {
    self.pool = pool
    self.open = open
    cache = DiskCache(folder: cacheFolder, limitBytes: cacheLimitBytes)
  }

  /// Renders a picture.
  ///
  /// Pictures of the album are cached by their reference, which changes with the content; other pictures by the identity of
  /// their open file.
  ///
  /// - Throws: ``ImageFailure`` with the reason why there is no picture.
  public func render(_ request: ImageRequest) throws(ImageFailure) -> CellImage {
    if let name = PictureFileName(request) {
      return try cached(request, name) { () throws(ImageFailure) in
        try pool.render(request, from: open(request))
      }
    }
    let file = try open(request)
    return try cached(request, PictureFileName(request, file: file.identity)) { () throws(ImageFailure) in
      try pool.render(request, from: file)
    }
  }

  /// Renders a picture in pixels. It is not kept on disk, where it would take hundreds of times the place.
  ///
  /// - Parameter request: A request with ``Screen/ImageRequest/cellPixels``.
  /// - Throws: ``ImageFailure`` with the reason why there is no picture.
  public func renderPixels(_ request: ImageRequest) throws(ImageFailure) -> IndexedImage {
    try pool.renderPixels(request, from: open(request))
  }

  private func cached(
    _ request: ImageRequest, _ name: PictureFileName, orRender render: () throws(ImageFailure) -> CellImage
  ) throws(ImageFailure) -> CellImage {
    if let bytes = cache.read(name.text), let image = Self.image(in: bytes), image.size == request.size {
      return image
    }
    let image = try render()
    var writer = ByteWriter()
    image.write(to: &writer)
    cache.write(writer.bytes, name.text)
    return image
  }

  private static func image(in bytes: [UInt8]) -> CellImage? {
    var reader = ByteReader(bytes)
    do throws(MalformedMessage) {
      let image = try CellImage(from: &reader)
      try reader.end()
      return image
    } catch {
      return nil
    }
  }
}

extension ImageRequest {
  /// The width in pixels that its source needs, so that its pixels are as large as a quarter of a cell's width.
  ///
  /// Where the picture fills the image, a part of it is cut off; a hero of a picture that is more than twice as wide in proportion
  /// has fewer pixels.
  public var sourceWidth: Int {
    // Of the canvas for characters, half of the pixels in a row suffice.
    let cellWidth =
      cellPixels.map { min($0.width, 4_096) } ?? CanvasCell.character.width / CanvasCell.character.pixelAspect
    let width = max(1, min(size.columns, RenderSpecification.largestSide)) * max(1, cellWidth)
    return switch treatment {
    case .hero: 2 * width
    case .card: width + width / 4
    case .whole, .studio, .cutout: width
    }
  }
}
