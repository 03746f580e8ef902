import Calls

/// The result of an import: every regular file that was found is in exactly one of the four counts.
public struct ImportReport: Hashable, Encodable, Sendable {
  /// A file that was not imported.
  public struct Failure: Hashable, Sendable {
    /// Its absolute path, in the form for display; the path as given if it does not exist.
    public var file: String
    /// The reason.
    public var cause: ImportFailureReason
    /// The reason in English.
    public var reason: String { cause.description }

    /// Creates a failure.
    ///
    /// - Parameter file: The path, as ``Calls/PathText``.
    public init(file: String, _ cause: ImportFailureReason) {
      self.file = PathText.display(file)
      self.cause = cause
    }
  }

  /// How many files are new in the album, or were edited.
  public var imported: Int
  /// How many files were in the album before.
  public var unchanged: Int
  /// How many files could not be imported; as many as there are ``failures``.
  public var failed: Int
  /// How many files were passed over, of all kinds.
  public var skipped: Int
  /// The files that could not be imported, by path.
  public var failures: [Failure]
  /// How many files of each kind were passed over; without the kinds of which there were none.
  public var skippedKinds: [SkippedKind: Int]
  /// The files of the kind `notSupported`, by path, each with the name of its format.
  public var notSupported: [Failure]

  /// Creates a report; by default an empty one.
  public init(
    imported: Int = 0, unchanged: Int = 0, failures: [Failure] = [], skipped skippedKinds: [SkippedKind: Int] = [:]
  ) {
    self.imported = imported
    self.unchanged = unchanged
    self.failures = failures
    failed = failures.count
    self.skippedKinds = skippedKinds
    skipped = skippedKinds.values.reduce(0, +)
    notSupported = []
  }

  /// How many files have been processed.
  public var fileCount: Int { imported + unchanged + failed + skipped }

  /// Returns the reasons of some files with how many files each has, the most frequent first; empty without files.
  public static func counts(of files: [Failure]) -> [(cause: ImportFailureReason, count: Int)] {
    Dictionary(grouping: files, by: \.cause).map { (cause: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.cause.description) < ($0.count, $1.cause.description) }
  }

  /// Adds a file that could not be imported.
  mutating func add(_ failure: Failure) {
    failures.append(failure)
    failed += 1
  }

  /// Adds a file that was passed over.
  mutating func skip(_ kind: SkippedKind) {
    skippedKinds[kind, default: 0] += 1
    skipped += 1
  }
}

/// The error of an import that cannot continue, because the album or the folder for copies has failed.
public struct ImportStop: Error, Hashable, Sendable {
  /// The failure.
  public let failure: ServiceFailure
  /// The report on the files processed before; those imported are kept.
  public let report: ImportReport
  /// The total number of files found.
  public let foundCount: Int
}

/// The progress of an import.
public struct ImportProgress: Hashable, Sendable {
  /// The result so far.
  public var report: ImportReport
  /// The total number of files found.
  public var foundCount: Int
  /// How many files are processed per second, on average since the start; 0 at the start.
  public var filesPerSecond: Double
  /// The estimated time left, in seconds; nil while nothing has been processed.
  public var remainingSeconds: Double?

  /// The progress of an import that has run for some seconds.
  init(report: ImportReport, foundCount: Int, elapsedSeconds: Double) {
    self.report = report
    self.foundCount = foundCount
    let hasStarted = elapsedSeconds > 0 && report.fileCount > 0
    filesPerSecond = hasStarted ? Double(report.fileCount) / elapsedSeconds : 0
    remainingSeconds = hasStarted ? Double(foundCount - report.fileCount) / filesPerSecond : nil
  }
}

extension ImportReport.Failure: Encodable {
  private enum CodingKeys: CodingKey {
    case file
    case reason
  }

  /// Writes the path, and the reason in English.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(reason, forKey: .reason)
  }
}
