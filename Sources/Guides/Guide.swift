import InteractionService

/// A programme guide in an XMLTV file, plain or compressed with gzip (xmltv.dtd of the XMLTV project).
///
/// The file is read twice and never held in memory. The first pass validates the whole document and keeps 40 bytes per
/// programme; the second one, ``GuideBatchReader``, returns the programmes in batches. A malformed document is therefore
/// detected before anything is changed, and programmes may be in any order. Invalid entries are skipped or corrected, and
/// each is listed in ``problems``.
public final class Guide {
  /// The number of channels: those that are declared, and those that only programmes name.
  public let channelCount: Int
  /// The number of programmes, without those that were skipped.
  public let programmeCount: Int
  /// The problems that were found, by line; at most 100,001.
  public let problems: [GuideProblem]

  private let file: GuideFile
  private let index: ProgrammeIndex
  private let channels: [GuideChannel]

  /// Reads and validates a guide.
  ///
  /// - Parameter path: A file or a pipe; the contents of a pipe are copied to an unnamed temporary file.
  /// - Throws: ``GuideError``: `unreadable` if the file cannot be read, `malformed` if it is not XMLTV up to its end.
  public init(path: String) throws(GuideError) {
    file = try GuideFile(path: path)
    var validator = GuideValidator()
    let parser = try GuideParser(file) { validator.add($0) }
    while try parser.advance() {}
    validator.finish()
    channels = validator.channels.map { channel in
      let names = channel.names ?? [:]
      return GuideChannel(
        id: channel.id, name: LocalText(names.isEmpty ? [LanguageTag.undetermined: channel.id] : names))
    }
    channelCount = channels.count
    programmeCount = validator.programmeCount
    problems = validator.problems
    index = validator.index
  }

  /// Starts the second pass over the file.
  ///
  /// - Throws: `unreadable` if there is not enough memory.
  public func makeBatchReader() throws(GuideError) -> GuideBatchReader {
    try GuideBatchReader(file, channels: channels, index: index)
  }
}
