import Foundation
import TestSupport
import TestTraits
import Testing

/// `tenfoot tv`: what it starts with, and how it ends.
@Suite(.serialized, .heavy) struct TelevisionCommandTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  /// Makes the data folder one that a television was started with before.
  private func addDemoAlbum() throws {
    _ = try PreparedData.demoAlbum().copied(to: folder)
    try tenfoot.silencePopUps()
  }

  private func itemCount() throws -> Int {
    (try tenfoot("photos", "--json").json() as? [Any])?.count ?? -1
  }

  @Test func theFirstStartAddsTheDemoAlbumOnce() throws {
    try tenfoot.silencePopUps()
    let first = try TerminalWindow(tenfoot)
    #expect(first.shows("MOST LOOKED UP"))
    #expect(first.shows("Dunes"))
    first.send(SIGTERM)
    #expect(first.waitForEnd() == 128 + SIGTERM)
    #expect(!first.isTakenOver)
    #expect(try itemCount() >= 16)

    try tenfoot("demo", "remove")
    let second = try TerminalWindow(tenfoot)
    #expect(second.shows("tenfoot import"))
    second.send(SIGTERM)
    #expect(second.waitForEnd() == 128 + SIGTERM)
    #expect(try itemCount() == 0)
  }

  @Test func namedFilesAreImportedInsteadOfTheDemoAlbum() throws {
    try tenfoot.silencePopUps()
    let window = try TerminalWindow(tenfoot, [Repository.path("assets/demo/kite.jpg")])
    #expect(window.shows("MOST LOOKED UP"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
    #expect(try itemCount() == 1)
  }

  @Test func exitAsksAndRestoresTheTerminal() throws {
    try addDemoAlbum()
    let window = try TerminalWindow(tenfoot, ["--no-motion"])
    #expect(window.shows("MOST LOOKED UP"))
    #expect(window.isTakenOver)
    window.type("X")
    #expect(window.shows("Quit Tenfoot?"))
    // Dialogs ignore keys for their first 300 ms; a key that comes too early is typed again.
    var status: Int32?
    for _ in 0..<20 where status == nil {
      window.type("\r")
      status = window.waitBrieflyForEnd()
    }
    #expect(status == 0)
    #expect(!window.isTakenOver)
  }

  @Test func theLanguageIsThatOfTheEnvironment() throws {
    try addDemoAlbum()
    let window = try TerminalWindow(tenfoot, environment: ["LC_ALL": "", "LANG": "zh_CN.UTF-8"])
    #expect(window.shows("相册"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
  }

  @Test func theClockOptionIsObeyed() throws {
    try addDemoAlbum()
    let window = try TerminalWindow(tenfoot, ["tv", "--clock", "2026-11-21T20:04:00Z"], environment: ["TZ": "UTC"])
    #expect(window.shows("20:04"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
  }

  @Test func aKeymapThatDoesNotParseExitsWith2() throws {
    let keymap = folder.path + "/keymap.toml"
    try Data("[keys]\nq = \"Explode\"\n".utf8).write(to: URL(fileURLWithPath: keymap))
    let outcome = try tenfoot("tv", "--keymap", keymap)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(keymap))
    #expect(outcome.messages.contains("Explode"))
  }
}
