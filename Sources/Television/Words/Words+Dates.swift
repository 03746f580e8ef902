import Calls

extension Words {
  /// Returns the local time of a reading: hours and minutes.
  func clock(_ moment: ClockReading) -> String {
    clock(moment.instant, moment)
  }

  /// Returns the local time of an instant, with the offset of that time: hours and minutes.
  func clock(_ instant: Instant, _ now: ClockReading) -> String {
    let local = LocalTime(instant, in: now.zone)
    return Self.clock(minutesOfDay: local.hour * 60 + local.minute)
  }

  /// Returns the day with its weekday: `Sat 21 Nov`, `11月21日 星期六`.
  func day(_ moment: ClockReading) -> String {
    let local = LocalTime(moment.instant, in: moment.zone)
    return self(
      .dayAndWeekday,
      [
        "weekday": name(.weekdays, local.weekday), "day": String(local.date.day),
        "month": name(.shortMonths, local.date.month - 1), "monthNumber": String(local.date.month),
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
  func dateAndTime(rfc3339 text: String, in zone: ZoneOffsets) -> String {
    guard let instant = Instant(rfc3339: text) else { return text }
    let local = LocalTime(instant, in: zone)
    let clock = Self.clock(minutesOfDay: local.hour * 60 + local.minute)
    return self(.dateAndTime, ["date": date(iso: local.rfc3339), "time": clock])
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
  /// When the clock shows its next minute, in uptime milliseconds.
  var nextMinuteMS: Int64 {
    uptimeMS + 60_000 - ((unixMS % 60_000) + 60_000) % 60_000
  }
}
