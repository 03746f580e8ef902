import AlbumService
import Calls
import Glibc
import Pictures
import Synchronization
import SystemPackage

/// The limits of uploads.
public struct UploadLimits: Hashable, Sendable {
  /// The maximum size of a file, bytes.
  public var fileBytes: Int64 = 1 << 30
  /// The maximum size of the unfinished uploads of one person, bytes, counted with their missing parts.
  public var unfinishedBytes: Int64 = 4 << 30
  /// The maximum number of unfinished uploads of one person.
  public var unfinishedCount = 200
  /// The maximum number of files that one person sends at the same time.
  public var concurrentCount = 8
  /// The space on the disk that uploads leave free, bytes.
  public var reserveBytes: Int64 = 256 << 20
  /// The time after its last change for which an unfinished upload is kept, milliseconds.
  public var keptMS: Int64 = 86_400_000

  /// Creates the default limits.
  public init() {}
}

/// Uploads into an album. They are stored in a folder while they are not complete; complete files are stored by owner and content, and are
/// read as those of an import.
public final class Uploads: UploadAPI {
  /// The folder with unfinished uploads.
  let folder: UploadFolder
  let limits: UploadLimits
  let album: any AlbumWriter & ContentIndex
  let pool: WorkerPool
  let names: @Sendable (MediaMetadata) -> CanonicalNames
  /// The name of the album for files without one.
  let defaultAlbum: String
  private let now: @Sendable () -> Instant
  /// The claim of this process on the folder; nil where the folder does not exist.
  private let claim: Mutex<Int32?> = Mutex(nil)
  private let state = Mutex(State())
  /// Held while a photo is added, so that two uploads of the same content become one photo with one file.
  let adding = Mutex(())

  private struct State {
    /// The writers, by upload.
    var writers: [String: UploadFileWriter] = [:]
    /// The records of the uploads that cannot be continued, which are not stored.
    var records: [String: UploadRecord] = [:]
    /// The uploads that are being completed.
    var completing: Set<String> = []
    /// When expired uploads were last removed.
    var cleanedMS: Int64 = 0
  }

  /// Creates the uploads of an album; nothing is stored.
  ///
  /// - Parameters:
  ///   - media: The path of the folder of copied media.
  ///   - defaultAlbum: The name of the album for files without one.
  ///   - names: Returns the canonical names for the maker, model and lens that a file states.
  public init(
    into album: any AlbumWriter & ContentIndex, media: String, defaultAlbum: String, pool: WorkerPool = WorkerPool(),
    limits: UploadLimits = UploadLimits(), now: @escaping @Sendable () -> Instant = { .now },
    names: @escaping @Sendable (MediaMetadata) -> CanonicalNames
  ) {
    (self.album, self.defaultAlbum, self.pool, self.limits) = (album, defaultAlbum, pool, limits)
    (folder, self.now, self.names) = (UploadFolder(in: media), now, names)
  }

  deinit {
    claim.withLock { if let descriptor = $0 { close(descriptor) } }
  }

  /// The maximum size of a file, bytes.
  public var limitBytes: Int64 { limits.fileBytes }

  /// Begins an upload, unless the caller has a photo with the same content.
  public func begin(_ upload: NewUpload, _ call: CallContext) throws(ServiceFailure) -> UploadStart {
    guard upload.lengthBytes <= limits.fileBytes else { throw tooLarge(limits.fileBytes) }
    guard upload.lengthBytes > 0 else { throw ServiceFailure(.refused, .uploadContent, ["details": "empty file"]) }
    let owner = call.caller.viewer
    if let hash = upload.contentHash, let photo = try album.ownItem(withContent: hash, of: owner) {
      return .known(photo)
    }
    removeExpired()
    return try state.withLock { state in
      Result { () throws(ServiceFailure) in try begin(UploadRecord(upload, of: owner), &state) }
    }.get()
  }

  private func begin(_ new: UploadRecord, _ state: inout State) throws(ServiceFailure) -> UploadStart {
    let others = folder.unfinishedIDs().compactMap { id in folder.record(of: id).map { (id, $0) } }
      .filter { $0.1.owner == new.owner }
    if new.isResumable, let hash = new.contentHash,
      let same = others.first(where: { $0.1.contentHash == hash && $0.1.lengthBytes == new.lengthBytes })
    {
      return .begun(self.upload(same.0, same.1))
    }
    let announced = others.reduce(new.lengthBytes) { $0.addingSaturated($1.1.lengthBytes) }
    guard others.count < limits.unfinishedCount, announced <= limits.unfinishedBytes,
      state.writers.values.filter({ $0.record.owner == new.owner }).count < limits.concurrentCount
    else { throw ServiceFailure(.tooManyRequests, .uploadLimit, retryAfterMS: 60_000) }
    let upload = try create(new)
    if !new.isResumable { state.records[upload.id] = new }
    return .begun(upload)
  }

  private func create(_ record: UploadRecord) throws(ServiceFailure) -> Upload {
    let id = RandomID.make()
    do throws(Errno) {
      try folder.create()
      try checkSpace(for: record.lengthBytes)
      if record.isResumable { try folder.store(record, of: id) }
    } catch {
      folder.remove(id)
      throw ServiceFailure.uploading(error)
    }
    return upload(id, record)
  }

  private func checkSpace(for bytes: Int64) throws(Errno) {
    var status = statvfs()
    guard statvfs(folder.path, &status) == 0 else { throw Errno(rawValue: errno) }
    let free = Int64(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).0)
    guard free.subtractingSaturated(limits.reserveBytes) >= bytes else { throw Errno.noSpace }
  }

  /// Returns the state of an upload.
  public func upload(id: String, _ call: CallContext) throws(ServiceFailure) -> Upload {
    let record = try record(id, call)
    guard record.photo == nil else { return upload(id, record) }
    let offset = record.file == nil ? folder.partBytes(id) ?? 0 : record.lengthBytes
    return offset == record.lengthBytes ? try complete(id, record) : upload(id, record)
  }

  /// Begins to write the rest of an upload.
  public func writer(
    id: String, offsetBytes: Int64, _ call: CallContext
  ) throws(ServiceFailure) -> any UploadWriter {
    let record = try record(id, call)
    guard record.photo == nil, record.file == nil else { throw Self.wrongOffset(record.lengthBytes) }
    return try write(id, record, offsetBytes)
  }

  private func write(_ id: String, _ record: UploadRecord, _ offset: Int64) throws(ServiceFailure) -> UploadFileWriter {
    try state.withLock { state -> Result<UploadFileWriter, ServiceFailure> in
      Result { () throws(ServiceFailure) in
        state.writers.removeValue(forKey: id)?.close()
        let stored = folder.partBytes(id) ?? 0
        guard offset == stored else { throw Self.wrongOffset(stored) }
        let writer = try UploadFileWriter(id, record, offset: offset, of: self)
        state.writers[id] = writer
        return writer
      }
    }.get()
  }

  /// Ends an upload and deletes what is stored of it.
  public func discard(id: String, _ call: CallContext) throws(ServiceFailure) {
    _ = try record(id, call)
    state.withLock { state in
      state.writers.removeValue(forKey: id)?.close()
      // A file that is being added to the album is no longer an upload.
      if !state.completing.contains(id) { folder.remove(id) }
    }
  }
}

// MARK: - Uploads of a caller

extension Uploads {
  /// Returns the record of an upload of the caller.
  private func record(_ id: String, _ call: CallContext) throws(ServiceFailure) -> UploadRecord {
    let record = state.withLock { $0.records[id] } ?? folder.record(of: id)
    guard let record, record.owner == call.caller.viewer else {
      throw ServiceFailure(.notFound, .upload)
    }
    return record
  }

  /// Returns the state of an upload as it is stored.
  func upload(_ id: String, _ record: UploadRecord) -> Upload {
    let isWhole = record.photo != nil || record.file != nil
    let changedMS = max(folder.changedMS(id), record.isResumable ? 0 : now().unixMS)
    return Upload(
      id: id, offset: isWhole ? record.lengthBytes : folder.partBytes(id) ?? 0, length: record.lengthBytes,
      expires: Instant(unixMS: changedMS) + limits.keptMS, photo: record.photo, isNew: record.isNew)
  }

  /// Returns the state of an upload whose connection has ended as it should, and completes it if all bytes have arrived.
  func ended(_ writer: UploadFileWriter, offset: Int64) throws(ServiceFailure) -> Upload {
    var record = writer.record
    if record.isLengthMaximum == true, offset > 0 { (record.lengthBytes, record.isLengthMaximum) = (offset, nil) }
    guard offset == record.lengthBytes else {
      if record.isResumable { return upload(writer.id, record) }
      folder.remove(writer.id)
      throw ServiceFailure(.refused, .uploadContent, ["details": "incomplete file"])
    }
    return try complete(writer.id, record)
  }

  /// Removes a writer that has ended, unless another one has taken its place.
  func forget(_ writer: UploadFileWriter) {
    state.withLock { state in
      state.records[writer.id] = nil
      if state.writers[writer.id] === writer { state.writers[writer.id] = nil }
    }
  }

  /// Completes an upload, by one caller at a time.
  private func complete(_ id: String, _ record: UploadRecord) throws(ServiceFailure) -> Upload {
    guard state.withLock({ $0.completing.insert(id).inserted }) else {
      throw ServiceFailure(.unavailable, retryAfterMS: 1_000)
    }
    defer { state.withLock { _ = $0.completing.remove(id) } }
    // Another caller may have completed it in the meantime.
    let record = folder.record(of: id) ?? record
    return record.photo == nil ? try add(id, record) : upload(id, record)
  }

  static func wrongOffset(_ offset: Int64) -> ServiceFailure {
    ServiceFailure(.conflict, .uploadOffset, ["offset": "\(offset)"])
  }

  func tooLarge(_ limit: Int64) -> ServiceFailure {
    ServiceFailure(.tooLarge, .uploadSize, ["limit": "\(limit)"])
  }
}

// MARK: - Cleaning

extension Uploads {
  /// Prepares the folder at the start of a server: completes uploads that were interrupted while their photos were added, and removes
  /// those that cannot be continued or have expired.
  ///
  /// Does nothing if another server uses the folder.
  public func recover() {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      for id in folder.ids() { recover(id) }
    }
    while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
    claim.withLock { claim in
      if let old = claim { close(old) }
      claim = descriptor
    }
    removeExpired()
  }

  private func recover(_ id: String) {
    guard let record = folder.record(of: id) else { return folder.remove(id) }
    guard record.photo == nil else { return }
    if record.file != nil {
      // A failure of the album may pass; then the next start continues.
      _ = try? complete(id, record)
    } else if !record.isResumable {
      folder.remove(id)
    }
  }

  /// Removes expired uploads, at most once in ten minutes.
  private func removeExpired() {
    let nowMS = now().unixMS
    let isDue = state.withLock { state in
      guard nowMS - state.cleanedMS >= 600_000 || nowMS < state.cleanedMS else { return false }
      state.cleanedMS = nowMS
      return true
    }
    guard isDue else { return }
    for id in folder.ids() where nowMS - folder.changedMS(id) >= limits.keptMS {
      state.withLock { state in
        let isInUse = state.writers[id] != nil || state.completing.contains(id)
        // A file that has its final name already is completed by the next start.
        if !isInUse, folder.record(of: id)?.file == nil || folder.record(of: id)?.photo != nil { folder.remove(id) }
      }
    }
  }
}
