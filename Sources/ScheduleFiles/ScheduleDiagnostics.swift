/// A message about a place in a schedule file.
public struct ScheduleProblem: Hashable, Codable, Sendable {
  /// The place, as a JSON pointer (RFC 6901), `/schedules/0/interactions/3/at`; empty for the whole document.
  public var pointer: String
  /// The message, in English.
  public var message: String

  /// Creates a message.
  public init(_ pointer: String, _ message: String) {
    self.pointer = pointer
    self.message = message
  }
}

/// A collector of the errors and warnings about a schedule file while it is read.
final class ScheduleDiagnostics {
  private(set) var errors: [ScheduleProblem] = []
  private(set) var warnings: [ScheduleProblem] = []

  /// Adds an error: the file cannot be imported.
  func error(_ pointer: JSONPointer, _ message: String) {
    errors.append(ScheduleProblem(pointer.text, message))
  }

  /// Adds a warning: the file can be imported, but something in it is inadvisable.
  func warn(_ pointer: JSONPointer, _ message: String) {
    warnings.append(ScheduleProblem(pointer.text, message))
  }
}
