import Calls
import InteractionService

/// A programme guide in an XMLTV file (xmltv.dtd of the XMLTV project), plain, compressed with gzip, xz or bzip2, or in a zip
/// archive.
///
/// The file is read twice and never held in memory. The first pass validates the whole document and keeps 40 bytes per
/// programme; the second one, ``GuideBatchReader``, returns the programmes in batches. A malformed document is therefore
/// detected before anything is changed, and programmes may be in any order. What is nearly XML is repaired, and invalid entries
/// are skipped or corrected; each is listed in ``problems``.
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
  private let zone: ZoneOffsets?

  /// Reads and validates a guide.
  ///
  /// - Parameters:
  ///   - path: A file or a pipe, `-` for standard input; the contents of a pipe are copied to an unnamed temporary file.
  ///   - zone: The zone of times that state none; nil for UTC, the default of xmltv.dtd, which is reported.
  /// - Throws: ``GuideError``: `unreadable` if the file cannot be read, `malformed` if it is not XMLTV up to its end.
  public init(path: String, zone: ZoneOffsets? = nil) throws(GuideError) {
    file = try GuideFile(path: path)
    self.zone = zone
    var validator = GuideValidator(zone: zone)
    let parser = try GuideParser(file) { validator.add($0) }
    while try parser.advance() {}
    validator.finish()
    let numbers = ChannelNumbering.numbers(validator.channels.map(\.numbering))
    channels = zip(validator.channels, numbers).map { channel, number in
      let names = channel.names ?? [:]
      return GuideChannel(
        id: channel.id, number: number,
        name: LocalText(names.isEmpty ? [LanguageTag.undetermined: channel.id] : names))
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
    try GuideBatchReader(file, channels: channels, index: index, zone: zone)
  }
}
