import AlbumService
import AlbumStore
import Calls
import Foundation
import InteractionService
import InteractionStore
import MallService
import MallStore

/// What became of a schedule file.
public struct ScheduleReport: Hashable, Sendable {
  /// How many channels it describes.
  public var channels: Int
  /// How many programmes its schedules hold; of those that repeat one cycle is counted.
  public var programmes: Int
  /// How many interactions it describes.
  public var interactions: Int
  /// What is unwise.
  public var warnings: [ScheduleProblem]
  /// What cannot be; nothing was imported where there is any.
  public var problems: [ScheduleProblem]
}

extension Workspace {
  /// Opens the third server with the channels that come with the program, which are loaded where they were not yet.
  ///
  /// - Parameter now: The server's clock; the machine's unless told otherwise.
  /// - Throws: ``ServiceFailure`` for the database, ``WorkspaceError`` for the channels.
  public func openInteractions(
    now: @escaping @Sendable () -> Instant = SQLiteInteractionStore.systemClock
  ) throws -> SQLiteInteractionStore {
    let store = try SQLiteInteractionStore(path: folder.interactions, now: now)
    let known = try store.demoStamp() ?? ""
    let state = AssetFolder.state(of: assets.channels)
    if known.hasSuffix(" \(state)") { return store }
    // A file that looks different may still hold what it held.
    let contents = try AssetFolder.contents(of: assets.channels)
    let hash = Self.hash(of: contents)
    if known.hasPrefix("\(hash) ") {
      try store.keepDemo(stamp: "\(hash) \(state)")
    } else {
      try store.replaceDemo(try ownChannels(contents), stamp: "\(hash) \(state)")
    }
    return store
  }

  /// Reads the channels that come with the program.
  private func ownChannels(_ contents: Data) throws -> ScheduleDocument {
    let file: ScheduleFile
    do throws(JSONSyntaxError) {
      file = try ScheduleFile(contents: contents)
    } catch {
      throw WorkspaceError(.malformed, "\(assets.channels):\(error.line):\(error.column): \(error)")
    }
    if let problem = file.problems.first {
      throw WorkspaceError(.malformed, "\(assets.channels): \(problem.pointer): \(problem.message)")
    }
    return file.document
  }

  /// Takes a schedule file in, all of it or nothing.
  ///
  /// - Throws: ``SQLiteInteractionStore/JSONSyntaxError`` for what is not JSON, ``ServiceFailure`` for the databases,
  ///   ``WorkspaceError`` for a file that cannot be read.
  public func importSchedule(_ path: String) throws -> ScheduleReport {
    let file = try ScheduleFile(contents: try AssetFolder.contents(of: path))
    let resolver = AttributeResolver(names: NameCanonicalizer(names: try cameraNames()))
    let document = resolver.canonical(file.document)
    let store = try openInteractions()
    var report = ScheduleReport(
      channels: document.channels.count, programmes: document.programmeCount,
      interactions: document.interactions.count, warnings: file.warnings, problems: file.problems)
    guard file.problems.isEmpty else {
      report.problems += try store.problems(of: document)
      return report
    }
    if case .refused(let problems) = try store.add(document) {
      report.problems = problems
    } else {
      report.warnings += try unresolved(document)
    }
    return report
  }

  /// What of a document leads nowhere on this machine. An album that was never opened here has nothing to say; the mall
  /// has its catalogue from the beginning.
  private func unresolved(_ document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    let files = FileManager.default
    let album = files.fileExists(atPath: folder.album) ? try SQLiteAlbumStore(path: folder.album, readOnly: true) : nil
    let mall: SQLiteMallStore
    do {
      mall = try openMall()
    } catch {
      throw error as? ServiceFailure ?? ServiceFailure(.storage, "\(error)")
    }
    return try ScheduleLinkChecker(album: album, mall: mall).find(in: document)
  }
}
