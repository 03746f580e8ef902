import Calls
import InteractionFixtures
import InteractionService
import Testing

/// What remains of a schedule that was kept.
@Suite struct RemainingScheduleTests {
  private let schedule = Schedule(
    channel: "one", serial: 1, from: .evening, until: .evening(3_600), refreshAfterSeconds: 3_600,
    programmes: [.sample("p1", 0, 100, "One"), .sample("p2", 100, 200, "Two"), .sample("p3", 200, 300, "Three")],
    interactions: [
      .sample("shown", "p1", at: 90), .sample("asked", "p1", at: 95, resultsAt: 250), .sample("later", "p3", at: 280),
    ])

  @Test(arguments: [
    (0.0, ["shown", "asked", "later"], ["p1", "p2", "p3"]),
    (109.999, ["shown", "asked", "later"], ["p1", "p2", "p3"]),
    (110.0, ["asked", "later"], ["p1", "p2", "p3"]), (200.0, ["asked", "later"], ["p1", "p3"]),
    (250.0, ["later"], ["p3"]), (300.0, [], []),
  ])
  func whatIsOverIsLeftOut(_ seconds: Double, _ interactions: [String], _ programmes: [String]) {
    let rest = schedule.remaining(at: .evening(seconds))
    #expect(rest.interactions.map(\.id) == interactions)
    #expect(rest.programmes.map(\.id) == programmes)
    #expect(rest.until == schedule.until && rest.serial == schedule.serial)
  }
}
