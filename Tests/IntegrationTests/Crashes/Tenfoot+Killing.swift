import Foundation

extension Tenfoot {
  /// Runs it and kills it (SIGKILL) once it has made so many changes to its data and its output.
  ///
  /// - Parameters:
  ///   - arguments: The command.
  ///   - limit: The changes it is granted; nil for as many as it makes.
  ///   - wrapper: What it is run by, such as `prlimit`.
  /// - Returns: What came of it; the status of one that was killed is that signal.
  func run(
    _ arguments: [String], killedAfter limit: Int?
  ) throws -> (outcome: Outcome, wasKilled: Bool, changeCount: Int) {
    let output = data + ".outputs"
    for folder in [data, data + "/media", output] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try Data().write(to: URL(fileURLWithPath: output + "/output"))
    let progress = try Progress(of: [data, data + "/media", output])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.executable())
    process.arguments = arguments
    process.environment = try environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output + "/output"))
    // A pipe, whose end tells that it has ended, and its workers with it.
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    var (text, isGoingOn, wasKilled) = (Data(), true, false)
    while isGoingOn {
      if let limit, !wasKilled, progress.changeCount >= limit {
        kill(process.processIdentifier, SIGKILL)
        wasKilled = true
      }
      isGoingOn = Self.await(progress, messages.fileHandleForReading, &text)
    }
    process.waitUntilExit()
    wasKilled = process.terminationReason == .uncaughtSignal
    let outcome = Outcome(
      status: process.terminationStatus, output: try String(contentsOfFile: output + "/output", encoding: .utf8),
      messages: String(decoding: text, as: UTF8.self))
    return (outcome, wasKilled, progress.changeCount)
  }

  /// Waits for the next change or message; false when there will be none.
  private static func await(_ progress: Progress, _ messages: FileHandle, _ text: inout Data) -> Bool {
    var polled = [progress.descriptor, messages.fileDescriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&polled, 2, 20_000) > 0 else { return false }
    progress.take()
    guard polled[1].revents != 0 else { return true }
    let some = messages.availableData
    text += some
    return !some.isEmpty
  }
}
