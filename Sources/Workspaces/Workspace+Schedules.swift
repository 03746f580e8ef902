import AlbumService
import AlbumStore
import Calls
import Foundation
import InteractionService
import InteractionStore
import MallService
import ScheduleFiles

/// The result of importing a schedule file.
public struct ScheduleReport: Hashable, Sendable {
  /// How many channels the file describes.
  public var channels: Int
  /// How many programmes the file lists; a repeating schedule's are counted once.
  public var programmes: Int
  /// How many interactions the file describes.
  public var interactions: Int
  /// Entries that are valid but questionable.
  public var warnings: [ScheduleProblem]
  /// The failure to look up which entries match nothing on this machine; nil if there was none. The import itself has succeeded.
  public var linkFailure: ServiceFailure?
  /// Errors; if there are any, nothing was imported.
  public var problems: [ScheduleProblem]
}

/// A schedule file that is not JSON.
public struct ScheduleSyntaxError: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1.
  public let column: Int
  /// What was expected there.
  public let expected: JSONExpectation

  init(_ error: JSONSyntaxError) {
    (line, column, expected) = (error.line, error.column, error.expected)
  }
}

extension Workspace {
  /// How far ahead a viewer's schedule reaches, in milliseconds: 12 hours.
  public static var scheduleHorizonMS: Int64 { ScheduleLimits.horizonMS }

  /// Opens the interaction service; loads the bundled channels if their file has changed since.
  ///
  /// - Throws: ``ServiceFailure`` for the database, ``WorkspaceError`` for the channels.
  public func openInteractions() throws -> any InteractionOperatorAPI {
    try interactionStore(now: { .now })
  }

  /// Opens the interaction service with another clock than the system's; see ``openInteractions()``.
  public func openInteractions(now: @escaping @Sendable () -> Instant) throws -> any InteractionOperatorAPI {
    try interactionStore(now: now)
  }

  private func interactionStore(now: @escaping @Sendable () -> Instant) throws -> SQLiteInteractionStore {
    try opened(try place(of: \.interactions)) { path, readOnly in
      let store = try SQLiteInteractionStore(path: path, readOnly: readOnly, now: now)
      if !readOnly { try loadBundledChannels(into: store) }
      return store
    }
  }

  private func loadBundledChannels(into store: SQLiteInteractionStore) throws {
    let known = try store.bundledStamp() ?? ""
    let state = AssetFolder.state(of: assets.channels)
    if known.hasSuffix(" \(state)") { return }
    // Databases keep this hash. A touched file may have the same contents.
    let contents = try AssetFolder.contents(of: assets.channels)
    let hash = FNV1a.hex(of: contents)
    if known.hasPrefix("\(hash) ") {
      try store.setBundledStamp("\(hash) \(state)")
    } else {
      try store.replaceBundledChannels(with: try bundledChannels(contents), stamp: "\(hash) \(state)")
    }
  }

  /// Reads the bundled channels.
  private func bundledChannels(_ contents: Data) throws -> ScheduleDocument {
    let file: ScheduleFile
    do throws(JSONSyntaxError) {
      file = try ScheduleFile(contents: contents)
    } catch {
      throw WorkspaceError(
        .malformed,
        .channelsSyntax(
          place: "\(assets.channels):\(error.line):\(error.column)", expected: error.expected))
    }
    if let problem = file.problems.first {
      throw WorkspaceError(.malformed, .channels(place: "\(assets.channels): \(problem.pointer)", fault: problem.fault))
    }
    return file.document
  }

  /// Imports a schedule file, atomically.
  ///
  /// - Throws: ``ScheduleSyntaxError`` for a file that is not JSON, ``ServiceFailure`` for the databases,
  ///   ``WorkspaceError`` for a file that cannot be read.
  public func importSchedule(_ path: String) throws -> ScheduleReport {
    let file = try Self.scheduleFile(try AssetFolder.contents(of: path))
    let resolver = AttributeResolver(names: NameCanonicalizer(names: try cameraNames()))
    let document = resolver.canonical(file.document)
    let store = try interactionStore(now: { .now })
    var report = ScheduleReport(
      channels: document.channels.count, programmes: document.programmeCount,
      interactions: document.interactions.count, warnings: file.warnings,
      linkFailure: nil, problems: file.problems)
    guard file.problems.isEmpty else {
      report.problems += try store.conflicts(of: document)
      return report
    }
    if case .refused(let problems) = try store.addSchedules(document) {
      report.problems = problems
    } else {
      // The import has succeeded, whatever the state of the other databases.
      do throws(ServiceFailure) {
        report.warnings += try unresolved(document)
      } catch {
        report.linkFailure = error
      }
    }
    return report
  }

  private static func scheduleFile(_ contents: Data) throws(ScheduleSyntaxError) -> ScheduleFile {
    do throws(JSONSyntaxError) {
      return try ScheduleFile(contents: contents)
    } catch {
      throw ScheduleSyntaxError(error)
    }
  }

  /// Returns the attributes of a document that match nothing on this machine. Photos are not checked where no album
  /// exists yet; the mall always has its catalogue.
  private func unresolved(_ document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    let files = FileManager.default
    let album = files.fileExists(atPath: folder.album) ? try SQLiteAlbumStore(path: folder.album, readOnly: true) : nil
    let mall: any MallAPI
    do {
      mall = try openMall()
    } catch {
      throw error as? ServiceFailure ?? ServiceFailure(.storage, nil, ServiceFailure.details(ofFoundation: error))
    }
    return try ScheduleLinkChecker(album: album, mall: mall).find(in: document)
  }
}
