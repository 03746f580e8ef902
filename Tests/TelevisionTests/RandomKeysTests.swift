import Foundation
import TestSupport
import TestTraits
import Testing

@testable import Television

/// Random keys, other ones for each commit, while answers tarry and fail, the window changes its
/// size and time goes by: nothing traps, there is always one focus, Back always leads home, and nothing piles up.
@Suite(.heavy) struct RandomKeysTests {
  /// How many keys are pressed; more of them by `TENFOOT_RANDOM_KEYS`, for a campaign by hand.
  private static let keyCount = variable("TENFOOT_RANDOM_KEYS").flatMap { Int($0) } ?? 50_000
  /// Whether this is a campaign, which has the process, and so its memory, for itself.
  private static let isCampaign = variable("TENFOOT_RANDOM_KEYS") != nil
  /// How often in between it is brought to rest and weighed.
  private static let checkpointCount = 20
  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }

  @Test func survivesRandomKeys() throws {
    let seed = TestSeed.value
    var driver = ChaosDriver(seed: seed)
    var idleStates: [IdleState] = []
    for key in 1...Self.keyCount {
      driver.press()
      if let fault = driver.fault {
        Issue.record("seed \(seed), key \(key): \(fault)")
        return
      }
      if key % 500 == 0 { try expectBackLeadsHome(driver, "seed \(seed), key \(key)") }
      if key % (Self.keyCount / Self.checkpointCount) == 0 { idleStates.append(idleState(of: driver)) }
    }
    #expect(driver.visited == Set(PageName.allCases))
    print("random keys: \(Self.keyCount) pressed, the deepest stack \(driver.deepest), at rest \(idleStates)")
    try expectNothingPilesUp(idleStates)
  }

  /// Tries it in a copy: a television is a value.
  private func expectBackLeadsHome(_ driver: ChaosDriver, _ place: String) throws {
    var driver = driver
    driver.enlarge()
    driver.waitUntilIdle()
    // A page with values marked, or with something typed, first undoes that.
    for _ in 0..<(2 * driver.television.stack.count + 8) where driver.television.pageName != .home {
      driver.pressAndWait(.back)
    }
    try #require(driver.television.pageName == .home && driver.television.stack.count == 1, "\(place)")
  }

  // MARK: Memory

  /// What a television amounts to when nothing is happening.
  private struct IdleState: CustomStringConvertible {
    /// Questions whose answers it still waits for.
    let awaitedCount: Int
    /// Everything it is made of, counted in values and bytes of text.
    let weight: Int
    /// What the process has in memory, pages.
    let residentPages: Int

    var description: String { "\(weight) heavy with \(residentPages) pages resident" }
  }

  private func idleState(of driver: ChaosDriver) -> IdleState {
    var driver = driver
    driver.enlarge()
    driver.waitUntilIdle()
    driver.pressAndWait(.home)
    // What failed before is tried again within minutes.
    driver.passTime(byMS: 700_000)
    driver.waitUntilIdle()
    let resident = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return IdleState(
      awaitedCount: driver.awaitedCount, weight: weight(of: driver.television),
      residentPages: resident.flatMap { Int($0) } ?? 0)
  }

  /// At rest on Home it weighs now more and now less, as what is on and what was opened last have it; what piles up is
  /// there at every rest, so the lightest of the last ones tells it.
  private func expectNothingPilesUp(_ idleStates: [IdleState]) throws {
    #expect(idleStates.allSatisfy { $0.awaitedCount == 0 })
    let first = idleStates.prefix(Self.checkpointCount / 4)
    let last = idleStates.suffix(Self.checkpointCount / 4)
    let heaviest = try #require(first.map(\.weight).max())
    let lightest = try #require(last.map(\.weight).min())
    #expect(lightest < heaviest * 5 / 4)
    // Other tests that run beside this one use memory, too.
    if Self.isCampaign {
      let most = try #require(first.map(\.residentPages).max())
      let least = try #require(last.map(\.residentPages).min())
      #expect(least < most * 5 / 4)
    }
  }

  /// The values something consists of, down to the last, and the bytes of its texts.
  private func weight(of value: Any) -> Int {
    if let text = value as? String { return 1 + text.utf8.count }
    return Mirror(reflecting: value).children.reduce(1) { $0 + weight(of: $1.value) }
  }
}
