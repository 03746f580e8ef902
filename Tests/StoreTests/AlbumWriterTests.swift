import AlbumService
import AlbumStore
import Attributes
import Calls
import Synchronization
import Testing

/// What an import means to an album that knows some of it already.
@Suite struct AlbumIntakeTests {
  private let folder: TemporaryFolder
  private let disk = Disk()
  private let album: SQLiteAlbumStore

  init() throws {
    folder = try TemporaryFolder()
    album = try SQLiteAlbumStore(path: folder.file("album.sqlite"), fileExists: disk.has)
  }

  /// The files that are there, as far as these tests go.
  private final class Disk: Sendable {
    private let names = Mutex<Set<String>>([])

    var has: @Sendable (String) -> Bool {
      { path in self.names.withLock { $0.contains(path) } }
    }

    func holds(_ names: String...) {
      self.names.withLock { $0 = Set(names.map { "/photos/\($0)" }) }
    }
  }

  private func add(_ medium: NewMediaItem) throws -> ImportOutcome {
    try #require(try album.add([medium]).first)
  }

  @Test func aFileThatDidNotChangeNeedsNoReading() throws {
    let medium = NewMediaItem.sample("a")
    #expect(try album.isUnchanged([medium.stamp]) == [false])
    _ = try add(medium)
    var touched = medium.stamp
    touched.modifiedNS += 1
    var longer = medium.stamp
    longer.sizeBytes += 1
    var replaced = medium.stamp
    replaced.inode = .max
    #expect(try album.isUnchanged([medium.stamp, touched, longer, replaced]) == [true, false, false, false])
  }

  @Test func theSameContentIsUnchanged() throws {
    disk.holds("a", "copy")
    let media = [NewMediaItem.sample("a"), .sample("copy", content: "hash of a")]
    let outcomes = try album.add(media)
    let id = try #require(outcomes[0].id)
    #expect(outcomes == [.imported(id: id), .unchanged(id: id)])
    #expect(try album.photo(id: id).file == "/photos/a")
    #expect(try album.isUnchanged(media.map(\.stamp)) == [true, true], "both files are known by now")
  }

  @Test func aFileThatMovedIsFoundAgain() throws {
    let id = try #require(try add(.sample("a", selectionCount: 3)).id)
    try album.setProblem(photo: id, reason: "the file has gone")
    #expect(try album.photo(id: id).problem == "the file has gone")
    disk.holds("b")
    #expect(try add(.sample("b", content: "hash of a")) == .unchanged(id: id))
    let photo = try album.photo(id: id)
    #expect(photo.file == "/photos/b" && photo.problem == nil && photo.selectionCount == 3)
    #expect(try album.isUnchanged([NewMediaItem.sample("a").stamp, NewMediaItem.sample("b").stamp]) == [false, true])
  }

  @Test func aFileThatCameBackIsReadAgain() throws {
    let medium = NewMediaItem.sample("a")
    let id = try #require(try add(medium).id)
    try album.setProblem(photo: id, reason: "the file has gone")
    #expect(try album.isUnchanged([medium.stamp]) == [false])
    disk.holds("a")
    #expect(try add(medium) == .unchanged(id: id))
    #expect(try album.photo(id: id).problem == nil)
    #expect(try album.isUnchanged([medium.stamp]) == [true])
  }

  @Test func whatTheImporterFoundWrongStays() throws {
    var medium = NewMediaItem.sample("a")
    medium.photo.problem = "the picture is damaged"
    let id = try #require(try add(medium).id)
    #expect(try album.photo(id: id).problem == "the picture is damaged")
    #expect(try album.isUnchanged([medium.stamp]) == [true], "reading it again would find the same")
  }

  @Test func anEditedFileKeepsWhatPeopleSaidAndDid() throws {
    disk.holds("a")
    let id = try #require(try add(.sample("a", owner: "Anna", brand: "Fake", takenAt: "2012-01-01")).id)
    _ = try album.recordSelection(photo: id, key: "k")
    _ = try album.correctCamera(photo: id, brand: "Canon", model: "Canon EOS 5D")
    let edited = NewMediaItem.sample(
      "a", content: "edited", title: "Better", brand: "Other", lens: "A lens", takenAt: "2014-06-21", modifiedNS: 2)
    #expect(try add(edited) == .imported(id: id))
    let photo = try album.photo(id: id)
    #expect(photo.title == "Better" && photo.contentHash == "edited" && photo.lens == "A lens")
    #expect(photo.brand == "Canon" && photo.selectionCount == 1 && photo.owner == "Anna" && photo.album == "Trips")
    #expect(try album.photoCount() == 1)
    #expect(try album.months(PhotoQuery()).map(\.month) == ["2014-06"])
    #expect(try album.photoCounts([Attribute(.lens, "a lens"), Attribute(.brand, "Other")]) == [1, 0])
    #expect(try album.isUnchanged([edited.stamp, NewMediaItem.sample("a").stamp]) == [true, false])
    _ = try album.correctCamera(photo: id, brand: nil, model: nil)
    #expect(try album.photo(id: id).brand == "Other", "taken back, the file's newest word holds")
  }

  @Test func aCopyThatIsEditedIsAPhotoOfItsOwn() throws {
    disk.holds("a", "copy")
    _ = try album.add([.sample("a"), .sample("copy", content: "hash of a")])
    let outcome = try add(.sample("copy", content: "edited", modifiedNS: 2))
    let id = try #require(outcome.id)
    #expect(outcome == .imported(id: id))
    #expect(try album.photoCount() == 2)
    #expect(try album.photo(id: id).file == "/photos/copy")
  }

  @Test func aPhotoIsShownFromItsCopy() throws {
    disk.holds("a", "media/a")
    let id = try #require(try add(.sample("a").copied(to: "media/a")).id)
    #expect(try album.photo(id: id).file == "/photos/media/a")
    #expect(try add(.sample("a", modifiedNS: 2)) == .unchanged(id: id))
    #expect(
      try album.photo(id: id).file == "/photos/media/a", "a copy is there for good, also when its original is met")
    disk.holds("a")
    _ = try add(.sample("a", modifiedNS: 3))
    #expect(try album.photo(id: id).file == "/photos/a", "the copy has gone, its original is there")
  }

  @Test func aPhotoThatWasNotCopiedIsStillToBeCopied() throws {
    let medium = NewMediaItem.sample("a")
    disk.holds("a", "media/a")
    let id = try #require(try add(medium).id)
    #expect(try album.isUnchanged([medium.stamp], copiedInto: "/photos/media") == [false])
    #expect(try add(medium.copied(to: "media/a")) == .unchanged(id: id))
    #expect(try album.photo(id: id).file == "/photos/media/a")
    #expect(try album.isUnchanged([medium.stamp], copiedInto: "/photos/media") == [true])
    #expect(try album.isUnchanged([medium.stamp]) == [true])
  }

  @Test func anEditedOriginalLeavesTheCopyOfTheOldPictureAlone() throws {
    disk.holds("a", "media/a", "media/b")
    let id = try #require(try add(.sample("a").copied(to: "media/a")).id)
    let outcome = try add(.sample("a", content: "edited", modifiedNS: 2).copied(to: "media/b"))
    #expect(outcome != .imported(id: id) && outcome.id != nil)
    #expect(try album.photo(id: id).file == "/photos/media/a" && album.photoCount() == 2)
  }

  @Test func filesThatSwappedNamesStayThemselves() throws {
    disk.holds("a", "b")
    let outcomes = try album.add([.sample("a"), .sample("b")])
    let swapped = try album.add([
      .sample("a", content: "hash of b", modifiedNS: 2), .sample("b", content: "hash of a", modifiedNS: 2),
    ])
    #expect(swapped == [.unchanged(id: try #require(outcomes[1].id)), .unchanged(id: try #require(outcomes[0].id))])
    let photos = try outcomes.map { try album.photo(id: try #require($0.id)) }
    #expect(photos.map(\.file) == ["/photos/b", "/photos/a"])
    #expect(photos.allSatisfy { $0.problem == nil })
  }

  @Test func aPhotoThatWasTakenOutComesBackAsNew() throws {
    let medium = NewMediaItem.sample("a")
    let id = try #require(try add(medium).id)
    _ = try album.recordSelection(photo: id, key: "k")
    #expect(try album.removePhotos(ids: [id]) == 1)
    #expect(try album.isUnchanged([medium.stamp]) == [false])
    let again = try #require(try add(medium).id)
    #expect(again != id, "an id is never given twice")
    #expect(try album.photo(id: again).selectionCount == 0)
  }

  @Test func whatCannotBeFiledCostsOnlyItself() throws {
    let outcomes = try album.add([.sample("a"), .sample("b\n"), .sample("c", album: "\u{7F} "), .sample("d")])
    #expect(outcomes.map { $0.id != nil } == [true, false, false, true])
    #expect(try album.photoCount() == 2)
  }

  @Test func nothingStoredHoldsAControlCharacter() throws {
    var medium = NewMediaItem.sample(
      "a", album: "Tr\u{0}ips", title: " \u{1B}[31mRed\u{9C} ", owner: "An\u{85}na", brand: "Ca\u{8}non")
    medium.photo.exifMake = "\u{1}"
    medium.photo.takenAt = "2014\u{0}-06-21"
    medium.photo.fNumber = .infinity
    medium.photo.selectionCount = -5
    let photo = try album.photo(id: try #require(try add(medium).id))
    #expect([photo.album, photo.title, photo.owner, photo.brand] == ["Trips", "[31mRed", "Anna", "Canon"])
    #expect(photo.exifMake == nil && photo.fNumber == nil && photo.selectionCount == 0)
    #expect(photo.takenAt == "2014-06-21")
  }

  @Test func theDemoGoesAlone() throws {
    let media: [NewMediaItem] = [
      .sample("a", album: "Demo", isDemo: true), .sample("b", album: "Demo", isDemo: true),
      .sample("c", album: "Mixed", isDemo: true), .sample("d", album: "Mixed"),
    ]
    _ = try album.add(media)
    #expect(try album.removeDemo() == 3)
    #expect(try album.removeDemo() == 0)
    #expect(try album.albums(page: PageRequest()).items.map(\.name) == ["Mixed"])
    #expect(try album.photoCount() == 1)
  }
}
