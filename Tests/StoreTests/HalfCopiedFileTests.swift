import AlbumService
import AlbumStore
import Calls
import TestSupport
import Testing

/// Files that were copied while another program was writing them: the complete file replaces the incomplete copy.
@Suite struct HalfCopiedFileTests {
  private let folder: TemporaryFolder
  private let album: SQLiteAlbumStore
  /// Longer than the part that is compared at a time.
  private static let whole = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 % 251 + 1) }

  init() throws {
    folder = try TemporaryFolder()
    album = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
  }

  /// Imports a file's content, shown from a copy of it.
  private func importCopy(of bytes: [UInt8], named name: String) throws -> ImportOutcome {
    var new = NewMediaItem.sample("a", content: name)
    (new.stamp.path, new.stamp.sizeBytes) = (folder.file("a"), Int64(bytes.count))
    (new.file, new.item.file) = (folder.write(bytes, to: "media/\(name)"), folder.file("media/\(name)"))
    return try #require(try album.add([new]).first)
  }

  private func itemCount(after first: [UInt8]) throws -> Int {
    _ = try importCopy(of: first, named: "first")
    guard case .imported = try importCopy(of: Self.whole, named: "second") else { return -1 }
    let items = try album.items(MediaQuery(), page: PageRequest()).items
    #expect(items.contains { $0.file == folder.file("media/second") })
    return items.count
  }

  @Test(arguments: [1, 100_000, 65_536, 131_072, 199_999])
  func theBeginningOfAFileIsReplacedByAllOfIt(count: Int) throws {
    #expect(try itemCount(after: Array(Self.whole.prefix(count))) == 1)
  }

  @Test(arguments: [1, 65_535, 65_536, 70_000, 199_999])
  func aFileThatIsFilledUpWithZerosIsReplaced(count: Int) throws {
    let zeros = [UInt8](repeating: 0, count: Self.whole.count - count)
    #expect(try itemCount(after: Self.whole.prefix(count) + zeros) == 1)
  }

  @Test(arguments: [0, 65_536, 150_000])
  func anotherContentIsAnotherPhoto(at offset: Int) throws {
    var edited = Self.whole
    edited[offset] ^= 0x80
    #expect(try itemCount(after: edited) == 2)
  }

  @Test func aLongerFileIsNoBeginning() throws {
    #expect(try itemCount(after: Self.whole + [1]) == 2)
  }
}
