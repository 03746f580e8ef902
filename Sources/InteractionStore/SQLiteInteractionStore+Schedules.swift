import Calls
import GRDB
import InteractionService
import Storage

extension SQLiteInteractionStore {
  /// How many appointments whose time has come already a schedule holds at the most.
  private static let pendingLimit = 200

  /// A channel's schedule from now on: the next 12 hours, or as far as ``appointmentLimit`` appointments reach.
  ///
  /// It also holds the appointments of before that are still shown or whose results are yet to come.
  /// - Throws: `notFound` when there is no such channel.
  public func schedule(channel id: String, ifNot tag: String?) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    try file.read { db in
      let moment = now()
      let channel = try Self.channel(db, id: id)
      if let tag, let inHand = ScheduleTag(tag), inHand.holds(channel, at: moment) {
        return ServerStamped(.unchanged, serverTime: moment)
      }
      let schedule = try Self.schedule(db, of: channel, at: moment)
      let newTag = ScheduleTag(revision: channel.revision, from: schedule.from, until: schedule.until)
      return ServerStamped(.schedule(schedule, tag: newTag.text), serverTime: moment)
    }
  }

  /// A channel's schedule between two times, both included, however much that is.
  ///
  /// - Throws: `notFound` when there is no such channel.
  public func schedule(channel id: String, from: Instant, to: Instant) throws(ServiceFailure) -> Schedule {
    try file.read { db in
      let channel = try Self.channel(db, id: id)
      let reader = ScheduleReader(db: db, channel: channel)
      let scheduledInteractions = try reader.scheduledInteractions(from: from, to: to + 1)
      return try Self.schedule(channel, scheduledInteractions, from: from, until: to, reader: reader)
    }
  }

  private static func channel(_ db: Database, id: String) throws -> ChannelRow {
    guard let channel = try ChannelRow.find(db, id: id) else {
      throw ServiceFailure(.notFound, "There is no channel “\(id.withoutControlCharacters)”.")
    }
    return channel
  }

  private static func schedule(_ db: Database, of channel: ChannelRow, at moment: Instant) throws -> Schedule {
    let reader = ScheduleReader(db: db, channel: channel)
    var until = moment + horizonMS
    let pending = try reader.pending(at: moment, limit: pendingLimit)
    let limit = appointmentLimit - pending.count
    var coming = try reader.scheduledInteractions(from: moment, to: until, limit: limit + 1)
    if coming.count > limit {
      // Whole moments only, so that the next schedule begins where this one ends; but always one step further.
      until = max(coming[limit].at, coming[0].at + 1)
      coming = coming.prefix(limit).filter { $0.at < until }
    }
    return try self.schedule(channel, pending + coming, from: moment, until: until, reader: reader)
  }

  private static func schedule(
    _ channel: ChannelRow, _ scheduledInteractions: [ScheduledInteraction], from: Instant, until: Instant,
    reader: ScheduleReader
  ) throws -> Schedule {
    // An appointment may be the stop of a programme that is not on any more; it is named all the same.
    let named = Set(scheduledInteractions.map(\.programme))
    let earliest = min(from, scheduledInteractions.first?.at ?? from)
    let programmes = try reader.programmes(from: earliest - 1, to: until)
      .filter { $0.stop > from || named.contains($0.id) }
    let there = Set(programmes.map(\.id))
    return Schedule(
      channel: channel.channel.id, serial: channel.serial, from: from, until: until,
      refreshAfterSeconds: ScheduleTag.refreshAfterSeconds(channel, from: from, until: until), programmes: programmes,
      interactions: scheduledInteractions.filter { there.contains($0.programme) })
  }
}

/// Which schedule a box has in hand: nothing is kept for it, its tag says all.
struct ScheduleTag: Hashable {
  var revision: Int64
  var from: Instant
  var until: Instant

  init(revision: Int64, from: Instant, until: Instant) {
    self.revision = revision
    self.from = from
    self.until = until
  }

  /// Reads a tag; nil for what is none.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
    guard parts.count == 3, let revision = parts[0], let from = parts[1], let until = parts[2] else { return nil }
    self.init(revision: revision, from: Instant(unixMS: from), until: Instant(unixMS: until))
  }

  /// The tag as it travels.
  var text: String { "\(revision).\(from.unixMS).\(until.unixMS)" }

  /// Whether the schedule in hand still says what the channel's would, and is not yet to be asked for again.
  func holds(_ channel: ChannelRow, at moment: Instant) -> Bool {
    guard revision == channel.revision, from <= moment, from < until,
      until.milliseconds(since: from) <= SQLiteInteractionStore.horizonMS
    else { return false }
    return moment < from + Int64(Self.refreshAfterSeconds(channel, from: from, until: until)) * 1_000
  }

  /// After how many seconds a schedule is asked for again: as its document says, but before it ends; at least 1.
  static func refreshAfterSeconds(_ channel: ChannelRow, from: Instant, until: Instant) -> Int {
    max(1, min(channel.refreshAfterSeconds, Int(until.milliseconds(since: from) / 1_000)))
  }
}

extension SQLiteInteractionStore {
  /// The interactions that a schedule names, by the IDs it names them by: for whoever keeps the server, at any time.
  public func interactions(in schedule: Schedule) throws(ServiceFailure) -> [String: Interaction] {
    try file.read { db in
      let statement = try db.cachedStatement(sql: "SELECT payload FROM interaction WHERE id = ?")
      var interactions: [String: Interaction] = [:]
      for scheduled in schedule.interactions {
        let base = OccurrenceID(scheduled.id)?.base
        guard let payload = try String.fetchOne(statement, arguments: [base]) else { continue }
        interactions[scheduled.id] = try StoredJSON.decode(Interaction.self, payload)
      }
      return interactions
    }
  }
}
