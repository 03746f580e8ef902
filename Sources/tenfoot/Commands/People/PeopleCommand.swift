import AlbumService
import ArgumentParser
import Calls
import Foundation
import Importing
import Workspaces

/// `tenfoot people`: the people of the album.
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "Add, list, change and remove the people who have photos in the album.",
    discussion: """
      Each photo belongs to a person. People see their own photos, those of friends, and albums that are shared with them. The \
      first person to be added gets the photos that are already in the album; later imports belong to the person given with \
      “--owner”, otherwise to the first person. As long as no person is added, everything belongs to the user of the album.

      Examples:
        tenfoot people add Maria
        tenfoot people list
        tenfoot people set Anna --places on
        tenfoot people password Anna
        tenfoot people remove Ben --yes
      """,
    subcommands: [Add.self, List.self, Set.self, Password.self, Invite.self, Remove.self])

  /// `tenfoot people add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a person.")
    @Argument(help: "The name; no other person may have it.")
    var name: String
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let account = try data.writableWorkspace().openAlbum().addPerson(named: name)
      if json.isOn { return try JSON.print(object: account) }
      let values = ["name": account.person.name]
      Message.print(
        account.itemCount == 0
          ? CommandPhrase.personAdded(values) : CommandPhrase.personHasPhotos.count(account.itemCount, values))
    }
  }

  /// `tenfoot people list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the people, with the number of their photos and what they share.")
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let accounts = try data.workspace().openAlbum().accounts()
      if json.isOn { return try JSON.print(array: accounts) }
      let order = CommandTexts.current.nameOrder
      let sorted =
        order == .bytes
        ? accounts
        : accounts.sorted {
          order.key(of: $0.person.name).utf8.lexicographicallyPrecedes(order.key(of: $1.person.name).utf8)
        }
      PeopleCommand.table(sorted).lines().forEach(Message.print)
      if accounts.isEmpty { Message.printError(CommandPhrase.noPeople()) }
    }
  }

  /// `tenfoot people set`.
  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Set whether a person shares the places of photos and the original files.")
    @Argument(help: "The person's name.")
    var person: String
    @Option(help: "Whether friends and album readers see where photos were taken.")
    var places: Switch?
    @Option(
      help: """
        Whether friends and album readers can have the original files, which may contain the place. Smaller pictures \
        are always shared.
        """)
    var originals: Switch?
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let album = try data.writableWorkspace().openAlbum()
      let person = try album.existing(person)
      let call = CallContext(caller: Caller(viewer: person.id, device: CallContext.local.caller.device))
      var sharing = try album.account(call).sharing
      sharing.places = places.map { $0 == .on } ?? sharing.places
      sharing.originals = originals.map { $0 == .on } ?? sharing.originals
      let account = try album.setSharing(sharing, WriteContext(call, key: .random()))
      if json.isOn { return try JSON.print(object: account) }
      PeopleCommand.table([account]).lines().forEach(Message.print)
    }
  }

  fileprivate static func table(_ accounts: [Account]) -> Table {
    var table = Table(columns: [
      .init(.person), .init(.photoCount, alignment: .trailing), .init(.places), .init(.files), .init(.id),
    ])
    table.rows = accounts.map { account in
      let shared = { (isOn: Bool) in isOn ? CommandPhrase.shared() : CommandPhrase.notShared() }
      return [
        account.person.name, String(account.itemCount), shared(account.sharing.places),
        shared(account.sharing.originals), account.person.id,
      ]
    }
    return table
  }
}

/// A value of an option that is on or off.
enum Switch: String, CaseIterable, ExpressibleByArgument {
  case on
  case off
}

extension PeopleCommand {
  /// `tenfoot people remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove a person with photos, albums, friendships and tokens; files outside the data folder are kept.")
    @Argument(help: "The person's name.")
    var person: String
    @Flag(help: "Remove the person without asking.")
    var yes = false
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let workspace = try data.writableWorkspace()
      let album = try workspace.openAlbum()
      let person = try album.existing(person)
      guard try isConfirmed(person, try album.accounts().first { $0.person == person }?.itemCount ?? 0) else {
        Message.printError(CommandPhrase.nothingRemoved())
        throw ExitCode.failure
      }
      let removal = try album.removePerson(id: person.id)
      let keptCount = workspace.deleteCopies(removal.files, of: person)
      if json.isOn {
        try JSON.print(object: ["removed": removal.itemCount, "copiesLeft": keptCount])
      } else {
        Message.print(CommandPhrase.personRemoved.count(removal.itemCount, ["name": person.name]))
      }
      guard keptCount > 0 else { return }
      Message.printError(CommandPhrase.copiesLeft.count(keptCount, ["folder": workspace.folder.media]))
      throw ExitCode.failure
    }

    /// Asks for confirmation, unless `--yes` is given.
    ///
    /// - Throws: ``Failure`` if standard input ends without an answer, as in a script.
    private func isConfirmed(_ person: Person, _ itemCount: Int) throws -> Bool {
      if yes { return true }
      Message.ask(CommandPhrase.askToRemovePerson.count(itemCount, ["name": person.name]))
      guard let answer = readLine() else {
        // The question ended without a new line.
        Message.printError("")
        throw Failure(CommandPhrase.personNotRemoved(["name": person.name]))
      }
      return ["y", "yes"].contains(answer.lowercased())
    }
  }
}

extension Workspace {
  /// Deletes the copies in the data folder that no photo uses any more, the person's unfinished uploads, and the cached pictures of the
  /// album's server.
  ///
  /// - Parameter files: Paths; those outside the folder for copies are kept.
  /// - Returns: The number of copies that could not be deleted. The folder of the cached pictures counts as one.
  fileprivate func deleteCopies(_ files: [String], of person: Person) -> Int {
    UploadFolder(in: folder.media).removeUploads(of: person.id)
    // The folder of the person's uploads is deleted if it is empty afterwards.
    defer { rmdir("\(folder.media)/\(person.id)") }
    let copies = files.filter { $0.utf8.starts(with: "\(folder.media)/".utf8) }
    let keptCount = copies.filter { $0.withPath { unlink($0) } != 0 && errno != ENOENT }.count
    let pictures = DevelopedPictures.folder(of: self)
    guard FileManager.default.fileExists(atPath: pictures) else { return keptCount }
    do {
      try FileManager.default.removeItem(atPath: pictures)
      return keptCount
    } catch {
      return keptCount + 1
    }
  }
}
