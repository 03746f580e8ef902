import AlbumService
import Calls
import Glibc
import Pictures
import SystemPackage

/// How a complete upload becomes a photo.
///
/// The file is read, its record notes the path that it gets, the file is renamed, the photo is added to the album, and the record is
/// closed. If the process ends in between, the next start finds the record and continues, so that the photo is in the album with its file, or
/// the file is an upload that is not complete.
extension Uploads {
  /// Adds the file of a complete upload to the album.
  func add(_ id: String, _ record: UploadRecord) throws(ServiceFailure) -> Upload {
    let facts: MediaMetadata
    do throws(ServiceFailure) {
      facts = try read(id, record)
    } catch {
      // The content does not change: nothing would come of a repetition.
      if !error.isTransient || !record.isResumable { takeBack(id, record, isResumable: false) }
      throw error
    }
    return try adding.withLock { _ in
      Result { () throws(ServiceFailure) in try add(id, record, facts) }
    }.get()
  }

  private func add(_ id: String, _ record: UploadRecord, _ facts: MediaMetadata) throws(ServiceFailure) -> Upload {
    var record = record
    record.contentHash = facts.contentHash
    do throws(ServiceFailure) {
      if record.file == nil, let photo = try album.ownItem(withContent: facts.contentHash, of: record.owner) {
        return try close(id, record, photo: photo, isNew: false)
      }
      try move(id, &record, facts)
      let (photo, isNew) = try store(record, facts)
      return try close(id, record, photo: photo, isNew: isNew)
    } catch {
      if error.code != .outcomeUnknown { takeBack(id, record, isResumable: record.isResumable) }
      throw error
    }
  }

  /// Reads the file of an upload, in a worker process.
  private func read(_ id: String, _ record: UploadRecord) throws(ServiceFailure) -> MediaMetadata {
    let facts: MediaMetadata
    do throws(ImageFailure) {
      facts = try pool.readMetadata(path: path(id, record))
    } catch {
      throw ServiceFailure.uploaded(error)
    }
    guard record.contentHash ?? facts.contentHash == facts.contentHash else {
      throw ServiceFailure(.refused, .uploadDigest)
    }
    return facts
  }

  /// Returns where the file is: after an interruption it may have its final name already.
  private func path(_ id: String, _ record: UploadRecord) -> String {
    let part = folder.part(id)
    return record.file.flatMap { access(part, F_OK) == 0 ? nil : $0 } ?? part
  }

  /// Gives a file its final name, unless its content has that name already.
  private func move(_ id: String, _ record: inout UploadRecord, _ facts: MediaMetadata) throws(ServiceFailure) {
    let owners = record.owner.map { "\(folder.media)/\($0)" } ?? folder.media
    let target = "\(owners)/\(facts.contentHash)\(MediaFolder.extension(of: "/\(record.fileName)"))"
    let source = path(id, record)
    if source == target { return }
    do throws(Errno) {
      guard mkdir(owners, 0o700) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
      let isThere = UploadFolder.sizeBytes(target) == record.lengthBytes
      (record.file, record.keepsFile) = (target, isThere ? true : nil)
      try folder.store(record, of: id)
      guard isThere || rename(source, target) == 0 else { throw Errno(rawValue: errno) }
      try DurableFile.syncFolder(owners)
      try DurableFile.syncFolder(folder.media)
    } catch {
      throw ServiceFailure.uploading(error)
    }
  }

  /// Stores the photo in the album.
  private func store(
    _ record: UploadRecord, _ facts: MediaMetadata
  ) throws(ServiceFailure) -> (photo: String, isNew: Bool) {
    let file = record.file ?? ""
    let album = record.album.flatMap { $0.sanitizedName } ?? defaultAlbum
    let item = MediaItem(
      facts, named: names(facts), foundAt: "/\(record.fileName)", file: file, options: ImportOptions(album: album))
    let stamp: FileStamp
    do throws(Errno) { stamp = try FileStamp(ofFile: file) } catch { throw ServiceFailure.uploading(error) }
    switch try self.album.add([NewMediaItem(item: item, stamp: stamp, person: record.owner)]).first {
    case .imported(let id): return (id, true)
    case .unchanged(let id): return (id, false)
    case .refused, nil: throw ServiceFailure(.refused)
    }
  }

  /// Ends an upload whose photo is in the album.
  private func close(
    _ id: String, _ record: UploadRecord, photo: String, isNew: Bool
  ) throws(ServiceFailure) -> Upload {
    var record = record
    (record.photo, record.isNew) = (photo, isNew)
    if record.isResumable {
      do throws(Errno) { try folder.store(record, of: id) } catch { throw ServiceFailure(.outcomeUnknown) }
      unlink(folder.part(id))
    } else {
      folder.remove(id)
    }
    return upload(id, record)
  }

  /// Makes the file of a photo that was not added an upload again, or deletes it if it cannot be continued.
  ///
  /// What fails here is repeated by the next start, which finds the record.
  private func takeBack(_ id: String, _ record: UploadRecord, isResumable: Bool) {
    if let file = record.file, record.keepsFile == nil {
      // The photo of another upload, or one that was added before an interruption, may have the file.
      guard let isUsed = isUsed(record) else { return }
      if !isUsed, access(file, F_OK) == 0 {
        guard isResumable ? rename(file, folder.part(id)) == 0 : unlink(file) == 0 else { return }
      }
    }
    guard isResumable else { return folder.remove(id) }
    var record = record
    (record.file, record.keepsFile) = (nil, nil)
    _ = try? folder.store(record, of: id)
  }

  /// Returns whether the owner has a photo with the content of an upload; nil if the album does not say.
  private func isUsed(_ record: UploadRecord) -> Bool? {
    do throws(ServiceFailure) {
      return try record.contentHash.map { hash throws(ServiceFailure) in
        try album.ownItem(withContent: hash, of: record.owner) != nil
      } ?? false
    } catch {
      return nil
    }
  }
}

extension ServiceFailure {
  /// The failure of a file that cannot be read as a photo.
  fileprivate static func uploaded(_ failure: ImageFailure) -> ServiceFailure {
    let details = ["details": failure.reason]
    return switch failure.kind {
    case .unsupported: ServiceFailure(.refused, .uploadFormat, details)
    case .damaged, .unknownFormat, .workerFailed: ServiceFailure(.refused, .uploadContent, details)
    case .noWorker: ServiceFailure(.unavailable, nil, details, retryAfterMS: 60_000)
    case .unreachable: ServiceFailure(.storage, .uploadFolder, details)
    }
  }
}

extension String {
  /// The name of an album without control characters and blank ends; nil if nothing is left.
  fileprivate var sanitizedName: String? {
    sanitizedForStorage()
  }
}
