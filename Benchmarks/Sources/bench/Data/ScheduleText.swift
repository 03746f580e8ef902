import Calls

/// A schedule file of one channel with one long programme and many notices, for `tenfoot schedule import`.
struct ScheduleText {
  /// The channel's number; it replaces a bundled channel with that number.
  var number: Int
  /// The programme's title.
  var title: String
  /// The start of the programme.
  var from: Instant
  /// The end of the programme.
  var until: Instant
  /// The time and the title of each notice.
  var notices: [(show: Instant, title: String)]
  /// How long before its display a notice can be fetched, milliseconds.
  var leadMS: Int64 = 0

  /// Whether the programme is repeated without end.
  var repeats = false

  /// The first channel, without pop-ups.
  static let silence = ScheduleText(
    number: 1, title: "Quiet", from: Instant(unixMS: 0), until: Instant(unixMS: 86_400_000), notices: [], repeats: true)

  /// The channel's ID.
  var channel: String { "bench-\(number)" }

  /// The file.
  var json: String {
    let span = (from: from.rfc3339, until: until.rfc3339)
    let appointments = notices.enumerated().map { index, notice in
      """
      {"id":"\(channel)-\(index)","programme":"p","at":"\((notice.show - leadMS).rfc3339)",\
      "show":"\(notice.show.rfc3339)","durationSeconds":1}
      """
    }
    let interactions = notices.enumerated().map { index, notice in
      #"{"id":"\#(channel)-\#(index)","type":"notice","title":"\#(notice.title)"}"#
    }
    return """
      {"version":1,"channels":[{"id":"\(channel)","number":\(number),"name":{"en":"Channel \(number)"}}],
      "schedules":[{"channel":"\(channel)","serial":1,"from":"\(span.from)","until":"\(span.until)",
      "repeats":\(repeats),"programmes":[{"id":"p","title":{"en":"\(title)"},"start":"\(span.from)","stop":"\(span.until)"}],
      "interactions":[\(appointments.joined(separator: ",\n"))]}],
      "interactions":[\(interactions.joined(separator: ",\n"))]}
      """
  }

  /// Imports it into a data folder with the program.
  ///
  /// - Returns: The cost of the import.
  @discardableResult
  func bring(into data: String, _ tenfoot: Program, in scratch: ScratchFolder) throws -> Child.Cost {
    let path = "\(scratch.path)/\(channel).json"
    try json.write(toFile: path, atomically: false, encoding: .utf8)
    return try Child.run(
      tenfoot, ["schedule", "import", "--data", data, path], environment: TelevisionModel.environment(home: data))
  }
}
