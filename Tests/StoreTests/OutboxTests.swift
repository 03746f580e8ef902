import Calls
import Device
import DeviceStore
import Foundation
import InteractionService
import InteractionStore
import Television
import Testing

/// An answer on its way from a person's key to the count, killed between any two steps: nothing is lost or doubled.
@Suite struct OutboxTests {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func device(in path: String) throws -> SQLiteDeviceStore {
    try SQLiteDeviceStore(path: path + "/television.sqlite")
  }

  private func server(in path: String) throws -> SQLiteInteractionStore {
    try SQLiteInteractionStore(path: path + "/interaction.sqlite", now: clock.now)
  }

  private func response(_ key: String = "key-1", choice: String = "a") -> InteractionResponse {
    InteractionResponse(key: key, interaction: "poll", device: "box-1", action: .chose(choice), at: .evening(330))
  }

  /// What a box does with its answer, step by step.
  private static let steps:
    [@Sendable (InteractionResponse, SQLiteDeviceStore, SQLiteInteractionStore) throws -> Void] = [
      { response, device, _ in try device.keep(response) },
      { response, _, server in _ = try server.respond(response) },
      { response, device, _ in try device.settle(key: response.key, .counted) },
    ]

  /// What a box does at its next start with what is still on its way.
  private func goOn(_ device: SQLiteDeviceStore, _ server: SQLiteInteractionStore) throws {
    for entry in try device.outbox() where entry.status == nil {
      try device.settle(key: entry.response.key, try server.respond(entry.response))
    }
  }

  @Test(arguments: 0...3) func killedAfterAnyStepItCountsOnceIfItWasSaidToBeSent(_ stepCount: Int) throws {
    let work = folder.path + "/work"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    _ = try server(in: work).add(.sample())
    clock.set(330)
    let (device, server) = (try device(in: work), try server(in: work))
    for step in Self.steps.prefix(stepCount) { try step(response(), device, server) }
    // What is on disk at this moment is what a killed program leaves behind.
    let left = folder.path + "/left"
    try FileManager.default.copyItem(atPath: work, toPath: left)
    let (nextBox, nextServer) = (try self.device(in: left), try self.server(in: left))
    try goOn(nextBox, nextServer)
    try goOn(nextBox, nextServer)
    clock.set(400)
    #expect(try nextServer.results(id: "poll").counts.values.reduce(0, +) == (stepCount == 0 ? 0 : 1))
    #expect(try nextBox.outbox().map(\.status) == (stepCount == 0 ? [] : [.counted]))
  }

  @Test func oneInteractionHasOneAnswer() throws {
    let device = try device(in: folder.path)
    try device.keep(response())
    // The same once more, such as after a failure that was none.
    try device.keep(response())
    #expect(throws: ServiceFailure.self) { try device.keep(response("key-2", choice: "b")) }
    #expect(try device.outbox().map(\.response) == [response()])
  }

  @Test func anAnswerIsRememberedForAWeekAndThenForgotten() throws {
    let device = try device(in: folder.path)
    try device.keep(response())
    try device.settle(key: "key-1", .tooLate)
    var later = response("key-2")
    later.interaction = "quiz"
    later.at = .evening(330 + 6 * 86_400)
    try device.keep(later)
    #expect(try device.outbox().map(\.status) == [.tooLate, nil])
    var latest = response("key-3")
    latest.interaction = "other"
    latest.at = .evening(330 + 8 * 86_400)
    try device.keep(latest)
    #expect(try device.outbox().map(\.response.key) == ["key-2", "key-3"])
  }

  @Test func remindersAreKeptByStartAndForgotten() throws {
    let device = try device(in: folder.path)
    let reminders = [600.0, 300.0].map { start in
      Reminder(
        channel: "one",
        programme: Programme(
          id: "p\(Int(start))", start: .evening(start), stop: .evening(start + 60), title: "Programme"))
    }
    for reminder in reminders + reminders { try device.remind(reminder) }
    #expect(try self.device(in: folder.path).reminders() == reminders.reversed())
    try device.forget(reminders[1])
    try device.forget(reminders[1])
    #expect(try device.reminders() == [reminders[0]])
  }

  @Test func aBoxHasOneIdForEver() throws {
    var minted = 0
    let mint = { () -> String in
      minted += 1
      return "id-\(minted)"
    }
    let first = try device(in: folder.path).device(mint: mint)
    #expect(try device(in: folder.path).device(mint: mint) == first)
  }
}
