import Foundation
import Testing

/// `tenfoot` on a real terminal, from its start to its end.
@Suite(.serialized) struct WatchingTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    try tenfoot.silencePopUps()
  }

  private func photoCount() throws -> Int {
    (try tenfoot("photos", "--json").json() as? [Any])?.count ?? -1
  }

  @Test func theFirstStartOnAnEmptyAlbumBringsTheDemoAlbumOnce() throws {
    let first = try TerminalWindow(tenfoot)
    #expect(first.shows("MOST SELECTED"))
    #expect(first.shows("Dunes"))
    first.send(SIGTERM)
    #expect(first.end() == 128 + SIGTERM)
    #expect(!first.isTakenOver)
    #expect(try photoCount() >= 16)

    try tenfoot("demo", "remove")
    let second = try TerminalWindow(tenfoot)
    #expect(second.shows("tenfoot import"))
    second.send(SIGTERM)
    #expect(second.end() == 128 + SIGTERM)
    #expect(try photoCount() == 0)
  }

  @Test func whatIsNamedIsBroughtInFirstAndNothingElse() throws {
    let window = try TerminalWindow(tenfoot, [Repository.path("assets/demo/kite.jpg")])
    #expect(window.shows("MOST SELECTED"))
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
    #expect(try photoCount() == 1)
  }

  @Test func leavingAsksAndGivesTheTerminalBack() throws {
    let window = try TerminalWindow(tenfoot, ["--no-motion"])
    #expect(window.shows("MOST SELECTED"))
    #expect(window.isTakenOver)
    window.type("X")
    #expect(window.shows("Stay"))
    // Pop-ups are deaf for their first 300 ms; a key that comes too early is typed again.
    var status: Int32?
    for _ in 0..<20 where status == nil {
      window.type("\r")
      status = window.endSoon()
    }
    #expect(status == 0)
    #expect(!window.isTakenOver)
  }

  @Test func theLanguageIsThatOfTheEnvironment() throws {
    let window = try TerminalWindow(tenfoot, environment: ["LC_ALL": "", "LANG": "zh_CN.UTF-8"])
    #expect(window.shows("相册"))
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
  }

  @Test func theClockIsThatWhichWasAskedFor() throws {
    let window = try TerminalWindow(tenfoot, ["tv", "--clock", "2026-11-21T20:04:00Z"], environment: ["TZ": "UTC"])
    #expect(window.shows("20:04"))
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
  }

  @Test func aKeymapThatDoesNotParseIs2WithItsPlace() throws {
    let keymap = folder.path + "/keymap.toml"
    try Data("[keys]\nq = \"Explode\"\n".utf8).write(to: URL(fileURLWithPath: keymap))
    let outcome = try tenfoot("tv", "--keymap", keymap)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(keymap))
    #expect(outcome.messages.contains("Explode"))
  }
}
