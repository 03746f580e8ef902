import AlbumService
import Calls
import Glibc
import Pictures
import Synchronization
import TestSupport
import Testing

@testable import Importing

/// Imports of real files: every file found is counted once, as imported, unchanged or failed.
@Suite struct ImporterTests {
  private static let pool = WorkerPool(command: .programUnderTest, workerCount: 2)
  private let folder: TemporaryFolder
  private let album = MemoryAlbum()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(
    _ paths: String..., options: ImportOptions = ImportOptions(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> ImportReport {
    let importer = Importer(pool: Self.pool, into: album) { facts in
      CanonicalNames(brand: facts.make?.lowercased(), model: facts.model, lens: facts.lens)
    }
    return try importer.run(paths, options: options, isCancelled: isCancelled)
  }

  /// Returns a photo whose content differs for every number.
  private func photo(_ number: UInt16) -> [UInt8] {
    JPEG.photo([.text(0x010F, "CANON", in: .image), .short(0x8827, number)])
  }

  @Test func photosAreImportedWithTheirMetadata() throws {
    folder.write(photo(400), to: "Harbours/Harbour at dusk.jpg")
    #expect(try run(folder.path) == ImportReport(imported: 1))
    let photo = try #require(album.items.first)
    #expect(photo.title == "Harbour at dusk")
    #expect(photo.album == "Harbours" && album.newItems.first?.albumFolder?.path.hasSuffix("/Harbours") == true)
    #expect(photo.file?.hasSuffix("/Harbours/Harbour at dusk.jpg") == true)
    #expect(photo.brand == "canon")
    #expect(photo.exifMake == "CANON")
    #expect(photo.photo.iso == 400)
    #expect(photo.contentHash.count == 64)
  }

  @Test func appliesAlbumOwnerAndDemoOptions() throws {
    folder.write(photo(1), to: "a/1.jpg")
    _ = try run(folder.path, options: ImportOptions(album: "Summer", owner: "Anna", isDemo: true))
    #expect(album.items.map(\.album) == ["Summer"])
    #expect(album.items.map(\.owner) == ["Anna"])
    #expect(album.newItems.map(\.isDemo) == [true])
    #expect(album.newItems.map(\.albumFolder) == [nil], "a named album stands for no folder")
  }

  @Test func filesThatAreNoPhotosAreSkippedByKind() throws {
    folder.write(photo(1), to: "a.jpg")
    for name in ["notes.txt", "a.xmp", "Thumbs.db", "empty"] { folder.write("hello".utf8, to: name) }
    folder.write(photo(2), to: "film.thm")
    folder.write("RIFF....WAVE".utf8, to: "song.wav")
    let report = try run(folder.path)
    #expect(report.imported == 1 && report.failed == 0 && report.skipped == 6)
    #expect(report.skippedKinds == [.notMedia: 5, .notSupported: 1])
    #expect(report.notSupported.map(\.reason) == ["audio: not supported yet"])
    #expect(report.notSupported.map { $0.file.split(separator: "/").last } == ["song.wav"])
  }

  @Test func aFileThatCallsItselfAPhotoAndIsNoneIsAFailure() throws {
    folder.write("hello".utf8, to: "a.jpg")
    folder.write([], to: "b.heic")
    #expect(try run(folder.path).failures.map(\.reason) == ["not a picture", "the file is empty"])
  }

  @Test func aNamedFileThatIsNotImportedIsAFailure() throws {
    let paths = ["notes.txt", "a.xmp", "song.wav"].map { folder.write("RIFF....WAVE".utf8, to: $0) }
    let report = try run(paths[0], paths[1], paths[2])
    #expect(report.skipped == 0)
    #expect(report.failures.map(\.reason) == Array(repeating: "audio: not supported yet", count: 3))
  }

  @Test func aPhotoInAFolderThatIsNotUTF8IsImported() throws {
    let name = PathText.text(of: Array("caf".utf8) + [0xE9])
    let file = "\(folder.path)/\(name)/1.jpg"
    "\(folder.path)/\(name)".withPath { _ = mkdir($0, 0o700) }
    _ = file.withPath { rename(folder.write(photo(1), to: "1.jpg"), $0) }
    let copy = ImportOptions(copyFolder: "\(folder.path)/media")
    #expect(try run("\(folder.path)/\(name)", options: copy) == ImportReport(imported: 1))
    #expect(album.newItems.first?.albumFolder?.name == "café")
    #expect(TemporaryFolder.names(in: "\(folder.path)/media").count == 1)
    #expect(try run("\(folder.path)/\(name)") == ImportReport(unchanged: 1))
    _ = file.withPath { unlink($0) }
    "\(folder.path)/\(name)".withPath { _ = rmdir($0) }
  }

  @Test func aMissingPathIsAFailure() throws {
    let report = try run("\(folder.path)/gone")
    #expect(
      report
        == ImportReport(failures: [.init(file: "\(folder.path)/gone", .missing)]))
  }

  @Test func aSecondImportReadsNoFile() throws {
    for number in 1...5 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    #expect(try run(folder.path) == ImportReport(imported: 5))
    let pool = WorkerPool(command: .missing)
    let importer = Importer(pool: pool, into: album) { _ in CanonicalNames() }
    #expect(try importer.run([folder.path]) == ImportReport(unchanged: 5))
  }

  @Test func anEditThatKeepsSizeAndTimeIsNoticed() throws {
    let path = folder.write(photo(400), to: "photo.jpg")
    #expect(try run(folder.path) == ImportReport(imported: 1))
    try overwrite(path, with: photo(800))
    #expect(try run(folder.path) == ImportReport(imported: 1))
    #expect(album.items.last?.photo.iso == 800)
  }

  /// Writes into a file, and gives it the time back that it had.
  private func overwrite(_ path: String, with bytes: [UInt8]) throws {
    let file = open(path, O_WRONLY)
    defer { close(file) }
    var status = stat()
    try #require(fstat(file, &status) == 0 && status.st_size == bytes.count)
    let before = status.st_ctim
    let times = [status.st_atim, status.st_mtim]
    // The clock of file times ticks every few milliseconds.
    repeat {
      try #require(pwrite(file, bytes, bytes.count, 0) == bytes.count)
      try #require(futimens(file, times) == 0 && fstat(file, &status) == 0)
    } while status.st_ctim.tv_sec == before.tv_sec && status.st_ctim.tv_nsec == before.tv_nsec
  }

  @Test func theSameContentTwiceIsOneItem() throws {
    folder.write(photo(1), to: "a.jpg")
    folder.write(photo(1), to: "b.jpg")
    #expect(try run(folder.path) == ImportReport(imported: 1, unchanged: 1))
  }

  @Test func aFileReachedInSeveralWaysCountsOnce() throws {
    let path = folder.write(photo(1), to: "sub/a.jpg")
    symlink(path, "\(folder.path)/link.jpg")
    symlink("..", "\(folder.path)/sub/circle")
    symlink("/nowhere", "\(folder.path)/dangling")
    #expect(
      try run(folder.path, path, "\(folder.path)/sub", "\(folder.path)/link.jpg")
        == ImportReport(imported: 1, skipped: [.brokenLinks: 1]))
  }

  @Test func hiddenFilesInAFolderAreSkippedUnlessNamed() throws {
    folder.write(photo(1), to: ".trash/a.jpg")
    folder.write(photo(2), to: ".b.jpg")
    #expect(try run(folder.path) == ImportReport(skipped: [.hidden: 1, .deleted: 1]))
    #expect(try run("\(folder.path)/.trash", "\(folder.path)/.b.jpg") == ImportReport(imported: 2))
  }

  @Test func itemsAreStoredInTheOrderOfTheirPaths() throws {
    for number in (1...30).shuffled() { folder.write(photo(UInt16(number)), to: "\(number + 100).jpg") }
    _ = try run(folder.path)
    #expect(album.items.map(\.title) == (101...130).map(String.init))
  }

  @Test func moreFilesThanABatchAreImported() throws {
    for number in 1...230 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    #expect(try run(folder.path).imported == 230)
    #expect(album.callCount >= 3)
  }

  @Test func aCancelledImportKeepsWhatWasReadAndContinuesLater() throws {
    for number in 1...40 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    let counter = Counter()
    let first = try run(folder.path) { counter.next() > 10 }
    #expect((1..<40).contains(first.imported))
    let second = try run(folder.path)
    #expect(second == ImportReport(imported: 40 - first.imported, unchanged: first.imported))
  }

  @Test func namesCopiesByTheirContent() throws {
    folder.write(photo(1), to: "in/a.JPG")
    folder.write(photo(1), to: "in/b.jpg")
    let media = "\(folder.path)/media"
    let options = ImportOptions(copyFolder: media)
    #expect(try run("\(folder.path)/in", options: options) == ImportReport(imported: 1, unchanged: 1))
    let photo = try #require(album.items.first)
    let copy = try #require(photo.file)
    #expect(copy == "\(media)/\(photo.contentHash).jpg")
    #expect(TemporaryFolder.names(in: media) == ["\(photo.contentHash).jpg"])
    #expect(TemporaryFolder.read(copy) == self.photo(1))
    #expect(try run("\(folder.path)/in", options: options) == ImportReport(unchanged: 2))
  }

  @Test func aFileThatIsRefusedIsNotCopied() throws {
    folder.write(photo(1), to: "in/bell\u{7}.jpg")
    let media = "\(folder.path)/media"
    let report = try run("\(folder.path)/in", options: ImportOptions(copyFolder: media))
    #expect(report.failures.map(\.reason) == [ImportFailureReason.refused(.controlCharacterInPath).description])
    #expect(TemporaryFolder.names(in: media).isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenEndsTheImport() throws {
    folder.write(photo(1), to: "a.jpg")
    let expected = ServiceFailure(
      .storage, .copyFolder, ["path": "/dev/null/media", "details": "not a directory", "problem": "system.notFolder"])
    let stop = #expect(throws: ImportStop.self) {
      try run(folder.path, options: ImportOptions(copyFolder: "/dev/null/media"))
    }
    #expect(stop?.failure == expected && stop?.report == ImportReport() && stop?.foundCount == 1)
  }

  @Test func progressCountsTheFilesFoundAndDone() throws {
    for number in 1...3 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    let importer = Importer(pool: Self.pool, into: album) { _ in CanonicalNames() }
    var seen: [ImportProgress] = []
    let report = try importer.run([folder.path, "/nowhere/gone"], progress: { seen.append($0) })
    #expect(seen.last?.report == report)
    #expect(seen.last?.foundCount == 4)
    #expect(seen.last?.remainingSeconds == 0)
  }
}

/// Titles and albums from paths.
@Suite struct ItemNamingTests {
  @Test(arguments: [
    ("/a/Harbour at dusk.jpg", "Harbour at dusk"), ("/a/IMG_1.tar.gz", "IMG_1.tar"), ("/a/README", "README"),
    ("/a/.jpg", ".jpg"), ("/a/bell\u{7}.jpg", "bell"),
  ])
  func aTitleIsTheFilesNameWithoutItsExtension(path: String, title: String) {
    #expect(MediaItem.title(ofFile: path) == title)
  }

  @Test func aTitleIsTheSameInEveryEncodingOfItsAccents() {
    let titles = ["/a/Zürich.jpg", "/a/Zu\u{308}rich.jpg"].map { Array(MediaItem.title(ofFile: $0).utf8) }
    #expect(titles[0] == titles[1])
  }
}

/// A counter for any thread.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}

/// The part of an album in memory that an import needs.
final class MemoryAlbum: AlbumWriter {
  private struct State {
    var newItems: [NewMediaItem] = []
    var stamps: Set<FileStamp> = []
    var callCount = 0
  }

  private let state = Mutex(State())

  var newItems: [NewMediaItem] { state.withLock { $0.newItems } }
  var stamps: Set<FileStamp> { state.withLock { $0.stamps } }
  var items: [MediaItem] { newItems.map(\.item) }
  var callCount: Int { state.withLock { $0.callCount } }

  func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool] {
    state.withLock { state in stamps.map { state.stamps.contains($0) } }
  }

  func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    state.withLock { state in
      state.callCount += 1
      return items.map { item in
        state.stamps.insert(item.stamp)
        if state.newItems.contains(where: { $0.item.contentHash == item.item.contentHash }) {
          return .unchanged(id: item.item.contentHash)
        }
        state.newItems.append(item)
        return .imported(id: item.item.contentHash)
      }
    }
  }
}
