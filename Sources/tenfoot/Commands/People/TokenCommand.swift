import AlbumService
import ArgumentParser
import Calls
import Workspaces

/// `tenfoot token`: a person's tokens for the album server.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Create, list and revoke a person's tokens for the album server.",
    discussion: """
      A device that sends a token sees what the person sees. The album stores only a hash of the token, so the token is shown \
      only once, when it is created.

      Examples:
        tenfoot token create Television --as Anna
        tenfoot token list --as Anna
      """,
    subcommands: [Create.self, List.self, Revoke.self])

  /// `tenfoot token create`.
  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Create a token, and print it on standard output.")
    @Argument(help: "A name for the token, such as that of the device.")
    var name: String
    @OptionGroup var person: PersonOption
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let album = try data.writableWorkspace().openAlbum()
      let token = try album.createToken(named: name, try person.write(album))
      if json.isOn { return try JSON.print(object: token) }
      Message.print(token.secret)
      Message.printError(CommandPhrase.keepToken(["name": token.token.name]))
    }
  }

  /// `tenfoot token list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List a person's tokens.")
    @OptionGroup var person: PersonOption
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let album = try data.workspace().openAlbum()
      let tokens = try album.tokens(try person.call(album))
      if json.isOn { return try JSON.print(array: tokens) }
      var table = Table(columns: [.init(.tokenName), .init(.created), .init(.lastUsed), .init(.id)])
      table.rows = tokens.map { [$0.name, Self.time($0.created), $0.lastUsed ?? CommandPhrase.never(), $0.id] }
      table.lines().forEach(Message.print)
      if tokens.isEmpty { Message.printError(CommandPhrase.noTokens()) }
    }

    private static func time(_ text: String) -> String {
      Instant(rfc3339: text).map { LocalTime($0, in: SystemClock.zone()).plainText } ?? text
    }
  }

  /// `tenfoot token revoke`.
  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Revoke a token; requests with it are refused at once.")
    @Argument(help: "The token's id, the last column of “tenfoot token list”, or its name if no other token has it.")
    var token: String
    @OptionGroup var person: PersonOption
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let album = try data.writableWorkspace().openAlbum()
      let named = try album.tokens(try person.call(album)).filter { $0.name == token }
      let id = named.count == 1 ? named[0].id : token
      let left = try album.revokeToken(id: id, try person.write(album))
      if json.isOn { return try JSON.print(array: left) }
      Message.print(CommandPhrase.tokenRevoked())
    }
  }
}
