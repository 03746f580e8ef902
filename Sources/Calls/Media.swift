/// An opaque reference to the content of a picture, a film or a recording, issued by a server.
///
/// It changes when the content does, so that everything derived from it can be cached under it without end. It holds no path
/// and cannot be guessed.
public struct MediaReference: Hashable, Codable, Sendable {
  /// The server's own token, safe in a URL.
  public let token: String

  /// Creates a reference from a token that a server issued.
  public init(token: String) {
    self.token = token
  }

  /// Reads the token as a plain string.
  public init(from decoder: any Decoder) throws {
    token = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the token as a plain string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(token)
  }
}

/// The form in which a medium is wanted.
public enum Rendition: Hashable, Sendable {
  /// The file as it was imported.
  case original
  /// A picture at least this wide, in pixels, if the original is; a server may send a larger one.
  case thumbnail(widthPixels: Int)
}

/// The content of a medium: an open file, and the part of it that was asked for.
public struct MediaContent: Sendable {
  /// The open file.
  public let file: OpenFile
  /// The bytes of the file that make up the answer; the whole file if no range was requested.
  public let range: Range<Int64>
  /// The size of the whole rendition, in bytes.
  public let sizeBytes: Int64

  /// Creates content.
  public init(file: OpenFile, range: Range<Int64>, sizeBytes: Int64) {
    self.file = file
    self.range = range
    self.sizeBytes = sizeBytes
  }
}

extension MediaContent {
  /// Opens a file on this machine and limits a range to the file's size.
  ///
  /// - Throws: `notFound` with reason `file` where the file was removed, `storage` with reason `file` where it cannot be read or is not a
  ///   regular file. Both name it in the parameter `file`.
  public init(path: String, range: Range<Int64>?) throws(ServiceFailure) {
    let file: OpenFile
    do throws(OpenFile.Failure) {
      file = try OpenFile(path: path)
    } catch {
      if error.isMissing { throw ServiceFailure(.notFound, .file, ["file": path]) }
      throw ServiceFailure(.storage, .file, error.details.merging(["file": path]) { $1 })
    }
    let size = Int64(file.sizeBytes)
    self.init(file: file, range: (range ?? 0..<size).clamped(to: 0..<size), sizeBytes: size)
  }
}
