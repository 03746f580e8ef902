import Calls
import Device
import DeviceStore
import Foundation
import InteractionFixtures
import InteractionService
import InteractionStore
import ScheduleFiles
import TestSupport
import Testing

/// A response on its way from the viewer to the count, killed between any two steps: it is neither lost nor counted twice.
@Suite struct OutboxTests {
  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func device(in path: String? = nil) throws -> SQLiteDeviceStore {
    try SQLiteDeviceStore(path: (path ?? folder.path) + "/television.sqlite")
  }

  private func server(in path: String) throws -> SQLiteInteractionStore {
    try SQLiteInteractionStore(path: path + "/interaction.sqlite", now: clock.now)
  }

  private static func key(_ text: String) -> IdempotencyKey {
    WriteContext.test(text).key
  }

  private func response(_ interaction: String = "poll", _ choice: String = "a", at seconds: Double = 330)
    -> InteractionResponse
  {
    InteractionResponse(interaction: interaction, action: .chose(choice), at: .evening(seconds))
  }

  /// The steps of a device.
  private static let steps:
    [@Sendable (InteractionResponse, SQLiteDeviceStore, SQLiteInteractionStore) throws -> Void] = [
      { response, device, _ in try device.store(response, key: key("key-1")) },
      { response, _, server in _ = try server.respond(response, .test("key-1")) },
      { _, device, _ in try device.setState(.delivered(.counted), key: key("key-1")) },
    ]

  /// What a device does when it starts again.
  private func deliver(_ device: SQLiteDeviceStore, _ server: SQLiteInteractionStore) throws {
    for entry in try device.outbox() where entry.state == .waiting {
      let status = try server.respond(entry.response, .test(entry.key.text))
      try device.setState(.delivered(status), key: entry.key)
    }
  }

  @Test(arguments: 0...3)
  func aResponseThatWasStoredCountsOnceAfterACrash(_ stepCount: Int) throws {
    let work = folder.path + "/work"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    _ = try server(in: work).addSchedules(.sample())
    clock.set(330)
    let (device, server) = (try device(in: work), try server(in: work))
    for step in Self.steps.prefix(stepCount) { try step(response(), device, server) }
    // What is on disk at this moment is what a killed process leaves behind.
    let left = folder.path + "/left"
    try FileManager.default.copyItem(atPath: work, toPath: left)
    let (nextDevice, nextServer) = (try self.device(in: left), try self.server(in: left))
    try deliver(nextDevice, nextServer)
    try deliver(nextDevice, nextServer)
    clock.set(400)
    #expect(try nextServer.results(id: "poll").counts.values.reduce(0, +) == (stepCount == 0 ? 0 : 1))
    #expect(try nextDevice.outbox().map(\.state) == (stepCount == 0 ? [] : [.delivered(.counted)]))
  }

  @Test func anInteractionHasOneResponse() throws {
    let device = try device()
    try device.store(response(), key: Self.key("key-1"))
    // Repeated after a failure whose outcome was unknown.
    try device.store(response(), key: Self.key("key-1"))
    #expect(throws: ServiceFailure(.conflict, .answered, ["interaction": "poll"])) {
      try device.store(response("poll", "b"), key: Self.key("key-2"))
    }
    #expect(try device.outbox() == [OutboxEntry(key: Self.key("key-1"), response: response())])
  }

  @Test func theFirstFinalStateStays() throws {
    let device = try device()
    let given = OutboxEntry.State.undeliverable(DeliveryFailure(code: .refused, reason: .choice))
    try device.store(response(), key: Self.key("key-1"))
    try device.setState(.waiting, key: Self.key("key-1"))
    #expect(try device.outbox().map(\.state) == [.waiting])
    try device.setState(given, key: Self.key("key-1"))
    try device.setState(.delivered(.counted), key: Self.key("key-1"))
    try device.setState(.waiting, key: Self.key("key-1"))
    try device.setState(.delivered(.counted), key: Self.key("unknown"))
    #expect(try self.device().outbox().map(\.state) == [given])
  }

  @Test(arguments: ResponseStatus.allCases)
  func everyStatusIsStored(_ status: ResponseStatus) throws {
    let device = try device()
    try device.store(response(), key: Self.key("key-1"))
    try device.setState(.delivered(status), key: Self.key("key-1"))
    #expect(try self.device().outbox().map(\.state) == [.delivered(status)])
  }

  @Test func finishedResponsesAreForgottenAfterAWeek() throws {
    let (device, day) = (try device(), 86_400.0)
    try device.store(response(), key: Self.key("key-1"))
    try device.setState(.delivered(.tooLate), key: Self.key("key-1"))
    try device.store(response("given up"), key: Self.key("key-2"))
    try device.setState(.undeliverable(DeliveryFailure(code: .forbidden)), key: Self.key("key-2"))
    try device.store(response("quiz", at: 330 + 7 * day), key: Self.key("key-3"))
    #expect(try device.outbox().map(\.key.text) == ["key-1", "key-2", "key-3"])
    try device.store(response("other", at: 330.001 + 7 * day), key: Self.key("key-4"))
    #expect(try device.outbox().map(\.key.text) == ["key-3", "key-4"])
    // What waits is never forgotten.
    try device.store(response("last", at: 99 * day), key: Self.key("key-5"))
    #expect(try device.outbox().map(\.key.text) == ["key-3", "key-4", "key-5"])
  }

  @Test func remindersAreStoredByStart() throws {
    let device = try device()
    let reminders = [600.0, 300.0].map { start in
      Reminder(
        channel: "one",
        programme: Programme(
          id: "p\(Int(start))", start: .evening(start), stop: .evening(start + 60), title: "Programme"))
    }
    for reminder in reminders + reminders { try device.addReminder(reminder) }
    #expect(try self.device().reminders() == reminders.reversed())
    try device.removeReminder(reminders[1])
    try device.removeReminder(reminders[1])
    #expect(try device.reminders() == [reminders[0]])
  }
}
