import Foundation
import Importing
import Workspaces

/// One import from the command line: shows progress on a terminal, reports failures, and stops at Ctrl-C.
final class ImportRun {
  /// Whether Ctrl-C stopped it.
  private(set) var wasInterrupted = false

  private let paths: [String]
  private let options: ImportOptions
  private let importer: Importer

  /// An import of folders and files into a workspace's album.
  init(of paths: [String], into workspace: Workspace, options: ImportOptions = ImportOptions()) throws {
    self.paths = paths
    self.options = options
    importer = try workspace.importer(into: try workspace.openAlbum())
  }

  /// Returns whether at least one path exists.
  static func anyExists(_ paths: [String]) -> Bool {
    paths.contains { FileManager.default.fileExists(atPath: $0) }
  }

  /// Imports, and prints failures to standard error.
  @discardableResult
  func perform() throws -> ImportReport {
    let line = ProgressLine()
    let interrupt = Interrupt()
    defer { interrupt.restore() }
    let report = try importer.run(paths, options: options, isCancelled: { Interrupt.wasReceived }) { progress in
      line.show(Self.text(of: progress))
    }
    line.clear()
    for failure in report.failures { Message.printError("\(failure.file.terminalSafe): \(failure.reason)") }
    wasInterrupted = Interrupt.wasReceived
    if wasInterrupted {
      Message.printError("Stopped. Everything imported so far is kept; run the command again to continue.")
    }
    return report
  }

  /// Returns the counts in one line, followed by a line for each reason of failures.
  static func summary(_ report: ImportReport) -> String {
    var parts = ["\(report.imported) imported"]
    if report.unchanged > 0 { parts.append("\(report.unchanged) already in the album") }
    if report.failed > 0 { parts.append("\(report.failed) not imported:") }
    let reasons = report.failureCounts.map { "  \(summary(of: $0.reason, count: $0.count))" }
    return ([parts.joined(separator: ", ")] + reasons).joined(separator: "\n")
  }

  /// Returns `12 files: not a picture`, or for an unsupported format `3 audio files: not supported yet`.
  private static func summary(of reason: String, count: Int) -> String {
    let parts = reason.split(separator: ": ", maxSplits: 1)
    let isFormat = parts.count == 2 && parts[1].hasPrefix("not supported")
    let files = (isFormat ? "\(parts[0]) " : "") + (count == 1 ? "file" : "files")
    return "\(count) \(files): \(isFormat ? String(parts[1]) : reason)"
  }

  /// Returns the progress in one line.
  private static func text(of progress: ImportProgress) -> String {
    let rate = progress.filesPerSecond
    var parts = ["\(progress.report.fileCount) of \(progress.foundCount) files"]
    parts.append("\(rate < 10 ? String(format: "%.1f", rate) : String(Int(rate))) a second")
    if let seconds = progress.remainingSeconds, seconds >= 1 { parts.append("\(duration(seconds)) left") }
    if progress.report.failed > 0 { parts.append("\(progress.report.failed) failed") }
    return parts.joined(separator: "   ")
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 90 ? "\(whole) s" : whole < 5_400 ? "\((whole + 30) / 60) min" : "\((whole + 1_800) / 3_600) h"
  }
}
