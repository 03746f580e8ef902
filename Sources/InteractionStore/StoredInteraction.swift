import Calls
import GRDB
import InteractionService
import Storage

/// An interaction whose time has come, with all that the server knows of it.
struct StoredInteraction {
  /// As it is served, under the ID of its occurrence.
  var interaction: Interaction
  var scheduled: ScheduledInteraction
  /// The right answer of a quiz; nil for anything else.
  var rightChoice: String?

  /// Whether there is something to choose, so that there are results.
  var hasChoices: Bool { interaction.type == .poll || interaction.type == .quiz }

  /// Finds an interaction by the ID of one of its appointments.
  ///
  /// - Throws: `notFound` when there is none, when it is cancelled, and while its time has not come: nobody learns before
  ///   what will be.
  static func due(_ db: Database, id: String, now: Instant) throws -> StoredInteraction {
    let missing = ServiceFailure(.notFound, "There is no interaction “\(id.withoutControlCharacters)” now.")
    guard let occurrence = OccurrenceID(id), let scheduled = try scheduled(db, occurrence),
      scheduled.at <= now, !scheduled.isCancelled
    else { throw missing }
    let statement = try db.cachedStatement(sql: "SELECT payload, rightChoice FROM interaction WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [occurrence.base]) else { throw missing }
    var interaction = try StoredJSON.decode(Interaction.self, row["payload"])
    interaction.id = id
    return StoredInteraction(interaction: interaction, scheduled: scheduled, rightChoice: row["rightChoice"])
  }

  /// The appointment of an occurrence; nil where there is none at that very time.
  private static func scheduled(_ db: Database, _ occurrence: OccurrenceID) throws -> ScheduledInteraction? {
    let first = try db.cachedStatement(
      sql: "SELECT * FROM appointment WHERE interaction = ? ORDER BY interaction, atMS LIMIT 1")
    guard let row = try Row.fetchOne(first, arguments: [occurrence.base]) else { return nil }
    guard let time = occurrence.time else {
      return row["recurs"] ? nil : ScheduledInteractionRow.scheduled(row, shift: 0, repeats: false)
    }
    guard row["recurs"], let channel = try ChannelRow.find(db, key: row["channel"]) else { return nil }
    let exact = try db.cachedStatement(sql: "SELECT * FROM appointment WHERE interaction = ? AND atMS = ?")
    for place in channel.cycle.places(of: time.unixMS) {
      guard let row = try Row.fetchOne(exact, arguments: [occurrence.base, place]) else { continue }
      return ScheduledInteractionRow.scheduled(row, shift: time.unixMS - place, repeats: channel.repeats)
    }
    return nil
  }
}
