import AlbumClient
import AlbumService
import ArgumentParser
import Calls
import Foundation
import Importing
import Workspaces

/// One import from the command line: shows progress on a terminal, reports failures, and stops at Ctrl-C.
final class ImportRun {
  /// Whether Ctrl-C stopped it.
  private(set) var wasInterrupted = false

  private let paths: [String]
  private let options: ImportOptions
  private let isDryRun: Bool
  private let importer: Importer
  private let line = ProgressLine()

  /// An import of folders and files into a workspace's album.
  ///
  /// - Parameter isDryRun: Whether nothing is written, and the report says what would be done.
  init(
    of paths: [String], into workspace: Workspace, options: ImportOptions = ImportOptions(), isDryRun: Bool = false
  ) throws {
    self.paths = paths
    var options = options
    if isDryRun {
      let owner = options.owner
      let album = try workspace.openAlbumForDryRun(copiesInto: options.copyFolder) { try Self.check(owner, in: $0) }
      importer = try workspace.importer(into: album)
      options.copyFolder = nil
    } else {
      let album = try workspace.openAlbum()
      try Self.check(options.owner, in: album)
      importer = try workspace.importer(into: album)
    }
    self.options = options
    self.isDryRun = isDryRun
  }

  /// An upload of folders and files into the album of a server.
  ///
  /// - Parameter access: The access to the server of an album.
  init(of paths: [String], to access: ServerAccess, names workspace: Workspace, options: ImportOptions) throws {
    var options = options
    // What was sent is reported exactly, at whatever file an upload stops.
    options.batchLimit = 1
    (self.paths, self.options, isDryRun) = (paths, options, false)
    let line = line
    let album = workspace.uploadingAlbum(access, isCancelled: { Interrupt.wasReceived }) {
      line.show(Self.text(of: $0))
    }
    guard let album else { throw ValidationError(CommandPhrase.giveAlbumServer()) }
    importer = try workspace.importer(into: album)
  }

  /// Checks to whom the photos of an import would belong.
  ///
  /// - Throws: ``Failure`` if the album has people and the owner is not one of them, or is not given while the first person, to whom the photos
  ///   would belong, was removed.
  private static func check(_ owner: String, in album: any PeopleAdministration) throws {
    guard !(try album.accounts().isEmpty) else { return }
    if !owner.isEmpty { _ = try album.existing(owner) }
    if owner.isEmpty, try album.firstPerson() == nil { throw Failure(CommandPhrase.giveOwner()) }
  }

  /// Returns whether at least one path exists.
  static func anyExists(_ paths: [String]) -> Bool {
    paths.contains { $0.withPath { access($0, F_OK) == 0 } }
  }

  /// Returns whether an import of some paths came to nothing: all are files or missing, and none of them is in the album.
  static func isFutile(_ report: ImportReport, of paths: [String]) -> Bool {
    report.imported + report.unchanged == 0 && !paths.contains(where: isFolder)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return path.withPath { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Imports, and prints failures to standard error.
  @discardableResult
  func perform() throws -> ImportReport {
    let interrupt = Interrupt()
    defer { interrupt.restore() }
    var report: ImportReport
    do throws(ImportStop) {
      report = try importer.run(paths, options: options, isCancelled: { Interrupt.wasReceived }) { progress in
        line.show(Self.text(of: progress))
      }
    } catch {
      line.clear()
      guard error.failure.code == .cancelled else {
        printReport(of: error)
        throw error.failure
      }
      report = error.report
    }
    line.clear()
    printFailures(of: report)
    wasInterrupted = Interrupt.wasReceived
    if wasInterrupted && !isDryRun {
      Message.printError(CommandPhrase.importStopped())
    }
    return report
  }

  private func printFailures(of report: ImportReport) {
    for failure in report.failures {
      Message.printError(
        CommandPhrase.fileProblem([
          "file": failure.file.terminalSafe, "reason": ImportReasonText.text(failure.cause),
        ]))
    }
  }

  /// Prints the number of files that were imported before the import stopped; the failure itself is printed at the end of the
  /// program.
  private func printReport(of stop: ImportStop) {
    printFailures(of: stop.report)
    guard stop.report.imported > 0, !isDryRun else { return }
    Message.printError(
      CommandPhrase.importFailedMidway.count(
        stop.report.imported, ["files": "\(stop.report.fileCount)", "total": "\(stop.foundCount)"]))
  }

  /// Returns the progress of an upload in one line.
  private static func text(of progress: UploadingAlbum.Progress) -> String {
    let share = progress.sizeBytes > 0 ? Int(progress.sentBytes * 100 / progress.sizeBytes) : 100
    let name = PathText.display(progress.file).split(separator: "/").last.map(String.init) ?? ""
    let phrase = progress.isWaiting ? CommandPhrase.progressWaiting : CommandPhrase.progressSending
    return phrase(["file": name.terminalSafe, "percent": "\(share)"])
  }

  /// Returns the progress in one line.
  private static func text(of progress: ImportProgress) -> String {
    let rate = progress.filesPerSecond
    let shownRate = rate < 10 ? String(format: "%.1f", rate) : String(Int(rate))
    var parts = [
      CommandPhrase.progressFiles(["count": "\(progress.report.fileCount)", "total": "\(progress.foundCount)"]),
      CommandPhrase.progressRate(["rate": shownRate]),
    ]
    if let seconds = progress.remainingSeconds, seconds >= 1 {
      parts.append(CommandPhrase.progressLeft(["duration": duration(seconds)]))
    }
    let failed = progress.report.failed
    if failed > 0 { parts.append(CommandPhrase.progressFailed(["count": "\(failed)"])) }
    return parts.joined(separator: "   ")
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 90 { return CommandPhrase.seconds(["count": "\(whole)"]) }
    if whole < 5_400 { return CommandPhrase.minutes(["count": "\((whole + 30) / 60)"]) }
    return CommandPhrase.hours(["count": "\((whole + 1_800) / 3_600)"])
  }
}
