import AlbumService
import ArgumentParser
import Calls
import Foundation
import Workspaces

extension PeopleCommand {
  /// `tenfoot people password`.
  struct Password: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "password",
      abstract: "Set or remove the password with which a person signs in on the album's web pages.",
      discussion: """
        Type the password twice in the terminal, where it is not shown, or pass it as one line on standard input. It must have 8 to \
        1,000 characters. The person is signed out of all browsers; devices with tokens, such as televisions, stay signed in.

        Examples:
          tenfoot people password Anna
          tenfoot people password Anna --remove
        """)
    @Argument(help: "The person's name.")
    var person: String
    @Flag(help: "Remove the password; the person then cannot sign in.")
    var remove = false
    @OptionGroup var data: DataOptions

    func run() throws {
      let album = try data.writableWorkspace().openAlbum()
      let person = try album.existing(person)
      let values = ["name": person.name]
      if remove {
        try album.setPassword(nil, of: person.id)
        return Message.print(CommandPhrase.passwordRemoved(values))
      }
      try album.setPassword(try PasswordInput.read(for: person.name), of: person.id)
      Message.print(CommandPhrase.passwordSet(values))
    }
  }

  /// `tenfoot people invite`.
  struct Invite: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "invite",
      abstract: "Print a link with which a person can set a password; it works once, and for one day.",
      discussion: """
        The link opens a web page of “tenfoot serve”. A new link replaces the person's earlier one.

        Examples:
          tenfoot people invite Anna
          tenfoot people invite Anna --public-url https://album.example
        """)
    @Argument(help: "The person's name.")
    var person: String
    @Option(
      help: ArgumentHelp(
        "The address of the album server (default: this machine's, port 8701).", valueName: "url"))
    var publicUrl: String?
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func validate() throws { try PublicAddress.validate(publicUrl) }

    func run() throws {
      let album = try data.writableWorkspace().openAlbum()
      let person = try album.existing(person)
      let host = MachineAddresses.hosts.first ?? "127.0.0.1"
      let address = publicUrl.flatMap { ServerAddress($0) }?.text ?? "http://\(host):8701"
      let link = "\(address)/invitation?code=\(try album.createInvitation(for: person.id))"
      if json.isOn { return try JSON.print(object: ["link": link]) }
      Message.print(link)
      Message.printError(CommandPhrase.invitation(["name": person.name]))
    }
  }
}

/// The option for the address at which others reach a server.
enum PublicAddress {
  /// Rejects a text that is no address.
  static func validate(_ text: String?) throws {
    guard let text, ServerAddress(text) == nil else { return }
    throw ValidationError(CommandPhrase.publicURLMalformed(["address": text]))
  }
}
