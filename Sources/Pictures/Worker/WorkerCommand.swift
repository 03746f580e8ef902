/// The command that starts a worker process.
public struct WorkerCommand: Hashable, Sendable {
  /// The path of the executable.
  public let executable: String
  /// The arguments behind the program's name; the worker's limits are appended to them.
  public let arguments: [String]

  /// The first argument of a worker: a program that is started with it calls ``MediaWorker/run(arguments:)``.
  public static let argument = "read-media-for-parent"

  /// Creates a command.
  public init(executable: String, arguments: [String] = [WorkerCommand.argument]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// The running program itself, even when its file has been replaced.
  public static let thisProgram = WorkerCommand(executable: "/proc/self/exe")
}
