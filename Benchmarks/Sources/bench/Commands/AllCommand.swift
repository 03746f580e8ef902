import ArgumentParser

/// `bench all`: all measurements, one after another.
struct AllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Measure everything, in about half an hour.")

  func run() throws {
    let commands: [any ParsableCommand.Type] = [
      StartCommand.self, KeyCommand.self, IdleCommand.self, MemoryCommand.self, ImportCommand.self,
      PictureCommand.self, PagesCommand.self, PopUpCommand.self, TuneCommand.self, GuideCommand.self,
      LoadCommand.self, DevicesCommand.self,
    ]
    for command in commands {
      var measurement = try command.parseAsRoot([])
      try measurement.run()
    }
  }
}
