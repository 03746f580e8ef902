import Calls
import Glibc
import TestSupport
import Testing

@testable import Importing

/// Every file below a folder is found, skipped or a failure.
@Suite struct DirectoryWalkerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Returns the files found, from the folder on.
  private func names(_ walker: DirectoryWalker) -> [String] {
    walker.files.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test func systemFoldersAreSkippedAndTheirFilesCounted() {
    for path in [
      "a.jpg", "@eaDir/a.jpg/THUMB_M.jpg", "@eaDir/a.jpg/THUMB_XL.jpg", "sub/@eaDir/b.jpg/THUMB_M.jpg", "sub/b.jpg",
      "#recycle/c.jpg", ".Trash-1000/files/d.jpg", "L.photoslibrary/originals/e.jpg", "L.photoslibrary/resources/f.jpg",
      "._a.jpg", ".DS_Store", ".hidden.jpg", ".git/g.jpg",
    ] { folder.write("x", to: path) }
    let walker = DirectoryWalker([folder.path])
    #expect(names(walker) == ["L.photoslibrary/originals/e.jpg", "a.jpg", "sub/b.jpg"])
    #expect(
      walker.skipped == [
        .thumbnails: 3, .deleted: 2, .libraryInternals: 1, .appleDouble: 1, .notMedia: 1, .hidden: 1,
        .hiddenFolders: 1,
      ])
    #expect(walker.failures.isEmpty)
  }

  @Test func systemFoldersAreSearchedOnRequestAndWhereTheyAreNamed() {
    for path in ["a.jpg", "@eaDir/b.jpg", ".thumbnails/c.jpg", ".git/d.jpg"] { folder.write("x", to: path) }
    let all = DirectoryWalker([folder.path], scope: SearchScope(includesSystemFolders: true))
    #expect(names(all) == [".git/d.jpg", ".thumbnails/c.jpg", "@eaDir/b.jpg", "a.jpg"] && all.skipped.isEmpty)
    let named = DirectoryWalker([folder.path, "\(folder.path)/@eaDir"])
    #expect(names(named) == ["@eaDir/b.jpg", "a.jpg"])
    #expect(named.skipped == [.thumbnails: 1, .hiddenFolders: 1], "a file that was found another way is not skipped")
  }

  @Test func aFolderThatIsNotUTF8LosesNoFile() {
    let name = PathText.text(of: Array("caf".utf8) + [0xE9])
    "\(folder.path)/\(name)".withPath { _ = mkdir($0, 0o700) }
    for file in ["1.jpg", "2.jpg"] {
      "\(folder.path)/\(name)/\(file)".withPath { path in _ = close(open(path, O_CREAT | O_WRONLY, 0o600)) }
    }
    let walker = DirectoryWalker([folder.path])
    let paths: [String] = walker.files.map { PathText.display($0.path) }
    #expect(paths == ["\(folder.path)/café/1.jpg", "\(folder.path)/café/2.jpg"])
    #expect(walker.failures.isEmpty)
    for file in walker.files { file.path.withPath { _ = unlink($0) } }
    "\(folder.path)/\(name)".withPath { _ = rmdir($0) }
  }

  @Test func filesBeyondTheLongestPathAreFailuresWithAReason() throws {
    let name = String(repeating: "d", count: 250)
    var parents = [open(folder.path, O_RDONLY | O_DIRECTORY)]
    for _ in 0..<20 {
      mkdirat(try #require(parents.last), name, 0o700)
      parents.append(openat(try #require(parents.last), name, O_RDONLY | O_DIRECTORY))
    }
    close(openat(try #require(parents.last), "deep.jpg", O_CREAT | O_WRONLY, 0o600))
    folder.write("x", to: "near.jpg")
    let walker = DirectoryWalker([folder.path])
    #expect(names(walker) == ["near.jpg"])
    #expect(walker.failures.map(\.reason) == [ImportFailureReason.pathTooLong.description])
    #expect(walker.failures.first?.file.hasSuffix("/deep.jpg") == true)
    unlinkat(try #require(parents.last), "deep.jpg", 0)
    while let folder = parents.popLast() {
      if let parent = parents.last { unlinkat(parent, name, AT_REMOVEDIR) }
      close(folder)
    }
  }

  @Test func aLinkOutOfTheFoldersIsCountedAndFollowedOnRequest() {
    for path in ["album/a.jpg", "elsewhere/b.jpg", "elsewhere/c.jpg", "album2/d.jpg"] { folder.write("x", to: path) }
    symlink("../elsewhere", "\(folder.path)/album/folder")
    symlink("../elsewhere/b.jpg", "\(folder.path)/album/file.jpg")
    symlink("../album2", "\(folder.path)/album/begins-alike")
    symlink("a.jpg", "\(folder.path)/album/inside.jpg")
    symlink("/dev/null", "\(folder.path)/album/device")
    let album = "\(folder.path)/album"
    let walker = DirectoryWalker([album])
    #expect(names(walker) == ["album/a.jpg"] && walker.skipped == [.linksOut: 3] && walker.failures.isEmpty)
    let all = DirectoryWalker([album], scope: SearchScope(followsLinksOut: true))
    #expect(names(all) == ["album/a.jpg", "album2/d.jpg", "elsewhere/b.jpg", "elsewhere/c.jpg"])
    #expect(all.skipped.isEmpty)
    let both = DirectoryWalker([album, "\(folder.path)/elsewhere"])
    #expect(names(both) == ["album/a.jpg", "elsewhere/b.jpg", "elsewhere/c.jpg"] && both.skipped == [.linksOut: 1])
    symlink(album, "\(folder.path)/named")
    #expect(names(DirectoryWalker(["\(folder.path)/named"])) == ["album/a.jpg"])
  }

  @Test func aLinkThatLeadsNowhereIsCounted() {
    symlink("/nowhere/at/all", "\(folder.path)/link.jpg")
    symlink("loop", "\(folder.path)/loop")
    let walker = DirectoryWalker([folder.path])
    #expect(walker.skipped == [.brokenLinks: 1])
    #expect(walker.failures.map(\.reason) == [ImportFailureReason.circularLink.description])
  }
}
