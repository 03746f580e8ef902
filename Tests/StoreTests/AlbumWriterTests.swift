import AlbumService
import Attributes
import Calls
import Synchronization
import TestSupport
import Testing

/// The files that exist, as far as a test goes.
final class FakeDisk: Sendable {
  private let names = Mutex<Set<String>>([])

  /// Returns whether a path has a file.
  var has: @Sendable (String) -> Bool {
    { path in self.names.withLock { $0.contains(path) } }
  }

  /// Sets which files there are in `/photos`.
  func holds(_ names: String...) {
    holds(names)
  }

  /// Sets which files there are in `/photos`.
  func holds(_ names: [String]) {
    self.names.withLock { $0 = Set(names.map { "/photos/\($0)" }) }
  }
}

/// The behaviour of every implementation of the album's import.
@Suite struct AlbumImportTests {
  private let folder: TemporaryFolder
  private let disk = FakeDisk()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func store(_ conformer: AlbumConformer) throws -> any AlbumConformer.Store {
    try conformer.store(folder, fileExists: disk.has)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aFileThatDidNotChangeNeedsNoReading(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    let new = NewMediaItem.sample("a")
    #expect(try album.isUnchanged([new.stamp]) == [false])
    _ = try album.add(new)
    var touched = new.stamp
    touched.modifiedNS += 1
    var longer = new.stamp
    longer.sizeBytes += 1
    var replaced = new.stamp
    replaced.inode = .max
    #expect(try album.isUnchanged([new.stamp, touched, longer, replaced]) == [true, false, false, false])
  }

  @Test(arguments: AlbumConformer.allCases)
  func aChangedSidecarChangesTheFactsOfTheItem(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "copy")
    var new = NewMediaItem.sample("a", brand: "Canon")
    let id = try #require(try album.add(new).id)
    _ = try album.recordSelection(item: id, key: "k")
    new.stamp.sidecars = "1"
    (new.item.title, new.item.rating, new.item.keywords) = ("Harbour", 4, ["dusk", "boats"])
    #expect(try album.isUnchanged([new.stamp]) == [false])
    #expect(try album.add(new) == .imported(id: id))
    let item = try album.item(id: id)
    #expect(item.title == "Harbour" && item.rating == 4 && item.keywords == ["dusk", "boats"])
    #expect(item.selectionCount == 1 && item.file == "/photos/a")
    #expect(try album.add(new) == .unchanged(id: id))
    var copy = NewMediaItem.sample("copy", content: "hash of a", title: "Copy")
    copy.stamp.sidecars = "2"
    #expect(
      try album.add(copy) == .unchanged(id: id), "another file with the content is not what the item is shown from")
    new.stamp.sidecars = ""
    (new.item.title, new.item.rating, new.item.keywords) = ("a", nil, [])
    #expect(try album.add(new) == .imported(id: id))
    #expect(try album.item(id: id).title == "a" && album.item(id: id).keywords.isEmpty, "the sidecar was removed")
  }

  @Test(arguments: AlbumConformer.allCases)
  func aCorrectionIsKeptWhenASidecarChanges(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a")
    var new = NewMediaItem.sample("a", brand: "Canon", model: "Canon EOS 5D")
    let id = try #require(try album.add(new).id)
    _ = try album.correctCamera(item: id, brand: "Leica", model: nil, .test("k"))
    (new.stamp.sidecars, new.item.brand) = ("1", "Nikon")
    #expect(try album.add(new) == .imported(id: id))
    #expect(try album.item(id: id).brand == "Leica")
  }

  @Test(arguments: AlbumConformer.allCases)
  func theSameContentIsUnchanged(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "copy")
    let items = [NewMediaItem.sample("a"), .sample("copy", content: "hash of a")]
    let outcomes = try album.add(items)
    let id = try #require(outcomes[0].id)
    #expect(outcomes == [.imported(id: id), .unchanged(id: id)])
    #expect(try album.item(id: id).file == "/photos/a")
    #expect(try album.isUnchanged(items.map(\.stamp)) == [true, true], "both files are known by now")
  }

  @Test(arguments: AlbumConformer.allCases)
  func aFileThatMovedIsFoundAgain(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    let id = try #require(try album.add(.sample("a", selectionCount: 3)).id)
    disk.holds("b")
    #expect(try album.add(.sample("b", content: "hash of a")) == .unchanged(id: id))
    let item = try album.item(id: id)
    #expect(item.file == "/photos/b" && item.selectionCount == 3)
    #expect(try album.isUnchanged([NewMediaItem.sample("a").stamp, NewMediaItem.sample("b").stamp]) == [false, true])
  }

  @Test(arguments: AlbumConformer.allCases)
  func aProblemOfTheFileIsKept(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    var new = NewMediaItem.sample("a")
    new.item.problem = "the picture is damaged"
    let id = try #require(try album.add(new).id)
    #expect(try album.item(id: id).problem == "the picture is damaged")
    #expect(try album.isUnchanged([new.stamp]) == [true], "reading it again would find the same")
  }

  @Test(arguments: AlbumConformer.allCases)
  func anEditedFileKeepsCorrectionCountsAndAlbum(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a")
    let id = try #require(try album.add(.sample("a", owner: "Anna", brand: "Fake", takenAt: "2012-01-01")).id)
    _ = try album.recordSelection(item: id, key: "k")
    _ = try album.correctCamera(item: id, brand: "Canon", model: "Canon EOS 5D")
    let edited = NewMediaItem.sample(
      "a", content: "edited", album: "Other", title: "Better", brand: "Other", lens: "A lens", takenAt: "2014-06-21",
      modifiedNS: 2)
    #expect(try album.add(edited) == .imported(id: id))
    let item = try album.item(id: id)
    #expect(item.title == "Better" && item.contentHash == "edited" && item.lens == "A lens")
    #expect(item.brand == "Canon" && item.selectionCount == 1 && item.owner == "Anna" && item.album == "Trips")
    #expect(try album.itemCount() == 1)
    #expect(try album.months(MediaQuery()).map(\.month) == ["2014-06"])
    #expect(try album.itemCounts([Attribute(.lens, "a lens"), Attribute(.brand, "Other")]) == [1, 0])
    #expect(try album.isUnchanged([edited.stamp, NewMediaItem.sample("a").stamp]) == [true, false])
    _ = try album.correctCamera(item: id, brand: nil, model: nil)
    #expect(try album.item(id: id).brand == "Other", "without a correction, the file's newest name holds")
  }

  @Test(arguments: AlbumConformer.allCases)
  func anEditedCopyIsAnItemOfItsOwn(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "copy")
    _ = try album.add([.sample("a"), .sample("copy", content: "hash of a")])
    let outcome = try album.add(.sample("copy", content: "edited", modifiedNS: 2))
    let id = try #require(outcome.id)
    #expect(outcome == .imported(id: id))
    #expect(try album.itemCount() == 2)
    #expect(try album.item(id: id).file == "/photos/copy")
  }

  @Test(arguments: AlbumConformer.allCases)
  func anItemIsShownFromItsCopy(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "media/a")
    let id = try #require(try album.add(.sample("a").copied(to: "media/a")).id)
    #expect(try album.item(id: id).file == "/photos/media/a")
    #expect(try album.add(.sample("a", modifiedNS: 2)) == .unchanged(id: id))
    #expect(try album.item(id: id).file == "/photos/media/a", "a copy stays, also when its original is read again")
    disk.holds("a")
    _ = try album.add(.sample("a", modifiedNS: 3))
    #expect(try album.item(id: id).file == "/photos/a", "the copy is gone, its original is there")
  }

  @Test(arguments: AlbumConformer.allCases)
  func anItemThatWasNotCopiedIsStillToBeCopied(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    let new = NewMediaItem.sample("a")
    disk.holds("a", "media/a")
    let id = try #require(try album.add(new).id)
    #expect(try album.isUnchanged([new.stamp], copiedInto: "/photos/media") == [false])
    #expect(try album.add(new.copied(to: "media/a")) == .unchanged(id: id))
    #expect(try album.item(id: id).file == "/photos/media/a")
    #expect(try album.isUnchanged([new.stamp], copiedInto: "/photos/media") == [true])
    #expect(try album.isUnchanged([new.stamp]) == [true])
  }

  @Test(arguments: AlbumConformer.allCases)
  func anEditedOriginalLeavesTheCopyOfTheOldContentAlone(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "media/a", "media/b")
    let id = try #require(try album.add(.sample("a").copied(to: "media/a")).id)
    let outcome = try album.add(.sample("a", content: "edited", modifiedNS: 2).copied(to: "media/b"))
    #expect(outcome != .imported(id: id) && outcome.id != nil)
    #expect(try album.item(id: id).file == "/photos/media/a" && album.itemCount() == 2)
  }

  @Test(arguments: AlbumConformer.allCases)
  func filesThatSwappedNamesStayThemselves(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "b")
    let outcomes = try album.add([.sample("a"), .sample("b")])
    let swapped = try album.add([
      .sample("a", content: "hash of b", modifiedNS: 2), .sample("b", content: "hash of a", modifiedNS: 2),
    ])
    #expect(swapped == [.unchanged(id: try #require(outcomes[1].id)), .unchanged(id: try #require(outcomes[0].id))])
    let items = try outcomes.map { try album.item(id: try #require($0.id)) }
    #expect(items.map(\.file) == ["/photos/b", "/photos/a"])
    #expect(items.allSatisfy { $0.problem == nil })
  }

  @Test(arguments: AlbumConformer.allCases)
  func aDisplacedItemHasAProblemUntilItsContentIsFoundAgain(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "b")
    let ids = try album.add([.sample("a"), .sample("b")]).map(\.id)
    let id = try #require(ids[0])
    _ = try album.add(.sample("a", content: "hash of b", modifiedNS: 2))
    #expect(try album.item(id: id).problem == ImportDecision.displacedProblem)
    disk.holds("a", "b", "c")
    let found = NewMediaItem.sample("c", content: "hash of a")
    #expect(try album.add(found) == .unchanged(id: id))
    #expect(try album.item(id: id).problem == nil && album.item(id: id).file == "/photos/c")
    #expect(try album.isUnchanged([found.stamp]) == [true])
  }

  @Test(arguments: AlbumConformer.allCases)
  func aDisplacedItemIsShownFromItsFirstCopy(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    disk.holds("a", "b", "y", "x", "gone")
    let ids = try album.add([
      .sample("a"), .sample("b"), .sample("y", content: "hash of a"), .sample("x", content: "hash of a"),
      .sample("gone", content: "hash of a"),
    ]).map(\.id)
    disk.holds("a", "b", "y", "x")
    _ = try album.add(.sample("a", content: "hash of b", modifiedNS: 2))
    let item = try album.item(id: try #require(ids[0]))
    #expect(item.file == "/photos/x" && item.problem == nil)
  }

  @Test(arguments: AlbumConformer.allCases)
  func aRemovedItemComesBackAsNew(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    let new = NewMediaItem.sample("a")
    let id = try #require(try album.add(new).id)
    _ = try album.recordSelection(item: id, key: "k")
    #expect(try album.removeItems(ids: [id]) == 1)
    #expect(try album.isUnchanged([new.stamp]) == [false])
    let again = try #require(try album.add(new).id)
    #expect(again != id, "an id is never given twice")
    #expect(try album.item(id: again).selectionCount == 0)
  }

  @Test(arguments: AlbumConformer.allCases)
  func anItemThatIsRefusedLeavesTheOthersAlone(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    let outcomes = try album.add([.sample("a"), .sample("b\n"), .sample("c", album: "\u{7F} "), .sample("d")])
    #expect(outcomes[1...2] == [.refused(.controlCharacterInPath), .refused(.noAlbum)])
    #expect(outcomes[0].id != nil && outcomes[3].id != nil)
    #expect(try album.itemCount() == 2)
  }

  @Test(arguments: AlbumConformer.allCases)
  func nothingStoredHoldsAControlCharacter(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    let new = NewMediaItem.sample(
      "a", album: "Tr\u{0}ips", title: " \u{1B}[31mRed\u{9C} ", owner: "An\u{85}na", brand: "Ca\u{8}non")
    let item = try album.item(id: try #require(try album.add(new).id))
    #expect([item.album, item.title, item.owner, item.brand] == ["Trips", "[31mRed", "Anna", "Canon"])
  }

  @Test(arguments: AlbumConformer.allCases)
  func theDemoIsRemovedWithTheAlbumsThatHoldNothingElse(_ conformer: AlbumConformer) throws {
    let album = try store(conformer)
    let items: [NewMediaItem] = [
      .sample("a", album: "Demo", isDemo: true), .sample("b", album: "Demo", isDemo: true),
      .sample("c", album: "Mixed", isDemo: true), .sample("d", album: "Mixed"),
    ]
    _ = try album.add(Array(items.prefix(3)))
    #expect(try !album.hasOwnItems())
    _ = try album.add(items)
    #expect(try album.hasOwnItems())
    #expect(try album.removeDemo() == 3)
    #expect(try album.removeDemo() == 0)
    #expect(try album.albums(page: PageRequest()).items.map(\.name) == ["Mixed"])
    #expect(try album.itemCount() == 1)
    #expect(try album.album(named: "Mixed")?.itemCount == 1 && album.album(named: "Demo") == nil)
  }
}

extension AlbumWriter {
  /// Stores one item.
  func add(_ item: NewMediaItem) throws -> ImportOutcome {
    try #require(try add([item]).first)
  }

  /// Returns which files need not be read again where no copies are made.
  func isUnchanged(_ stamps: [FileStamp], copiedInto folder: String? = nil) throws(ServiceFailure) -> [Bool] {
    try isUnchanged(stamps, of: "", copiedInto: folder)
  }
}
