import InteractionService
import Testing

@testable import InteractionStore

/// Tuning in is a walk along an index however full a channel is: SQLite says so itself.
@Suite struct InteractionQueryPlanTests {
  @Test(arguments: [false, true])
  func everyQuestionIsAnsweredByAnIndex(repeats: Bool) throws {
    let folder = try TemporaryFolder()
    let clock = SettableClock(.evening(330))
    let store = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
    _ = try store.add(.sample(repeats: repeats))
    let poll = repeats ? "poll@20261121T200500Z" : "poll"
    try QueryPlans().expectNoScan(of: store.file) {
      _ = try store.schedule(channel: "one", ifNot: nil)
      _ = try store.schedule(channel: "one", from: .evening, to: .evening(9_999))
      _ = try store.programmes(channels: ["one"], from: .evening, to: .evening(9_999), limitEach: 3)
      _ = try store.interaction(id: poll)
      let response = InteractionResponse(key: "k", interaction: poll, device: "b", action: .chose("a"), at: .evening)
      _ = try store.respond(response)
      clock.set(360)
      _ = try store.results(id: poll)
    }
  }
}
