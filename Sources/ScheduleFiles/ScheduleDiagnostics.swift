/// An error or a warning about a place in a schedule file.
public struct ScheduleProblem: Hashable, Sendable {
  /// The place, as a JSON pointer (RFC 6901), `/schedules/0/interactions/3/at`; empty for the whole document.
  public var pointer: String
  /// The error there.
  public var fault: ScheduleFault

  /// Creates an error or a warning.
  public init(_ pointer: String, _ fault: ScheduleFault) {
    self.pointer = pointer
    self.fault = fault
  }
}

/// A collector of the errors and warnings about a schedule file while it is read.
final class ScheduleDiagnostics {
  private(set) var errors: [ScheduleProblem] = []
  private(set) var warnings: [ScheduleProblem] = []

  /// Adds an error: the file cannot be imported.
  func error(_ pointer: JSONPointer, _ fault: ScheduleFault) {
    errors.append(ScheduleProblem(pointer.text, fault))
  }

  /// Adds a warning: the file can be imported, but something in it is inadvisable.
  func warn(_ pointer: JSONPointer, _ fault: ScheduleFault) {
    warnings.append(ScheduleProblem(pointer.text, fault))
  }
}
