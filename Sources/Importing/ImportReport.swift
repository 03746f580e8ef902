/// What became of the files of an import: every regular file that was found is in exactly one of the three counts.
public struct ImportReport: Hashable, Codable, Sendable {
  /// A file that did not come in.
  public struct Failure: Hashable, Codable, Sendable {
    /// Its absolute path; for what does not exist, as it was given.
    public var file: String
    /// Why, in English, for a person.
    public var reason: String

    /// A file with its reason.
    public init(file: String, reason: String) {
      self.file = file
      self.reason = reason
    }
  }

  /// How many came in, or came in anew because they had been edited.
  public var imported: Int
  /// How many were there already.
  public var unchanged: Int
  /// How many did not come in; as many as there are ``failures``.
  public var failed: Int
  /// What did not come in, by path.
  public var failures: [Failure]

  /// A report; by default of nothing.
  public init(imported: Int = 0, unchanged: Int = 0, failures: [Failure] = []) {
    self.imported = imported
    self.unchanged = unchanged
    self.failures = failures
    failed = failures.count
  }

  /// How many files have been dealt with.
  public var fileCount: Int { imported + unchanged + failed }

  /// Adds a file that did not come in.
  mutating func add(_ failure: Failure) {
    failures.append(failure)
    failed += 1
  }
}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
  /// What became of the files so far.
  public var report: ImportReport
  /// How many files were found in all.
  public var foundCount: Int
  /// How many files a second are dealt with, on average since the start; 0 at the start.
  public var filesPerSecond: Double
  /// How long the rest will take, seconds, if it goes on like this; nil when nothing can be said yet.
  public var remainingSeconds: Double?

  /// Progress of an import that has run for some seconds.
  init(report: ImportReport, foundCount: Int, elapsedSeconds: Double) {
    self.report = report
    self.foundCount = foundCount
    let isRunning = elapsedSeconds > 0 && report.fileCount > 0
    filesPerSecond = isRunning ? Double(report.fileCount) / elapsedSeconds : 0
    remainingSeconds = isRunning ? Double(foundCount - report.fileCount) / filesPerSecond : nil
  }
}
