import Calls
import Glibc
import TestSupport
import Testing

@testable import Importing

/// Copies of imported files, which have the content that they are named by.
@Suite struct MediaFolderTests {
  private let folder: TemporaryFolder
  private let media: MediaFolder

  init() throws {
    folder = try TemporaryFolder()
    media = MediaFolder(path: folder.file("media"))
  }

  @Test(arguments: [0, 1, 1 << 18, (1 << 18) + 1, 700_000])
  func aCopyHasTheBytesOfTheFile(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = folder.write(bytes, to: "photo.JPG")
    let copy = try media.copy(try OpenFile(path: path), openedAt: path, contentHash: "abc") { _ in "abc" }
    #expect(copy == folder.file("media/abc.jpg"))
    #expect(TemporaryFolder.read(copy) == bytes)
  }

  @Test func aFileThatWasReadBeforeIsCopiedFromItsBeginning() throws {
    let file = try OpenFile(path: folder.write("contents".utf8, to: "photo.jpg"))
    lseek(file.descriptor, 5, SEEK_SET)
    #expect(TemporaryFolder.read(try media.copy(file, named: "copy")) == Array("contents".utf8))
  }

  @Test func aFileThatGrewSinceItWasHashedIsNotCopied() throws {
    let path = folder.write("contents".utf8, to: "photo.jpg")
    let file = try OpenFile(path: path)
    folder.write("contents and more".utf8, to: "photo.jpg")
    expectChange { try media.copy(file, openedAt: path, contentHash: "abc") { _ in "abc" } }
  }

  @Test func aCopyWithOtherContentThanWasHashedIsNotKept() throws {
    let path = folder.write("contents".utf8, to: "photo.jpg")
    let file = try OpenFile(path: path)
    var copied: [UInt8]?
    expectChange {
      try media.copy(file, openedAt: path, contentHash: "abc") { copy in
        copied = TemporaryFolder.read("/proc/self/fd/\(copy.descriptor)")
        return "abd"
      }
    }
    #expect(copied == Array("contents".utf8), "the copy itself is hashed")
  }

  @Test func aTruncatedCopyIsMadeAgain() throws {
    let path = folder.write("contents".utf8, to: "photo.jpg")
    let copy = try media.copy(path, named: "copy")
    truncate(copy, 3)
    #expect(try media.copy(path, named: "copy") == copy)
    #expect(TemporaryFolder.read(copy) == Array("contents".utf8))
  }

  /// The path then leads to another file, whose content was not hashed.
  @Test func anotherFileUnderThePathIsNotCopied() throws {
    let path = folder.write("contents".utf8, to: "photo.jpg")
    let other = folder.write("a secret".utf8, to: "secret")
    let file = try OpenFile(path: path)
    unlink(path)
    symlink(other, path)
    do {
      let copy = try media.copy(file, openedAt: path, contentHash: "abc") { _ in "abc" }
      #expect(TemporaryFolder.read(copy) == Array("contents".utf8))
    } catch {
      // The system may count the removal of its name as a change of the file.
      #expect(error == MediaFolder.Failure.changed)
      #expect(TemporaryFolder.names(in: media.path).isEmpty)
    }
  }

  private func expectChange(_ copy: () throws -> String) {
    #expect(throws: MediaFolder.Failure.changed, performing: copy)
    #expect(TemporaryFolder.names(in: media.path).isEmpty)
  }
}
