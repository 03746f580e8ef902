import Calls
import GRDB
import InteractionService

/// Reads parts of one channel's schedule, repetitions unrolled.
struct ScheduleReader {
  let db: Database
  let channel: ChannelRow

  /// The programmes that are on at any time from `from` to before `to`, by start.
  func programmes(from: Instant, to: Instant, limit: Int = .max) throws -> [Programme] {
    guard from < to else { return [] }
    // The one that is on at the beginning is the last that started until then: programmes of a channel do not overlap.
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM programme WHERE channel = :channel AND startMS < :to AND startMS >= coalesce(
          (SELECT max(startMS) FROM programme WHERE channel = :channel AND startMS <= :from), :from)
        ORDER BY startMS LIMIT :limit
        """)
    var programmes: [Programme] = []
    for shift in channel.cycle.shifts(from: from.unixMS, to: to.unixMS) where programmes.count < limit {
      let rows = try Row.fetchCursor(
        statement,
        arguments: [
          "channel": channel.key, "from": from.unixMS - shift, "to": to.unixMS - shift,
          // One more than wanted: the first may be over already.
          "limit": limit == .max ? -1 : limit - programmes.count + 1,
        ])
      while let row = try rows.next(), programmes.count < limit {
        guard row["stopMS"] + shift > from.unixMS else { continue }
        programmes.append(try ProgrammeRow.programme(row, shift: shift, repeats: channel.repeats))
      }
    }
    return programmes
  }

  /// The appointments whose time is from `from` to before `to`, by time; the first so many.
  func scheduledInteractions(from: Instant, to: Instant, limit: Int = .max) throws -> [ScheduledInteraction] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM appointment WHERE channel = ? AND atMS >= ? AND atMS < ? ORDER BY atMS, sequence LIMIT ?
        """)
    var scheduledInteractions: [ScheduledInteraction] = []
    for shift in channel.cycle.shifts(from: from.unixMS, to: to.unixMS) where scheduledInteractions.count < limit {
      let rows = try Row.fetchCursor(
        statement,
        arguments: [
          channel.key, from.unixMS - shift, to.unixMS - shift, limit == .max ? -1 : limit - scheduledInteractions.count,
        ])
      while let row = try rows.next() {
        scheduledInteractions.append(ScheduledInteractionRow.scheduled(row, shift: shift, repeats: channel.repeats))
      }
    }
    return scheduledInteractions
  }

  /// The appointments whose time came before a moment and that still matter then: shown yet, or with results to come.
  func pending(at moment: Instant, limit: Int) throws -> [ScheduledInteraction] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM appointment WHERE channel = ? AND atMS >= ? AND atMS < ? AND overMS > ?
        ORDER BY atMS DESC, sequence DESC LIMIT ?
        """)
    let from = moment - channel.reachMS
    var pending: [ScheduledInteraction] = []
    for shift in channel.cycle.shifts(from: from.unixMS, to: moment.unixMS).reversed() where pending.count < limit {
      let rows = try Row.fetchCursor(
        statement,
        arguments: [
          channel.key, from.unixMS - shift, moment.unixMS - shift, moment.unixMS - shift, limit - pending.count,
        ])
      while let row = try rows.next() {
        pending.append(ScheduledInteractionRow.scheduled(row, shift: shift, repeats: channel.repeats))
      }
    }
    return pending.reversed()
  }
}
