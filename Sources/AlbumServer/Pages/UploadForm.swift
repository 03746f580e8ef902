import AlbumPages
import AlbumService
import Calls
import HTTPServer

/// The photos of a form while it arrives. Each is stored as an upload of its own, so that those that have arrived are in the album even if
/// the connection is lost afterwards.
struct UploadForm: Sendable {
  /// The files that have ended.
  private(set) var files: [UploadedFile] = []
  /// The name of the album; empty for the album of uploads.
  var album: String { String(decoding: albumBytes, as: UTF8.self) }

  private enum Part {
    case ignored
    case album
    case file(FormFile)
  }

  private let uploads: any UploadAPI
  private let call: CallContext
  private var reader: MultipartReader
  private var albumBytes: [UInt8] = []
  private var part = Part.ignored
  /// The number of bytes that may still arrive.
  private var restBytes: Int64

  /// The bytes of an album's name that are read.
  private static let albumNameBytes = 4_096

  /// Creates a form.
  ///
  /// - Parameters:
  ///   - call: The caller of the uploads.
  ///   - sizeBytes: The size of the whole body, bytes; nil if it is not stated.
  init(_ reader: MultipartReader, into uploads: any UploadAPI, _ call: CallContext, sizeBytes: Int64?) {
    (self.reader, self.uploads, self.call) = (reader, uploads, call)
    restBytes = sizeBytes ?? .max
  }

  /// Whether the whole form was read.
  var isComplete: Bool { reader.isComplete }

  /// Receives the next bytes.
  mutating func receive(_ bytes: [UInt8]) {
    for event in reader.read(bytes) { receive(event) }
    if reader.failure != nil { abandon() }
    restBytes -= Int64(bytes.count)
  }

  private mutating func receive(_ event: MultipartReader.Event) {
    switch event {
    case .part(let part): begin(part)
    case .content(let bytes): receiveContent(bytes)
    case .partEnd:
      if case .file(let file) = part { files += [file.end()].compactMap(\.self) }
      part = .ignored
    }
  }

  private mutating func begin(_ part: MultipartPart) {
    if let name = part.fileName {
      self.part = .file(
        FormFile(name: name, type: part.contentType, album: album, maximumBytes: min(restBytes, uploads.limitBytes)))
    } else {
      self.part = part.name == "album" && albumBytes.isEmpty ? .album : .ignored
    }
  }

  private mutating func receiveContent(_ bytes: [UInt8]) {
    switch part {
    case .ignored: break
    case .album: albumBytes += bytes.prefix(max(0, Self.albumNameBytes - albumBytes.count))
    case .file(var file):
      file.receive(bytes, uploads, call)
      part = .file(file)
    }
  }

  /// Ends a file that did not arrive completely.
  mutating func abandon() {
    if case .file(let file) = part { files += [file.abandoned()].compactMap(\.self) }
    part = .ignored
  }
}

/// A file of a form on its way to the album.
private struct FormFile: Sendable {
  let name: String
  let type: String?
  let album: String
  let maximumBytes: Int64

  private enum State {
    /// No byte has arrived.
    case empty
    case writing(any UploadWriter)
    /// The rest of its bytes is ignored.
    case failed(ServiceFailure)
  }

  private var state = State.empty

  init(name: String, type: String?, album: String, maximumBytes: Int64) {
    (self.name, self.type, self.album, self.maximumBytes) = (name, type, album, maximumBytes)
  }

  /// Stores bytes.
  mutating func receive(_ bytes: [UInt8], _ uploads: any UploadAPI, _ call: CallContext) {
    do throws(ServiceFailure) {
      if case .empty = state { state = .writing(try begin(uploads, call)) }
      if case .writing(let writer) = state { try writer.write(bytes) }
    } catch {
      if case .writing(let writer) = state { writer.abandon() }
      state = .failed(error)
    }
  }

  private func begin(_ uploads: any UploadAPI, _ call: CallContext) throws(ServiceFailure) -> any UploadWriter {
    try UploadRoutes.checkType(type)
    let upload = NewUpload(
      name: name, album: album.isEmpty ? nil : album, lengthBytes: maximumBytes, isLengthMaximum: true)
    // Without a hash, no content is known beforehand.
    guard case .begun(let state) = try uploads.begin(upload, call) else { throw ServiceFailure(.refused) }
    return try uploads.writer(id: state.id, offsetBytes: 0, call)
  }

  /// Ends a complete file; nil for a field without a file.
  func end() -> UploadedFile? {
    switch state {
    case .empty where name.isEmpty: return nil
    case .empty: return result(.failed(ServiceFailure(.refused, .uploadContent, ["details": "empty file"])))
    case .failed(let failure): return result(.failed(failure))
    case .writing(let writer):
      do throws(ServiceFailure) {
        return result(try writer.finish().isNew == false ? .known : .added)
      } catch {
        return result(.failed(error))
      }
    }
  }

  /// Ends an incomplete file, of which nothing is stored; nil for a field without a file.
  func abandoned() -> UploadedFile? {
    switch state {
    case .empty where name.isEmpty: return nil
    case .failed(let failure): return result(.failed(failure))
    case .writing(let writer): writer.abandon()
    case .empty: break
    }
    return result(.failed(ServiceFailure(.refused, .uploadDigest)))
  }

  private func result(_ outcome: UploadedFile.Outcome) -> UploadedFile { UploadedFile(name: name, outcome: outcome) }
}
