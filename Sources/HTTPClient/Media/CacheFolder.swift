import Calls
import Foundation
import SystemPackage

/// The folder of a media cache: a folder for each server, with a file for each rendition of a medium.
struct CacheFolder: Sendable {
  let path: String

  /// Returns the copy of a medium; nil if there is none, or if it was downloaded longer ago than a time in milliseconds. Without
  /// a time, a copy of any age is returned.
  func file(_ key: MediaKey, freshMS: Int64?) -> OpenFile? {
    guard let path = path(of: key) else { return nil }
    do throws(OpenFile.Failure) {
      let file = try OpenFile(path: path)
      let ageMS = Instant.now.unixMS - file.identity.changedNS / 1_000_000
      // If the clock was set back, the age of a copy is unknown.
      return freshMS.map { (0..<max(0, $0)).contains(max(-1, ageMS)) } ?? true ? file : nil
    } catch {
      return nil
    }
  }

  /// Whether a medium can be stored: its name is not too long.
  func canHold(_ key: MediaKey) -> Bool { key.path != nil }

  /// Creates a file for a medium that is going to be downloaded; nil if that is not possible.
  func unfinishedFile(_ key: MediaKey) -> UnfinishedFile? {
    guard let names = key.path else { return nil }
    let folder = "\(path)/\(names.folder)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      return nil
    }
    return UnfinishedFile(in: folder, name: names.file)
  }

  private func path(of key: MediaKey) -> String? {
    key.path.map { "\(path)/\($0.folder)/\($0.file)" }
  }

  // MARK: Room

  private struct Entry {
    let path: String
    let sizeBytes: Int64
    /// The time of the last access as the file system records it, in nanoseconds since 1970; it may be up to a day old. Setting it here
    /// would change the file's ``Calls/OpenFile/Identity``, under which rendered pictures are cached.
    let usedNS: Int64
    let isUnfinished: Bool
  }

  /// Removes the least recently used files if the total size exceeds a limit. Unfinished files of killed processes are removed
  /// first.
  ///
  /// - Returns: The total size of the remaining files, bytes.
  func removeLeastRecentlyUsed(above limitBytes: Int64, downTo wantedBytes: Int64) -> Int64 {
    let entries = entries().filter { !removeIfAbandoned($0) }.sorted { $0.usedNS < $1.usedNS }
    var size = entries.reduce(0) { $0 + $1.sizeBytes }
    guard size > limitBytes else { return size }
    for entry in entries where size > wantedBytes && !entry.isUnfinished && unlink(entry.path) == 0 {
      size -= entry.sizeBytes
    }
    return size
  }

  /// Removes a download that has not been written to for an hour: its process was killed.
  private func removeIfAbandoned(_ entry: Entry) -> Bool {
    let hourNS: Int64 = 3_600_000_000_000
    let nowNS = Instant.now.unixMS * 1_000_000
    return entry.isUnfinished && nowNS - entry.usedNS > hourNS && unlink(entry.path) == 0
  }

  private func entries() -> [Entry] {
    Self.names(in: path).flatMap { folder in
      Self.names(in: "\(path)/\(folder)").compactMap { name in Self.entry("\(path)/\(folder)/\(name)", name) }
    }
  }

  private static func entry(_ path: String, _ name: String) -> Entry? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let times = [status.st_atim, status.st_mtim].map { Int64($0.tv_sec) * 1_000_000_000 + Int64($0.tv_nsec) }
    return Entry(
      path: path, sizeBytes: Int64(status.st_size), usedNS: max(times[0], times[1]),
      isUnfinished: name.hasPrefix(UnfinishedFile.prefix))
  }

  private static func names(in folder: String) -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch { return [] }
  }
}

/// A file that is renamed to its final name when it is complete.
final class UnfinishedFile {
  /// The beginning of the names of unfinished files; no key has such a name.
  static let prefix = ".part-"

  /// The file, open for writing and empty.
  let descriptor: Int32
  private let temporaryPath: String
  private let path: String
  private var isOpen = true

  /// Creates an empty file; nil if the folder cannot be written.
  init?(in folder: String, name: String) {
    temporaryPath = "\(folder)/\(Self.prefix)\(RandomID.make())"
    path = "\(folder)/\(name)"
    descriptor = open(temporaryPath, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
  }

  /// Flushes the file to disk, and renames it to its final name.
  ///
  /// - Throws: `storage` if it cannot be written.
  func finished() throws(ServiceFailure) -> OpenFile {
    guard fdatasync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw .pictureCache(Errno(rawValue: errno))
    }
    isOpen = false
    return try OpenFile(downloaded: descriptor)
  }

  /// Removes the file, unless it is complete.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    unlink(temporaryPath)
  }
}
