import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  @Test func decodesCharacters() {
    #expect(InputDecoder.decodeAll("aZ5é黄🙂 ") == "aZ5é黄🙂 ".map { .character($0) })
  }

  @Test(arguments: [
    ("\r", "Enter"), ("\n", "Enter"), ("\t", "Tab"), ("\u{7F}", "Backspace"), ("\u{8}", "Backspace"),
    ("\u{1B}", "Escape"), ("\u{2}", "Ctrl+b"), ("\u{1E}", "Ctrl+^"), ("\u{0}", "Ctrl+Space"),
    ("\u{1B}[A", "ArrowUp"), ("\u{1B}OA", "ArrowUp"), ("\u{1B}[1;5C", "Ctrl+ArrowRight"),
    ("\u{1B}[;5C", "Ctrl+ArrowRight"), ("\u{1B}[1;C", "ArrowRight"),
    ("\u{1B}[1;2D", "Shift+ArrowLeft"), ("\u{1B}[1;8B", "Ctrl+Alt+Shift+ArrowDown"), ("\u{1B}[H", "Home"),
    ("\u{1B}[1~", "Home"), ("\u{1B}[7~", "Home"), ("\u{1B}[4~", "End"), ("\u{1B}[5~", "PageUp"),
    ("\u{1B}[6;5~", "Ctrl+PageDown"), ("\u{1B}OP", "F1"), ("\u{1B}[11~", "F1"), ("\u{1B}[[A", "F1"),
    ("\u{1B}[[E", "F5"), ("\u{1B}[1;2S", "Shift+F4"), ("\u{1B}[24~", "F12"), ("\u{1B}[34~", "F20"),
    ("\u{1B}OM", "NumpadEnter"), ("\u{1B}Ok", "NumpadAdd"), ("\u{1B}Op", "Numpad0"), ("\u{1B}Oy", "Numpad9"),
    ("\u{1B}[E", "Clear"), ("\u{1B}[Z", "Shift+Tab"), ("\u{1B}x", "Alt+x"), ("\u{1B}\u{7F}", "Alt+Backspace"),
  ])
  func decodesKeys(bytes: String, name: String) {
    #expect(InputDecoder.decodeAll(bytes) == [.key(name)])
    #expect(KeyName.isKnown(name))
  }

  @Test func givesTheSameInputsHoweverBytesAreCut() {
    let text = "a\u{1B}[A\u{1B}OPé黄🙂\u{1B}[1;5C\u{1B}[200~x\u{1B}[3~y\u{1B}[201~\u{1B}]0;title\u{1B}\\b\u{1B}[[Bz"
    let bytes = Array(text.utf8)
    let inputs = InputDecoder.decodeAll(bytes)
    #expect(inputs.last == .character("z"))
    for cut in bytes.indices {
      var decoder = InputDecoder()
      let pieces = decoder.feed(Array(bytes[..<cut]), atMS: 0) + decoder.feed(Array(bytes[cut...]), atMS: 20)
      #expect(pieces == inputs, "cut before byte \(cut)")
    }
    #expect(InputDecoder.decodeByteByByte(bytes) == inputs)
  }

  @Test func takesALoneEscForAKeyAfter25MS() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B], atMS: 1000) == [])
    #expect(decoder.deadlineMS == 1025)
    #expect(decoder.timeOut(atMS: 1024) == [])
    #expect(decoder.timeOut(atMS: 1025) == [.key("Escape")])
    #expect(decoder.deadlineMS == nil)
  }

  @Test func takesTwoEscsForTwoKeys() {
    #expect(InputDecoder.decodeAll("\u{1B}\u{1B}") == [.key("Escape"), .key("Escape")])
    #expect(InputDecoder.decodeAll("\u{1B}\u{1B}[A") == [.key("Escape"), .key("ArrowUp")])
  }

  @Test(arguments: [
    // Keyboard and mouse protocols that were not asked for, and reports that were not requested.
    "\u{1B}[99;5u", "\u{1B}[<0;10;10M", "\u{1B}[24;80R", "\u{1B}[?62;22c", "\u{1B}[>1;10;0c", "\u{1B}[I",
    "\u{1B}]10;rgb:ff/ff/ff\u{7}", "\u{1B}]10;rgb:ff/ff/ff\u{1B}\\", "\u{1B}P>|xterm\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\",
    "\u{1B}[1;2;3;4;5;6~", "\u{1B}[!p", "\u{1B}[~", "\u{1B}[1:3A", "\u{1B}O ", "\u{1B}[[Z", "\u{80}\u{9B}", "\u{1B}é",
  ])
  func skipsUnknownSequences(bytes: String) {
    let inputs = InputDecoder.decodeAll(bytes)
    #expect(inputs.filter { $0 != .character(" ") && $0 != .character("é") } == [])
    #expect(InputDecoder.decodeAll(bytes + "i").last == .character("i"))
  }

  @Test func decodesTheKeyAfterACancelledSequence() {
    for cancelled in ["\u{1B}[1;", "\u{1B}[[", "\u{1B}O", "\u{1B}[" + String(repeating: "1", count: 90)] {
      #expect(InputDecoder.decodeAll(cancelled + "\u{1B}[A") == [.key("ArrowUp")], "\(cancelled.debugDescription)")
    }
  }

  @Test(arguments: ["\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}[[", "\u{1B}]0;title", "\u{1B}P", "\u{1B}[200~text"])
  func dropsUnfinishedSequencesAtTheDeadline(bytes: String) throws {
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
  func dropsInvalidUTF8AndNothingElse(bytes: [UInt8]) {
    #expect(InputDecoder.decodeAll(bytes + Array("ig".utf8)).suffix(2) == [.character("i"), .character("g")])
    #expect(!InputDecoder.decodeAll(bytes).contains(.character("\u{FFFD}")))
  }

  @Test func neverTakesPastedTextForKeys() {
    let inputs = InputDecoder.decodeAll("\u{1B}[200~X\r\t\u{3}\u{1B}[Aé\u{1B}[201~g")
    #expect(inputs == "X  [Aé".map { .pasted($0) } + [.character("g")])
    #expect(inputs.compactMap(\.keyName) == ["g"])
  }

  @Test func prefersTheTerminfoEntryToXtermsSequences() {
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

  @Test func recognisesTheStatusReportAndNoOther() {
    #expect(InputDecoder.decodeAll("\u{1B}[0n") == [.statusReport])
    #expect(InputDecoder.decodeAll("\u{1B}[3n\u{1B}[0;1n\u{1B}[?0n") == [])
    let pasted = InputDecoder.decodeAll("\u{1B}[200~\u{1B}[0nx\u{1B}[201~")
    #expect(!pasted.contains(.statusReport) && pasted.last == .pasted("x"))
  }
}

extension InputDecoder {
  /// Decodes bytes that arrive at once, with nothing after them.
  static func decodeAll(_ bytes: [UInt8]) -> [TerminalInput] {
    var decoder = InputDecoder()
    let inputs = decoder.feed(bytes, atMS: 0)
    return inputs + decoder.timeOut(atMS: .max)
  }

  /// Decodes text that arrives at once, with nothing after it.
  static func decodeAll(_ text: String) -> [TerminalInput] {
    decodeAll(Array(text.utf8))
  }

  /// Decodes bytes that arrive one by one at the same time, with nothing after them.
  static func decodeByteByByte(_ bytes: [UInt8]) -> [TerminalInput] {
    var decoder = InputDecoder()
    let inputs = bytes.flatMap { decoder.feed([$0], atMS: 0) }
    return inputs + decoder.timeOut(atMS: .max)
  }
}
