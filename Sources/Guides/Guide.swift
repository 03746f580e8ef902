import InteractionService

/// A programme guide in a file: XMLTV, plain or gzip (xmltv.dtd of the XMLTV project).
///
/// The file is read twice, and never held: the first reading judges all of it and keeps 40 bytes a programme, the second
/// hands the programmes on in batches. So a guide that does not parse is known for one before anything is changed, and
/// programmes may come in any order. A wrong entry costs itself alone and is told in ``problems``.
public final class Guide {
  /// How many channels it has: those declared, and those that only their programmes name.
  public let channelCount: Int
  /// How many programmes it has, without those left out.
  public let programmeCount: Int
  /// What is odd about it, by line.
  public let problems: [GuideProblem]

  private let file: GuideFile
  private let timetable: ProgrammeIndex
  private let channels: [GuideChannel]

  /// Reads and judges a guide.
  ///
  /// - Parameter path: The file; a pipe is kept in a file without a name.
  /// - Throws: ``GuideError``: `unreadable` for the file, `malformed` for one that is not XMLTV to its end.
  public init(path: String) throws(GuideError) {
    file = try GuideFile(path: path)
    var survey = GuideValidator()
    let document = try GuideDocument(file) { survey.take($0) }
    while try document.advance() {}
    survey.settle()
    channels = survey.channels.map { channel in
      let names = channel.names ?? [:]
      return GuideChannel(
        id: channel.id, name: LocalText(names.isEmpty ? [LanguageTag.undetermined: channel.id] : names))
    }
    channelCount = channels.count
    programmeCount = survey.placedCount
    problems = survey.problems
    timetable = survey.timetable
  }

  /// Begins to hand the guide on from its first batch.
  public func batches() throws(GuideError) -> GuideBatches {
    try GuideBatches(file, channels: channels, timetable: timetable)
  }
}
