import AlbumService
import ArgumentParser
import Calls
import Device
import Workspaces

/// `tenfoot profile`: the people of this television.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Add, list and remove the people of this television.",
    discussion: """
      Each person has their own photos, answers, reminders and orders on the television. With two or more people, it asks who is \
      watching. The first person gets everything that was there before. On the television, people are added under Settings, People.

      Examples:
        tenfoot profile add Anna
        tenfoot profile list
        tenfoot profile unlock Ben
        tenfoot tv --profile Anna
      """,
    subcommands: [Add.self, List.self, Unlock.self, Remove.self])

  /// `tenfoot profile list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the people of this television.")
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let profiles = try ProfileCommand.profiles(try data.workspace()).profiles()
      if json.isOn { return try JSON.print(array: profiles.map(ListedProfile.init)) }
      var table = Table(columns: [.init(.person), .init(.pin), .init(.id)])
      table.rows = profiles.map { [$0.name, $0.hasPIN ? CommandPhrase.yes() : "", $0.id] }
      table.lines().forEach(Message.print)
      if profiles.isEmpty { Message.printError(CommandPhrase.noProfiles()) }
    }
  }

  /// `tenfoot profile add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add a person of the album, or a new person, who is also added to the album.")
    @Argument(help: "The person's name.")
    var name: String
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let workspace = try data.writableWorkspace()
      let profiles = try ProfileCommand.profiles(workspace)
      let profile =
        if let person = try workspace.openAlbum().person(named: name) {
          try profiles.addProfile(ofPerson: person.id)
        } else {
          try profiles.addProfile(named: name)
        }
      if json.isOn { return try JSON.print(object: ListedProfile(profile)) }
      Message.print(CommandPhrase.profileAdded(["name": profile.name]))
    }
  }

  /// `tenfoot profile unlock`.
  struct Unlock: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unlock", abstract: "Remove a person's PIN.")
    @Argument(help: "The person's name.")
    var name: String
    @OptionGroup var data: DataOptions

    func run() throws {
      let profiles = try ProfileCommand.profiles(try data.writableWorkspace())
      let profile = try profiles.existing(name)
      try profiles.setPIN(nil, ofProfile: profile.id)
      Message.print(CommandPhrase.profileUnlocked(["name": profile.name]))
    }
  }

  /// `tenfoot profile remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: """
        Remove a person from this television with their answers, reminders and settings; photos and orders are kept.
        """)
    @Argument(help: "The person's name.")
    var name: String
    @OptionGroup var data: DataOptions

    func run() throws {
      let profiles = try ProfileCommand.profiles(try data.writableWorkspace())
      let profile = try profiles.existing(name)
      try profiles.removeProfile(id: profile.id)
      Message.print(CommandPhrase.profileRemoved(["name": profile.name]))
    }
  }

  /// Returns the profiles of a television whose album is on this machine or on the server in its settings.
  private static func profiles(_ workspace: Workspace) throws -> WorkspaceProfiles {
    WorkspaceProfiles(
      of: try workspace.openServices(servers: { ServerAccess(addresses: $0.servers) }, now: { .now }))
  }
}

/// A profile as the command line prints it.
private struct ListedProfile: Encodable {
  let id: String
  let name: String
  let person: String
  let server: String?
  let hasPIN: Bool

  init(_ profile: Profile) {
    (id, name, person) = (profile.id, profile.name, profile.person)
    (server, hasPIN) = (profile.server?.text, profile.hasPIN)
  }
}

extension WorkspaceProfiles {
  /// Returns the profile with a name.
  ///
  /// - Throws: ``Failure`` for an unknown name, with the nearest names.
  func existing(_ name: String) throws -> Profile {
    let all = try profiles()
    let key = PersonName.comparisonKey(name)
    if let profile = all.first(where: { PersonName.comparisonKey($0.name) == key }) { return profile }
    throw Failure(
      CommandPhrase.noProfileNamed(["name": name])
        + NearestNames.question(NearestNames.names(closestTo: name, among: all.map(\.name))))
  }
}
