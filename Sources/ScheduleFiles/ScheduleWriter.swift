import Calls

/// The part of the interaction service that imports schedule files.
///
/// It is apart from the service's own protocol because a television never imports a schedule.
public protocol ScheduleWriter: Sendable {
  /// Imports a document, all of it or nothing; on disk when it returns.
  ///
  /// A channel's schedule replaces the stored one if its serial is greater, changes nothing if serial and content are the same, and
  /// is refused otherwise. A channel that came with the program is replaced by one with its ID or its number. Interactions replace
  /// those with their IDs.
  func addSchedules(_ document: ScheduleDocument) throws(ServiceFailure) -> ScheduleOutcome
  /// Returns the conflicts of a document with what is stored; empty if it can be imported. Nothing is changed.
  func conflicts(of document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem]

  /// Returns the stamp of the bundled channels that were stored last; nil if there are none.
  func bundledStamp() throws(ServiceFailure) -> String?
  /// Replaces the channels that came with the program; imported channels and interactions stay as they are.
  ///
  /// A bundled channel whose ID or number an imported one has is left out, with its schedule.
  ///
  /// - Parameter stamp: The text that ``bundledStamp()`` returns from then on. If it is the stored one, nothing is changed.
  func replaceBundledChannels(with document: ScheduleDocument, stamp: String) throws(ServiceFailure)
  /// Changes the stamp alone, for the same channels from a file that looks different.
  func setBundledStamp(_ stamp: String) throws(ServiceFailure)
}

/// The outcome of the import of a document.
public enum ScheduleOutcome: Hashable, Sendable {
  /// It was imported.
  case imported
  /// Everything in it was stored already; nothing was changed.
  case unchanged
  /// It was refused because of conflicts; nothing was changed.
  case refused([ScheduleProblem])
}
