/// The program that reads media files in a process of its own.
public struct WorkerCommand: Hashable, Sendable {
  /// Path of the executable.
  public let executable: String
  /// Its arguments, without the program's own name; the worker's limits are added behind them.
  public let arguments: [String]

  /// The first argument by which the program knows that it is to be a worker; `main` calls ``MediaWorker/run(arguments:)``.
  public static let argument = "read-media-for-parent"

  /// Another program, or the same from elsewhere.
  public init(executable: String, arguments: [String] = [WorkerCommand.argument]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// This very program, even when its file was replaced meanwhile.
  public static let thisProgram = WorkerCommand(executable: "/proc/self/exe")
}
