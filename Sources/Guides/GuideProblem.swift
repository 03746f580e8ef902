import Calls

/// An oddity of a guide, with its line: what it is, and what was done with it.
///
/// Kept as its facts and worded when it is shown: a guide may have one for each of its programmes.
public struct GuideProblem: Hashable, Sendable {
  /// The line, from 1: where the channel or the programme begins.
  public let line: Int
  /// What is odd.
  public let oddity: Anomaly

  /// What may be odd about a guide.
  public enum Anomaly: Hashable, Sendable {
    /// A channel without an id, by its name; left out.
    case channelWithoutID(name: String)
    /// A channel without a name.
    case noName(channel: String)
    /// A channel that was declared before.
    case duplicateChannel(String, formerLine: Int)
    /// A channel that has programmes, so many, and no declaration.
    case unknownChannel(String, programmeCount: Int)
    /// More channels, or programmes, than are read.
    case tooMany(String, limit: Int)
    /// A programme of no channel; left out.
    case programmeWithoutChannel
    /// A programme without a start; left out.
    case noStart(channel: String)
    /// A start that is no time; the programme is left out.
    case badStart(String, channel: String)
    /// A stop that is no time; as if there were none.
    case badStop(String, channel: String)
    /// A time in an uncommon form that is clear all the same.
    case oddTime(String, taken: Instant)
    /// Times without a zone, so many in the file; taken as UTC.
    case noZone(count: Int)
    /// An abbreviation that stands for several zones.
    case ambiguousZone(String, offsetMinutes: Int, count: Int)
    /// A programme without a stop, and the one it was given.
    case noStop(ProgrammeName, given: Instant)
    /// A programme that ends when it begins or before; left out.
    case stopBeforeStart(ProgrammeName, stop: Instant)
    /// A programme that went on after the next had begun; cut.
    case overlap(ProgrammeName, next: Instant)
    /// A programme that another one, later in the file, begins together with; left out.
    case sameStart(ProgrammeName, otherLine: Int)
    /// A programme that was there before; left out.
    case duplicate(ProgrammeName, formerLine: Int)
    /// A programme without a title; left out.
    case noTitle(channel: String, start: Instant)
    /// A text, by the element it stands in, that is longer than is kept; cut.
    case tooLong(String, limitBytes: Int)
    /// An entity that nobody defined; left out.
    case unknownEntity(String)
    /// An element that has no place there, so many in the file; left out.
    case unknownElement(String, count: Int)
    /// Bytes behind the compressed guide; left out.
    case trailingBytes
  }

  /// Which programme is meant.
  public struct ProgrammeName: Hashable, Sendable {
    /// Its channel's id.
    public let channel: String
    /// When it begins.
    public let start: Instant
  }
}

extension GuideProblem {
  /// The oddity's kind in a word or two, in kebab case; it stays what it is from version to version.
  public var code: String {
    switch oddity {
    case .channelWithoutID, .programmeWithoutChannel: "no-id"
    case .noName: "no-name"
    case .duplicateChannel: "duplicate-channel"
    case .unknownChannel: "unknown-channel"
    case .tooMany: "too-many"
    case .noStart: "no-start"
    case .badStart, .badStop: "bad-time"
    case .oddTime: "odd-time"
    case .noZone: "no-zone"
    case .ambiguousZone: "ambiguous-zone"
    case .noStop: "no-stop"
    case .stopBeforeStart: "stop-before-start"
    case .overlap, .sameStart: "overlap"
    case .duplicate: "duplicate"
    case .noTitle: "no-title"
    case .tooLong: "too-long"
    case .unknownEntity: "unknown-entity"
    case .unknownElement: "unknown-element"
    case .trailingBytes: "trailing-bytes"
    }
  }

  /// What is odd and what was done with it, in a sentence for a person.
  public var message: String {
    switch oddity {
    case .channelWithoutID(let name): "The channel “\(name)” has no id; it was left out."
    case .noName(let channel): "The channel \(channel) has no name; it goes by its id."
    case .duplicateChannel(let id, let line): "The channel \(id) was declared on line \(line) already; that one holds."
    case .unknownChannel(let id, let count):
      "The channel \(id) is declared nowhere; it goes by its id, with \(counted(count, "programme"))."
    case .tooMany(let things, let limit): "There are more than \(limit) \(things); from here on they were left out."
    case .programmeWithoutChannel: "The programme names no channel; it was left out."
    case .noStart(let channel): "The programme of \(channel) has no start; it was left out."
    case .badStart(let text, let channel): "The programme of \(channel) starts at “\(text)”, no time; it was left out."
    case .badStop(let text, let channel): "The programme of \(channel) stops at “\(text)”, no time; it was passed over."
    case .oddTime(let text, let taken): "The time “\(text)” was taken as \(taken.rfc3339)."
    case .noZone(let count): "There is no zone with \(counted(count, "time")), here the first; taken as UTC."
    case .ambiguousZone(let zone, let minutes, let count):
      "\(zone) means several zones; \(counted(count, "time")), here the first, taken as UTC\(offset(minutes))."
    case .noStop(let name, let stop): "\(words(name)) has no stop; it was given \(stop.rfc3339)."
    case .stopBeforeStart(let name, let stop): "\(words(name)) stops at \(stop.rfc3339), not after; it was left out."
    case .overlap(let name, let next):
      "\(words(name)) goes on past the next one's start; it was cut to \(next.rfc3339)."
    case .sameStart(let name, let line): "\(words(name)) begins with another, from line \(line); it was left out."
    case .duplicate(let name, let line): "\(words(name)) was on line \(line) already; it was left out."
    case .noTitle(let channel, let start):
      "The programme of \(channel) at \(start.rfc3339) has no title; it was left out."
    case .tooLong(let element, let limit): "The \(element) is longer than \(limit) bytes; it was cut."
    case .unknownEntity(let name): "The entity &\(name); is not defined; it was left out."
    case .unknownElement(let name, let count):
      "A guide has no <\(name)> there; \(counted(count, "of them", plural: "of them")), here the first, left out."
    case .trailingBytes: "Bytes that are not gzip follow the compressed guide; they were left out."
    }
  }

  private func words(_ name: ProgrammeName) -> String {
    "The programme of \(name.channel) at \(name.start.rfc3339)"
  }

  private func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// `+05:30`.
  private func offset(_ minutes: Int) -> String {
    let hours = minutes.magnitude / 60
    let rest = minutes.magnitude % 60
    return "\(minutes < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension GuideProblem: Encodable {
  private enum CodingKeys: String, CodingKey {
    case line, code, message
  }

  /// Writes line, code and message.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(line, forKey: .line)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
  }
}
