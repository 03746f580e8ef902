import Calls
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite struct DurableFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func replace(_ name: String, by text: String) throws {
    let path = folder.file(name)
    try DurableFile.replace(path, by: Array(text.utf8), unfinished: path + ".new")
  }

  private func content(_ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  @Test func aFileIsCreatedForItsOwnerOnly() throws {
    try replace("tokens", by: "a secret")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("tokens"))
    #expect(try content("tokens") == "a secret" && attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func theContentIsReplacedAsAWhole() throws {
    try replace("tokens", by: String(repeating: "long ", count: 1_000))
    try replace("tokens", by: "short")
    #expect(try content("tokens") == "short")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tokens"])
  }

  @Test func whatAnInterruptedWriterLeftIsOverwritten() throws {
    folder.write(String(repeating: "x", count: 100), to: "tokens.new")
    try replace("tokens", by: "whole")
    #expect(try content("tokens") == "whole")
  }

  @Test func aFailureKeepsTheFormerContent() throws {
    try replace("tokens", by: "former")
    let path = folder.file("tokens")
    #expect(throws: Errno.noSuchFileOrDirectory) {
      try DurableFile.replace(path, by: [1], unfinished: folder.file("missing/tokens.new"))
    }
    #expect(try content("tokens") == "former")
    try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
    #expect(throws: Errno.isDirectory) { try replace("folder", by: "x") }
  }

  @Test(arguments: ["/proc", "", "."]) func aFolderThatCannotBeFlushedIsNoFailure(_ path: String) throws {
    try DurableFile.syncFolder(path)
  }

  @Test func aFolderThatIsMissingIsOne() {
    #expect(throws: Errno.noSuchFileOrDirectory) { try DurableFile.syncFolder(ofFile: folder.file("missing/file")) }
  }
}
