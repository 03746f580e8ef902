import Calls

/// An identifier of the schedule that a device has, so that it is not sent again while it is current (HTTP's entity tag).
///
/// The tag contains everything that the check needs, so a service stores nothing for a device. A client can forge a tag, with no other
/// effect than that it keeps an outdated schedule.
public struct ScheduleTag: Hashable, Sendable {
  /// The revision of the channel, see ``ChannelRecord/revision``.
  public var revision: Int64
  /// The start of the schedule.
  public var from: Instant
  /// The end of the schedule.
  public var until: Instant

  /// Creates a tag.
  public init(revision: Int64, from: Instant, until: Instant) {
    self.revision = revision
    self.from = from
    self.until = until
  }

  /// Reads a tag; nil for a text that ``text`` never returns.
  public init?(_ text: String) {
    // Three numbers of 20 bytes and two dots.
    guard text.utf8.count <= 62 else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
    guard parts.count == 3, let revision = parts[0], let from = parts[1], let until = parts[2] else { return nil }
    self.init(revision: revision, from: Instant(unixMS: from), until: Instant(unixMS: until))
    guard self.text == text else { return nil }
  }

  /// The tag as text.
  public var text: String { "\(revision).\(from.unixMS).\(until.unixMS)" }

  /// Returns whether the schedule is current: the channel has not changed since, and it is not yet time to ask again.
  public func isCurrent(for channel: ChannelRecord, at now: Instant) -> Bool {
    guard revision == channel.revision, from <= now, from < until,
      until.milliseconds(since: from) <= ScheduleLimits.horizonMS
    else { return false }
    let refreshAfterSeconds = ScheduleLimits.refreshAfterSeconds(
      preferred: channel.refreshAfterSeconds, from: from, until: until)
    return now < from + Int64(refreshAfterSeconds).multipliedSaturated(by: 1_000)
  }
}
