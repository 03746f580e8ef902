import Foundation
import Testing

/// Every page in every state looks as it did when somebody last looked at it.
@Suite struct PagesTests {
  /// One kind of screen that all pages are looked at on.
  struct Screen: CustomTestStringConvertible {
    let size: String
    let language: String
    let colour: String

    var testDescription: String { "\(size) \(language) \(colour)" }

    static let all = ["80x24", "120x36", "200x60"].flatMap { size in
      ["en", "zh-Hans"].flatMap { language in
        ["full", "16", "none"].map { Screen(size: size, language: language, colour: $0) }
      }
    }
  }

  @Test(arguments: Screen.all)
  func everyPageLooksAsItDid(_ screen: Screen) throws {
    let folder = try TemporaryFolder()
    let outcome = try Tenfoot(data: folder.path + "/data")(
      "replay", "--blank-pictures", "--size", screen.size, "--lang", screen.language, "--colour", screen.colour,
      Repository.path("assets/tapes/pages.tape"))
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test(arguments: ["pages", "tour", "television"])
  func noSnapshotIsLeftOver(of tape: String) throws {
    let text = try Repository.text("assets/tapes/\(tape).tape")
    for file in Repository.files(in: "assets/tapes/snapshots/\(tape)", endings: [".txt"]) {
      let name = file.split(separator: "/").last?.prefix { $0 != "." } ?? ""
      #expect(text.contains("Snapshot \"\(name)\""), "\(file)")
    }
  }
}
