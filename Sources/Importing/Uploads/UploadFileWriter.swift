import AlbumService
import Calls
import Glibc
import Synchronization
import SystemPackage

/// The writer of an upload's bytes to its file.
final class UploadFileWriter: UploadWriter {
  /// The upload's identifier.
  let id: String
  /// The upload's record.
  let record: UploadRecord

  private struct State {
    /// nil after the end of the writing.
    var descriptor: Int32?
    var offset: Int64
  }

  private let state: Mutex<State>
  private let uploads: Uploads

  /// Opens the file of an upload, which is created if it does not exist.
  init(_ id: String, _ record: UploadRecord, offset: Int64, of uploads: Uploads) throws(ServiceFailure) {
    let path = uploads.folder.part(id)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw ServiceFailure.uploading(Errno(rawValue: errno)) }
    (self.id, self.record, self.uploads) = (id, record, uploads)
    state = Mutex(State(descriptor: descriptor, offset: offset))
  }

  deinit {
    close()
  }

  func write(_ bytes: [UInt8]) throws(ServiceFailure) {
    let result = state.withLock { state -> Result<Void, ServiceFailure> in
      guard let descriptor = state.descriptor else { return .failure(Uploads.wrongOffset(state.offset)) }
      guard state.offset + Int64(bytes.count) <= record.lengthBytes else {
        return .failure(uploads.tooLarge(record.lengthBytes))
      }
      do {
        try FileDescriptor(rawValue: descriptor).writeAll(toAbsoluteOffset: state.offset, bytes)
      } catch {
        return .failure(ServiceFailure.uploading(error as? Errno ?? .ioError))
      }
      state.offset += Int64(bytes.count)
      return .success(())
    }
    try result.get()
  }

  func finish() throws(ServiceFailure) -> Upload {
    let offset = try flushed()
    close()
    uploads.forget(self)
    return try uploads.ended(self, offset: offset)
  }

  func abandon() {
    // What cannot be flushed has not been acknowledged.
    _ = try? flushed()
    close()
    uploads.forget(self)
    if !record.isResumable { uploads.folder.remove(id) }
  }

  /// Writes everything to disk, and returns the number of bytes.
  private func flushed() throws(ServiceFailure) -> Int64 {
    try state.withLock { state -> Result<Int64, ServiceFailure> in
      guard let descriptor = state.descriptor else { return .failure(Uploads.wrongOffset(state.offset)) }
      guard fsync(descriptor) == 0 else { return .failure(ServiceFailure.uploading(Errno(rawValue: errno))) }
      return .success(state.offset)
    }.get()
  }

  /// Ends the writing; what was written is kept.
  func close() {
    state.withLock { state in
      if let descriptor = state.descriptor { Glibc.close(descriptor) }
      state.descriptor = nil
    }
  }
}
