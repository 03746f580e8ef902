import Importing

/// The result of an import in words.
enum ImportSummary {
  /// Returns the result in one line, and what was skipped in another.
  ///
  /// - Parameter isDryRun: Whether nothing was written.
  static func text(_ report: ImportReport, isDryRun: Bool = false) -> String {
    var parts = ["\(report.imported) \(isDryRun ? "would be imported" : "imported")"]
    if report.unchanged > 0 { parts.append("\(report.unchanged) already in the album") }
    if report.skipped > 0 { parts.append("\(report.skipped) skipped") }
    if report.failed > 0 { parts.append("\(report.failed) failed") }
    let lines = [parts.joined(separator: ", ")] + skipped(report)
    return (lines + (isDryRun ? ["Nothing was written."] : [])).joined(separator: "\n")
  }

  /// Returns how many files of each kind were skipped, and how to import those of system folders; nothing where none was.
  private static func skipped(_ report: ImportReport) -> [String] {
    if report.skipped == 0 { return [] }
    let parts = SkippedKind.allCases.flatMap { kind in
      kind == .notSupported
        ? formats(report) : report.skippedKinds[kind].map { ["\($0) \(words(kind, isOne: $0 == 1))"] } ?? []
    }
    let hasSystemFolders = SkippedKind.systemFolders.contains { report.skippedKinds[$0] != nil }
    return ["Skipped: " + parts.joined(separator: ", ")]
      + (hasSystemFolders ? ["To import the files in system folders too, use --include-system-folders."] : [])
  }

  /// Returns how many files there are of each format that is not supported.
  private static func formats(_ report: ImportReport) -> [String] {
    Dictionary(report.notSupported.map { ($0.reason, 1) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
  }

  private static func words(_ kind: SkippedKind, isOne: Bool) -> String {
    switch kind {
    case .notMedia: "not media"
    case .notSupported: "not supported"
    case .deleted: "in the trash"
    case .thumbnails: isOne ? "thumbnail of another program" : "thumbnails of other programs"
    case .snapshots: "in snapshots"
    case .libraryInternals: "inside photo libraries"
    case .systemFiles: isOne ? "system file" : "system files"
    case .appleDouble: isOne ? "AppleDouble file" : "AppleDouble files"
    case .hidden: "hidden"
    case .brokenLinks: isOne ? "broken link" : "broken links"
    }
  }
}
