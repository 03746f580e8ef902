import Calls

extension GuideProblem {
  /// A message for the user: what is wrong, and how the entry was handled.
  public var message: String {
    switch anomaly {
    case .channelWithoutID(let name): "The channel “\(name)” has no id and was skipped."
    case .noName(let channel): "The channel \(channel) has no name; its id is shown instead."
    case .duplicateChannel(let id, let line): "The channel \(id) is already declared on line \(line); this was skipped."
    case .unknownChannel(let id, let count):
      "The channel \(id) is not declared; its id is shown as its name. It has \(counted(count, "programme"))."
    case .idTooLong(let short, let limit):
      "The id of a channel is longer than \(limit) bytes; it was shortened to \(short)."
    case .tooMany(let things, let limit): "There are more than \(limit) \(things); from here on they were skipped."

    case .noStart(let channel): "A programme of \(channel) has no start time and was skipped."
    case .badStart(let text, let channel):
      "A programme of \(channel) was skipped: its start “\(text)” is not a valid time."
    case .badStop(let text, let channel):
      "The stop “\(text)” of a programme of \(channel) is not a valid time and was ignored."
    case .unusualTime(let text, let taken): "The time “\(text)” was read as \(taken.rfc3339)."
    case .noZone(let count): "\(counted(count, "time")) without a time zone, here the first: read as UTC."
    case .ambiguousZone(let zone, let minutes, let count):
      "\(counted(count, "time")) with the ambiguous time zone \(zone), here the first: read as UTC\(offset(minutes))."

    case .programmeWithoutChannel: "The programme names no channel and was skipped."
    case .noStop(let name, let stop): "\(described(name)) has no stop time; \(stop.rfc3339) was assumed."
    case .stopBeforeStart(let name, let stop):
      "\(described(name)) was skipped: it stops at \(stop.rfc3339), which is not after its start."
    case .overlap(let name, let next):
      "\(described(name)) overlaps the next programme; it was cut to \(next.rfc3339)."
    case .sameStart(let name, let line): "\(described(name)) was skipped: the one on line \(line) replaces it."
    case .duplicate(let name, let line): "\(described(name)) is already listed on line \(line); this was skipped."
    case .noTitle(let channel, let start):
      "\(described(ProgrammeName(channel: channel, start: start))) has no title and was skipped."

    case .tooLong(let element, let limit): "The text of <\(element)> is longer than \(limit) bytes; it was cut."
    case .unknownEntity(let name, let count):
      "The entity &\(name); is not defined; \(counted(count, "occurrence")), here the first, read as text."
    case .repaired(let repair): repair.message
    case .moreRepairs(let count): "\(counted(count, "more repair")), here the first."
    case .escapedTwice(let count):
      "\(counted(count, "text")) with references that are escaped twice, here the first; read as intended."
    case .unknownElement(let name, let count):
      "<\(name)> is not an element of XMLTV; \(counted(count, "occurrence")), here the first, skipped."
    case .trailingData: "Other data follows the compressed guide; it was ignored."
    }
  }

  private func described(_ name: ProgrammeName) -> String {
    "The programme of \(name.channel) at \(name.start.rfc3339)"
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Returns an offset from UTC, `+05:30`.
  private func offset(_ minutes: Int) -> String {
    let hours = minutes.magnitude / 60
    let rest = minutes.magnitude % 60
    return "\(minutes < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}
