import ScreenFixtures
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  /// What bytes mean when they come all at once and nothing follows.
  private func decoded(_ text: String) -> [TerminalInput] {
    decoded(Array(text.utf8))
  }

  private func decoded(_ bytes: [UInt8]) -> [TerminalInput] {
    var decoder = InputDecoder()
    let inputs = decoder.feed(bytes, atMS: 0)
    guard let deadline = decoder.deadlineMS else { return inputs }
    return inputs + decoder.timeOut(atMS: deadline)
  }

  @Test func readsCharacters() {
    #expect(decoded("aZ5é黄🙂 ") == "aZ5é黄🙂 ".map { .character($0) })
  }

  @Test(arguments: [
    ("\r", "Enter"), ("\n", "Enter"), ("\t", "Tab"), ("\u{7F}", "Backspace"), ("\u{8}", "Backspace"),
    ("\u{1B}", "Escape"), ("\u{2}", "Ctrl+b"), ("\u{1E}", "Ctrl+^"), ("\u{0}", "Ctrl+Space"),
    ("\u{1B}[A", "ArrowUp"), ("\u{1B}OA", "ArrowUp"), ("\u{1B}[1;5C", "Ctrl+ArrowRight"),
    ("\u{1B}[1;2D", "Shift+ArrowLeft"), ("\u{1B}[1;8B", "Ctrl+Alt+Shift+ArrowDown"), ("\u{1B}[H", "Home"),
    ("\u{1B}[1~", "Home"), ("\u{1B}[7~", "Home"), ("\u{1B}[4~", "End"), ("\u{1B}[5~", "PageUp"),
    ("\u{1B}[6;5~", "Ctrl+PageDown"), ("\u{1B}OP", "F1"), ("\u{1B}[11~", "F1"), ("\u{1B}[[A", "F1"),
    ("\u{1B}[[E", "F5"), ("\u{1B}[1;2S", "Shift+F4"), ("\u{1B}[24~", "F12"), ("\u{1B}[34~", "F20"),
    ("\u{1B}OM", "NumpadEnter"), ("\u{1B}Ok", "NumpadAdd"), ("\u{1B}Op", "Numpad0"), ("\u{1B}Oy", "Numpad9"),
    ("\u{1B}[E", "Clear"), ("\u{1B}[Z", "Shift+Tab"), ("\u{1B}x", "Alt+x"), ("\u{1B}\u{7F}", "Alt+Backspace"),
  ])
  func readsKeys(bytes: String, name: String) {
    #expect(decoded(bytes) == [.key(name)])
    #expect(KeyName.isKnown(name))
  }

  @Test func readsTheSameHoweverBytesAreCut() {
    let text = "a\u{1B}[A\u{1B}OPé黄🙂\u{1B}[1;5C\u{1B}[200~x\u{1B}[3~y\u{1B}[201~\u{1B}]0;title\u{1B}\\b\u{1B}[[Bz"
    let bytes = Array(text.utf8)
    let whole = decoded(bytes)
    #expect(whole.last == .character("z"))
    for cut in bytes.indices {
      var decoder = InputDecoder()
      let inputs = decoder.feed(Array(bytes[..<cut]), atMS: 0) + decoder.feed(Array(bytes[cut...]), atMS: 20)
      #expect(inputs == whole, "cut before byte \(cut)")
    }
    var decoder = InputDecoder()
    #expect(bytes.flatMap { decoder.feed([$0], atMS: 0) } == whole)
  }

  @Test func anEscIsAKeyAfter25MS() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B], atMS: 1000) == [])
    #expect(decoder.deadlineMS == 1025)
    #expect(decoder.timeOut(atMS: 1024) == [])
    #expect(decoder.timeOut(atMS: 1025) == [.key("Escape")])
    #expect(decoder.deadlineMS == nil)
  }

  @Test func twoEscsAreTwoKeys() {
    #expect(decoded("\u{1B}\u{1B}") == [.key("Escape"), .key("Escape")])
    #expect(decoded("\u{1B}\u{1B}[A") == [.key("Escape"), .key("ArrowUp")])
  }

  @Test(arguments: [
    // Sequences of keyboards and mice nobody asked for, and answers to questions nobody put.
    "\u{1B}[99;5u", "\u{1B}[<0;10;10M", "\u{1B}[24;80R", "\u{1B}[?62;22c", "\u{1B}[>1;10;0c", "\u{1B}[I",
    "\u{1B}]10;rgb:ff/ff/ff\u{7}", "\u{1B}]10;rgb:ff/ff/ff\u{1B}\\", "\u{1B}P>|xterm\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\",
    "\u{1B}[1;2;3;4;5;6~", "\u{1B}[!p", "\u{1B}[99999999999999999999~", "\u{1B}O ", "\u{1B}[[Z", "\u{80}\u{9B}",
    "\u{1B}é",
  ])
  func swallowsWhatIsNoKey(bytes: String) {
    #expect(decoded(bytes).filter { $0 != .character(" ") && $0 != .character("é") } == [])
    #expect(decoded(bytes + "i").last == .character("i"))
  }

  @Test(arguments: ["\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}[[", "\u{1B}]0;title", "\u{1B}P", "\u{1B}[200~text"])
  func dropsWhatIsNeverFinished(bytes: String) throws {
    var decoder = InputDecoder()
    let early = decoder.feed(Array(bytes.utf8), atMS: 0).filter { $0.keyName != nil }
    #expect(early == [])
    let deadline = try #require(decoder.deadlineMS)
    #expect(decoder.timeOut(atMS: deadline) == [])
    #expect(decoder.deadlineMS == nil)
    #expect(decoder.feed(Array("i".utf8), atMS: deadline) == [.character("i")])
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE4, 0xBA], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xC3, 0x28],
      [0xF0, 0x9F, 0x99],
    ] as [[UInt8]])
  func dropsWhatIsNotUTF8AndNothingElse(bytes: [UInt8]) {
    #expect(decoded(bytes + Array("ig".utf8)).suffix(2) == [.character("i"), .character("g")])
    #expect(!decoded(bytes).contains(.character("\u{FFFD}")))
  }

  @Test func neverMistakesPastedTextForKeys() {
    let inputs = decoded("\u{1B}[200~X\r\t\u{3}\u{1B}[Aé\u{1B}[201~g")
    #expect(inputs == "X  [Aé".map { .pasted($0) } + [.character("g")])
    #expect(inputs.compactMap(\.keyName) == ["g"])
  }

  @Test func readsWhatTerminfoSaysFirst() {
    let sequences = KeySequences(entry: [
      Array("\u{1B}[A".utf8): "Home", [0x01, 0x40, 0x0D]: "F1", [0x01, 0x41]: "F2", [0x7F]: "Delete",
    ])
    var decoder = InputDecoder(sequences: sequences)
    #expect(decoder.feed(Array("\u{1B}[A".utf8), atMS: 0) == [.key("Home")])
    #expect(decoder.feed([0x01, 0x40], atMS: 0) == [])
    #expect(decoder.feed([0x0D, 0x01, 0x41], atMS: 0) == [.key("F1"), .key("F2")])
    #expect(decoder.feed([0x7F], atMS: 0) == [.key("Backspace")])
    #expect(decoder.feed([0x01, 0x42], atMS: 0) == [.key("Ctrl+a"), .character("B")])
  }

  @Test func survivesRandomBytes() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(seed: seed)
    for _ in 0..<2000 {
      var decoder = InputDecoder()
      var nowMS: Int64 = 0
      for _ in 0..<4 {
        let count = Int(random.next() % 24)
        let bytes = (0..<count).map { _ in Self.oftenEscape(&random) }
        let inputs = decoder.feed(bytes, atMS: nowMS)
        #expect(inputs.count <= 64, "seed \(seed)")
        nowMS += Int64(random.next() % 50)
        _ = decoder.timeOut(atMS: nowMS)
      }
      _ = decoder.timeOut(atMS: nowMS + 10_000)
      #expect(decoder.deadlineMS == nil, "seed \(seed)")
      #expect(decoder.feed([0x69], atMS: nowMS + 10_000) == [.character("i")], "seed \(seed)")
    }
  }

  private static func oftenEscape(_ random: inout SplitMix) -> UInt8 {
    let likely: [UInt8] = [0x1B, 0x5B, 0x4F, 0x3B, 0x7E, 0x5D, 0x07, 0x32, 0x30]
    let value = random.next()
    return value % 3 == 0 ? UInt8(truncatingIfNeeded: value >> 8) : likely[Int(value >> 8) % likely.count]
  }
}
