import Pictures

/// The program's entry.
@main
enum Main {
  static func main() {
    let arguments = CommandLine.arguments
    // A worker is started for media files by the hundred; it must not pay for the command line.
    if arguments.dropFirst().first == WorkerCommand.argument {
      MediaWorker.run(arguments: Array(arguments.dropFirst(2)))
    }
    // A television that is just switched on does not wait for the other commands to be set up: 3 ms of 20.
    if arguments.count == 1 { return TVCommand.main([]) }
    TenfootCommand.main()
  }
}
