import Calls

/// A problem in a guide: what is wrong on which line, and how the entry was handled.
///
/// A guide can have a problem with every programme. A problem therefore stores facts, and is worded on demand.
public struct GuideProblem: Hashable, Sendable {
  /// The line on which the channel or programme begins, from 1.
  public let line: Int
  /// The column of a repair, from 1, in characters; nil for other problems.
  public let column: Int?
  /// The kind of problem.
  public let anomaly: Anomaly

  init(line: Int, column: Int? = nil, anomaly: Anomaly) {
    (self.line, self.column, self.anomaly) = (line, column, anomaly)
  }

  /// The kinds of problems, with their facts.
  public enum Anomaly: Hashable, Sendable {
    /// A channel has no id; skipped.
    case channelWithoutID(name: String)
    /// A channel has no name; its id is used.
    case noName(channel: String)
    /// A channel is declared again; skipped.
    case duplicateChannel(channel: String, formerLine: Int)
    /// A channel has programmes, but is not declared; its id is used as its name.
    case unknownChannel(channel: String, count: Int)
    /// There are more channels, programmes or problems than are read; the rest is skipped.
    case tooMany(things: Things, limit: Int)
    /// A programme names no channel; skipped.
    case programmeWithoutChannel
    /// A programme has no start time; skipped.
    case noStart(channel: String)
    /// The start time of a programme is invalid; skipped.
    case badStart(text: String, channel: String)
    /// The stop time of a programme is invalid; ignored.
    case badStop(text: String, channel: String)
    /// A time is written in an unusual, but unambiguous form.
    case unusualTime(text: String, taken: Instant)
    /// Times have no zone; read as UTC. Reported once per file.
    case noZone(count: Int)
    /// A zone abbreviation has several meanings. Reported once per file and abbreviation.
    case ambiguousZone(zone: String, offset: OffsetFromUTC, count: Int)
    /// A programme has no stop time; the given one was assumed.
    case noStop(programme: ProgrammeName, given: Instant)
    /// A programme stops when it starts, or earlier; skipped.
    case stopBeforeStart(programme: ProgrammeName, stop: Instant)
    /// A programme continues after the start of the next one; cut.
    case overlap(programme: ProgrammeName, next: Instant)
    /// A programme starts together with another one later in the file; skipped.
    case sameStart(programme: ProgrammeName, otherLine: Int)
    /// A programme is listed again; skipped.
    case duplicate(programme: ProgrammeName, formerLine: Int)
    /// A programme has no title; skipped.
    case noTitle(programme: ProgrammeName)
    /// The id of a channel is too long; a shorter one is used. Reported once per channel.
    case idTooLong(id: String, limit: Int)
    /// The text of an element is too long; cut.
    case tooLong(element: String, limit: Int)
    /// A fault in the form of the document was repaired.
    case repaired(repair: GuideRepair)
    /// There are more repairs than are listed. Reported once per file.
    case moreRepairs(count: Int)
    /// References in texts are escaped twice; read as intended. Reported once per file.
    case escapedTwice(count: Int)
    /// An entity is not defined; it is text. Reported once per file and entity.
    case unknownEntity(name: String, count: Int)
    /// An element is not part of XMLTV; skipped. Reported once per file and name.
    case unknownElement(name: String, count: Int)
    /// Other data follows the compressed guide; ignored.
    case trailingData
  }

  /// Things of which only so many are read.
  public enum Things: Hashable, WordedProblem {
    case channels
    case programmes
    case problems

    /// The first part of the keys of its sentences.
    public static let group = "guideThings"
  }

  /// A fixed offset from UTC; its text is `+05:30`.
  public struct OffsetFromUTC: Hashable, CustomStringConvertible, Sendable {
    /// Minutes to the east of Greenwich.
    public let minutes: Int

    /// The offset as `+05:30`.
    public var description: String {
      let (hours, rest) = (minutes.magnitude / 60, minutes.magnitude % 60)
      return "\(minutes < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
    }
  }

  /// The channel and start that identify a programme.
  public struct ProgrammeName: Hashable, Worded {
    /// The id of its channel.
    public let channel: String
    /// Its start.
    public let start: Instant

    /// Returns the text in the language of some sentences.
    public func text(in sentences: ProblemSentences) -> String {
      sentences.text("guideProgramme.named", ["channel": channel, "start": start])
    }
  }
}

extension GuideProblem {
  /// The kind of problem, in kebab case. Codes do not change between versions.
  public var code: String {
    switch anomaly {
    case .channelWithoutID, .programmeWithoutChannel: "no-id"
    case .noName: "no-name"
    case .duplicateChannel: "duplicate-channel"
    case .unknownChannel: "unknown-channel"
    case .tooMany: "too-many"
    case .noStart: "no-start"
    case .badStart, .badStop: "bad-time"
    case .unusualTime: "odd-time"
    case .noZone: "no-zone"
    case .ambiguousZone: "ambiguous-zone"
    case .noStop: "no-stop"
    case .stopBeforeStart: "stop-before-start"
    case .overlap, .sameStart: "overlap"
    case .duplicate: "duplicate"
    case .noTitle: "no-title"
    case .idTooLong, .tooLong: "too-long"
    case .repaired, .moreRepairs: "repaired"
    case .escapedTwice: "escaped-twice"
    case .unknownEntity: "unknown-entity"
    case .unknownElement: "unknown-element"
    case .trailingData: "trailing-bytes"
    }
  }
}

extension GuideProblem.Anomaly: WordedProblem {
  /// The first part of the keys of its sentences.
  public static let group = "guideProblem"
}
