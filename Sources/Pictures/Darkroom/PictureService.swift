import CMedia
import Glibc
import Screen

/// Makes pictures to order: from the disk where they were made before, else in a worker.
///
/// All calls block and may come from any thread.
public final class PictureService: Sendable {
  /// Changes whenever the same order gives another picture than before.
  private static let formatVersion: UInt32 = 3

  private let pool: WorkerPool
  private let cache: DiskCache
  private let drawing: @Sendable (String) -> String?

  /// A darkroom.
  ///
  /// - Parameters:
  ///   - pool: Who decodes.
  ///   - cacheFolder: Where finished pictures are kept; made when it is missing. Its files may be deleted at any time, and
  ///     a folder that cannot be written costs time, nothing else.
  ///   - cacheLimitBytes: The most that is kept there; the oldest go.
  ///   - drawing: The path of a drawing among the assets, by its name; nil when there is none.
  public init(
    pool: WorkerPool, cacheFolder: String, cacheLimitBytes: Int = 200_000_000,
    drawing: @escaping @Sendable (String) -> String?
  ) {
    self.pool = pool
    self.drawing = drawing
    cache = DiskCache(folder: cacheFolder, limitBytes: cacheLimitBytes)
  }

  /// The picture of an order.
  ///
  /// - Throws: ``ImageFailure`` with the reason why there can be none.
  public func develop(_ order: ImageRequest) throws(ImageFailure) -> CellImage {
    let path = try path(of: order.source)
    let name = Self.name(of: order, path: path)
    if let bytes = cache.read(name), let picture = Self.picture(in: bytes), picture.size == order.size {
      return picture
    }
    let picture = try pool.develop(order, filePath: path)
    var writer = ByteWriter()
    picture.write(to: &writer)
    cache.write(writer.bytes, name)
    return picture
  }

  private func path(of source: ImageSource) throws(ImageFailure) -> String {
    switch source {
    case .file(let path, _):
      return path
    case .drawing(let name):
      guard let path = drawing(name) else { throw ImageFailure(.unreachable, "there is no drawing called “\(name)”") }
      return path
    }
  }

  private static func picture(in bytes: [UInt8]) -> CellImage? {
    var reader = ByteReader(bytes)
    do throws(MalformedMessage) { return try CellImage(from: &reader) } catch { return nil }
  }

  /// The name of an order's file: the SHA-256 of all that decides about the picture. A photo's content decides and not
  /// its path, so that one that has moved is found again.
  private static func name(of order: ImageRequest, path: String) -> String {
    var writer = ByteWriter()
    writer.write(formatVersion)
    switch order.source {
    case .file(_, let version) where !version.isEmpty:
      writer.write(version)
    case .file, .drawing:
      var status = stat()
      let isThere = stat(path, &status) == 0
      writer.write(path)
      writer.write(isThere ? Int64(status.st_size) : -1)
      writer.write(isThere ? Int64(status.st_mtim.tv_sec) : -1)
      writer.write(isThere ? Int64(status.st_mtim.tv_nsec) : -1)
    }
    RenderSpecification(order).write(to: &writer)
    var digest = [CChar](repeating: 0, count: Int(CMEDIA_SHA256_LENGTH) + 1)
    cmedia_sha256_of_bytes(writer.bytes, writer.bytes.count, &digest)
    return String(decoding: digest.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
