import BundledKeymaps
import Screen
import Testing

@testable import Terminal

@Suite struct KeymapTests {
  private func keymap(_ toml: String, pages: Set<String>? = nil) throws(KeymapError) -> Keymap {
    try Keymap(toml: toml, file: "my.toml", knownPages: pages)
  }

  private func shipped(_ name: String?) throws -> Keymap {
    let standard = try Keymap(toml: String(decoding: Keymaps.standard, as: UTF8.self), file: "default.toml")
    guard let name else { return standard }
    let bytes = try #require(Keymaps.others[name])
    return standard.overlaid(by: try Keymap(toml: String(decoding: bytes, as: UTF8.self), file: name))
  }

  // The table of LOOK.md, "The remote".
  @Test(arguments: [
    (RemoteKey.arrowUp, ["ArrowUp"]), (.arrowDown, ["ArrowDown"]), (.arrowLeft, ["ArrowLeft"]),
    (.arrowRight, ["ArrowRight"]), (.enter, ["Enter", "NumpadEnter", "Select"]), (.back, ["Backspace", "Escape"]),
    (.home, ["Home"]), (.exit, ["X"]), (.digit7, ["7", "Numpad7"]), (.channelUp, ["PageUp"]),
    (.channelDown, ["PageDown"]), (.mediaLast, ["l"]), (.red, ["F1", "R"]), (.green, ["F2", "G"]),
    (.yellow, ["F3", "Y"]), (.blue, ["B", "F4"]), (.info, ["i"]), (.guide, ["g"]), (.contextMenu, ["m"]),
    (.mediaPlayPause, ["Space"]), (.mediaStop, ["x"]), (.mediaRewind, ["r"]), (.mediaFastForward, ["f"]),
    (.help, ["?", "Help"]), (.find, ["/", "Find"]),
  ])
  func theStandardMapIsTheTable(key: RemoteKey, names: [String]) throws {
    #expect(try shipped(nil).keyNames(for: key) == names)
  }

  @Test(arguments: [nil, "vi", "numpad"])
  func everyMapReachesEverythingThatArrowsCannot(name: String?) throws {
    let map = try shipped(name)
    for key in [RemoteKey.arrowUp, .arrowDown, .arrowLeft, .arrowRight, .enter, .back, .home, .exit, .help] {
      #expect(!map.keyNames(for: key).isEmpty, "\(key.rawValue)")
    }
  }

  @Test func viMovesByLetters() throws {
    let map = try shipped("vi")
    #expect("hjkl".map { map.remoteKey(for: String($0)) } == [.arrowLeft, .arrowDown, .arrowUp, .arrowRight])
    #expect(map.remoteKey(for: "g") == .guide)
  }

  @Test func aPageCountsBeforeEverywhereAndFallsThroughToIt() throws {
    let map = try keymap("[keys]\nx = \"Enter\"\ny = \"Info\"\n[pages.guide]\nx = \"GoHome\"\n")
    #expect(map.remoteKey(for: "x") == .enter)
    #expect(map.remoteKey(for: "x", page: "guide") == .home)
    #expect(map.remoteKey(for: "y", page: "guide") == .info)
    #expect(map.remoteKey(for: "x", page: "album") == .enter)
    #expect(map.remoteKey(for: "z", page: "guide") == nil)
  }

  @Test func aPersonsMapLiesOnTopKeyByKey() throws {
    let below = try keymap("[keys]\nx = \"Enter\"\ny = \"Info\"\nz = \"Help\"\n[pages.guide]\na = \"Exit\"\n")
    let above = try keymap("[keys]\nx = \"GoHome\"\nz = \"None\"\n[pages.guide]\nb = \"Find\"\n")
    let map = below.overlaid(by: above)
    #expect(map.remoteKey(for: "x") == .home)
    #expect(map.remoteKey(for: "y") == .info)
    #expect(map.remoteKey(for: "z") == nil)
    #expect(map.remoteKey(for: "a", page: "guide") == .exit)
    #expect(map.remoteKey(for: "b", page: "guide") == .find)
  }

  @Test func understandsEveryVocabularyOfRemotes() throws {
    let map = try keymap("[keys]\na = \"KEY_OK\"\nb = \"VK_ENTER\"\nc = \"Enter\"\n\"Ctrl+Alt+x\" = \"KEY_EPG\"\n")
    #expect(map.keyNames(for: .enter) == ["a", "b", "c"])
    #expect(map.remoteKey(for: "Ctrl+Alt+x") == .guide)
  }

  @Test(arguments: [
    ("[keys]\nx = \"Entre\"\n", "my.toml: keys.x: “Entre” is no key of the remote; expected None or one of ArrowUp, "),
    ("[keys]\nPgUp = \"Enter\"\n", "my.toml: keys.PgUp: no key of a keyboard has this name; expected a character, "),
    ("[keys]\n\"Alt+Ctrl+x\" = \"Enter\"\n", "my.toml: keys.\"Alt+Ctrl+x\": no key of a keyboard has this name; "),
    ("[keys]\n\"\" = \"Enter\"\n", "my.toml: keys.\"\": no key of a keyboard has this name; "),
    ("[keys]\nx = 5\n", "my.toml: keys.x: expected the name of a key of the remote in quotes, such as "),
    ("keys = 5\n", "my.toml: keys: expected a table of keys"),
    ("x = \"Enter\"\n", "my.toml: x: expected the table “keys” or a table “pages.NAME”"),
    ("[pages]\nx = \"Enter\"\n", "my.toml: pages.x: there is no such page; expected one of album, guide"),
    ("[pages.mall]\nx = \"Enter\"\n", "my.toml: pages.mall: there is no such page; expected one of album, guide"),
    ("pages = 1\n", "my.toml: pages: expected tables “pages.NAME”"),
    ("[keys]\nx = \"Enter\nf = 1\n", "my.toml:2:11: "),
    ("[keys]\nx = \"Enter\"\nx = \"Info\"\n", "my.toml:3:"),
  ])
  func refusesAMapWithItsPlace(toml: String, message: String) throws {
    let error = try #require(throws: KeymapError.self) { try keymap(toml, pages: ["album", "guide"]) }
    #expect(error.description.hasPrefix(message), "\(error)")
    #expect(!error.description.contains("\n"))
  }

  @Test func charactersAreTextWhereTextIsTaken() throws {
    let map = try shipped(nil)
    let text = InputContext(takesText: true)
    #expect(LoopEvent(.character("X"), keymap: map, context: text) == .typed("X"))
    #expect(LoopEvent(.character(" "), keymap: map, context: text) == .typed(" "))
    #expect(LoopEvent(.pasted("X"), keymap: map, context: text) == .typed("X"))
    #expect(LoopEvent(.key("Backspace"), keymap: map, context: text) == .erased)
    #expect(LoopEvent(.key("Escape"), keymap: map, context: text) == .input(.back))
    #expect(LoopEvent(.key("F1"), keymap: map, context: text) == .input(.red))
    #expect(LoopEvent(.key("ArrowUp"), keymap: map, context: text) == .input(.arrowUp))
  }

  @Test func pastedTextIsNothingElsewhere() throws {
    let map = try shipped(nil)
    #expect(LoopEvent(.pasted("X"), keymap: map, context: InputContext()) == nil)
    #expect(LoopEvent(.character("X"), keymap: map, context: InputContext()) == .input(.exit))
    #expect(LoopEvent(.key("Backspace"), keymap: map, context: InputContext()) == .input(.back))
    #expect(LoopEvent(.key("Alt+q"), keymap: map, context: InputContext()) == nil)
  }
}
