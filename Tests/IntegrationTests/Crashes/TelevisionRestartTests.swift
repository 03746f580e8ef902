import Foundation
import GRDB
import TestSupport
import Testing

@testable import tenfoot

/// Televisions whose servers are killed and started again: they keep working, and the actions of their viewers count once.
@Suite(.timeLimit(.minutes(5))) struct TelevisionRestartTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot
  private let before: ServedState

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.demoAlbum().copied(to: folder)
    try tenfoot("schedule", "import", folder.write(OpenPoll.schedule(at: .now), to: "poll.json"))
    before = try ServedState(of: tenfoot.data)
  }

  @Test func whatViewersDoWithoutServersCountsOnceLater() async throws {
    let names = ["first", "second"]
    do {
      let status = try await onThread { [self] in try watch(names) }
      #expect(status == 0)
    } catch let failure as WatchedTelevision.Failure {
      Issue.record("\(failure.description)")
    }
    let after = try ServedState(of: tenfoot.data)
    for kind in [AcknowledgedWrite.Kind.vote, .purchase] {
      #expect(after.lines.count { $0.hasPrefix("\(kind) ") } == names.count)
      #expect(after.total(of: kind) == before.total(of: kind) + names.count)
    }
    #expect(try DatabaseCheck.faults(in: tenfoot.data).isEmpty)
  }

  /// Lets televisions vote and buy while the servers are away.
  ///
  /// - Returns: The exit status of the servers, which are stopped when everything has been delivered.
  private func watch(_ names: [String]) throws -> Int32 {
    let servers = try ServerProcess(tenfoot)
    let televisions = try names.map { try WatchedTelevision(folder.file($0), servers) }
    for television in televisions { try television.tuneIn() }
    servers.kill()
    for television in televisions { try television.vote() }
    for television in televisions { try television.missAlbum() }
    try servers.restart()
    for television in televisions { try television.expect("8 albums") }
    for television in televisions { try television.askToBuy() }
    servers.kill()
    for television in televisions { try television.press(until: "THAT DIDN’T WORK") }
    try servers.restart()
    for television in televisions { try television.press(until: "BOUGHT") }
    for television in televisions { try television.waitForDelivery() }
    for television in televisions { try television.end() }
    return servers.stop()
  }
}

/// A television on a terminal, with three servers.
struct WatchedTelevision {
  /// A text that was not shown in time.
  struct Failure: Error {
    let description: String
  }

  private let data: String
  private let window: TerminalWindow

  init(_ data: String, _ servers: ServerProcess) throws {
    self.data = data
    let tenfoot = Tenfoot(data: data)
    try tenfoot.stopMotion()
    window = try TerminalWindow(tenfoot, servers.addresses.flatMap { ["--\($0)-server", $1.text] })
  }

  /// Waits until the screen shows a text.
  func expect(_ text: String) throws {
    guard window.shows(text) else { throw Failure(description: "“\(text)” is not in\n\(window.text)") }
  }

  /// Presses OK, and waits until the screen shows a text. Keys are ignored for 300 ms after a question has appeared.
  func press(until text: String) throws {
    for _ in 0..<3 { window.readUntilQuiet() }
    window.type("\r")
    try expect(text)
  }

  /// Watches the channel, and waits for its poll.
  func tuneIn() throws {
    try expect("Dunes")
    try expect("Crossroads")
    window.type("\r")
    try expect("Which way?")
  }

  /// Votes; the vote is stored on the television.
  func vote() throws { try press(until: "Saved.") }

  /// Types keys, and waits until the screen shows a text and is complete: a key on a page that is being loaded goes back.
  private func type(_ keys: String, until text: String) throws {
    window.type(keys)
    try expect(text)
    window.readUntilQuiet()
  }

  private func goHome() throws { try type("\u{1B}[H", until: "MOST LOOKED UP") }

  /// Opens the album, which fails. Its page stays open.
  func missAlbum() throws {
    // Back closes the pop-up.
    window.type("\u{7F}")
    window.readUntilQuiet()
    try goHome()
    try type("\u{1B}[C\r", until: "Can’t connect to")
  }

  /// Opens the question whether to buy the first product.
  func askToBuy() throws {
    try goHome()
    try type("\u{1B}[C\r", until: "50 brands, most bought first")
    try type("\r", until: "342 products, most bought first")
    try type("\r", until: "812 bought")
    try type("\r", until: "BUY THIS")
  }

  /// Waits until the vote is delivered, without a key. It is tried again after up to twelve seconds, and then after up to twenty-four.
  func waitForDelivery() throws {
    for _ in 0..<4 where try waitingCount() > 0 {
      _ = window.eventually { (try? waitingCount()) == 0 }
    }
    guard try waitingCount() == 0 else { throw Failure(description: "the vote was not delivered") }
  }

  /// The responses that are to be delivered.
  private func waitingCount() throws -> Int {
    try DatabaseQueue(path: data + "/television.sqlite").read { db in
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM response WHERE receipt IS NULL") ?? 0
    }
  }

  func end() throws {
    window.send(SIGTERM)
    guard window.waitForEnd() == 128 + SIGTERM else { throw Failure(description: "it did not end") }
  }
}
