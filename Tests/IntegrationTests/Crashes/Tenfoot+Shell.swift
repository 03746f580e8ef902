import Foundation

extension Tenfoot {
  /// Runs the program by a script of the shell, in which `"$@"` is the program with its arguments and `$DATA` its data.
  ///
  /// - Parameters:
  ///   - isRoot: Whether the script gets a mount namespace of its own, in which it may mount what it likes.
  func run(
    _ arguments: [String], by script: String, isRoot: Bool = false, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    let shell = ["/bin/sh", "-c", script, "sh", try Self.executable()] + arguments
    let command = isRoot ? ["/usr/bin/unshare", "--map-root-user", "--mount"] + shell : shell
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = try self.environment.merging(["DATA": data]) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let (output, messages) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    // What goes to standard output here fits a pipe: nobody has to read both at once.
    let told = messages.fileHandleForReading.readDataToEndOfFile()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      messages: String(decoding: told, as: UTF8.self))
  }

  /// Whether scripts may have mount namespaces of their own on this machine.
  static let canMount: Bool = {
    do {
      return try Tenfoot(data: NSTemporaryDirectory() + "/unused").run([], by: "mount -t tmpfs none /mnt", isRoot: true)
        .status == 0
    } catch {
      return false
    }
  }()

  /// What makes a script's program somebody who may not write what we have made: nobody, where we are root.
  static let asNobody = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  /// Whether that somebody can start the program.
  static let nobodyCanRun: Bool = {
    do {
      return try Tenfoot(data: "/nowhere").run(["--version"], by: asNobody + #""$@""#).status == 0
    } catch {
      return false
    }
  }()
}
