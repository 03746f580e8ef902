import AlbumService
import Calls
import Glibc
import Pictures
import Synchronization
import Testing

@testable import Importing

/// Every file that is found counts once: imported, unchanged or failed.
@Suite struct ImporterTests {
  private static let pool = WorkerPool(command: TestPlaces.worker, workerCount: 2)
  private let folder = TemporaryFolder()
  private let album = MemoryAlbum()

  private func run(
    _ paths: String..., options: ImportOptions = ImportOptions(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> ImportReport {
    let importer = Importer(pool: Self.pool, into: album) { make, model, lens in
      CanonicalNames(brand: make?.lowercased(), model: model, lens: lens)
    }
    return try importer.run(paths, options: options, isCancelled: isCancelled)
  }

  /// A photo whose content no other has.
  private func photo(_ number: UInt16) -> [UInt8] {
    JPEG.photo([.text(0x010F, "CANON", in: .image), .short(0x8827, number)])
  }

  @Test func photosComeInWithWhatTheySay() throws {
    folder.write(photo(400), to: "Harbours/Harbour at dusk.jpg")
    #expect(try run(folder.path) == ImportReport(imported: 1))
    let photo = try #require(album.photos.first)
    #expect(photo.title == "Harbour at dusk")
    #expect(photo.album == "Harbours")
    #expect(photo.file.hasSuffix("/Harbours/Harbour at dusk.jpg"))
    #expect(photo.brand == "canon")
    #expect(photo.exifMake == "CANON")
    #expect(photo.iso == 400)
    #expect(photo.contentHash.count == 64)
  }

  @Test func anAlbumAndAnOwnerCanBeNamed() throws {
    folder.write(photo(1), to: "a/1.jpg")
    _ = try run(folder.path, options: ImportOptions(album: "Summer", owner: "Anna", isDemo: true))
    #expect(album.photos.map(\.album) == ["Summer"])
    #expect(album.photos.map(\.owner) == ["Anna"])
    #expect(album.media.map(\.isDemo) == [true])
  }

  @Test func whatIsNoPictureFailsWithItsReason() throws {
    folder.write(photo(1), to: "a.jpg")
    folder.write("hello".utf8, to: "notes.txt")
    folder.write("RIFF....WAVE".utf8, to: "song.wav")
    let report = try run(folder.path)
    #expect(report.imported == 1)
    #expect(report.failed == 2)
    #expect(report.failures.map(\.reason) == ["not a picture", "audio: not supported yet"])
    #expect(report.failures.map { $0.file.split(separator: "/").last } == ["notes.txt", "song.wav"])
  }

  @Test func aPathThatIsNotThereIsAFailure() throws {
    let report = try run("\(folder.path)/gone")
    #expect(
      report
        == ImportReport(failures: [.init(file: "\(folder.path)/gone", reason: "there is no such file or folder")]))
  }

  @Test func aSecondImportReadsNothing() throws {
    for number in 1...5 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    #expect(try run(folder.path) == ImportReport(imported: 5))
    let pool = WorkerPool(command: WorkerCommand(executable: "/nowhere/worker"))
    let importer = Importer(pool: pool, into: album) { _, _, _ in CanonicalNames() }
    #expect(try importer.run([folder.path]) == ImportReport(unchanged: 5))
  }

  @Test func theSameContentTwiceIsOnePhoto() throws {
    folder.write(photo(1), to: "a.jpg")
    folder.write(photo(1), to: "b.jpg")
    #expect(try run(folder.path) == ImportReport(imported: 1, unchanged: 1))
  }

  @Test func aFileCountsOnceHoweverItIsReached() throws {
    let path = folder.write(photo(1), to: "sub/a.jpg")
    symlink(path, "\(folder.path)/link.jpg")
    symlink("..", "\(folder.path)/sub/circle")
    symlink("/nowhere", "\(folder.path)/dangling")
    #expect(try run(folder.path, path, "\(folder.path)/sub", "\(folder.path)/link.jpg") == ImportReport(imported: 1))
  }

  @Test func whatIsHiddenInAFolderIsPassedOverUnlessNamed() throws {
    folder.write(photo(1), to: ".trash/a.jpg")
    folder.write(photo(2), to: ".b.jpg")
    #expect(try run(folder.path) == ImportReport())
    #expect(try run("\(folder.path)/.trash", "\(folder.path)/.b.jpg") == ImportReport(imported: 2))
  }

  @Test func photosAreFiledInTheOrderOfTheirPaths() throws {
    for number in (1...30).shuffled() { folder.write(photo(UInt16(number)), to: "\(number + 100).jpg") }
    _ = try run(folder.path)
    #expect(album.photos.map(\.title) == (101...130).map(String.init))
  }

  @Test func moreThanABatchComesIn() throws {
    for number in 1...230 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    #expect(try run(folder.path).imported == 230)
    #expect(album.callCount >= 3)
  }

  @Test func aCancelledImportKeepsWhatWasReadAndGoesOn() throws {
    for number in 1...40 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    let counter = Counter()
    let first = try run(folder.path) { counter.next() > 10 }
    #expect((1..<40).contains(first.imported))
    let second = try run(folder.path)
    #expect(second == ImportReport(imported: 40 - first.imported, unchanged: first.imported))
  }

  @Test func copiesAreNamedByTheirContent() throws {
    folder.write(photo(1), to: "in/a.JPG")
    folder.write(photo(1), to: "in/b.jpg")
    let media = "\(folder.path)/media"
    let options = ImportOptions(copyFolder: media)
    #expect(try run("\(folder.path)/in", options: options) == ImportReport(imported: 1, unchanged: 1))
    let photo = try #require(album.photos.first)
    #expect(photo.file == "\(media)/\(photo.contentHash).jpg")
    #expect(TemporaryFolder.names(in: media) == ["\(photo.contentHash).jpg"])
    #expect(TemporaryFolder.read(photo.file) == self.photo(1))
    #expect(try run("\(folder.path)/in", options: options) == ImportReport(unchanged: 2))
  }

  @Test func whatCannotBeFiledIsNotCopied() throws {
    folder.write(photo(1), to: "in/bell\u{7}.jpg")
    let media = "\(folder.path)/media"
    let report = try run("\(folder.path)/in", options: ImportOptions(copyFolder: media))
    #expect(report.failures.map(\.reason) == ["its path holds a control character; rename it"])
    #expect(TemporaryFolder.names(in: media).isEmpty)
  }

  @Test func aMediaFolderThatTakesNoMoreEndsTheImportAndKeepsWhatCameIn() throws {
    folder.write(photo(1), to: "a.jpg")
    let failure = #expect(throws: ServiceFailure.self) {
      try run(folder.path, options: ImportOptions(copyFolder: "/dev/null/media"))
    }
    #expect(failure?.kind == .storage)
    #expect(failure?.description.hasPrefix("No more can be copied into /dev/null/media: not a directory.") == true)
  }

  @Test func progressTellsHowMuchThereIsToDo() throws {
    for number in 1...3 { folder.write(photo(UInt16(number)), to: "\(number).jpg") }
    let importer = Importer(pool: Self.pool, into: album) { _, _, _ in CanonicalNames() }
    var seen: [ImportProgress] = []
    let report = try importer.run([folder.path, "/nowhere/gone"], progress: { seen.append($0) })
    #expect(seen.last?.report == report)
    #expect(seen.last?.foundCount == 4)
    #expect(seen.last?.remainingSeconds == 0)
  }
}

/// A title for a photo that has none.
@Suite struct PhotoNamingTests {
  @Test(arguments: [
    ("/a/Harbour at dusk.jpg", "Harbour at dusk"), ("/a/IMG_1.tar.gz", "IMG_1.tar"), ("/a/README", "README"),
    ("/a/.jpg", ".jpg"), ("/a/bell\u{7}.jpg", "bell"),
  ])
  func theFilesNameWithoutItsEnding(path: String, title: String) {
    #expect(Photo.title(ofFile: path) == title)
  }

  @Test(arguments: [("/photos/Harbours/a.jpg", "Harbours"), ("/a.jpg", "/"), ("/x/\u{1B}[2J/a.jpg", "[2J")])
  func theFilesFolder(path: String, album: String) {
    #expect(Photo.album(ofFile: path) == album)
  }
}

/// Counts, on any thread.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}

/// An album in memory, as far as an import needs one.
private final class MemoryAlbum: AlbumWriter {
  private struct State {
    var media: [NewMediaItem] = []
    var stamps: Set<FileStamp> = []
    var callCount = 0
  }

  private let state = Mutex(State())

  var media: [NewMediaItem] { state.withLock { $0.media } }
  var photos: [Photo] { media.map(\.photo) }
  var callCount: Int { state.withLock { $0.callCount } }

  func isUnchanged(_ stamps: [FileStamp], copiedInto folder: String?) throws(ServiceFailure) -> [Bool] {
    state.withLock { state in stamps.map { state.stamps.contains($0) } }
  }

  func add(_ media: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    state.withLock { state in
      state.callCount += 1
      return media.map { medium in
        state.stamps.insert(medium.stamp)
        if state.media.contains(where: { $0.photo.contentHash == medium.photo.contentHash }) {
          return .unchanged(id: medium.photo.contentHash)
        }
        state.media.append(medium)
        return .imported(id: medium.photo.contentHash)
      }
    }
  }
}
