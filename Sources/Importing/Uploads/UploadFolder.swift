import AlbumService
import Calls
import Foundation
import Glibc
import SystemPackage

/// The folder with unfinished uploads: for each a file with the bytes that have arrived, and one with its record. It lies in the folder of
/// copied media, so that a complete file only has to be renamed.
public struct UploadFolder: Sendable {
  /// The path of the folder.
  public let path: String
  /// The folder of copied media.
  let media: String

  /// The folder of a folder of copied media; neither has to exist.
  ///
  /// - Parameter media: The path; its parent must exist.
  public init(in media: String) {
    (self.media, path) = (media, "\(media)/.uploads")
  }

  /// The sizes in bytes of the unfinished uploads; empty for none.
  public var unfinishedBytes: [Int64] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".part") }.map { name in
      var status = stat()
      return lstat("\(path)/\(name)", &status) == 0 ? Int64(status.st_size) : 0
    }
  }

  /// The file with the bytes of an upload.
  func part(_ id: String) -> String { "\(path)/\(id).part" }
  private func record(_ id: String) -> String { "\(path)/\(id).json" }
  /// The record of an upload that is complete, apart from those that count as unfinished.
  private func result(_ id: String) -> String { "\(path)/\(id).done" }

  /// Creates the folder.
  func create() throws(Errno) {
    for folder in [media, path] where mkdir(folder, 0o700) != 0 && errno != EEXIST { throw Errno(rawValue: errno) }
  }

  /// Returns the record of an upload; nil for none.
  func record(of id: String) -> UploadRecord? {
    guard RandomID.isWellFormed(id) else { return nil }
    for path in [record(id), result(id)] {
      guard let bytes = try? FileContents.read(path, limitBytes: 1 << 20) else { continue }
      return try? JSONDecoder().decode(UploadRecord.self, from: Data(bytes))
    }
    return nil
  }

  /// Stores a record; it is on disk when this returns.
  func store(_ record: UploadRecord, of id: String) throws(Errno) {
    let target = record.photo == nil ? self.record(id) : result(id)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let bytes = try? encoder.encode(record) else { throw Errno.invalidArgument }
    try DurableFile.replace(target, by: Array(bytes), unfinished: "\(path)/\(id).new")
    guard record.photo != nil else { return }
    unlink(self.record(id))
    try DurableFile.syncFolder(path)
  }

  /// Deletes everything that is stored of an upload.
  func remove(_ id: String) {
    for path in [part(id), record(id), result(id), "\(path)/\(id).new"] { unlink(path) }
  }

  /// Returns the size of the stored part; nil if there is none.
  func partBytes(_ id: String) -> Int64? { Self.sizeBytes(part(id)) }

  /// Returns the size of a file; nil if there is none.
  static func sizeBytes(_ path: String) -> Int64? { status(path).map { Int64($0.st_size) } }

  /// Returns the time of the last change of an upload, in milliseconds since 1970; 0 if nothing is stored of it.
  func changedMS(_ id: String) -> Int64 {
    [part(id), record(id), result(id)].compactMap { Self.status($0) }
      .map { Int64($0.st_mtim.tv_sec) * 1_000 + Int64($0.st_mtim.tv_nsec) / 1_000_000 }.max() ?? 0
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// The ids of all uploads of which anything is stored.
  func ids() -> Set<String> { ids { _ in true } }

  /// The ids of the uploads with a record that are not complete.
  func unfinishedIDs() -> Set<String> { ids { $0.hasSuffix(".json") } }

  private func ids(where isWanted: (String) -> Bool) -> Set<String> {
    guard let listing = try? DirectoryListing(PathText.bytes(of: path)) else { return [] }
    let names = listing.entries().entries.map { PathText.text(of: $0.name) }.filter(isWanted)
    return Set(names.map { String($0.prefix { $0 != "." }) }.filter(RandomID.isWellFormed))
  }
}

extension UploadFolder {
  /// Deletes everything that is stored of a person's unfinished uploads.
  public func removeUploads(of person: String) {
    for id in ids() where record(of: id)?.owner == person { remove(id) }
  }

  /// The number of unfinished uploads, and the bytes that are stored of them.
  public var unfinished: (count: Int, bytes: Int64) {
    let ids = unfinishedIDs()
    return (ids.count, ids.compactMap(partBytes).reduce(0, +))
  }
}

extension ServiceFailure {
  /// The failure of a system call on the folder of uploads. Its path is not stated, because other machines ask.
  static func uploading(_ error: Errno) -> ServiceFailure {
    switch error {
    case .noSpace, .diskQuotaExceeded: ServiceFailure(.storage, .uploadSpace)
    default: ServiceFailure(.storage, .uploadFolder, details(of: error))
    }
  }
}
