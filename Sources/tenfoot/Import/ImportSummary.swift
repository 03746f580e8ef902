import Importing

/// The result of an import in words.
enum ImportSummary {
  /// Returns the counts in one line, and below it what was not imported and what was skipped, each reason in a line.
  ///
  /// - Parameter isDryRun: Whether nothing was written.
  static func text(_ report: ImportReport, isDryRun: Bool = false) -> String {
    var parts = ["\(report.imported) \(isDryRun ? "would be imported" : "imported")"]
    if report.unchanged > 0 { parts.append("\(report.unchanged) already in the album") }
    if report.skipped > 0 { parts.append("\(report.skipped) skipped") }
    if report.failed > 0 { parts.append("\(report.failed) not imported") }
    let lines =
      [parts.joined(separator: ", ")] + section("Not imported:", lines(ImportReport.counts(of: report.failures)))
      + section("Skipped:", skipped(report))
    return (lines + hints(report, isDryRun)).joined(separator: "\n")
  }

  private static func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [heading] + lines.map { "  \($0)" }
  }

  private static func skipped(_ report: ImportReport) -> [String] {
    SkippedKind.allCases.flatMap { kind in
      if kind == .notSupported { return lines(ImportReport.counts(of: report.notSupported)) }
      return report.skippedKinds[kind].map { lines([(words(kind), $0)]) } ?? []
    }
  }

  private static func hints(_ report: ImportReport, _ isDryRun: Bool) -> [String] {
    let hasSystemFolders = SkippedKind.systemFolders.contains { report.skippedKinds[$0] != nil }
    return (hasSystemFolders ? ["To import the files in system folders too, use --include-system-folders."] : [])
      + (isDryRun ? ["Nothing was written."] : [])
  }

  /// Returns `12 files: not a picture`, or for an unsupported format `3 audio files: not supported yet`.
  private static func lines(_ counts: [(reason: String, count: Int)]) -> [String] {
    counts.map { reason, count in
      let parts = reason.split(separator: ": ", maxSplits: 1)
      let isFormat = parts.count == 2 && parts[1].hasPrefix("not supported")
      let files = (isFormat ? "\(parts[0]) " : "") + (count == 1 ? "file" : "files")
      return "\(count) \(files): \(isFormat ? String(parts[1]) : reason)"
    }
  }

  private static func words(_ kind: SkippedKind) -> String {
    switch kind {
    case .notMedia: "not media"
    case .notSupported: "not supported"
    case .deleted: "in the trash"
    case .thumbnails: "thumbnails of other programs"
    case .snapshots: "in snapshots"
    case .libraryInternals: "inside photo libraries"
    case .systemFiles: "of the system"
    case .appleDouble: "AppleDouble"
    case .hidden: "hidden"
    case .brokenLinks: "links that lead nowhere"
    }
  }
}
