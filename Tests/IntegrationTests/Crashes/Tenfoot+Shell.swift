import Foundation

extension Tenfoot {
  /// Runs the program by a shell script, in which `"$@"` is the program with its arguments and `$DATA` its data folder.
  ///
  /// - Parameters:
  ///   - isRoot: Whether the script is root in a mount namespace of its own, where it may mount file systems.
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
    return try outcome(of: process)
  }

  /// Whether this machine allows scripts a mount namespace of their own.
  static let canMount: Bool = {
    do {
      return try Tenfoot(data: NSTemporaryDirectory() + "/unused-\(getpid())").run(
        [], by: "mount -t tmpfs none /mnt", isRoot: true
      )
      .status == 0
    } catch {
      return false
    }
  }()

  /// A prefix in scripts that runs a program as `nobody` where the tests run as root, who may write everything.
  static let asNobody = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  /// Whether `nobody` can start the program.
  static let nobodyCanRun: Bool = {
    do {
      return try Tenfoot(data: NSTemporaryDirectory() + "/unused-\(getpid())-nobody").run(
        ["--version"], by: asNobody + #""$@""#
      ).status == 0
    } catch {
      return false
    }
  }()
}
