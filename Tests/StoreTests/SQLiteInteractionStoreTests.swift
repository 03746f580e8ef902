import Calls
import Foundation
import GRDB
import InteractionFixtures
import InteractionService
import ScheduleFiles
import TestSupport
import Testing

@testable import InteractionStore

/// What only the store with a database has: a file.
@Suite struct SQLiteInteractionStoreTests {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func store() throws -> SQLiteInteractionStore {
    try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
  }

  @Test func responsesAreOnDisk() throws {
    let first = try store()
    _ = try first.addSchedules(.sample())
    clock.set(330)
    #expect(try first.respond("k") == .counted)
    clock.set(360)
    // The first connection stays open, as it does when a process is killed.
    let second = try store()
    #expect(try second.respond("k") == .counted)
    #expect(try second.results(id: "poll").counts == ["a": 1])
  }

  @Test func schedulesOfVersion01AreRecognisedWhenTheyAreImportedAgain() throws {
    let store = try store()
    _ = try store.addSchedules(.sample(repeats: true))
    try DatabaseQueue(path: folder.file("interaction.sqlite")).write { db in
      try db.execute(sql: "UPDATE schedule SET digest = 'bc4dad38da894066'")
    }
    #expect(try store.addSchedules(.sample(repeats: true)) == .unchanged)
    let other = ScheduleDocument.sample(repeats: true).changingSchedule { $0.until = .evening(7_200) }
    #expect(try store.addSchedules(other) != .imported)
  }

  @Test(arguments: Interaction.Kind.allCases)
  func interactionsAreDecodedAsTheyWereEncoded(_ kind: Interaction.Kind) throws {
    var interaction = Interaction.sample(kind)
    interaction.title = LocalText(["en": "\"Q\" \\ \u{1}\n\u{1F} 😀", "zh-Hans": "题"])
    interaction.text = interaction.title
    interaction.attributes = .init([.init(.iso, 1e22), .init(.fNumber, 1.8), .init(.exposureBias, -0.3)])
    let text = InteractionJSONEncoder(interaction).text
    #expect(try JSONDecoder().decode(Interaction.self, from: Data(text.utf8)) == interaction)
  }

  @Test(arguments: [InteractionResponse.Action.chose("a"), .chose(""), .opened, .bought])
  func actionsAreDecodedAsTheyWereEncoded(_ action: InteractionResponse.Action) {
    let (name, choice) = action.columns
    #expect(InteractionResponse.Action(name: name, choice: choice) == action)
    #expect(InteractionResponse.Action(name: "later", choice: "") == nil)
  }

  /// Queries take the time of their answers, however full a channel is.
  @Test(arguments: [false, true])
  func everyQueryUsesAnIndex(repeats: Bool) throws {
    clock.set(330)
    let store = try store()
    _ = try store.addSchedules(.sample(repeats: repeats))
    let poll = repeats ? "poll@20261121T200500Z" : "poll"
    try QueryPlans().expectNoScan(of: store.file) {
      _ = try store.schedule(channel: "one", ifNot: nil)
      _ = try store.listing(channel: "one", from: .evening, to: .evening(9_999))
      _ = try store.programmes(channels: ["one"], from: .evening, to: .evening(9_999), limitEach: 3)
      _ = try store.interaction(id: poll)
      _ = try store.respond("k", to: poll)
      clock.set(360)
      _ = try store.results(id: poll)
    }
  }
}
