import AlbumService
import Testing

/// The meaning of files whose content, path, both or neither are in the album.
@Suite struct ImportDecisionTests {
  private func decide(
    _ path: String = "/a", shownFrom: String? = nil, sameContent: KnownItem? = nil, samePath: KnownItem? = nil
  ) -> ImportDecision {
    ImportDecision(path: path, shownFrom: shownFrom ?? path, sameContent: sameContent, samePath: samePath)
  }

  private func keep(
    _ number: Int64, _ file: String, lostFile: String? = nil, displaced: ImportDecision.Displacement? = nil
  ) -> ImportDecision {
    .keep(number: number, file: file, lostFile: lostFile, displaced: displaced)
  }

  @Test func newContentInANewFileIsANewItem() {
    #expect(decide() == .insert)
  }

  @Test func newContentInAnItemsOwnFileIsTheItemEdited() {
    #expect(decide(samePath: KnownItem(number: 1, file: "/a", fileExists: true)) == .update(number: 1))
  }

  @Test func newContentInACopyIsANewItem() {
    #expect(decide(samePath: KnownItem(number: 1, file: "/original", fileExists: true)) == .insert)
    let half = KnownItem(number: 1, file: "/media/half", fileExists: true, isIncomplete: true)
    #expect(decide(samePath: half) == .update(number: 1), "what was copied half is no item of its own")
  }

  @Test func knownContentStaysWhereItIs() {
    #expect(decide(sameContent: KnownItem(number: 1, file: "/b", fileExists: true)) == keep(1, "/b"))
    #expect(decide(sameContent: KnownItem(number: 1, file: "/a", fileExists: true)) == keep(1, "/a"))
  }

  @Test func anItemWhoseFileIsGoneMovesToTheNewFile() {
    let gone = KnownItem(number: 1, file: "/b", fileExists: false)
    #expect(decide(sameContent: gone) == keep(1, "/a", lostFile: "/b"))
  }

  @Test func anItemWhoseFileHoldsOtherContentMovesToTheNewFile() {
    let displaced = KnownItem(number: 1, file: "/b", fileExists: true, isDisplaced: true)
    #expect(decide(sameContent: displaced) == keep(1, "/a", lostFile: "/b"))
  }

  @Test func anItemIsShownFromTheCopyMadeOfIt() {
    let known = KnownItem(number: 1, file: "/a", fileExists: true)
    #expect(decide(shownFrom: "/media/x", sameContent: known) == keep(1, "/media/x"))
  }

  @Test func contentThatReplacesAnotherItemsDisplacesIt() {
    let known = KnownItem(number: 1, file: "/b", fileExists: true)
    var former = KnownItem(number: 2, file: "/a", fileExists: true)
    #expect(
      decide(sameContent: known, samePath: former) == keep(1, "/b", displaced: .init(number: 2, file: nil)))
    former.copies = ["/d", "/c"]
    #expect(
      decide(sameContent: known, samePath: former) == keep(1, "/b", displaced: .init(number: 2, file: "/c")))
  }

  @Test func anItemThatIsShownFromElsewhereIsNotDisplaced() {
    let known = KnownItem(number: 1, file: "/b", fileExists: true)
    #expect(
      decide(sameContent: known, samePath: KnownItem(number: 2, file: "/media/x", fileExists: true)) == keep(1, "/b"))
    #expect(decide(sameContent: known, samePath: known) == keep(1, "/b"))
  }
}

/// Which files are read again.
@Suite struct KnownFileTests {
  private let stamp = FileStamp(path: "/a", inode: 1, sizeBytes: 2, modifiedNS: 3, changedNS: 4)

  @Test func aFileInTheSameStateIsNotReadAgain() {
    let known = KnownFile(stamp: stamp, shownFrom: "/a", isDisplaced: false)
    #expect(known.isUnchanged(now: stamp, copiedInto: nil))
  }

  @Test func aFileInAnotherStateIsReadAgain() {
    let known = KnownFile(stamp: stamp, shownFrom: "/a", isDisplaced: false)
    let others: [(UInt64, Int64, Int64, Int64)] = [
      (2, 2, 3, 4), (1, 3, 3, 4), (1, 2, 4, 4), (1, 2, 3, 5), (1, 2, 3, 0),
    ]
    for (inode, sizeBytes, modifiedNS, changedNS) in others {
      let now = FileStamp(
        path: "/a", inode: inode, sizeBytes: sizeBytes, modifiedNS: modifiedNS, changedNS: changedNS)
      #expect(!known.isUnchanged(now: now, copiedInto: nil))
    }
  }

  @Test func aFileOfADisplacedItemIsReadAgain() {
    #expect(!KnownFile(stamp: stamp, shownFrom: "/a", isDisplaced: true).isUnchanged(now: stamp, copiedInto: nil))
  }

  @Test func aFileThatIsStillToBeCopiedIsReadAgain() {
    func isUnchanged(_ shownFrom: String) -> Bool {
      KnownFile(stamp: stamp, shownFrom: shownFrom, isDisplaced: false).isUnchanged(now: stamp, copiedInto: "/media")
    }
    #expect(isUnchanged("/media/x.jpg"))
    #expect(!isUnchanged("/a") && !isUnchanged("/media2/x.jpg"))
  }
}
