extension Words {
  /// The clock: hours and minutes of local time.
  func clock(_ moment: Moment) -> String {
    let minutes = moment.localMinutes
    return Self.twoDigits(minutes / 60 % 24) + ":" + Self.twoDigits(minutes % 60)
  }

  /// The day of a moment, with its weekday: `Sat 21 Nov`, `11月21日 星期六`.
  func day(_ moment: Moment) -> String {
    let days = Int((Double(moment.localMinutes) / 1440).rounded(.down))
    let date = CivilDate(daysSince1970: days)
    // 1970-01-01 was a Thursday; weekdays count from Sunday.
    let weekday = ((days % 7) + 11) % 7
    return self(
      .dayAndWeekday,
      [
        "weekday": name(.weekdays, weekday), "day": String(date.day), "month": name(.shortMonths, date.month - 1),
        "monthNumber": String(date.month),
      ])
  }

  /// The date of an ISO 8601 text: `21 June 2014`, `2014年6月21日`; as much of it as there is.
  func date(iso: String) -> String {
    guard let date = CivilDate(iso: iso) else { return iso }
    return self(
      .fullDate,
      [
        "day": String(date.day), "month": name(.months, date.month - 1), "monthNumber": String(date.month),
        "year": String(date.year),
      ])
  }

  /// Date and local time of an RFC 3339 time in UTC, `2026-11-21T20:06:00Z`.
  func dateAndTime(iso: String, zoneOffsetSeconds: Int) -> String {
    guard let moment = Moment(utc: iso, zoneOffsetSeconds: zoneOffsetSeconds) else { return iso }
    let day = CivilDate(daysSince1970: Int((Double(moment.localMinutes) / 1440).rounded(.down)))
    let month = Self.twoDigits(day.month)
    let text = date(iso: "\(day.year)-\(month)-\(Self.twoDigits(day.day))")
    return self(.dateAndTime, ["date": text, "time": clock(moment)])
  }

  /// A month, `2014-06`: `June 2014`, `2014年6月`.
  func month(iso: String) -> String {
    guard let date = CivilDate(iso: iso + "-01") else { return iso }
    return self(
      .monthAndYear,
      ["month": name(.months, date.month - 1), "monthNumber": String(date.month), "year": String(date.year)])
  }

  /// The time of an ISO 8601 text, `21:40`; nil where it has none.
  func time(iso: String) -> String? {
    guard let separator = iso.firstIndex(where: { $0 == "T" || $0 == " " }) else { return nil }
    let time = iso[iso.index(after: separator)...].prefix(5)
    return time.count == 5 ? String(time) : nil
  }

  /// One of a list of names that a phrase holds, separated by blanks.
  private func name(_ phrase: Phrase, _ index: Int) -> String {
    let names = self(phrase).split(separator: " ")
    return names.indices.contains(index) ? String(names[index]) : ""
  }

  private static func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}

extension Moment {
  /// The moment of an RFC 3339 time in UTC, to the minute; nil for anything else.
  init?(utc: String, zoneOffsetSeconds: Int) {
    guard let date = CivilDate(iso: utc), utc.hasSuffix("Z") else { return nil }
    let clock = utc.dropFirst(11).prefix(5).split(separator: ":")
    guard clock.count == 2, let hours = Int(clock[0]), let minutes = Int(clock[1]) else { return nil }
    let unixMinutes = date.daysSince1970 * 1440 + hours * 60 + minutes
    self.init(uptimeMS: 0, unixMS: Int64(unixMinutes) * 60_000, zoneOffsetSeconds: zoneOffsetSeconds)
  }

  /// Local time, in whole minutes since 1970.
  var localMinutes: Int {
    Int(((Double(unixMS) / 1000 + Double(zoneOffsetSeconds)) / 60).rounded(.down))
  }

  /// Uptime when the clock shows its next minute.
  var nextMinuteMS: Int64 {
    uptimeMS + 60_000 - ((unixMS % 60_000) + 60_000) % 60_000
  }
}

/// A day of the Gregorian calendar.
struct CivilDate: Hashable, Sendable {
  var year: Int
  var month: Int
  var day: Int

  /// The date a number of days after 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  init(daysSince1970: Int) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01 to it (the same source).
  var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date an ISO 8601 text begins with; nil when it does not.
  init?(iso: String) {
    let parts = iso.prefix(10).split(separator: "-")
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }
}
