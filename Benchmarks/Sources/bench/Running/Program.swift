import Foundation

/// An executable that is measured.
struct Program {
  /// Its path.
  let path: String

  /// Finds a program in the search path; nil if it is not installed.
  init?(installed name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile(atPath:))
    else { return nil }
    self.path = path
  }

  /// Finds a program that was built beside this one.
  ///
  /// - Throws: ``BenchError`` if it does not exist.
  init(built name: String) throws {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw BenchError("\(name) was not built beside \(own); build the whole package in release")
    }
  }

  /// Tenfoot itself, which is built together with this package.
  static func tenfoot() throws -> Program {
    try Program(built: "tenfoot")
  }
}
