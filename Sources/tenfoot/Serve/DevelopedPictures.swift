import Calls
import HTTPClient
import HTTPServer
import Pictures
import Screen
import Synchronization
import SystemPackage
import WireFormat
import Workspaces

/// Pictures that the album's server sends at other sizes: developed by worker processes, and kept in a bounded folder.
///
/// Each is developed once, however many requests for it arrive together.
final class DevelopedPictures: PictureDeveloper {
  private let pool: WorkerPool
  private let cache: MediaCache
  /// The files that cannot be developed, so that requests for them cannot occupy the workers.
  private let failures = Mutex(RecentValues<MediaKey, ServiceFailure>(costLimit: 10_000))

  /// Returns the folder for the pictures of a workspace's album.
  static func folder(of workspace: Workspace) -> String { workspace.cache + "/sizes" }

  /// Creates a developer; no worker is started yet.
  ///
  /// - Parameter folder: The folder for the pictures, which may be deleted at any time.
  init(pool: WorkerPool = WorkerPool(), folder: String) {
    self.pool = pool
    cache = MediaCache(folder: folder)
  }

  /// Returns a picture as a JPEG or PNG file.
  func picture(
    of original: MediaContent, _ reference: MediaReference, widthPixels: Int, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    let key = MediaKey(origin: "album", reference, .thumbnail(widthPixels: widthPixels))
    if let failure = failures.withLock({ $0.value(of: key) }) { throw failure }
    let file = try cache.file(key, call) { descriptor throws(ServiceFailure) in
      try write(try develop(original.file, key, widthPixels), to: descriptor)
    }
    let size = Int64(file.sizeBytes)
    return MediaContent(file: file, range: 0..<size, sizeBytes: size)
  }

  private func develop(_ file: OpenFile, _ key: MediaKey, _ width: Int) throws(ServiceFailure) -> [UInt8] {
    do throws(ImageFailure) {
      return try pool.develop(widthPixels: width, from: file)
    } catch {
      let failure = ServiceFailure(error)
      if !failure.isTransient { failures.withLock { $0.keep(failure, for: key, cost: 1) } }
      throw failure
    }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(ServiceFailure) {
    do {
      try FileDescriptor(rawValue: descriptor).writeAll(bytes)
    } catch {
      throw ServiceFailure(.storage, .pictureCache, ["details": "\(error)"])
    }
  }
}

extension ServiceFailure {
  /// The failure of a picture that was not developed. What may pass says nothing about the file.
  fileprivate init(_ failure: ImageFailure) {
    switch failure.kind {
    case .unreachable: self.init(.storage, .file, ["details": failure.reason])
    case .noWorker: self.init(.unavailable, nil, ["details": failure.reason])
    case .unsupported, .damaged, .workerFailed, .unknownFormat:
      self.init(.refused, .undevelopable, ["details": failure.reason])
    }
  }
}
