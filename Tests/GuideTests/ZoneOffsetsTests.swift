import Calls
import Guides
import Testing

/// Conversions between points in time and the local time of a zone.
@Suite struct ZoneOffsetsTests {
  private func local(_ text: String, in name: String) throws -> String {
    let zone = try #require(ZoneOffsets(name: name))
    return LocalTime(try #require(Instant(rfc3339: text)), in: zone).rfc3339
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-10-24T22:40:00Z", "2026-10-25T00:40:00+02:00"),
    ("Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00"),
    ("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00"),
    ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"),
    ("America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00"),
    ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00"),
    ("Australia/Lord_Howe", "2026-04-04T14:59:00Z", "2026-04-05T01:59:00+11:00"),
    ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00+10:30"),
    ("Asia/Kathmandu", "2026-10-24T22:40:00Z", "2026-10-25T04:25:00+05:45"),
    ("Asia/Kathmandu", "1985-12-31T18:29:59Z", "1985-12-31T23:59:59+05:30"),
    ("Asia/Shanghai", "2026-10-24T22:40:00Z", "2026-10-25T06:40:00+08:00"),
    ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00"),
    ("America/St_Johns", "2026-12-01T00:00:00Z", "2026-11-30T20:30:00-03:30"),
    ("Europe/London", "2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"),
    ("+05:30", "2026-12-01T00:00:00Z", "2026-12-01T05:30:00+05:30"),
  ])
  func hasTheOffsetOfTheTimeItself(zone: String, instant: String, expected: String) throws {
    #expect(try local(instant, in: zone) == expected)
  }

  @Test(arguments: [
    ("2200-07-01T12:00:00Z", "2200-07-01T14:00:00+02:00"), ("2200-12-01T12:00:00Z", "2200-12-01T13:00:00+01:00"),
    // The last Sunday of March 2101 is the 27th, that of October 2104 the 26th.
    ("2101-03-27T00:59:59Z", "2101-03-27T01:59:59+01:00"), ("2101-03-27T01:00:00Z", "2101-03-27T03:00:00+02:00"),
    ("2104-10-26T00:59:59Z", "2104-10-26T02:59:59+02:00"), ("2104-10-26T01:00:00Z", "2104-10-26T02:00:00+01:00"),
    ("9999-12-31T12:00:00Z", "9999-12-31T13:00:00+01:00"),
  ])
  func laterYearsFollowTheSameRules(instant: String, expected: String) throws {
    #expect(try local(instant, in: "Europe/Berlin") == expected)
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-10-25T02:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
    ("Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z"),
    ("Europe/Berlin", "2026-03-29T02:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T01:30:00Z"),
    ("Australia/Lord_Howe", "2026-04-05T01:45:00Z", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"),
    ("Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z", "2011-12-30T22:00:00Z"),
    ("Asia/Kathmandu", "2026-03-29T02:30:00Z", "2026-03-28T20:45:00Z", "2026-03-28T20:45:00Z"),
  ])
  func findsThePointsInTimeOfALocalTime(
    zone: String, local: String, first: String, second: String
  ) throws {
    let zone = try #require(ZoneOffsets(name: zone))
    let localMS = try #require(Instant(rfc3339: local)).unixMS
    #expect(zone.instants(localMS: localMS).first.rfc3339 == first)
    #expect(zone.instants(localMS: localMS).second.rfc3339 == second)
    #expect(zone.instant(localMS: localMS).rfc3339 == first)
  }

  @Test(arguments: ["Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "America/Havana"])
  func everyExistingLocalTimeLeadsBackToItself(name: String) throws {
    let zone = try #require(ZoneOffsets(name: name))
    for hour in 0..<24 * 366 * 2 {
      let instant = Instant(unixMS: 1_767_225_600_000 + Int64(hour) * 3_600_000)
      let found = zone.instants(localMS: zone.localMS(of: instant))
      #expect([found.first, found.second].contains(instant), "\(instant.rfc3339)")
    }
  }

  @Test(arguments: [Int64.min, .max, -62_167_219_200_001, 253_402_300_800_000])
  func acceptsEveryPointInTime(unixMS: Int64) throws {
    let zone = try #require(ZoneOffsets(name: "Europe/Berlin"))
    #expect(abs(zone.offsetSeconds(at: Instant(unixMS: unixMS))) <= 7_200)
    #expect(LocalTime(Instant(unixMS: unixMS), in: zone).rfc3339.utf8.count >= 20)
    _ = zone.instants(localMS: unixMS)
  }

  @Test func knowsNamesAndOffsets() {
    #expect(ZoneOffsets(name: "+0530") == ZoneOffsets(offsetSeconds: 19_800))
    #expect(ZoneOffsets(name: "-3") == ZoneOffsets(offsetSeconds: -10_800))
    #expect(ZoneOffsets(name: "UTC") == .utc && ZoneOffsets(name: "Z") == .utc)
    for name in ["", "Europe/Atlantis", "+25", "Berlin", "../etc/passwd", String(repeating: "a/", count: 500)] {
      #expect(ZoneOffsets(name: name) == nil, "\(name)")
    }
  }
}
