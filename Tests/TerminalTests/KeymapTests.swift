import BundledKeymaps
import MediaFuzz
import Screen
import TestSupport
import Testing

@testable import Terminal

@Suite struct KeymapTests {
  private func keymap(_ toml: String, pages: Set<String>? = nil) throws(KeymapError) -> Keymap {
    try Keymap(toml: toml, file: "my.toml", knownPages: pages)
  }

  private func bundled(_ name: String?) throws -> Keymap {
    let standard = try Keymap(toml: String(decoding: Keymaps.standard, as: UTF8.self), file: "default.toml")
    guard let name else { return standard }
    let bytes = try #require(Keymaps.others[name])
    return standard.overlaid(by: try Keymap(toml: String(decoding: bytes, as: UTF8.self), file: name))
  }

  @Test(arguments: [
    (RemoteKey.arrowUp, ["ArrowUp"]), (.arrowDown, ["ArrowDown"]), (.arrowLeft, ["ArrowLeft"]),
    (.arrowRight, ["ArrowRight"]), (.enter, ["Enter", "NumpadEnter", "Select"]), (.back, ["Backspace", "Escape"]),
    (.home, ["Home"]), (.exit, ["X"]), (.digit7, ["7", "Numpad7"]), (.channelUp, ["PageUp"]),
    (.channelDown, ["PageDown"]), (.mediaLast, ["l"]), (.red, ["F1", "R"]), (.green, ["F2", "G"]),
    (.yellow, ["F3", "Y"]), (.blue, ["B", "F4"]), (.info, ["i"]), (.guide, ["g"]), (.contextMenu, ["m"]),
    (.mediaPlayPause, ["Space"]), (.mediaStop, ["x"]), (.mediaRewind, ["r"]), (.mediaFastForward, ["f"]),
    (.help, ["?", "Help"]), (.find, ["/", "Find"]), (.undo, ["u"]),
  ])
  func bindsTheStandardKeys(key: RemoteKey, names: [String]) throws {
    #expect(try bundled(nil).keyNames(for: key) == names)
  }

  @Test(arguments: [nil, "vi", "numpad"])
  func bindsNavigationInEveryBundledKeymap(name: String?) throws {
    let map = try bundled(name)
    for key in [RemoteKey.arrowUp, .arrowDown, .arrowLeft, .arrowRight, .enter, .back, .home, .exit, .help] {
      #expect(!map.keyNames(for: key).isEmpty, "\(key.rawValue)")
    }
  }

  @Test func movesByLettersInTheViKeymap() throws {
    let map = try bundled("vi")
    #expect("hjkl".map { map.remoteKey(for: String($0)) } == [.arrowLeft, .arrowDown, .arrowUp, .arrowRight])
    #expect(map.remoteKey(for: "g") == .guide)
  }

  @Test func prefersTheBindingsOfThePage() throws {
    let map = try keymap("[keys]\nx = \"Enter\"\ny = \"Info\"\n[pages.guide]\nx = \"GoHome\"\n")
    #expect(map.remoteKey(for: "x") == .enter)
    #expect(map.remoteKey(for: "x", page: "guide") == .home)
    #expect(map.remoteKey(for: "y", page: "guide") == .info)
    #expect(map.remoteKey(for: "x", page: "album") == .enter)
    #expect(map.remoteKey(for: "z", page: "guide") == nil)
  }

  @Test func overlaysBindingsKeyByKey() throws {
    let below = try keymap("[keys]\nx = \"Enter\"\ny = \"Info\"\nz = \"Help\"\n[pages.guide]\na = \"Exit\"\n")
    let above = try keymap("[keys]\nx = \"GoHome\"\nz = \"None\"\n[pages.guide]\nb = \"Find\"\n")
    let map = below.overlaid(by: above)
    #expect(map.remoteKey(for: "x") == .home)
    #expect(map.remoteKey(for: "y") == .info)
    #expect(map.remoteKey(for: "z") == nil)
    #expect(map.remoteKey(for: "a", page: "guide") == .exit)
    #expect(map.remoteKey(for: "b", page: "guide") == .find)
  }

  @Test func acceptsEveryVocabularyOfRemoteKeys() throws {
    let map = try keymap("[keys]\na = \"KEY_OK\"\nb = \"VK_ENTER\"\nc = \"Enter\"\n\"Ctrl+Alt+x\" = \"KEY_EPG\"\n")
    #expect(map.keyNames(for: .enter) == ["a", "b", "c"])
    #expect(map.remoteKey(for: "Ctrl+Alt+x") == .guide)
  }

  @Test(arguments: [
    (
      "[keys]\nx = \"Entre\"\n",
      "my.toml: keys.x: unknown remote control key “Entre”; expected None or one of ArrowUp, "
    ),
    ("[keys]\nPgUp = \"Enter\"\n", "my.toml: keys.PgUp: unknown key of the keyboard; expected a character, "),
    ("[keys]\n\"Alt+Ctrl+x\" = \"Enter\"\n", "my.toml: keys.\"Alt+Ctrl+x\": unknown key of the keyboard; "),
    ("[keys]\n\"Ctrl+F\" = \"Enter\"\n", "my.toml: keys.\"Ctrl+F\": no terminal can be relied on to send this key; "),
    (
      "[keys]\n\"Ctrl+I\" = \"Enter\"\n",
      "my.toml: keys.\"Ctrl+I\": no terminal can be relied on to send this key; most send “Tab” "
    ),
    ("[pages.guide]\n\"Ctrl+m\" = \"Enter\"\n", "my.toml: pages.guide.\"Ctrl+m\": no terminal can be relied on "),
    (
      "[keys]\n\"Shift+g\" = \"Enter\"\n",
      "my.toml: keys.\"Shift+g\": no terminal can be relied on to send this key; most send “G” "
    ),
    ("[keys]\n\"Alt+Shift+x\" = \"Enter\"\n", "my.toml: keys.\"Alt+Shift+x\": no terminal can be relied on "),
    ("[keys]\n\"Ctrl+c\" = \"Enter\"\n", "my.toml: keys.\"Ctrl+c\": this key ends or stops the program "),
    ("[keys]\n\"\\t\" = \"Enter\"\n", "my.toml: keys."),
    ("[keys]\n\"\" = \"Enter\"\n", "my.toml: keys.\"\": unknown key of the keyboard; "),
    ("[keys]\nx = 5\n", "my.toml: keys.x: expected the name of a remote control key in quotes, such as "),
    ("keys = 5\n", "my.toml: keys: expected a table of keys"),
    ("x = \"Enter\"\n", "my.toml: x: expected the table “keys” or a table “pages.NAME”"),
    ("[pages]\nx = \"Enter\"\n", "my.toml: pages.x: there is no such page; expected one of album, guide"),
    ("[pages.mall]\nx = \"Enter\"\n", "my.toml: pages.mall: there is no such page; expected one of album, guide"),
    ("pages = 1\n", "my.toml: pages: expected tables “pages.NAME”"),
    ("[keys]\nx = \"Enter\nf = 1\n", "my.toml:2:11: "),
    ("[keys]\nx = \"Enter\"\nx = \"Info\"\n", "my.toml:3:"),
    ("[keys]\nx = 99999999999999999999\n", "my.toml:2:"),
    ("[keys]\nx = " + String(repeating: "[", count: 100_000), "my.toml:2:"),
    (String(repeating: "[", count: 100_000), "my.toml:1:1: expected a key or a value"),
    ("[keys]\n [[=", "my.toml:2:1: expected a key or a value"),
    ("[keys]\nx = [1, # [\n }", "my.toml:3:1: expected a key or a value"),
    ("[\nkeys]\n", "my.toml:1:1: expected a key or a value"),
  ])
  func rejectsAnInvalidKeymapWithTheLocation(toml: String, message: String) throws {
    let error = try #require(throws: KeymapError.self) { try keymap(toml, pages: ["album", "guide"]) }
    #expect(english(error).hasPrefix(message), "\(error)")
    #expect(!english(error).contains("\n"))
  }

  @Test(arguments: [
    ("ctrl+f", "Ctrl+f"), ("Ctrl-f", "Ctrl+f"), ("ctrl+F", "Ctrl+f"), ("control-i", "Tab"), ("Esc", "Escape"),
    ("PgUp", "PageUp"), ("pageup", "PageUp"), (" ", "Space"), ("f5", "F5"), ("alt+del", "Alt+Delete"),
    ("Shift+Ctrl+ArrowUp", "Ctrl+Shift+ArrowUp"), ("shift+g", "G"), ("Alt--", "Alt+-"),
  ])
  func asksWhetherAKeyInAnotherSpellingIsMeant(name: String, meant: String) throws {
    let error = try #require(throws: KeymapError.self) { try keymap("[keys]\n\"\(name)\" = \"Enter\"\n") }
    #expect(error.fault == .unknownKeyLike(name: meant), "\(error)")
    #expect(throws: Never.self) { try keymap("[keys]\n\"\(meant)\" = \"Enter\"\n") }
  }

  @Test(arguments: [
    ("Ctrl+2", "Ctrl+Space"), ("Ctrl+3", "Escape"), ("Ctrl+4", "Ctrl+\\"), ("Ctrl+5", "Ctrl+]"), ("Ctrl+6", "Ctrl+^"),
    ("Ctrl+7", "Ctrl+_"), ("Ctrl+8", "Backspace"), ("Ctrl+/", "Ctrl+_"), ("Ctrl+1", "1"), ("Ctrl+9", "9"),
    ("Ctrl+;", ";"),
    ("Ctrl+é", "é"), ("Ctrl+中", "中"), ("Ctrl+Tab", "Tab"), ("Ctrl+Shift+Tab", "Shift+Tab"), ("Ctrl+Enter", "Enter"),
    ("Shift+Enter", "Enter"), ("Ctrl+Alt+1", "Alt+1"),
  ])
  func notesAKeyThatFewTerminalsSend(name: String, sent: String) throws {
    let quoted = name.replacing("\\", with: "\\\\")
    let map = try keymap("[keys]\n\"\(quoted)\" = \"Enter\"\n")
    #expect(map.remoteKey(for: name) == .enter, "kitty's protocol sends it")
    #expect(map.notes.map(\.fault) == [.seldomSent(sent: sent)])
    let text = "my.toml: keys.\"\(name)\": most terminals send “\(sent)” for this key; only those "
    #expect(map.notes.first.map { english($0).hasPrefix(text) } == true)
    #expect(try keymap("[keys]\n\"\(quoted)\" = \"None\"\n").notes.isEmpty)
  }

  @Test(arguments: [
    "Ctrl+a", "Ctrl+Space", "Ctrl+]", "Ctrl+^", "Ctrl+_", "Alt+1", "Alt+é", "Shift+Tab", "Ctrl+ArrowUp", "é",
    "Alt+Enter",
  ])
  func notesNoKeyThatEveryTerminalSends(name: String) throws {
    #expect(try keymap("[keys]\n\"\(name)\" = \"Enter\"\n").notes.isEmpty)
  }

  @Test(arguments: ["default", "numpad", "vi"]) func theBundledKeymapsHaveNoNotes(name: String) throws {
    #expect(try bundled(name == "default" ? nil : name).notes.isEmpty)
  }

  @Test(arguments: ["Super+g", "abc", "F21", "ctrl+c", "Control-Z", "ctrl+", "Ctrl+Ctrl", ""])
  func suggestsNoKeyThatCannotBeBound(name: String) {
    #expect(KeyName.correction(of: name) == nil)
  }

  @Test(arguments: [("enter", "Enter"), ("CHANNELUP", "ChannelUp"), ("none", "None")])
  func asksWhetherARemoteKeyInAnotherCaseIsMeant(name: String, meant: String) throws {
    let error = try #require(throws: KeymapError.self) { try keymap("[keys]\nx = \"\(name)\"\n") }
    #expect(english(error.fault).hasSuffix("; did you mean “\(meant)”?"), "\(error)")
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func parsesOrRejectsRandomFiles(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let toml = (0..<random.integer(in: 1...12)).map { _ in random.element(of: Self.pieces) }.joined()
      do throws(KeymapError) {
        _ = try keymap(toml)
      } catch {
        #expect(english(error).hasPrefix("my.toml:"), "seed \(seed): \(toml.debugDescription)")
      }
    }
  }

  /// Pieces of TOML that parsers treat specially, and values at the limits of their types.
  private static let pieces = [
    "[", "]", "[[", "]]", "keys", "pages", ".", "=", "\"", "'", "\"\"\"", "'''", "{", "}", ",", "#", "\n", "\r\n", " ",
    "x", "\\", "\\u", "\\U0010FFFF", "\u{0}", "\u{B}", "\u{A0}", "\u{FEFF}", "é", "黄", "\"Enter\"", "[keys]\n",
    "[pages.photo]\n", "x = \"Enter\"\n", "0", "-9223372036854775808", "99999999999999999999", "1e999", "0x", "nan",
    "-inf", "true", "1979-05-27T07:32:00Z", "99999-99-99", "07:32:00", "_", "+", "-", ":",
  ]

  @Test func acceptsBracketsInStringsAndComments() throws {
    let map = try keymap(
      "# [[=\n[keys] # [}\n\"[\" = \"Enter\"\n']' = '''Info'''\n\"\\\"\" = \"\"\"Exit\"\"\"\n\"}\" = \"None\"\n[pages.\"guide\"]\n"
    )
    #expect(["[", "]", "\""].map { map.remoteKey(for: $0) } == [.enter, .info, .exit])
  }

  @Test func treatsCharactersAsTextWhileTextIsEntered() throws {
    let map = try bundled(nil)
    let text = InputContext(takesText: true)
    #expect(LoopEvent(.character("X"), keymap: map, context: text) == .typed("X"))
    #expect(LoopEvent(.character(" "), keymap: map, context: text) == .typed(" "))
    #expect(LoopEvent(.pasted("X"), keymap: map, context: text) == .typed("X"))
    #expect(LoopEvent(.key("Backspace"), keymap: map, context: text) == .erased)
    #expect(LoopEvent(.key("Escape"), keymap: map, context: text) == .pressed(.back))
    #expect(LoopEvent(.key("F1"), keymap: map, context: text) == .pressed(.red))
    #expect(LoopEvent(.key("ArrowUp"), keymap: map, context: text) == .pressed(.arrowUp))
  }

  @Test func ignoresPastedTextElsewhere() throws {
    let map = try bundled(nil)
    #expect(LoopEvent(.pasted("X"), keymap: map, context: InputContext()) == nil)
    #expect(LoopEvent(.character("X"), keymap: map, context: InputContext()) == .pressed(.exit))
    #expect(LoopEvent(.key("Backspace"), keymap: map, context: InputContext()) == .pressed(.back))
    #expect(LoopEvent(.key("Alt+q"), keymap: map, context: InputContext()) == nil)
  }
}
