import Importing

/// The result of an import in words.
enum ImportSummary {
  /// Returns the counts in one line, and below it what was not imported and what was skipped, each reason in a line.
  ///
  /// - Parameter isDryRun: Whether nothing was written.
  static func text(_ report: ImportReport, isDryRun: Bool = false) -> String {
    var parts = [(isDryRun ? CommandPhrase.wouldBeImported : .imported).count(report.imported)]
    let others: [(CommandPhrase, Int)] = [
      (.importUnchanged, report.unchanged), (.importSkipped, report.skipped), (.importFailed, report.failed),
    ]
    for (phrase, count) in others where count > 0 { parts.append(phrase.count(count)) }
    let lines =
      [parts.joined(separator: CommandPhrase.clauseSeparator())]
      + section(.notImportedHeading, lines(ImportReport.counts(of: report.failures)))
      + section(.skippedHeading, skipped(report))
    return (lines + hints(report, isDryRun)).joined(separator: "\n")
  }

  private static func section(_ heading: CommandPhrase, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [heading()] + lines.map { "  \($0)" }
  }

  private static func skipped(_ report: ImportReport) -> [String] {
    SkippedKind.allCases.flatMap { kind in
      if kind == .notSupported { return lines(ImportReport.counts(of: report.notSupported)) }
      guard let count = report.skippedKinds[kind] else { return [] }
      let noun = kind == .otherFileSystems ? CommandPhrase.foldersSkipped : .filesSkipped
      return [noun.count(count, ["reason": words(kind)()])]
    }
  }

  private static func hints(_ report: ImportReport, _ isDryRun: Bool) -> [String] {
    func has(_ kinds: [SkippedKind]) -> Bool { kinds.contains { report.skippedKinds[$0] != nil } }
    let hints: [(CommandPhrase, Bool)] = [
      (.includeSystemFolders, has(SkippedKind.systemFolders)), (.followLinks, has([.linksOut])),
      (.crossFileSystems, has([.otherFileSystems])), (.checkDisk, report.failures.contains { $0.cause.isOfDisk }),
      (.nothingWritten, isDryRun),
    ]
    return hints.filter(\.1).map { phrase, _ in phrase() }
  }

  /// Returns `12 files: not a picture` for each reason, or for an unsupported format `3 audio files: not supported yet`.
  private static func lines(_ counts: [(cause: ImportFailureReason, count: Int)]) -> [String] {
    counts.map { cause, count in
      let reason = ImportReasonText.text(cause)
      guard let format = ImportReasonText.format(cause) else {
        return CommandPhrase.filesSkipped.count(count, ["reason": reason])
      }
      return CommandPhrase.filesOfFormat.count(count, ["format": format.name, "reason": format.reason])
    }
  }

  private static func words(_ kind: SkippedKind) -> CommandPhrase {
    switch kind {
    case .notMedia: .skippedNotMedia
    case .notSupported: .skippedNotSupported
    case .deleted: .skippedDeleted
    case .thumbnails: .skippedThumbnails
    case .snapshots: .skippedSnapshots
    case .libraryInternals: .skippedLibraryInternals
    case .systemFiles: .skippedSystemFiles
    case .appleDouble: .skippedAppleDouble
    case .hiddenFolders: .skippedHiddenFolders
    case .hidden: .skippedHidden
    case .brokenLinks: .skippedBrokenLinks
    case .linksOut: .skippedLinksOut
    case .otherFileSystems: .skippedOtherFileSystems
    }
  }
}
