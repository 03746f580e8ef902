import AlbumService
import AlbumStore
import Calls
import Foundation
import Importing
import Synchronization
import TestSupport
import Testing

/// Uploads whose process ends, or whose disk fails, at any step: afterwards the photo is in the album with its file, or there is nothing but
/// an upload that is not complete.
@Suite struct UploadRecoveryTests {
  private let folder: TemporaryFolder
  private let store: SQLiteAlbumStore
  private let photo: UploadFixture.Photo
  private let call = CallContext(caller: Caller(device: "test"))

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
    photo = try UploadFixture.Photo("agave")
  }

  /// An album that fails in one way when a photo is added.
  private struct FailingAlbum: AlbumWriter, ContentIndex {
    let store: SQLiteAlbumStore
    let failure: ServiceFailure
    /// Whether the photo is stored nevertheless.
    let stores: Bool

    func isUnchanged(
      _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
    ) throws(ServiceFailure) -> [Bool] { try store.isUnchanged(stamps, of: owner, copiedInto: folder) }
    func ownItem(withContent hash: String, of person: String?) throws(ServiceFailure) -> String? {
      try store.ownItem(withContent: hash, of: person)
    }
    func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
      if stores { _ = try store.add(items) }
      throw failure
    }
  }

  private var files: [String] {
    (FileManager.default.enumerator(atPath: folder.file("media"))?.compactMap { $0 as? String } ?? [])
      .filter { $0.contains(".") && $0 != ".uploads" }.sorted()
  }

  /// Sends the photo, and returns the id of the upload and how it ended.
  private func send(
    to uploads: Uploads, isResumable: Bool = true
  ) throws -> (id: String, outcome: Result<Upload, ServiceFailure>) {
    let new = NewUpload(name: "a.jpg", lengthBytes: Int64(photo.bytes.count), isResumable: isResumable)
    guard case .begun(let state) = try uploads.begin(new, call) else { throw CancellationError() }
    let writer = try uploads.writer(id: state.id, offsetBytes: 0, call)
    try writer.write(photo.bytes)
    return (state.id, Result { () throws(ServiceFailure) in try writer.finish() })
  }

  private func expectPhoto() throws {
    let items = try store.items(MediaQuery(), page: PageRequest(), call).items
    #expect(items.count == 1 && items.first?.file == folder.file("media/\(photo.hash).jpg"))
    #expect(FileManager.default.contents(atPath: items.first?.file ?? "") == Data(photo.bytes))
    #expect(try store.faults().isEmpty)
  }

  @Test(arguments: [true, false]) func aFailureOfTheAlbumLeavesTheUpload(_ isResumable: Bool) throws {
    let failing = FailingAlbum(store: store, failure: ServiceFailure(.storage, .uploadSpace), stores: false)
    let (id, outcome) = try send(to: AlbumPeople.uploads(into: failing, folder), isResumable: isResumable)
    #expect(throws: ServiceFailure.self) { try outcome.get() }
    #expect(files == (isResumable ? [".uploads/\(id).json", ".uploads/\(id).part"] : []))
    guard isResumable else { return }
    let state = try AlbumPeople.uploads(into: store, folder).upload(id: id, call)
    #expect(state.isNew == true)
    try expectPhoto()
  }

  @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
  func anUnknownOutcomeIsSettledByTheNextStart(_ isResumable: Bool, _ stores: Bool) throws {
    let failing = FailingAlbum(store: store, failure: ServiceFailure(.outcomeUnknown), stores: stores)
    let (id, outcome) = try send(to: AlbumPeople.uploads(into: failing, folder), isResumable: isResumable)
    #expect(throws: ServiceFailure.self) { try outcome.get() }
    AlbumPeople.uploads(into: store, folder).recover()
    try expectPhoto()
    #expect(!files.contains(".uploads/\(id).json") && !files.contains(".uploads/\(id).part"))
  }

  @Test func anUploadThatLostItsProcessBeforeTheFileWasRenamedIsCompleted() throws {
    let failing = FailingAlbum(store: store, failure: ServiceFailure(.outcomeUnknown), stores: false)
    let (id, _) = try send(to: AlbumPeople.uploads(into: failing, folder))
    try FileManager.default.moveItem(
      atPath: folder.file("media/\(photo.hash).jpg"), toPath: folder.file("media/.uploads/\(id).part"))
    AlbumPeople.uploads(into: store, folder).recover()
    try expectPhoto()
  }

  @Test func theNextStartRemovesWhatCannotBeContinued() throws {
    let uploads = AlbumPeople.uploads(into: store, folder)
    let new = NewUpload(name: "a.jpg", lengthBytes: 100, isResumable: false)
    guard case .begun(let single) = try uploads.begin(new, call) else { throw CancellationError() }
    let writer = try uploads.writer(id: single.id, offsetBytes: 0, call)
    try writer.write([1, 2, 3])
    guard case .begun(let parts) = try uploads.begin(NewUpload(name: "b", lengthBytes: 100), call) else {
      throw CancellationError()
    }
    AlbumPeople.uploads(into: store, folder).recover()
    #expect(files == [".uploads/\(parts.id).json"])
    #expect(try AlbumPeople.uploads(into: store, folder).upload(id: parts.id, call).offset == 0)
  }

  @Test func anUploadIsKeptForADay() throws {
    let time = Mutex(Instant.now)
    let uploads = AlbumPeople.uploads(into: store, folder) { time.withLock { $0 } }
    let new = NewUpload(name: "a", lengthBytes: 100)
    guard case .begun(let state) = try uploads.begin(new, call) else { throw CancellationError() }
    #expect(abs(state.expires.milliseconds(since: .now) - 86_400_000) < 60_000)
    time.withLock { $0 = $0 + 86_000_000 }
    _ = try uploads.begin(new, call)
    #expect(try uploads.upload(id: state.id, call).offset == 0)
    time.withLock { $0 = $0 + 700_000 }
    _ = try uploads.begin(new, call)
    #expect(throws: ServiceFailure(.notFound, .upload)) { try uploads.upload(id: state.id, call) }
  }

  @Test func twoUploadsOfTheSameContentAtOnceAreOnePhoto() throws {
    let uploads = AlbumPeople.uploads(into: store, folder)
    let new = NewUpload(name: "a.jpg", lengthBytes: Int64(photo.bytes.count))
    let writers = try (0..<4).map { _ in
      guard case .begun(let state) = try uploads.begin(new, call) else { throw CancellationError() }
      let writer = try uploads.writer(id: state.id, offsetBytes: 0, call)
      try writer.write(photo.bytes)
      return writer
    }
    let results = Mutex<[Result<Upload, ServiceFailure>]>([])
    DispatchQueue.concurrentPerform(iterations: writers.count) { index in
      let result = Result { () throws(ServiceFailure) in try writers[index].finish() }
      results.withLock { $0.append(result) }
    }
    let states = try results.withLock { try $0.map { try $0.get() } }
    #expect(states.count { $0.isNew == true } == 1)
    #expect(Set(states.map(\.photo)).count == 1)
    try expectPhoto()
  }
}
