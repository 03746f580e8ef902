import Foundation

extension Tenfoot {
  /// Runs the program and kills it (SIGKILL) after a number of changes to its data and its output.
  ///
  /// - Parameters:
  ///   - arguments: The command.
  ///   - limit: The number of changes after which it is killed; nil for a run to its end.
  /// - Returns: The outcome, whose status is SIGKILL if it was killed; and the changes it made.
  func run(
    _ arguments: [String], killedAfter limit: Int?
  ) throws -> (outcome: Outcome, wasKilled: Bool, changeCount: Int) {
    let output = data + ".outputs"
    for folder in [data, data + "/media", output] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try Data().write(to: URL(fileURLWithPath: output + "/output"))
    let changes = try ChangeCounter(of: [data, data + "/media", output])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.executable())
    process.arguments = arguments
    process.environment = try environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output + "/output"))
    // The end of this pipe is the end of the program and its workers.
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    var (text, isRunning, wasKilled) = (Data(), true, false)
    while isRunning {
      if let limit, !wasKilled, changes.changeCount >= limit {
        kill(process.processIdentifier, SIGKILL)
        wasKilled = true
      }
      isRunning = Self.await(changes, messages.fileHandleForReading, &text)
    }
    process.waitUntilExit()
    wasKilled = process.terminationReason == .uncaughtSignal
    let outcome = Outcome(
      status: process.terminationStatus, output: try String(contentsOfFile: output + "/output", encoding: .utf8),
      messages: String(decoding: text, as: UTF8.self))
    return (outcome, wasKilled, changes.changeCount)
  }

  /// Waits for the next change or message.
  ///
  /// - Returns: false when there will be none.
  private static func await(_ changes: ChangeCounter, _ messages: FileHandle, _ text: inout Data) -> Bool {
    var polled = [changes.descriptor, messages.fileDescriptor].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&polled, 2, 20_000) > 0 else { return false }
    changes.update()
    guard polled[1].revents != 0 else { return true }
    let some = messages.availableData
    text += some
    return !some.isEmpty
  }
}
