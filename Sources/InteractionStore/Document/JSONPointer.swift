/// A place in a document (RFC 6901); a text only when somebody asks for it, which for most places nobody does.
indirect enum JSONPointer {
  case root
  case member(JSONPointer, String)
  case item(JSONPointer, Int)

  /// `/schedules/0/serial`.
  var text: String {
    switch self {
    case .root: ""
    case .member(let parent, let name):
      parent.text + "/" + name.flatMap { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }
    case .item(let parent, let index): parent.text + "/\(index)"
    }
  }

  static func / (parent: JSONPointer, name: String) -> JSONPointer { .member(parent, name) }
  static func / (parent: JSONPointer, index: Int) -> JSONPointer { .item(parent, index) }
}

/// What is noted while a document is read.
final class ScheduleDiagnostics {
  private(set) var problems: [ScheduleProblem] = []
  private(set) var warnings: [ScheduleProblem] = []

  /// Something that cannot be.
  func refuse(_ pointer: JSONPointer, _ message: String) {
    problems.append(ScheduleProblem(pointer.text, message))
  }

  /// Something that can be, and is unwise.
  func warn(_ pointer: JSONPointer, _ message: String) {
    warnings.append(ScheduleProblem(pointer.text, message))
  }
}
