import ArgumentParser

/// The whole command line. It is synchronous: an asynchronous root would wake the television several times a second.
struct TenfootCommand: ParsableCommand {
  /// Follows semantic versioning.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tenfoot",
    abstract: "A television in your terminal, for your photos and what they were taken with.",
    discussion: """
      Without a command the television starts. Arrows, Enter and Esc drive it; ? says what else there is.

      Examples:
        tenfoot                          watch
        tenfoot ~/Pictures               bring photos in, and watch
        tenfoot photos --model "EOS 5D"  list the photos taken with a camera
        tenfoot replay tour.tape         play a tape of keys without a terminal
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Television", subcommands: [TVCommand.self, ReplayCommand.self, KeysCommand.self, DoctorCommand.self]),
      CommandGroup(
        name: "Album",
        subcommands: [
          ImportCommand.self, PhotosCommand.self, CorrectCommand.self, RemoveCommand.self, DemoCommand.self,
        ]),
      CommandGroup(
        name: "Mall",
        subcommands: [ProductsCommand.self, BuyCommand.self, OrdersCommand.self, CatalogCommand.self]),
      CommandGroup(name: "Channels", subcommands: [GuideCommand.self, ScheduleCommand.self]),
    ],
    defaultSubcommand: TVCommand.self)
}
