import Foundation

/// Fetches a resource with curl.
enum HTTPFetch {
  /// Returns the body of an answer.
  ///
  /// - Throws: ``BenchError`` unless it succeeds.
  static func body(_ url: String) throws -> Data {
    guard let curl = Program(installed: "curl") else { throw BenchError("curl is not installed") }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: curl.path)
    process.arguments = ["--silent", "--fail", url]
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchError("\(url) cannot be fetched") }
    return bytes
  }
}
