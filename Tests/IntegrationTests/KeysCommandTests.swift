import Foundation
import TestSupport
import Testing

/// `tenfoot keys` prints the bytes of each key, its name and its meaning.
@Suite struct KeysCommandTests {
  @Test func printsWhatEachKeySendsAndMeans() throws {
    let lines = try keys("\u{1B}[A\u{1B}[1;5CRx\u{1B}OPé\u{0}")
    #expect(
      lines == [
        "SENT           KEY              MEANS",
        "ESC [ A        ArrowUp          ArrowUp",
        "ESC [ 1 ; 5 C  Ctrl+ArrowRight  nothing",
        "R              R                ColorF0Red",
        "x              x                MediaStop",
        "ESC O P        F1               ColorF0Red",
        "é              é                nothing",
        "^@             Ctrl+Space       nothing",
      ])
  }

  @Test func aLoneEscapeIsAKeyAndAnUnfinishedSequenceIsNone() throws {
    #expect(try keys("\u{1B}\u{1B}").dropFirst().map { $0.prefix(3) } == ["ESC", "ESC"])
    #expect(try keys("\u{1B}[12").last == "ESC [ 1 2                not a key")
  }

  @Test func everyUnknownSequenceHasALineOfItsOwn() throws {
    let lines = try keys("\u{1B}[99;17u\u{1B}[>1;2c\u{1B}]0;t\u{7}\u{1B}[Aa").dropFirst()
    #expect(
      lines.map { $0.replacing(#/ {2,}/#, with: "|") } == [
        "ESC [ 9 9 ; 1 7 u|not a key", "ESC [ > 1 ; 2 c|not a key", "ESC ] 0 ; t ^G|not a key",
        "ESC [ A|ArrowUp|ArrowUp",
        "a|a|nothing",
      ])
  }

  @Test func modifiedFunctionKeysAndCodePointsAreKeys() throws {
    #expect(try keys("\u{1B}O2R").last?.hasPrefix("ESC O 2 R  Shift+F3      nothing") == true)
    let lines = try keys("\u{1B}[27u\u{1B}[A").dropFirst()
    #expect(lines.map { $0.split(separator: " ").last } == ["BrowserBack", "ArrowUp"])
  }

  @Test func statusReportsAreNotPrinted() throws {
    let lines = try keys("a\u{1B}[0nb").dropFirst()
    #expect(lines.map { $0.prefix(1) } == ["a", "b"])
  }

  @Test func pastedTextIsNeverAKey() throws {
    #expect(try keys("\u{1B}[200~R\u{1B}[201~")[1].hasSuffix("pasted text, not a key"))
  }

  @Test func keysThatNeedNoKeymapHaveAMeaning() throws {
    #expect(try keys("\u{C}").last == "^L        Ctrl+l        paints the screen again")
    #expect(try keys("\u{1B}[99;5u").last?.hasSuffix("  Ctrl+c        ends or stops the program") == true)
    let folder = try TemporaryFolder()
    folder.write(Array("[keys]\n\"Ctrl+l\" = \"Info\"\n".utf8), to: "own.toml")
    #expect(try keys("\u{C}", ["--keymap", folder.file("own.toml")]).last == "^L        Ctrl+l        Info")
  }

  @Test func pageSectionsArePrinted() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/own.toml"
    try Data("[pages.photo]\nn = \"ArrowRight\"\n".utf8).write(to: URL(fileURLWithPath: file))
    #expect(try keys("n", ["--keymap", file]).last == "n         n             nothing, on photo: ArrowRight")
  }

  @Test func anInvalidKeymapIsRefusedWithItsLocation() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/own.toml"
    try Data("[pages.foto]\nn = \"ArrowRight\"\n".utf8).write(to: URL(fileURLWithPath: file))
    let outcome = try Tenfoot(data: folder.path + "/data").run(["keys", "--keymap", file], input: "n")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("own.toml: pages.foto: there is no such page; expected one of addPerson"))
  }

  private func keys(_ input: String, _ options: [String] = []) throws -> [String] {
    let folder = try TemporaryFolder()
    let outcome = try Tenfoot(data: folder.path + "/data").run(["keys"] + options, input: input)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.output.split(separator: "\n").map(String.init)
  }
}
