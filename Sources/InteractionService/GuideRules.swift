import Attributes
import Calls

/// The effect of the import of a guide on one of its channels.
public enum GuideChannelChange: Hashable, Sendable {
  /// It is new, and added with a free number.
  case add
  /// It is known, and its programmes in the guide's time are replaced.
  case update
  /// It came with the program: it becomes an imported channel, and its whole schedule is removed first.
  case takeOver
  /// Its programmes came with a schedule file: it stays as it is.
  case keep

  /// Decides what to do.
  ///
  /// - Parameters:
  ///   - isBundled: Whether the stored channel came with the program; nil if there is no such channel.
  ///   - hasScheduleProgrammes: Whether its programmes came with its schedule.
  public init(isBundled: Bool?, hasScheduleProgrammes: Bool) {
    self =
      switch isBundled {
      case nil: .add
      case true?: .takeOver
      case false?: hasScheduleProgrammes ? .keep : .update
      }
  }
}

extension GuideChannel {
  /// Returns the ID under which a channel of a guide is stored, without control characters and without white space at its ends.
  ///
  /// - Returns: nil for an ID in which nothing is left; its channel and programmes are left out.
  public static func storedID(_ id: String) -> String? { id.sanitizedForStorage() }
}

/// The numbers of channels that come from guides.
public enum GuideChannelNumbers {
  /// The lowest number.
  public static let first = 200

  /// Returns the lowest free number from a number on.
  ///
  /// - Throws: `refused` with reason `channelLimit` if there is none.
  public static func next(from number: Int, isTaken: (Int) throws -> Bool) throws -> Int {
    var number = max(number, first)
    while number <= Channel.numbers.upperBound {
      if try !isTaken(number) { return number }
      number += 1
    }
    throw ServiceFailure(.refused, .channelLimit)
  }

  /// The current holder of a channel number.
  public enum Holder: Hashable, Sendable {
    /// No channel.
    case nothing
    /// A channel that came with the program.
    case bundledChannel
    /// Any other channel.
    case channel
  }

  /// Returns whether a new channel gets the number that its guide states; a bundled channel that has it is removed.
  public static func isFree(_ number: Int, holder: Holder) -> Bool {
    Channel.numbers.contains(number) && holder != .channel
  }
}

extension GuideBatch {
  /// The channels in the order in which they get their numbers: first those whose numbers the guide states.
  public var numberedChannelsFirst: [GuideChannel] {
    channels.filter { $0.number != nil } + channels.filter { $0.number == nil }
  }
}

/// The time of one channel that a guide covers: from its earliest start to its latest stop.
public struct GuideSpan: Hashable, Sendable {
  /// The earliest start.
  public private(set) var start: Instant
  /// The latest stop.
  public private(set) var stop: Instant

  /// Creates the span of one programme.
  public init(_ programme: GuideProgramme) {
    (start, stop) = (programme.start, programme.stop)
  }

  /// Extends the span by another programme.
  public mutating func extend(by programme: GuideProgramme) {
    (start, stop) = (min(start, programme.start), max(stop, programme.stop))
  }

  /// The effect of the import on a programme that was stored before.
  public enum Change: Hashable, Sendable {
    /// It stays as it is.
    case keep
    /// It starts within the span, and is removed.
    case remove
    /// It starts earlier and overlaps the span: it stops where the span starts.
    case cut
  }

  /// Returns the effect of the import on a programme that was stored before.
  public func change(of programme: Programme) -> Change {
    if programme.start >= start { return programme.start < stop ? .remove : .keep }
    return programme.stop > start ? .cut : .keep
  }
}

extension GuideProgramme {
  /// Whether it ends after its start.
  public var isValid: Bool { start < stop }

  /// Returns the programme as it is stored: its ID is its start in the basic format, its texts are sanitized.
  ///
  /// - Parameter next: The start of the channel's next programme, where this one ends at the latest; nil if it is the last.
  public func stored(before next: Instant?) -> Programme {
    Programme(
      id: OccurrenceID.text(start), start: start, stop: min(stop, next ?? stop), title: title.sanitizedForStorage(),
      summary: summary?.sanitizedForStorage())
  }
}
