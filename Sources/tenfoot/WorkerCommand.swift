import Pictures

/// The hidden entry of a worker that reads media files (see `WorkerPool`).
enum WorkerEntry {
  /// Becomes a worker when the program was started as one, and then does not return.
  static func runIfAsked(_ arguments: [String] = CommandLine.arguments) {
    guard arguments.count > 1, arguments[1] == WorkerCommand.argument else { return }
    MediaWorker.run(arguments: Array(arguments.dropFirst(2)))
  }
}
