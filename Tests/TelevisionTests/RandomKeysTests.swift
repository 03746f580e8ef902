import Foundation
import Testing

@testable import Television

/// A hundred thousand keys that nobody would press in that order, while answers tarry and fail, the window changes its
/// size and time goes by: nothing traps, there is always one focus, Back always leads home, and nothing piles up.
@Suite struct RandomKeysTests {
  /// How many keys are pressed; more of them by `TENFOOT_RANDOM_KEYS`, for a campaign by hand.
  private static let keyCount = variable("TENFOOT_RANDOM_KEYS").flatMap { Int($0) } ?? 100_000
  /// Whether this is a campaign, which has the process, and so its memory, for itself.
  private static let isCampaign = variable("TENFOOT_RANDOM_KEYS") != nil
  /// How often in between it is brought to rest and weighed.
  private static let restCount = 20
  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }

  @Test func theTelevisionWeathersThem() throws {
    let seed = Self.variable("TENFOOT_SEED").flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
    print("random keys: TENFOOT_SEED=\(seed) repeats them")
    var storm = ChaosDriver(seed: seed)
    var rests: [Rest] = []
    for key in 1...Self.keyCount {
      storm.press()
      if let fault = storm.fault {
        Issue.record("seed \(seed), key \(key): \(fault)")
        return
      }
      if key % 500 == 0 { try expectBackLeadsHome(storm, "seed \(seed), key \(key)") }
      if key % (Self.keyCount / Self.restCount) == 0 { rests.append(rest(of: storm)) }
    }
    #expect(storm.visited == Set(PageName.allCases))
    print("random keys: \(Self.keyCount) pressed, the deepest stack \(storm.deepest), at rest \(rests)")
    try expectNothingPilesUp(rests)
  }

  /// Tries it in a copy: a television is a value.
  private func expectBackLeadsHome(_ storm: ChaosDriver, _ place: String) throws {
    var storm = storm
    storm.enlarge()
    storm.comeToRest()
    // A page with values marked, or with something typed, first undoes that.
    for _ in 0..<(2 * storm.television.stack.count + 8) where storm.television.pageName != .home {
      storm.pressAtLeisure(.back)
    }
    try #require(storm.television.pageName == .home && storm.television.stack.count == 1, "\(place)")
  }

  // MARK: Memory

  /// What a television amounts to when nothing is happening.
  private struct Rest: CustomStringConvertible {
    /// Questions whose answers it still waits for.
    let awaitedCount: Int
    /// Everything it is made of, counted in values and bytes of text.
    let weight: Int
    /// What the process has in memory, pages.
    let residentPages: Int

    var description: String { "\(weight) heavy with \(residentPages) pages resident" }
  }

  private func rest(of storm: ChaosDriver) -> Rest {
    var storm = storm
    storm.enlarge()
    storm.comeToRest()
    storm.pressAtLeisure(.home)
    storm.comeToRest()
    let resident = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return Rest(
      awaitedCount: storm.awaitedCount, weight: weight(of: storm.television),
      residentPages: resident.flatMap { Int($0) } ?? 0)
  }

  /// At rest on Home it weighs now more and now less, as what is on and what was opened last have it; what piles up is
  /// there at every rest, so the lightest of the last ones tells it.
  private func expectNothingPilesUp(_ rests: [Rest]) throws {
    #expect(rests.allSatisfy { $0.awaitedCount == 0 })
    let first = rests.prefix(Self.restCount / 4)
    let last = rests.suffix(Self.restCount / 4)
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
