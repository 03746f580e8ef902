import Attributes
import Foundation
import InteractionService
import InteractionStore
import Television
import TelevisionStore
import Testing

/// An answer on its way from a person's key to the count, killed between any two steps: nothing is lost or doubled.
@Suite struct OutboxTests {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func box(in path: String) throws -> TelevisionStore {
    try TelevisionStore(path: path + "/television.sqlite")
  }

  private func server(in path: String) throws -> InteractionStore {
    try InteractionStore(path: path + "/interaction.sqlite", now: clock.now)
  }

  private func response(_ key: String = "key-1", choice: String = "a") -> InteractionResponse {
    InteractionResponse(key: key, interaction: "poll", box: "box-1", deed: .chose(choice), at: .evening(330))
  }

  /// What a box does with its answer, step by step.
  private static let steps: [@Sendable (InteractionResponse, TelevisionStore, InteractionStore) throws -> Void] = [
    { response, box, _ in try box.keep(response) },
    { response, _, server in _ = try server.respond(response) },
    { response, box, _ in try box.settle(key: response.key, .counted) },
  ]

  /// What a box does at its next start with what is still on its way.
  private func goOn(_ box: TelevisionStore, _ server: InteractionStore) throws {
    for entry in try box.outbox() where entry.receipt == nil {
      try box.settle(key: entry.response.key, try server.respond(entry.response))
    }
  }

  @Test(arguments: 0...3) func killedAfterAnyStepItCountsOnceIfItWasSaidToBeSent(_ stepCount: Int) throws {
    let work = folder.path + "/work"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    _ = try server(in: work).add(.sample())
    clock.set(330)
    let (box, server) = (try box(in: work), try server(in: work))
    for step in Self.steps.prefix(stepCount) { try step(response(), box, server) }
    // What is on disk at this moment is what a killed program leaves behind.
    let left = folder.path + "/left"
    try FileManager.default.copyItem(atPath: work, toPath: left)
    let (nextBox, nextServer) = (try self.box(in: left), try self.server(in: left))
    try goOn(nextBox, nextServer)
    try goOn(nextBox, nextServer)
    clock.set(400)
    #expect(try nextServer.results(id: "poll").counts.values.reduce(0, +) == (stepCount == 0 ? 0 : 1))
    #expect(try nextBox.outbox().map(\.receipt) == (stepCount == 0 ? [] : [.counted]))
  }

  @Test func oneInteractionHasOneAnswer() throws {
    let box = try box(in: folder.path)
    try box.keep(response())
    // The same once more, such as after a failure that was none.
    try box.keep(response())
    #expect(throws: ServiceFailure.self) { try box.keep(response("key-2", choice: "b")) }
    #expect(try box.outbox().map(\.response) == [response()])
  }

  @Test func anAnswerIsRememberedForAWeekAndThenForgotten() throws {
    let box = try box(in: folder.path)
    try box.keep(response())
    try box.settle(key: "key-1", .tooLate)
    var later = response("key-2")
    later.interaction = "quiz"
    later.at = .evening(330 + 6 * 86_400)
    try box.keep(later)
    #expect(try box.outbox().map(\.receipt) == [.tooLate, nil])
    var latest = response("key-3")
    latest.interaction = "other"
    latest.at = .evening(330 + 8 * 86_400)
    try box.keep(latest)
    #expect(try box.outbox().map(\.response.key) == ["key-2", "key-3"])
  }

  @Test func remindersAreKeptByStartAndForgotten() throws {
    let box = try box(in: folder.path)
    let reminders = [600.0, 300.0].map { start in
      Reminder(
        channel: "one",
        programme: Programme(
          id: "p\(Int(start))", start: .evening(start), stop: .evening(start + 60), title: "Programme"))
    }
    for reminder in reminders + reminders { try box.remind(reminder) }
    #expect(try self.box(in: folder.path).reminders() == reminders.reversed())
    try box.forget(reminders[1])
    try box.forget(reminders[1])
    #expect(try box.reminders() == [reminders[0]])
  }

  @Test func aBoxHasOneIdForEver() throws {
    var minted = 0
    let mint = { () -> String in
      minted += 1
      return "id-\(minted)"
    }
    let first = try box(in: folder.path).box(mint: mint)
    #expect(try box(in: folder.path).box(mint: mint) == first)
  }
}
