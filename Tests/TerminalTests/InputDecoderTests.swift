import Screen
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
    ("\u{1B}\r", "Alt+Enter"), ("\u{1B}\u{1}", "Ctrl+Alt+a"), ("\u{1B} ", "Alt+Space"), ("\u{1B}ö", "Alt+ö"),
    // Function keys with modifiers, of Konsole, xterm, the Linux console and rxvt.
    ("\u{1B}O2R", "Shift+F3"), ("\u{1B}O5P", "Ctrl+F1"), ("\u{1B}O1;2Q", "Shift+F2"), ("\u{1B}[1;2P", "Shift+F1"),
    ("\u{1B}[15;5~", "Ctrl+F5"), ("\u{1B}[25~", "F13"), ("\u{1B}[11^", "Ctrl+F1"), ("\u{1B}[7$", "Shift+Home"),
    ("\u{1B}[11$", "Shift+F1"), ("\u{1B}[8@", "Ctrl+Shift+End"), ("\u{1B}[a", "Shift+ArrowUp"),
    ("\u{1B}Oa", "Ctrl+ArrowUp"),
    // kitty's protocol: the locks have no meaning, and keys have the names that other terminals give them.
    ("\u{1B}[13u", "Enter"), ("\u{1B}[27u", "Escape"), ("\u{1B}[9;2u", "Shift+Tab"), ("\u{1B}[13;5u", "Ctrl+Enter"),
    ("\u{1B}[127u", "Backspace"), ("\u{1B}[32;5u", "Ctrl+Space"), ("\u{1B}[97;5u", "Ctrl+a"),
    ("\u{1B}[97:65;6u", "Ctrl+a"), ("\u{1B}[105;5u", "Tab"), ("\u{1B}[109;7u", "Alt+Enter"), ("\u{1B}[120;3u", "Alt+x"),
    ("\u{1B}[120;4u", "Alt+X"), ("\u{1B}[57414u", "NumpadEnter"), ("\u{1B}[57399;129u", "Numpad0"),
    ("\u{1B}[57419u", "ArrowUp"), ("\u{1B}[57376u", "F13"), ("\u{1B}[1;129A", "ArrowUp"),
    ("\u{1B}[1;2:2A", "Shift+ArrowUp"),
    // xterm's modifyOtherKeys.
    ("\u{1B}[27;5;105~", "Tab"), ("\u{1B}[27;5;59~", "Ctrl+;"), ("\u{1B}[27;2;13~", "Shift+Enter"),
    ("\u{1B}[27;6;65~", "Ctrl+a"),
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

  @Test(arguments: [(nil, 50), (400, 400), (0, 0)] as [(Int64?, Int64)])
  func takesALoneEscForAKeyAfterItsDelay(chosenMS: Int64?, delayMS: Int64) {
    var decoder = chosenMS.map { InputDecoder(escapeDelayMS: $0) } ?? InputDecoder()
    #expect(decoder.feed([0x1B], atMS: 1000) == [])
    #expect(decoder.deadlineMS == 1000 + delayMS)
    #expect(decoder.timeOut(atMS: 999 + delayMS) == [])
    #expect(decoder.timeOut(atMS: 1000 + delayMS) == [.key("Escape")])
    #expect(decoder.deadlineMS == nil)
  }

  @Test func decodesTheCharactersOfCodePoints() {
    // Shift+A as kitty sends it, with and without the alternate code; a letter of another keyboard; the text of a key.
    for (bytes, character) in [
      ("97;2u", "A"), ("97:65;2u", "A"), ("1103;1u", "я"), ("49;2;33u", "!"), ("32u", " "), ("32;2u", " "),
      ("27;2;33~", "!"),
    ] as [(String, Character)] {
      #expect(InputDecoder.decodeAll("\u{1B}[" + bytes) == [.character(character)], "\(bytes)")
    }
  }

  @Test func decodesNoReleaseOfAKey() {
    #expect(InputDecoder.decodeAll("\u{1B}[97;1:3u\u{1B}[1;1:3B\u{1B}[3;1:3~i") == [.character("i")])
  }

  @Test func skipsOldMouseReportsWhole() {
    #expect(InputDecoder.decodeAll("\u{1B}[M !!i") == [.character("i")])
    #expect(InputDecoder.decodeAll([0x1B, 0x5B, 0x4D, 0x60, 0xF3, 0xC4, 0x69]) == [.character("i")])
    #expect(InputDecoder.decodeAll("\u{1B}[M !\u{1B}[Ai") == [.key("ArrowUp"), .character("i")])
    #expect(InputDecoder.decodeAll("\u{1B}[32;10;10Mi") == [.character("i")])
  }

  @Test func decodesTheMouse() {
    let reports: [(String, MouseAction?)] = [
      ("<0;12;3M", .press), ("<64;12;3M", .wheelUp), ("<65;12;3M", .wheelDown), ("<81;12;3M", .wheelDown),
      ("<0;12;3m", nil), ("<32;12;3M", nil), ("<2;12;3M", nil), ("<66;12;3M", nil), ("<0;0;3M", nil), ("<0;12M", nil),
    ]
    for (bytes, action) in reports {
      let expected = action.map { [TerminalInput.mouse($0, Point(column: 11, row: 2))] } ?? []
      #expect(InputDecoder.decodeAll("\u{1B}[" + bytes) == expected, "\(bytes)")
    }
  }

  @Test func returnsUnknownSequencesWithTheirBytes() {
    var decoder = InputDecoder()
    let unknown = ["\u{1B}[>1;10;0c", "\u{1B}]0;title\u{7}", "\u{1B}P>|xterm\u{1B}\\", "\u{1B}[57358u", "\u{1B}[97"]
    let pieces = decoder.decode(Array(unknown.joined().utf8), atMS: 0) + decoder.decodeLate(atMS: .max)
    #expect(pieces == unknown.map { DecodedInput(bytes: Array($0.utf8), input: nil) })
  }

  @Test func takesTwoEscsForTwoKeys() {
    #expect(InputDecoder.decodeAll("\u{1B}\u{1B}") == [.key("Escape"), .key("Escape")])
    #expect(InputDecoder.decodeAll("\u{1B}\u{1B}[A") == [.key("Escape"), .key("ArrowUp")])
  }

  @Test(arguments: [
    // Keyboard and mouse protocols that were not asked for, and reports that were not requested.
    "\u{1B}[99;17u", "\u{1B}[<3;10;10M", "\u{1B}[24;80R", "\u{1B}[>1;10;0c", "\u{1B}[I",
    "\u{1B}]10;rgb:ff/ff/ff\u{7}", "\u{1B}]10;rgb:ff/ff/ff\u{1B}\\", "\u{1B}P>|xterm\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\",
    "\u{1B}[1;2;3;4;5;6~", "\u{1B}[!p", "\u{1B}[~", "\u{1B}[1:3A", "\u{1B}O ", "\u{1B}[[Z", "\u{80}\u{9B}",
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

  @Test(
    arguments: [
      ("]11;rgb:1e1e/1e1e/1e1e", .background(RGB(30, 30, 30))), ("]11;rgb:f/f/f", .background(RGB(255, 255, 255))),
      ("]11;rgba:0d/0f/13/ff", .background(RGB(13, 15, 19))), ("]11;#0d0f13", .background(RGB(13, 15, 19))),
      ("P1+r524742=382F382F38", .directColour), ("P1+r5463", .directColour), ("P1+r436F=323536", .colours(256)),
      ("P1+r436f=38", .colours(8)), ("P1+r436F=3136373737323136", .directColour), ("P0+r524742", .refusal),
      ("P1$r48:2:1:2:3m", .directColour), ("P1$r0;48;2;1;2;3m", .directColour), ("P1$r48:2::1:2:3m", .directColour),
      ("P1$r48:5:16m", .refusal), ("P1$r0m", .refusal), ("P0$r", .refusal), ("]10;rgb:f/f/f", nil),
      ("]11;rgb:f/f", nil),
      ("]11;?", nil), ("P1+r", .refusal), ("P>|xterm", nil), ("]11;rgb:00000/0/0", nil),
    ] as [(String, TerminalReply?)])
  func readsRepliesAboutColours(text: String, reply: TerminalReply?) {
    for end in ["\u{7}", "\u{1B}\\"] {
      let bytes = Array("\u{1B}\(text)\(end)i".utf8)
      let expected = (reply.map { [TerminalInput.reply($0)] } ?? []) + [.character("i")]
      #expect(InputDecoder.decodeAll(bytes) == expected)
      #expect(InputDecoder.decodeByteByByte(bytes) == expected)
    }
  }

  /// The replies of xterm, Konsole and mlterm, and what none sends.
  @Test(
    arguments: [
      ("[?63;1;2;4;6;9;15;16;22;28c", .level(63, hasSixel: true)), ("[?62;1;4c", .level(62, hasSixel: true)),
      ("[?64;1;2;6;9;15c", .level(64)), ("[?4c", .level(4)), ("[?62;c", .level(62)), ("[6;15;7t", .cellSize(7, 15)),
      ("[6;0;7t", nil), ("[6;15t", nil), ("[6;9999999;7t", nil), ("[4;555;854t", nil),
      ("[?2;0;480;312S", .largestSixel(480, 312)), ("[?2;3S", nil), ("[?1;0;1024S", nil), ("[?2;0;0;0S", nil),
    ] as [(String, TerminalReply?)])
  func readsRepliesAboutPixels(text: String, reply: TerminalReply?) {
    let expected = (reply.map { [TerminalInput.reply($0)] } ?? []) + [.character("i")]
    let bytes = Array("\u{1B}\(text)i".utf8)
    #expect(InputDecoder.decodeAll(bytes) == expected)
    #expect(InputDecoder.decodeByteByByte(bytes) == expected)
  }

  @Test func recognisesTheStatusReportAndNoOther() {
    #expect(InputDecoder.decodeAll("\u{1B}[0n") == [.statusReport])
    #expect(InputDecoder.decodeAll("\u{1B}[3n\u{1B}[0;1n\u{1B}[?0n") == [])
    let pasted = InputDecoder.decodeAll("\u{1B}[200~\u{1B}[0nx\u{1B}[201~")
    #expect(!pasted.contains(.statusReport) && pasted.last == .pasted("x"))
  }
}

extension TerminalReply {
  fileprivate static func cellSize(_ width: Int, _ height: Int) -> TerminalReply {
    .cellSize(PixelSize(width: width, height: height))
  }

  fileprivate static func largestSixel(_ width: Int, _ height: Int) -> TerminalReply {
    .largestSixel(PixelSize(width: width, height: height))
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
