import Calls
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite struct FileContentsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [0, 1, 1_000, 2_500_000])
  func aFileOfTheLimitIsReadAndALongerOneIsNot(_ size: Int) throws {
    let path = folder.write([UInt8](repeating: 7, count: size), to: "file")
    #expect(try FileContents.read(path, limitBytes: size) == [UInt8](repeating: 7, count: size))
    guard size > 0 else { return }
    #expect(throws: FileContents.Failure.tooLarge(limitBytes: size - 1)) {
      try FileContents.read(path, limitBytes: size - 1)
    }
  }

  @Test func anEndlessDeviceIsTooLarge() {
    #expect(throws: FileContents.Failure.tooLarge(limitBytes: 3_000_000)) {
      try FileContents.read("/dev/zero", limitBytes: 3_000_000)
    }
  }

  @Test func theReasonOfTheSystemIsKept() {
    #expect(throws: FileContents.Failure.system(.isDirectory)) { try FileContents.read(folder.path, limitBytes: 10) }
    #expect(throws: FileContents.Failure.system(.noSuchFileOrDirectory)) {
      try FileContents.read(folder.path + "/none", limitBytes: 10)
    }
  }
}
