import Calls
import Foundation
import Glibc
import HTTPClient
import TestSupport
import Testing
import Threads

/// The cache of media: copies are complete, limited in size and separate for each server.
@Suite struct MediaCacheTests {
  private let folder: TemporaryFolder
  private let server: ServerAddress

  init() throws {
    folder = try TemporaryFolder()
    server = try #require(ServerAddress("https://tv.example/album"))
  }

  private func key(_ token: String, _ rendition: Rendition = .original) -> MediaKey {
    MediaKey(server, MediaReference(token: token), rendition)
  }

  /// Writes content as a download does.
  private static func write(_ text: String) -> @Sendable (Int32) throws(ServiceFailure) -> Void {
    { descriptor throws(ServiceFailure) in
      guard Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count else { throw ServiceFailure(.storage) }
    }
  }

  private static func content(_ file: OpenFile) -> String {
    var bytes = [UInt8](repeating: 0, count: file.sizeBytes)
    let count = pread(file.descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  private static let noDownload: @Sendable (Int32) throws(ServiceFailure) -> Void = { _ throws(ServiceFailure) in
    throw ServiceFailure(.unavailable)
  }

  /// The names of all files, without their folders.
  private var files: [String] {
    TemporaryFolder.names(in: folder.path).flatMap { TemporaryFolder.names(in: folder.file($0)) }
  }

  @Test func downloadsOnce() throws {
    let cache = MediaCache(folder: folder.path)
    #expect(Self.content(try cache.file(key("a"), .local, download: Self.write("picture"))) == "picture")
    #expect(Self.content(try cache.file(key("a"), .local, download: Self.noDownload)) == "picture")
    let next = MediaCache(folder: folder.path)
    #expect(Self.content(try next.file(key("a"), .local, download: Self.noDownload)) == "picture")
  }

  @Test func renditionsAndServersAreKeptApart() throws {
    let cache = MediaCache(folder: folder.path)
    let other = try #require(ServerAddress("https://tv.example/mall"))
    let keys = [
      key("a"), key("a", .thumbnail(widthPixels: 320)), key("a", .thumbnail(widthPixels: 640)),
      MediaKey(other, MediaReference(token: "a"), .original), key("a@320"), key("../a"), key("."), key(""),
    ]
    for (number, key) in keys.enumerated() { _ = try cache.file(key, .local, download: Self.write("\(number)")) }
    for (number, key) in keys.enumerated() {
      #expect(Self.content(try cache.file(key, .local, download: Self.noDownload)) == "\(number)")
    }
    #expect(TemporaryFolder.names(in: folder.path).count == 2)
  }

  @Test func aFailedDownloadLeavesNothing() throws {
    let cache = MediaCache(folder: folder.path)
    #expect(throws: ServiceFailure(.unavailable)) {
      try cache.file(key("a"), .local) { descriptor throws(ServiceFailure) in
        try Self.write("half")(descriptor)
        throw ServiceFailure(.unavailable)
      }
    }
    #expect(files.isEmpty)
    #expect(Self.content(try cache.file(key("a"), .local, download: Self.write("whole"))) == "whole")
  }

  @Test func nothingIsThereBeforeItIsComplete() throws {
    let cache = MediaCache(folder: folder.path)
    let reader = MediaCache(folder: folder.path)
    _ = try cache.file(key("a"), .local) { descriptor throws(ServiceFailure) in
      try Self.write("whole")(descriptor)
      #expect(throws: ServiceFailure(.unavailable)) { try reader.file(key("a"), .local, download: Self.noDownload) }
    }
    #expect(files.count == 1)
  }

  @Test func filesOfKilledProcessesAreRemoved() throws {
    let cache = MediaCache(folder: folder.path)
    _ = try cache.file(key("a"), .local, download: Self.write("whole"))
    let server = try #require(TemporaryFolder.names(in: folder.path).first)
    let abandoned = folder.write("half", to: "\(server)/.part-abcdef")
    let times = [timespec(tv_sec: 1_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000, tv_nsec: 0)]
    utimensat(AT_FDCWD, abandoned, times, 0)
    folder.write("beginning", to: "\(server)/.part-ghijkl")
    _ = try MediaCache(folder: folder.path).file(key("b"), .local, download: Self.write("whole"))
    #expect(files.filter { $0.hasPrefix(".part") } == [".part-ghijkl"])
  }

  @Test func theLeastRecentlyUsedFilesAreRemoved() throws {
    let cache = MediaCache(folder: folder.path, limitBytes: 1_000)
    for number in 0..<10 {
      let file = try cache.file(key("\(number)"), .local, download: Self.write(String(repeating: "x", count: 100)))
      // The order of use must not depend on the resolution of the clock.
      let time = timespec(tv_sec: 1_000_000 + number, tv_nsec: 0)
      futimens(file.descriptor, [time, time])
    }
    #expect(files.count == 10)
    _ = try cache.file(key("new"), .local, download: Self.write("x"))
    #expect(files.sorted() == (2..<10).map { "\($0)@original" } + ["new@original"])
  }

  @Test func aFileInUseCanBeReadAfterItsRemoval() throws {
    let cache = MediaCache(folder: folder.path, limitBytes: 10)
    let first = try cache.file(key("a"), .local, download: Self.write("first"))
    futimens(first.descriptor, [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)])
    _ = try cache.file(key("b"), .local, download: Self.write("second"))
    #expect(Self.content(first) == "first")
    #expect(files == ["b@original"])
  }

  @Test func withoutAFolderContentIsNotCached() throws {
    let readOnly = folder.file("file")
    folder.write("", to: "file")
    for cache in [MediaCache(folder: nil), MediaCache(folder: readOnly + "/cache")] {
      #expect(Self.content(try cache.file(key("a"), .local, download: Self.write("picture"))) == "picture")
      #expect(throws: ServiceFailure(.unavailable)) { try cache.file(key("a"), .local, download: Self.noDownload) }
    }
  }

  @Test func contentWithATooLongNameIsNotCached() throws {
    let cache = MediaCache(folder: folder.path)
    let long = key(String(repeating: "/", count: 100))
    #expect(Self.content(try cache.file(long, .local, download: Self.write("picture"))) == "picture")
    #expect(files.isEmpty)
  }

  @Test func threadsShareADownload() throws {
    let cache = MediaCache(folder: folder.path)
    let mayFinish = Monitor(false)
    let downloads = Monitor(0)
    let keys = key("a")
    let readers = (0..<4).map { _ in
      ThreadFuture {
        Self.content(
          try cache.file(keys, .local) { descriptor throws(ServiceFailure) in
            downloads.update { $0 += 1 }
            mayFinish.wait { $0 ? () : nil }
            try Self.write("picture")(descriptor)
          })
      }
    }
    downloads.wait { $0 > 0 ? () : nil }
    mayFinish.update { $0 = true }
    #expect(try readers.map { try $0.wait() } == Array(repeating: "picture", count: 4))
    #expect(downloads.withLock { $0 } == 1)
  }

  @Test func aWaitingThreadKeepsItsDeadlineAndCanBeCancelled() throws {
    let cache = MediaCache(folder: folder.path)
    let cancellation = Cancellation()
    cancellation.cancel()
    _ = try cache.file(key("a"), .local) { descriptor throws(ServiceFailure) in
      #expect(throws: ServiceFailure(.timedOut)) {
        try cache.file(key("a"), .waiting(ms: 10), download: Self.noDownload)
      }
      #expect(throws: ServiceFailure(.cancelled)) {
        try cache.file(key("a"), .waiting(ms: 60_000, cancellation: cancellation), download: Self.noDownload)
      }
      try Self.write("picture")(descriptor)
    }
  }
}
