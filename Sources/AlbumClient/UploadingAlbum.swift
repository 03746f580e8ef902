import AlbumService
import AlbumWire
import Calls
import Foundation
import HTTPClient
import HTTPTypes
import Synchronization
import SystemPackage
import WireFormat

/// The album of a server as the destination of an import: each file is uploaded, unless the person has a photo with its content.
///
/// A lost connection is made again, and an upload continues where it ended, also one that another process began. Nothing is stored on this
/// machine: an upload is found by the hash of its content.
public final class UploadingAlbum: AlbumWriter {
  /// The progress of the file that is being sent.
  public struct Progress: Hashable, Sendable {
    /// The path of the file.
    public var file: String
    /// The bytes that the server has stored.
    public var sentBytes: Int64
    /// The size of the file, bytes.
    public var sizeBytes: Int64
    /// Whether the server cannot be reached at the moment.
    public var isWaiting: Bool
  }

  /// The behaviour of uploads.
  public struct Options: Sendable {
    /// The time without progress after which an upload fails, milliseconds.
    public var patienceMS: Int64 = 300_000
    /// The size of the first part of a file, bytes; later ones depend on the speed.
    public var firstPartBytes = 256 << 10
    /// Waits for some milliseconds.
    public var wait: @Sendable (Int64) -> Void = { usleep(useconds_t(clamping: $0 * 1_000)) }

    /// Creates the usual behaviour.
    public init() {}
  }

  private let client: ServiceClient
  private let options: Options
  private let isCancelled: @Sendable () -> Bool
  private let report: @Sendable (Progress) -> Void
  private let caller: Caller
  /// The size of the next part, bytes.
  private let partBytes: Mutex<Int>
  /// Whether the server has answered. A server that never did may have a wrong address, for which it is no use to wait.
  private let hasAnswered = Atomic<Bool>(false)

  /// The sizes of parts, bytes.
  private static let partSizes = 16 << 10...8 << 20
  /// The times within which a part should be sent, in milliseconds: progress is visible, and few requests are needed.
  private static let partMS: ClosedRange<Int64> = 300...2_000

  /// Creates the destination; no connection is made.
  ///
  /// - Parameters:
  ///   - isCancelled: Called between the parts of a file; once it returns true, ``add(_:)`` fails with `cancelled`.
  ///   - report: Called after each part.
  public init(
    _ client: ServiceClient, options: Options = Options(), device: String = "upload",
    isCancelled: @escaping @Sendable () -> Bool = { false }, report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    (self.client, self.options, self.isCancelled, self.report) = (client, options, isCancelled, report)
    caller = Caller(device: device)
    partBytes = Mutex(options.firstPartBytes)
  }

  /// Returns false for each file: the server finds out by the content.
  public func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool] {
    stamps.map { _ in false }
  }

  /// Uploads files one after another. A file that the server refuses is `refused`; the others are sent.
  ///
  /// - Throws: `cancelled`, and the failure because of which no file can be sent.
  public func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    var outcomes: [ImportOutcome] = []
    for item in items {
      do throws(ServiceFailure) {
        outcomes.append(try upload(item))
      } catch {
        guard [.refused, .tooLarge].contains(error.code) else { throw error }
        outcomes.append(.refused(.byServer(error)))
      }
    }
    return outcomes
  }
}

// MARK: - One file

extension UploadingAlbum {
  private func upload(_ item: NewMediaItem) throws(ServiceFailure) -> ImportOutcome {
    let file: OpenFile
    do throws(OpenFile.Failure) {
      file = try OpenFile(path: item.stamp.path)
    } catch {
      throw ServiceFailure(.refused, .uploadContent, ["details": "\(error)"])
    }
    var progress = Progress(
      file: item.stamp.path, sentBytes: 0, sizeBytes: Int64(file.sizeBytes), isWaiting: false)
    report(progress)
    return try repeating(&progress) { progress throws(ServiceFailure) in
      let answer = try begin(item, file)
      guard answer.status == 201 else { return .unchanged(id: try JSONBody.answer(Identified.self, answer.body).id) }
      let upload = try JSONBody.answer(Upload.self, answer.body)
      (progress.sentBytes, progress.isWaiting) = (upload.offset, false)
      return .imported(id: try send(file, upload.id, &progress))
    }
  }

  private struct Identified: Decodable {
    let id: String
  }

  /// Begins an upload, or continues one of the same content.
  private func begin(_ item: NewMediaItem, _ file: OpenFile) throws(ServiceFailure) -> ClientResponse {
    let name = PathText.display(item.stamp.path).split(separator: "/").last.map(String.init) ?? ""
    var request = ClientRequest(.post, "/v1/uploads")
    request.fields[.uploadLength] = String(file.sizeBytes)
    request.fields[.uploadMetadata] = UploadFields.metadata([("filename", name), ("album", item.item.album)])
    request.fields[.reprDigest] = ContentDigest.field(item.item.contentHash)
    return try perform(request)
  }

  /// Sends the rest of a file, and returns the id of its photo.
  private func send(_ file: OpenFile, _ id: String, _ progress: inout Progress) throws(ServiceFailure) -> String {
    while true {
      report(progress)
      if isCancelled() { throw ServiceFailure(.cancelled) }
      let part = try bytes(of: file, at: progress.sentBytes)
      var request = ClientRequest(.patch, "/v1/uploads/\(id)", body: part)
      request.fields[.contentType] = UploadFields.partType
      request.fields[.uploadOffset] = String(progress.sentBytes)
      let start = ContinuousClock.now
      let answer = try perform(request)
      adapt(to: Int64((ContinuousClock.now - start) / .milliseconds(1)), sentBytes: part.count)
      progress.sentBytes += Int64(part.count)
      if let photo = answer.fields[.contentLocation]?.split(separator: "/").last {
        report(progress)
        return String(photo)
      }
    }
  }

  private func bytes(of file: OpenFile, at offset: Int64) throws(ServiceFailure) -> [UInt8] {
    let count = max(0, min(partBytes.withLock { $0 }, file.sizeBytes - Int(offset)))
    var bytes = [UInt8](repeating: 0, count: count)
    do {
      let read = try bytes.withUnsafeMutableBytes {
        try FileDescriptor(rawValue: file.descriptor).read(fromAbsoluteOffset: offset, into: $0)
      }
      return Array(bytes.prefix(read))
    } catch {
      let details = ServiceFailure.details(of: error as? Errno ?? .ioError)
      throw ServiceFailure(.refused, .uploadContent, details)
    }
  }

  /// Sets the size of the next part by the time that one took.
  private func adapt(to milliseconds: Int64, sentBytes: Int) {
    partBytes.withLock { size in
      if milliseconds < Self.partMS.lowerBound, sentBytes >= size { size = min(size * 2, Self.partSizes.upperBound) }
      if milliseconds > Self.partMS.upperBound { size = max(size / 2, Self.partSizes.lowerBound) }
    }
  }

  private func perform(_ request: ClientRequest) throws(ServiceFailure) -> ClientResponse {
    var request = request
    // Because of the offset and the hash, the request can be repeated without knowing whether it arrived.
    request.isWrite = false
    request.fields[.tusResumable] = UploadFields.version
    let answer = try client.send(request, CallContext(caller: caller))
    hasAnswered.store(true, ordering: .relaxed)
    return answer
  }
}

// MARK: - Repetition

extension UploadingAlbum {
  /// Repeats the sending of a file after temporary failures, until there is no progress for a long time.
  private func repeating<Value>(
    _ progress: inout Progress, _ send: (inout Progress) throws(ServiceFailure) -> Value
  ) throws(ServiceFailure) -> Value {
    var (waitedMS, delayMS, sentBytes): (Int64, Int64, Int64) = (0, 500, 0)
    while true {
      do throws(ServiceFailure) {
        return try send(&progress)
      } catch {
        if progress.sentBytes > sentBytes { (waitedMS, delayMS, sentBytes) = (0, 500, progress.sentBytes) }
        guard canPass(error), waitedMS < options.patienceMS else { throw error }
        partBytes.withLock { $0 = max($0 / 2, Self.partSizes.lowerBound) }
        progress.isWaiting = true
        report(progress)
        let wait = error.retryAfterMS ?? delayMS
        try self.wait(wait)
        (waitedMS, delayMS) = (waitedMS + max(1, wait), min(delayMS * 2, 15_000))
      }
    }
  }

  private func canPass(_ failure: ServiceFailure) -> Bool {
    if failure.isOfOffset || failure.code == .tooManyRequests { return true }
    let isLasting = !failure.isTransient || failure.needsAction || failure.code == .storage
    return !isLasting && hasAnswered.load(ordering: .relaxed)
  }

  private func wait(_ milliseconds: Int64) throws(ServiceFailure) {
    var rest = milliseconds
    while rest > 0 {
      if isCancelled() { throw ServiceFailure(.cancelled) }
      options.wait(min(rest, 100))
      rest -= 100
    }
  }
}

extension ServiceFailure {
  /// Whether the server has stored another part of a file than was assumed, which the next attempt finds out.
  fileprivate var isOfOffset: Bool { reason == .uploadOffset || reason == .upload }
}
