import Calls

/// A schedule file of one channel with one long programme and many notices.
struct GeneratedSchedule {
  /// The channel's number; a bundled channel with this number is replaced.
  var number: Int
  /// The programme's title.
  var title: String
  /// The start of the programme.
  var from: Instant
  /// The end of the programme.
  var until: Instant
  /// The notices: when each is shown, and its title.
  var notices: [(show: Instant, title: String)]
  /// The time before its display from which a notice may be requested, milliseconds.
  var leadMS: Int64 = 0
  /// Whether the programme is repeated endlessly.
  var repeats = false

  /// A first channel on which nothing ever pops up.
  static let withoutInteractions = GeneratedSchedule(
    number: 1, title: "Quiet", from: Instant(unixMS: 0), until: Instant(unixMS: 86_400_000), notices: [], repeats: true)

  /// The channel's ID.
  var channel: String { "bench-\(number)" }

  /// The content of the file.
  var json: String {
    let span = (from: from.rfc3339, until: until.rfc3339)
    let times = notices.enumerated().map { index, notice in
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
      "interactions":[\(times.joined(separator: ",\n"))]}],
      "interactions":[\(interactions.joined(separator: ",\n"))]}
      """
  }

  /// Writes the file and imports it into a data folder with the program itself.
  ///
  /// - Returns: The cost of the import.
  @discardableResult
  func importFile(into data: String, _ tenfoot: Program, in scratch: ScratchFolder) throws -> Child.Cost {
    let path = "\(scratch.path)/\(channel).json"
    try json.write(toFile: path, atomically: false, encoding: .utf8)
    return try Child.run(
      tenfoot, ["schedule", "import", "--data", data, path], environment: TelevisionProcess.environment(home: data))
  }
}
