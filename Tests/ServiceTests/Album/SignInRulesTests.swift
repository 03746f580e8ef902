import AlbumService
import Calls
import TestSupport
import Testing

/// The rules for passwords, the codes of devices, and requests of devices.
@Suite struct SignInRulesTests {
  private static let start = Instant(unixMS: 1_796_000_000_000)
  private static let device = RequestingDevice(
    name: "Living room", address: "192.0.2.7", network: "192.0.2.7", isOfThisMachine: false)

  private static func request() -> DeviceAuthorization {
    DeviceAuthorization(userCode: .random(), device: device, created: start)
  }

  // MARK: Codes

  @Test func aCodeIsReadAsPeopleTypeIt() throws {
    let code = try #require(UserCode("BCDFGHJK"))
    for text in ["bcdf-ghjk", " B C D F G H J K ", "BCDF\u{2013}GHJK", "ＢＣＤＦ－ＧＨＪＫ", "bcdf\u{3000}ghjk\n"] {
      #expect(UserCode(text) == code, "\(text)")
    }
    #expect("\(code)" == "BCDF-GHJK" && UserCode("\(code)") == code)
    for text in ["", "BCDFGHJ", "BCDFGHJKL", "ABCDFGHJ", "BCDFGHJ1", "БCDFGHJK", "BCDF_GHJK", "BCDF\u{0}GHJK"] {
      #expect(UserCode(text) == nil, "\(text)")
    }
    #expect(UserCode(String(repeating: " ", count: 1_000) + "BCDFGHJK") == nil)
  }

  @Test func codesHaveNoVowelsAndAreRandom() {
    var generator = SeededGenerator()
    let codes = (0..<1_000).map { _ in UserCode.random(using: &generator) }
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { UserCode($0.letters) == $0 && !$0.letters.contains(where: "AEIOUY01".contains) })
    #expect(Set(codes.flatMap(\.letters)).count == 20)
  }

  // MARK: Requests of devices

  @Test func aPollIsAnsweredByTheDecision() throws {
    let decisions: [(DeviceAuthorization.Decision?, DeviceAuthorization.Poll)] = [
      (nil, .pending), (.refused, .refused), (.approved(person: "a"), .approved(person: "a")),
    ]
    for (decision, answer) in decisions {
      var request = Self.request()
      if let decision { try request.decide(decision, at: Self.start + 1_000) }
      #expect(request.poll(at: Self.start + 599_999) == answer)
      #expect(request.poll(at: Self.start + 600_000) == .expired)
      #expect(request.poll(at: Self.start - 1) == .expired, "the clock was set back")
    }
  }

  @Test func aDecisionIsMadeOnceInTime() throws {
    for decision in [DeviceAuthorization.Decision.refused, .approved(person: "a")] {
      var request = Self.request()
      #expect(throws: ServiceFailure(.notFound, .userCode)) {
        var late = request
        try late.decide(decision, at: Self.start + 600_000)
      }
      try request.decide(decision, at: Self.start)
      let decided = request
      #expect(throws: ServiceFailure(.notFound, .userCode)) {
        var again = decided
        try again.decide(.approved(person: "b"), at: Self.start)
      }
      #expect(!request.isOpen(at: Self.start))
    }
  }

  /// Whatever a device does: the interval never shrinks and stays bounded, and a device that keeps to it is not slowed down.
  @Test func theIntervalGrowsByFiveSecondsForEachPollThatComesTooSoon() {
    var generator = SeededGenerator()
    for _ in 0..<200 {
      var (request, now) = (Self.request(), Self.start)
      while !request.isExpired(at: now) {
        let (before, waitMS) = (request.intervalMS, Int64(generator.integer(in: 0...70_000)))
        let isFirst = request.lastPoll == nil
        now = now + waitMS
        guard !request.isExpired(at: now) else { break }
        let answer = request.poll(at: now)
        let isTooSoon = !isFirst && waitMS < before - DeviceAuthorization.toleranceMS
        #expect(answer == (isTooSoon ? .slowDown : .pending))
        #expect(request.intervalMS == (isTooSoon ? min(60_000, before + 5_000) : before))
      }
    }
  }

  // MARK: Passwords

  @Test func passwordsAreComposedAndNotTooShort() throws {
    #expect(try Password.validated("pa\u{A0}ss\u{2003}wo\u{308}rd") == "pa ss wörd")
    #expect(try Password.validated(" 8 chars") == " 8 chars", "blanks at the ends count")
    #expect(try Password.validated(String(repeating: "x", count: 1_000)).count == 1_000)
    #expect(try Password.validated("👨‍👩‍👧❤️❤️") == "👨‍👩‍👧❤️❤️")
    for text in [
      "", "1234567", "12345678\t", String(repeating: "x", count: 1_001), String(repeating: "界", count: 2_000),
    ] {
      #expect(throws: ServiceFailure(.refused, .password, ["count": "8", "limit": "1000"])) {
        try Password.validated(text)
      }
    }
  }
}
