import Calls
import InteractionFixtures
import InteractionService
import InteractionStore
import ScheduleFiles
import TestSupport
import Testing

/// Everything that a store of the interaction service implements.
typealias InteractionServer = GuideWriter & InteractionAPI & ScheduleInspector & ScheduleWriter

/// The implementations that pass the conformance suites of the interaction service.
enum InteractionConformer: CaseIterable, CustomTestStringConvertible {
  case sqlite, memory, served

  var testDescription: String { "\(self)" }

  /// Creates an empty server with a clock.
  func server(_ folder: TemporaryFolder, clock: SettableClock) throws -> any InteractionServer {
    switch self {
    case .sqlite: try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
    case .memory: MemoryInteractionStore(now: clock.now)
    case .served:
      try ServedInteractions(
        SQLiteInteractionStore(path: folder.file("served-interaction.sqlite"), now: clock.now))
    }
  }

  /// Creates a server with a document.
  func server(
    _ folder: TemporaryFolder, _ document: ScheduleDocument, clock: SettableClock
  ) throws -> any InteractionServer {
    let server = try server(folder, clock: clock)
    #expect(try server.addSchedules(document) == .imported)
    return server
  }
}

extension InteractionAPI {
  /// Returns a channel's schedule and its tag, without a tag of an earlier one.
  func newSchedule(_ channel: String = "one") throws -> (schedule: Schedule, tag: String) {
    guard case .schedule(let schedule, let tag) = try schedule(channel: channel, ifNot: nil).answer else {
      throw ServiceFailure(.refused, nil, ["details": "no schedule"])
    }
    return (schedule, tag)
  }

  /// Sends a choice, or another action.
  func respond(
    _ key: String, from device: String = "device", to interaction: String = "poll",
    _ action: InteractionResponse.Action = .chose("a")
  ) throws(ServiceFailure) -> ResponseStatus {
    let response = InteractionResponse(interaction: interaction, action: action, at: .evening(325))
    return try respond(response, .test(key, device: device))
  }
}

extension ScheduleInspector {
  /// Returns the schedule of a span of time.
  func listing(channel: String, from: Instant, to: Instant) throws(ServiceFailure) -> ScheduleListing {
    try listing(channel: channel, from: from, to: to, .test)
  }
}

extension GuideWriter {
  /// Imports batches that are complete.
  func addGuide(_ batches: [GuideBatch]) throws -> GuideImportCounts {
    var rest = batches[...]
    return try addGuide { () throws(Never) -> GuideBatch? in rest.popFirst() }
  }
}
