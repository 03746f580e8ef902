import Foundation

/// An executable to be measured.
struct Program {
  /// The path of the executable.
  let path: String

  /// Finds a program in the search path; nil when it is not installed.
  init?(installed name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile(atPath:))
    else { return nil }
    self.path = path
  }

  /// Uses the program at a path; nil when there is none.
  init?(path: String) {
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    self.path = path
  }

  /// Finds a program that was built beside this one.
  ///
  /// - Throws: ``BenchError`` when it is missing.
  init(built name: String) throws {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw BenchError("\(name) was not built beside \(own); build the whole package in release")
    }
  }

  /// Finds Tenfoot, which is built with this package.
  static func tenfoot() throws -> Program {
    try Program(built: "tenfoot")
  }
}
