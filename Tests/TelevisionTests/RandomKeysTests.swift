import Foundation
import TestSupport
import TestTraits
import Testing

@testable import Television

/// Random keys, different for each commit, with late and failed answers, changes of the window's size and passing time:
/// nothing traps, there is always one focus, Back always leads to Home, and nothing accumulates.
@Suite(.heavy) struct RandomKeysTests {
  /// The number of keys; `TENFOOT_RANDOM_KEYS` sets a larger one for a long manual run.
  private static let keyCount = variable("TENFOOT_RANDOM_KEYS").flatMap { Int($0) } ?? 12_000
  /// The most televisions whose keys are pressed: those after the first one only until every page was visited. A television may lose what
  /// leads to a page, such as the last album, for good.
  private static let roundCount: UInt64 = 8
  /// Whether this is a long manual run, in which no other test uses the process and its memory.
  private static let isCampaign = variable("TENFOOT_RANDOM_KEYS") != nil
  /// The number of times that the television becomes idle and its size is measured.
  private static let checkpointCount = 20
  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }

  /// The pages that the driver can reach: all but those that need an album server; see SignInTests and PhoneUploadTests.
  private static let pages = Set(PageName.allCases).subtracting([.signIn, .phone])

  @Test func survivesRandomKeys() throws {
    let seed = TestSeed.value
    var visited: Set<PageName> = []
    for round in 0..<Self.roundCount where visited != Self.pages {
      let (driver, idleStates) = try pressKeys(seed: seed &+ round)
      visited.formUnion(driver.visited)
      let counts = "\(driver.states.count) states, the deepest stack \(driver.deepest)"
      print("random keys: seed \(seed &+ round), \(Self.keyCount) pressed, \(counts), at rest \(idleStates)")
      try expectNothingPilesUp(idleStates)
    }
    #expect(Self.pages.subtracting(visited) == [])
  }

  /// Presses random keys on a television.
  ///
  /// - Returns: The driver, and the sizes of the television at rest.
  private func pressKeys(seed: UInt64) throws -> (ChaosDriver, [IdleState]) {
    var driver = ChaosDriver(seed: seed)
    var idleStates: [IdleState] = []
    for key in 1...Self.keyCount {
      driver.press()
      try #require(driver.fault == nil, "seed \(seed), key \(key)")
      if key % 1_000 == 0 { try expectBackLeadsHome(driver, "seed \(seed), key \(key)") }
      if key % (Self.keyCount / Self.checkpointCount) == 0 { idleStates.append(idleState(of: driver)) }
    }
    return (driver, idleStates)
  }

  /// Checks this on a copy, since a television is a value.
  private func expectBackLeadsHome(_ driver: ChaosDriver, _ place: String) throws {
    var driver = driver
    driver.enlarge()
    driver.chooseSomeone()
    driver.waitUntilIdle()
    // On a page with selected values or typed text, Back first clears those.
    for _ in 0..<(2 * driver.television.stack.count + 8) where driver.television.pageName != .home {
      driver.pressAndWait(.back)
    }
    try #require(driver.television.pageName == .home && driver.television.stack.count == 1, "\(place)")
  }

  // MARK: Memory

  /// The size of an idle television.
  private struct IdleState: CustomStringConvertible {
    /// The number of pending requests.
    let awaitedCount: Int
    /// Its content, counted in values and bytes of text.
    let weight: Int
    /// The resident memory of the process, pages.
    let residentPages: Int

    var description: String { "\(weight) heavy with \(residentPages) pages resident" }
  }

  private func idleState(of driver: ChaosDriver) -> IdleState {
    var driver = driver
    driver.enlarge()
    driver.chooseSomeone()
    driver.waitUntilIdle()
    driver.pressAndWait(.home)
    // Failed calls are retried within minutes, while no idle screen covers Home.
    driver.passTime(byMS: 500_000)
    driver.waitUntilIdle()
    let resident = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return IdleState(
      awaitedCount: driver.awaitedCount, weight: weight(of: driver.television),
      residentPages: resident.flatMap { Int($0) } ?? 0)
  }

  /// The idle size on Home varies with the current programme and the page opened last. Whatever accumulates is part of
  /// every measurement, so the smallest of the last ones shows it.
  private func expectNothingPilesUp(_ idleStates: [IdleState]) throws {
    #expect(idleStates.allSatisfy { $0.awaitedCount == 0 })
    let first = idleStates.prefix(Self.checkpointCount / 4)
    let last = idleStates.suffix(Self.checkpointCount / 4)
    let heaviest = try #require(first.map(\.weight).max())
    let lightest = try #require(last.map(\.weight).min())
    #expect(lightest < heaviest * 5 / 4)
    // Other tests that run at the same time also use memory.
    if Self.isCampaign {
      let most = try #require(first.map(\.residentPages).max())
      let least = try #require(last.map(\.residentPages).min())
      #expect(least < most * 5 / 4)
    }
  }

  /// Counts all values that a value consists of, and the bytes of its texts.
  private func weight(of value: Any) -> Int {
    if let text = value as? String { return 1 + text.utf8.count }
    return Mirror(reflecting: value).children.reduce(1) { $0 + weight(of: $1.value) }
  }
}
