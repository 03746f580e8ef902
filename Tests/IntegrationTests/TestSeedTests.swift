import Foundation
import TestSupport
import Testing

/// The seed of all random tests follows from the commit that is checked out.
@Suite struct TestSeedTests {
  private static let commit = "88c86c3f0e9d8c7b6a5948372615049382716050"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var found: String? { Repository.commit(in: URL(fileURLWithPath: folder.path, isDirectory: true)) }

  @Test func theSeedIsTheBeginningOfTheCommitsID() {
    #expect(TestSeed.seed(ofCommit: Self.commit) == 0x88C8_6C3F_0E9D_8C7B)
    #expect(TestSeed.seed(ofCommit: "88c86c3") == nil)
  }

  @Test func aBranchNamesItsCommitInAFile() {
    folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    folder.write("\(Self.commit)\n", to: ".git/refs/heads/main")
    #expect(found == Self.commit)
  }

  @Test func aBranchMayBePacked() {
    folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    folder.write(
      "# pack-refs with: peeled\n0123 refs/heads/old\n\(Self.commit) refs/heads/main\n", to: ".git/packed-refs")
    #expect(found == Self.commit)
  }

  @Test func aCommitMayBeCheckedOutWithoutABranch() {
    folder.write("\(Self.commit)\n", to: ".git/HEAD")
    #expect(found == Self.commit)
  }

  @Test func aFurtherWorkingTreeSharesItsBranches() {
    folder.write("gitdir: \(folder.path)/main/worktrees/second\n", to: ".git")
    folder.write("ref: refs/heads/second\n", to: "main/worktrees/second/HEAD")
    folder.write("../..\n", to: "main/worktrees/second/commondir")
    folder.write("\(Self.commit)\n", to: "main/refs/heads/second")
    #expect(found == Self.commit)
  }

  @Test func anUnpackedArchiveHasNone() {
    #expect(found == nil)
  }
}
