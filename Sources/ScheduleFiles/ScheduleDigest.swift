import Calls
import InteractionService

/// A digest of the content of a channel's schedule: the hash ``Calls/FNV1a`` over everything in it.
///
/// Texts and lists are preceded by their lengths and optional values by a flag, so that different schedules never have the same bytes.
/// Stores keep digests, so neither the bytes nor the hash may change without a new ``Format``.
public struct ScheduleDigest: Hashable, Sendable {
  /// The digest, `2-` and up to 16 hexadecimal digits.
  public let text: String

  /// Computes the digest of a schedule.
  public init(_ schedule: ScheduleDocument.ChannelSchedule) {
    text = "2-" + Encoder(schedule, format: .second).hash
  }

  /// Returns whether a stored digest, which an older version may have written, is that of a schedule.
  public static func matches(_ stored: String, _ schedule: ScheduleDocument.ChannelSchedule) -> Bool {
    stored == ScheduleDigest(schedule).text || stored == Encoder(schedule, format: .first).hash
  }

  /// A way to turn a schedule into bytes.
  private enum Format {
    /// The format of version 0.1: texts and lists end with a marker, attributes with none, so different schedules may have the
    /// same bytes.
    case first
    /// The format of this version.
    case second
  }

  private struct Encoder {
    private let format: Format
    private var state = FNV1a()

    /// The hash in hexadecimal.
    var hash: String { String(state.value, radix: 16) }

    init(_ schedule: ScheduleDocument.ChannelSchedule, format: Format) {
      self.format = format
      for number in [schedule.from.unixMS, schedule.until.unixMS, Int64(schedule.refreshAfterSeconds)] { add(number) }
      add(schedule.repeats ? 1 : 0)
      addCount(schedule.programmes.count)
      for programme in schedule.programmes { add(programme.value) }
      addCount(schedule.scheduledInteractions.count)
      for item in schedule.scheduledInteractions {
        add(item.value.scheduled)
        add(item.value.repeatSeconds.map(Int64.init), absent: -1)
      }
    }

    private mutating func add(_ programme: Programme) {
      add(programme.id)
      add(programme.start.unixMS)
      add(programme.stop.unixMS)
      add(programme.title)
      add(programme.summary)
      guard let shows = programme.shows else { return add(nil, absent: -1) }
      if format == .second { add(1) }
      add(shows.attributes)
      add(shows.album)
      add(shows.sort?.rawValue ?? "")
      add(shows.secondsEach.map(Int64.init), absent: 0)
    }

    private mutating func add(_ scheduled: ScheduledInteraction) {
      add(scheduled.id)
      add(scheduled.programme)
      add(scheduled.at.unixMS)
      add(scheduled.show.unixMS)
      add(Int64(scheduled.durationSeconds))
      add(scheduled.resultsAt?.unixMS, absent: -1)
      add(Int64(scheduled.serial))
      add(scheduled.isCancelled ? 1 : 0)
    }

    private mutating func add(_ list: AttributeList) {
      addCount(list.attributes.count)
      for attribute in list.attributes {
        add(attribute.name.rawValue)
        switch attribute.value {
        case .text(let text): add(text)
        case .number(let number): add(Int64(bitPattern: number.bitPattern))
        }
      }
    }

    private mutating func add(_ text: LocalText?) {
      if format == .second { add(text == nil ? 0 : 1) }
      let texts = (text?.texts ?? [:]).sorted { $0.key < $1.key }
      addCount(texts.count)
      for (language, words) in texts {
        add(language)
        add(words)
      }
      if format == .first { add("") }
    }

    private mutating func add(_ text: String) {
      addCount(text.utf8.count)
      state.add(text.utf8)
      if format == .first { state.add(CollectionOfOne(0xFF)) }
    }

    /// - Parameter absent: The number that the first format writes for nil.
    private mutating func add(_ number: Int64?, absent: Int64) {
      if format == .second { add(number == nil ? 0 : 1) }
      if number != nil || format == .first { add(number ?? absent) }
    }

    private mutating func addCount(_ count: Int) {
      if format == .second { add(Int64(count)) }
    }

    private mutating func add(_ number: Int64) {
      withUnsafeBytes(of: number.littleEndian) { state.add($0) }
    }
  }
}
