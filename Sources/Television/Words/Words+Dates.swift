import Calls

extension Words {
  /// Returns the local time of a reading: hours and minutes.
  func clock(_ moment: ClockReading) -> String {
    // Before 1970 minutes are negative, but not on a clock.
    let minutes = (moment.localMinutes % 1440 + 1440) % 1440
    return Self.twoDigits(minutes / 60) + ":" + Self.twoDigits(minutes % 60)
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

  /// Returns the date of an ISO 8601 text: `21 June 2014`, `2014年6月21日`; only the parts it has.
  func date(iso: String) -> String {
    guard let date = CivilDate(iso: iso) else { return iso }
    return self(
      .fullDate,
      [
        "day": String(date.day), "month": name(.months, date.month - 1), "monthNumber": String(date.month),
        "year": String(date.year),
      ])
  }

  /// Returns the date and local time of an RFC 3339 time in UTC, `2026-11-21T20:06:00Z`.
  func dateAndTime(iso: String, zoneOffsetSeconds: Int) -> String {
    guard let moment = ClockReading(utc: iso, zoneOffsetSeconds: zoneOffsetSeconds) else { return iso }
    let day = CivilDate(daysSince1970: Int((Double(moment.localMinutes) / 1440).rounded(.down)))
    let month = Self.twoDigits(day.month)
    let text = date(iso: "\(day.year)-\(month)-\(Self.twoDigits(day.day))")
    return self(.dateAndTime, ["date": text, "time": clock(moment)])
  }

  /// Returns a month, `2014-06`, as `June 2014`, `2014年6月`.
  func month(iso: String) -> String {
    guard let date = CivilDate(iso: iso + "-01") else { return iso }
    return self(
      .monthAndYear,
      ["month": name(.months, date.month - 1), "monthNumber": String(date.month), "year": String(date.year)])
  }

  /// Returns the time of an ISO 8601 text, `21:40`; nil if it has none.
  func time(iso: String) -> String? {
    guard let separator = iso.firstIndex(where: { $0 == "T" || $0 == " " }) else { return nil }
    let time = iso[iso.index(after: separator)...].prefix(5)
    return time.count == 5 ? String(time) : nil
  }

  /// Returns one of the names of a phrase, which are separated by blanks.
  private func name(_ phrase: Phrase, _ index: Int) -> String {
    let names = self(phrase).split(separator: " ")
    return names.indices.contains(index) ? String(names[index]) : ""
  }

  private static func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}

extension ClockReading {
  /// Parses an RFC 3339 time in UTC, to the minute; nil for anything else.
  init?(utc: String, zoneOffsetSeconds: Int) {
    guard let date = CivilDate(iso: utc), utc.hasSuffix("Z") else { return nil }
    let clock = utc.dropFirst(11).prefix(5).split(separator: ":")
    guard clock.count == 2, let hours = Int(clock[0]), let minutes = Int(clock[1]) else { return nil }
    let unixMinutes = date.daysSince1970 * 1440 + hours * 60 + minutes
    self.init(uptimeMS: 0, unixMS: Int64(unixMinutes) * 60_000, zoneOffsetSeconds: zoneOffsetSeconds)
  }

  /// The local time in whole minutes since 1970.
  var localMinutes: Int {
    Int(((Double(unixMS) / 1000 + Double(zoneOffsetSeconds)) / 60).rounded(.down))
  }

  /// When the clock shows its next minute, in uptime milliseconds.
  var nextMinuteMS: Int64 {
    uptimeMS + 60_000 - ((unixMS % 60_000) + 60_000) % 60_000
  }
}
