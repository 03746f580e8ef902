import Foundation
import TestSupport
import Testing

@testable import Tapes

@Suite struct TapeFilesTests {
  @Test func createsMissingFolders() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a/b/c.svg")
    try TapeFiles.write("drawn", to: path)
    #expect(try TapeFiles.textIfPresent(path) == "drawn")
  }

  @Test func statesTheCauseInOneSentence() throws {
    let folder = try TemporaryFolder()
    let file = folder.write([], to: "file")
    #expect(reason(writing: "\(file)/a.svg") == "“\(file)/a.svg” cannot be written: \(file) is not a folder")
    #expect(reason(writing: "/proc/none/a.svg") == "“/proc/none/a.svg” cannot be written: no such file or folder")
    #expect(reason(writing: folder.path) == "“\(folder.path)” cannot be written: it is a folder")
  }

  private func reason(writing path: String) -> String? {
    do throws(TapeFault) {
      try TapeFiles.write("drawn", to: path)
      return nil
    } catch {
      return english(error)
    }
  }
}
