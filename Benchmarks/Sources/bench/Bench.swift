import ArgumentParser

/// Measures Tenfoot, and compares it with limits and with other programs in the same run.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure Tenfoot.",
    discussion: """
      Every figure is printed as a row of a table, with a limit or the figure of another program, and the ratio to it. \
      Programs run in turns, A B A B, so that other load affects all alike. Times depend on the machine and its load; \
      ratios hardly do.
      """,
    subcommands: [
      StartCommand.self, KeyCommand.self, IdleCommand.self, MemoryCommand.self, ImportCommand.self,
      PictureCommand.self, PagesCommand.self, PopUpCommand.self, TuneCommand.self, GuideCommand.self, LoadCommand.self,
      DevicesCommand.self, DeviceProcesses.self, AllCommand.self,
    ])
}
