import Calls

extension Words {
  /// Returns the local time of a reading: hours and minutes.
  func clock(_ moment: ClockReading) -> String {
    // Before 1970 minutes are negative, but not on a clock.
    let minutes = (moment.localMinutes % 1440 + 1440) % 1440
    return Self.clock(minutesOfDay: minutes)
  }

  /// Returns the local time of another instant: hours and minutes.
  func clock(_ instant: Instant, _ now: ClockReading) -> String {
    clock(ClockReading(uptimeMS: 0, unixMS: instant.unixMS, zoneOffsetSeconds: now.zoneOffsetSeconds))
  }

  /// Returns the day with its weekday: `Sat 21 Nov`, `11月21日 星期六`.
  func day(_ moment: ClockReading) -> String {
    let days = Int((Double(moment.localMinutes) / 1440).rounded(.down))
    let date = CivilDate(daysSince1970: days)
    // 1970-01-01 was a Thursday; weekdays count from Sunday.
    let weekday = (days % 7 + 11) % 7
    return self(
      .dayAndWeekday,
      [
        "weekday": name(.weekdays, weekday), "day": String(date.day), "month": name(.shortMonths, date.month - 1),
        "monthNumber": String(date.month),
      ])
  }

  /// Returns the date of an ISO 8601 text: `21 June 2014`, `2014年6月21日`; of a month or a year alone as ``month(iso:)``
  /// does; any other text unchanged.
  func date(iso: String) -> String {
    CivilDate(iso: iso).map(date) ?? month(iso: iso)
  }

  private func date(_ date: CivilDate) -> String {
    self(
      .fullDate,
      [
        "day": String(date.day), "month": name(.months, date.month - 1), "monthNumber": String(date.month),
        "year": String(date.year),
      ])
  }

  /// Returns the date and local time of an RFC 3339 time, `2026-11-21T20:06:00Z`; any other text unchanged.
  func dateAndTime(rfc3339 text: String, zoneOffsetSeconds: Int) -> String {
    guard let instant = Instant(rfc3339: text) else { return text }
    let moment = ClockReading(uptimeMS: 0, unixMS: instant.unixMS, zoneOffsetSeconds: zoneOffsetSeconds)
    let day = CivilDate(daysSince1970: Int((Double(moment.localMinutes) / 1440).rounded(.down)))
    return self(.dateAndTime, ["date": date(day), "time": clock(moment)])
  }

  /// Returns a month, `2014-06`, as `June 2014`, `2014年6月`, and a year, `2014`, as `2014`, `2014年`.
  func month(iso: String) -> String {
    if iso.utf8.count == 4, CivilDate(iso: iso + "-01-01") != nil { return self(.yearAlone, ["year": iso]) }
    guard let date = CivilDate(iso: iso + "-01") else { return iso }
    return self(
      .monthAndYear,
      ["month": name(.months, date.month - 1), "monthNumber": String(date.month), "year": String(date.year)])
  }

  /// Returns the time of an ISO 8601 text, `21:40`; nil if it has none.
  func time(iso: String) -> String? {
    var scanner = DateTimeScanner(iso)
    guard scanner.date() != nil, scanner.skip(oneOf: "T "), let minutes = scanner.minutesOfDay() else { return nil }
    return Self.clock(minutesOfDay: minutes)
  }

  /// Returns one of the names of a phrase, which are separated by blanks.
  private func name(_ phrase: Phrase, _ index: Int) -> String {
    let names = self(phrase).split(separator: " ")
    return names.indices.contains(index) ? String(names[index]) : ""
  }

  private static func clock(minutesOfDay: Int) -> String {
    (minutesOfDay / 60).padded(to: 2) + ":" + (minutesOfDay % 60).padded(to: 2)
  }
}

extension ClockReading {
  /// The local time in whole minutes since 1970.
  var localMinutes: Int {
    Int(((Double(unixMS) / 1000 + Double(zoneOffsetSeconds)) / 60).rounded(.down))
  }

  /// When the clock shows its next minute, in uptime milliseconds.
  var nextMinuteMS: Int64 {
    uptimeMS + 60_000 - ((unixMS % 60_000) + 60_000) % 60_000
  }
}
