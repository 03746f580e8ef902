import Foundation

/// A system call of the program that fails, and the kind of its failure.
struct Fault: CustomStringConvertible {
  /// The effect on the call.
  enum Kind: String, CaseIterable {
    case fail
    /// A write writes its first half.
    case half
    /// The program is killed.
    case kill
  }

  /// The kinds of calls that are counted; see CFaults.h.
  var calls = Self.changes
  /// The call that fails, from 1; 0 for none.
  var number = 0
  var code = ENOSPC
  var kind = Kind.fail
  /// Whether all later calls fail as well.
  var isLasting = false

  /// The calls that change files.
  static let changes = "owstnum"

  var description: String {
    "call \(number) of \(calls): \(kind) \(code)\(isLasting ? " from then on" : "")"
  }
}

extension Tenfoot {
  /// Runs the program to its end while a system call for a file in a folder fails.
  ///
  /// - Returns: The outcome, and the number of calls that were counted.
  func run(_ arguments: [String], fault: Fault, in folder: String) throws -> (outcome: Outcome, callCount: Int) {
    let counter = data + ".count"
    try Data("0".utf8).write(to: URL(fileURLWithPath: counter))
    let library = URL(fileURLWithPath: try Self.executable()).deletingLastPathComponent().path + "/libfaults.so"
    let outcome = try run(
      arguments,
      environment: [
        "LD_PRELOAD": library, "FAULT_FOLDER": folder, "FAULT_CALLS": fault.calls, "FAULT_NUMBER": "\(fault.number)",
        "FAULT_ERROR": "\(fault.code)", "FAULT_KIND": fault.kind.rawValue,
        "FAULT_LASTING": fault.isLasting ? "1" : "0", "FAULT_COUNT": counter,
      ])
    let count = try String(contentsOfFile: counter, encoding: .utf8).split(separator: "\n").first.flatMap { Int($0) }
    return (outcome, count ?? 0)
  }
}
