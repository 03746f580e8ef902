import Foundation

/// The program under test, run with its own data folder and environment.
struct Tenfoot {
  /// The result of a run.
  struct Outcome {
    let status: Int32
    let output: String
    let messages: String

    /// Standard output as JSON.
    func json() throws -> Any {
      try JSONSerialization.jsonObject(with: Data(output.utf8))
    }
  }

  /// Path of the data folder; `$HOME` is beside it.
  let data: String

  /// Runs it to its end, with nothing on standard input.
  @discardableResult
  func callAsFunction(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, environment: environment)
  }

  /// See ``callAsFunction(_:environment:)``.
  ///
  /// - Parameter input: Standard input; nil for none.
  func run(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.executable())
    process.arguments = arguments.first == "replay" ? arguments + ["--workspaces", try Self.workspaces()] : arguments
    process.environment = try self.environment.merging(environment) { $1 }
    process.standardInput = try input.map { try file(holding: $0) } ?? FileHandle.nullDevice
    return try outcome(of: process)
  }

  /// Runs a process to its end.
  func outcome(of process: Process) throws -> Outcome {
    // Files and not pipes, which would have to be read at once.
    let run = UUID().uuidString
    let files = [data + ".output-\(run)", data + ".messages-\(run)"]
    for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: files[0]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: files[1]))
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
    for file in files { try FileManager.default.removeItem(atPath: file) }
    return Outcome(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }

  private func file(holding text: String) throws -> FileHandle {
    let path = data + ".input"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  }

  /// The default environment, with nothing from the environment of the tests.
  var environment: [String: String] {
    get throws {
      return [
        "HOME": data + ".home", "TENFOOT_DATA": data, "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8", "TZ": "UTC",
      ]
    }
  }

  /// Where demo data is kept between runs: beside the program, since it belongs to one build.
  static func workspaces() throws -> String {
    URL(fileURLWithPath: try executable()).deletingLastPathComponent().path + "/test-workspaces"
  }

  /// Path of the program, which is beside the tests.
  static func executable() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("tenfoot").path
  }
}
