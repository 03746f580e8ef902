import ArgumentParser

/// The root command. It is synchronous: an asynchronous root would wake an idle television several times a second.
struct TenfootCommand: ParsableCommand {
  /// The release, by semantic versioning; packaging/debian/build reads this line.
  static let release = "0.2.0"

  /// The release and the commit it was built from: "0.2.0 (abc1234)"; the release alone when the commit is unknown.
  static let version = sourceCommit.map { "\(release) (\($0))" } ?? release

  static let configuration = CommandConfiguration(
    commandName: "tenfoot",
    abstract: "A television in your terminal, for your photos and the cameras they were taken with.",
    discussion: """
      Without a command the television starts. Use the arrow keys, Enter and Esc; ? lists all keys.

      Examples:
        tenfoot                          watch
        tenfoot ~/Pictures               import photos, and watch
        tenfoot photos --model "EOS 5D"  list the photos taken with a camera
        tenfoot replay tour.tape         play a tape of keys without a terminal
      """,
    version: "tenfoot \(version)",
    groupedSubcommands: [
      CommandGroup(
        name: "Television", subcommands: [TVCommand.self, ReplayCommand.self, KeysCommand.self, DoctorCommand.self]),
      CommandGroup(
        name: "Album",
        subcommands: [
          ImportCommand.self, UploadCommand.self, PhotosCommand.self, CorrectCommand.self, RemoveCommand.self,
          DemoCommand.self,
        ]),
      CommandGroup(
        name: "People",
        subcommands: [
          PeopleCommand.self, ProfileCommand.self, FriendsCommand.self, TokenCommand.self, ExportCommand.self,
        ]),
      CommandGroup(
        name: "Mall",
        subcommands: [ProductsCommand.self, BuyCommand.self, OrdersCommand.self, CatalogCommand.self]),
      CommandGroup(name: "Channels", subcommands: [GuideCommand.self, ScheduleCommand.self]),
      CommandGroup(name: "Servers", subcommands: [ServeCommand.self, SignInCommand.self, SignOutCommand.self]),
    ],
    defaultSubcommand: TVCommand.self)

  /// The names of all commands.
  static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }
}
