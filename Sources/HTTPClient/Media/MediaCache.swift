import CCurl
import Calls
import Foundation
import SystemPackage
import Threads

/// A cache of media from servers, in files; the least recently used ones are removed.
///
/// May be used from any thread, and several processes may share the folder. A file appears when it is complete and on disk, so that
/// a killed process leaves no incomplete one. Each medium is downloaded only once, even if several threads request it.
public final class MediaCache: Sendable {
  private let folder: CacheFolder?
  private let limitBytes: Int64
  private let state = Monitor(State())

  private struct State {
    /// The media that are being downloaded.
    var downloads: Set<MediaKey> = []
    /// The total size of the files in bytes: counted once, and updated since; nil before they are counted.
    var sizeBytes: Int64?
  }

  /// Creates a cache.
  ///
  /// - Parameters:
  ///   - folder: The folder, which is created when it is first needed; nil to store nothing.
  ///   - limitBytes: The total size, in bytes, above which files are removed, down to nine tenths of it.
  public init(folder: String?, limitBytes: Int64 = 512 << 20) {
    self.folder = folder.map(CacheFolder.init(path:))
    self.limitBytes = max(0, limitBytes)
  }

  /// Returns a medium: the copy, or the content that a download writes.
  ///
  /// - Parameters:
  ///   - freshMS: The age up to which a copy is used without a download, in milliseconds; nil for any age. An older copy is
  ///     used only if the download fails temporarily.
  ///   - download: A function that writes the content to an empty file and returns when it is complete.
  ///   - call: The context, whose deadline and cancellation end the wait for another thread that downloads the same medium.
  /// - Throws: The failure of the download; `storage` with reason `pictureCache` if the content cannot be stored.
  public func file(
    _ key: MediaKey, freshMS: Int64? = nil, _ call: CallContext, download: (Int32) throws(ServiceFailure) -> Void
  ) throws(ServiceFailure) -> OpenFile {
    if let copy = folder?.file(key, freshMS: freshMS) { return copy }
    guard let folder, folder.canHold(key) else { return try Self.passing(download) }
    try begin(key, call)
    defer { state.update { _ = $0.downloads.remove(key) } }
    // Another thread may have finished while this one waited.
    if let copy = folder.file(key, freshMS: freshMS) { return copy }
    guard let unfinished = folder.unfinishedFile(key) else { return try Self.passing(download) }
    defer { unfinished.discard() }
    do throws(ServiceFailure) {
      try download(unfinished.descriptor)
    } catch {
      guard error.isTransient, let old = folder.file(key, freshMS: nil) else { throw error }
      return old
    }
    let file = try unfinished.finished()
    makeRoom(for: Int64(file.sizeBytes), in: folder)
    return file
  }

  /// Returns whether there is a copy of a medium, of any age.
  func hasCopy(_ key: MediaKey) -> Bool { folder?.file(key, freshMS: nil) != nil }

  /// Waits until no other thread downloads a medium, and marks it as being downloaded.
  private func begin(_ key: MediaKey, _ call: CallContext) throws(ServiceFailure) {
    call.cancellation.onCancel { [state] in state.update { _ in } }
    let deadline = call.deadline.remainingMS.map { Date(timeIntervalSinceNow: Double($0) / 1_000) } ?? .distantFuture
    let begins = state.wait(until: deadline) { state -> Bool? in
      if call.cancellation.isCancelled { return false }
      return state.downloads.insert(key).inserted ? true : nil
    }
    guard begins == true else { throw ServiceFailure(begins == nil ? .timedOut : .cancelled) }
  }

  /// Removes files if their total size exceeds the limit.
  private func makeRoom(for addedBytes: Int64, in folder: CacheFolder) {
    let isFull = state.withLock { state in
      state.sizeBytes = state.sizeBytes.map { $0 + addedBytes }
      return state.sizeBytes.map { $0 > limitBytes } ?? true
    }
    guard isFull else { return }
    let remaining = folder.removeLeastRecentlyUsed(above: limitBytes, downTo: limitBytes - limitBytes / 10)
    state.withLock { $0.sizeBytes = remaining }
  }

  /// Returns the content in a file in memory, which is deleted when it is closed.
  static func passing(_ download: (Int32) throws(ServiceFailure) -> Void) throws(ServiceFailure) -> OpenFile {
    let descriptor = ccurl_memory_file()
    guard descriptor >= 0 else { throw .pictureCache(Errno(rawValue: errno)) }
    do throws(ServiceFailure) {
      try download(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    return try OpenFile(downloaded: descriptor)
  }
}

extension OpenFile {
  /// Creates an open file from the descriptor of a complete download, which it closes.
  convenience init(downloaded descriptor: Int32) throws(ServiceFailure) {
    do throws(OpenFile.Failure) {
      try self.init(descriptor: descriptor)
    } catch {
      if case .system(let error) = error { throw .pictureCache(error) }
      throw .pictureCache(.invalidArgument)
    }
  }
}

extension ServiceFailure {
  /// Creates the failure to store the content of a medium.
  static func pictureCache(_ error: Errno) -> ServiceFailure {
    ServiceFailure(.storage, .pictureCache, details(of: error))
  }
}

extension ServiceFailure.Reason {
  /// The content of a medium could not be stored (`storage`); parameter `details`.
  public static let pictureCache = ServiceFailure.Reason(rawValue: "pictureCache")
}
