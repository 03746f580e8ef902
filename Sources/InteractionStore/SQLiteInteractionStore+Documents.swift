import Calls
import GRDB
import InteractionService
import Storage

/// What became of a document.
public enum ScheduleOutcome: Hashable, Sendable {
  /// It is there, on disk.
  case imported
  /// It was there just so; nothing was changed.
  case unchanged
  /// It cannot be, and nothing was changed.
  case refused([ScheduleProblem])
}

extension SQLiteInteractionStore {
  /// Takes a document in, all of it or nothing; on disk when it returns.
  ///
  /// A channel's schedule replaces the one there when its serial is greater, is passed over when it is the same, and is
  /// refused when its serial is smaller, or equal for another content. A channel that came with the program gives way to
  /// one with its ID or its number. Interactions replace those with their IDs.
  public func add(_ document: ScheduleDocument) throws(ServiceFailure) -> ScheduleOutcome {
    try file.write { db in
      let problems = try ScheduleConflictCheck(db: db, document: document).problems()
      guard problems.isEmpty else { return .refused(problems) }
      let formerCount = db.totalChangesCount
      let intake = ScheduleImporter(db: db, isDemo: false)
      try intake.releaseNumbers(of: document.channels.map(\.value))
      for channel in document.channels { try intake.add(channel.value) }
      for interaction in document.interactions { try intake.add(interaction.value) }
      for schedule in document.schedules { try intake.add(schedule.value) }
      return db.totalChangesCount == formerCount ? .unchanged : .imported
    }
  }

  /// What of a document does not go together with what is there; empty where all does. Nothing is changed.
  public func problems(of document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    try file.read { db in try ScheduleConflictCheck(db: db, document: document).problems() }
  }

  /// Which demo channels were loaded last, as whoever loaded them tells them apart; nil when none were.
  public func demoStamp() throws(ServiceFailure) -> String? {
    try file.read { db in try String.fetchOne(db, sql: "SELECT demoStamp FROM state") }
  }

  /// Puts the channels that come with the program in the place of those of before; what was imported stays as it is.
  ///
  /// A channel whose ID or number was imported is left out, and so are its schedule and what was imported of its interactions.
  public func replaceDemo(_ document: ScheduleDocument, stamp: String) throws(ServiceFailure) {
    try file.write { db in
      // Another process may have been faster.
      guard try String.fetchOne(db, sql: "SELECT demoStamp FROM state") != stamp else { return }
      try db.execute(
        sql: """
          DELETE FROM channel WHERE isDemo;
          DELETE FROM interaction WHERE isDemo;
          UPDATE state SET demoStamp = ?
          """, arguments: [stamp])
      let intake = ScheduleImporter(db: db, isDemo: true)
      for channel in document.channels { try intake.add(channel.value) }
      for interaction in document.interactions { try intake.add(interaction.value) }
      for schedule in document.schedules { try intake.add(schedule.value) }
    }
  }

  /// Tells the demo channels that are there apart by another stamp from now on.
  public func keepDemo(stamp: String) throws(ServiceFailure) {
    try file.write { db in try db.execute(sql: "UPDATE state SET demoStamp = ?", arguments: [stamp]) }
  }
}
