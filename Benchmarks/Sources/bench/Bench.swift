import ArgumentParser

/// Measures Tenfoot against limits and against other programs, in the same run.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure Tenfoot.",
    discussion: """
      Every figure is printed as a row of a table, together with the limit or the other program it is held against and \
      the ratio to it. Programs are run in turns, A B A B, so that what else the machine does befalls them alike. Times \
      drift with the machine; ratios hold.
      """,
    subcommands: [
      StartCommand.self, KeyCommand.self, IdleCommand.self, MemoryCommand.self, ImportCommand.self,
      PictureCommand.self, PagesCommand.self, PopUpCommand.self, TuneCommand.self, GuideCommand.self, AllCommand.self,
    ])
}
