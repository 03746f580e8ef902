import Foundation

/// The program as it was built, run with a data folder and an environment of its own.
struct Tenfoot {
  /// What came of a run.
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String

    /// Standard output as JSON.
    func json() throws -> Any {
      try JSONSerialization.jsonObject(with: Data(output.utf8))
    }
  }

  /// The data folder; `$HOME` lies beside it.
  let data: String

  /// Runs it to its end, with nothing on standard input.
  @discardableResult
  func callAsFunction(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: environment)
  }

  /// See ``callAsFunction(_:environment:)``.
  ///
  /// - Parameter input: What stands on standard input; nil for nothing.
  func run(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.executable())
    process.arguments = arguments.first == "replay" ? arguments + ["--worlds", try Self.worlds()] : arguments
    process.environment = try self.environment.merging(environment) { $1 }
    process.standardInput = try input.map { try file(holding: $0) } ?? FileHandle.nullDevice
    // Files and not pipes: nobody has to read both at once.
    let files = [data + ".output", data + ".messages"]
    for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files[0]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files[1]))
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return Outcome(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }

  private func file(holding text: String) throws -> FileHandle {
    let path = data + ".input"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  }

  /// What it runs with unless told otherwise, and nothing of whoever runs the tests.
  var environment: [String: String] {
    get throws {
      return [
        "HOME": data + ".home", "TENFOOT_DATA": data, "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
      ]
    }
  }

  /// Demo worlds are of one build, so that they lie with it.
  private static func worlds() throws -> String {
    URL(fileURLWithPath: try executable()).deletingLastPathComponent().path + "/house-tests-worlds"
  }

  /// The program lies beside the tests.
  static func executable() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("tenfoot").path
  }
}
