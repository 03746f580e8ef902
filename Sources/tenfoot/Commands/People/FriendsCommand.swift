import AlbumService
import ArgumentParser
import Calls
import Workspaces

/// `tenfoot friends`: friendships and shared albums.
struct FriendsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "friends",
    abstract: "Make and end friendships, and share albums.",
    discussion: """
      Friends see each other's photos. A friendship begins when a person accepts another person's request, and lasts until one \
      of them ends it. People who are refused or blocked are not notified.

      Examples:
        tenfoot friends ask Carla --as Anna
        tenfoot friends accept Ben --as Anna
        tenfoot friends list --as Anna
        tenfoot friends share Carla --album Holidays --as Anna
        tenfoot friends log --as Anna
      """,
    subcommands: [
      List.self, Ask.self, Accept.self, Refuse.self, End.self, Block.self, Unblock.self, Share.self, Unshare.self,
      Log.self,
    ])

  /// `tenfoot friends list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List a person's friends, the requests sent and received, and blocked people.")
    @OptionGroup var person: PersonOption
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let album = try data.workspace().openAlbum()
      let friends = try album.acquaintances(try person.call(album))
      if json.isOn { return try JSON.print(array: friends) }
      var table = Table(columns: [.init(.person), .init(.friendState), .init(.since), .init(.id)])
      table.rows = friends.map { friend in
        [friend.person.name, FriendsCommand.text(friend.state), FriendsCommand.time(friend.since), friend.person.id]
      }
      table.lines().forEach(Message.print)
      if friends.isEmpty { Message.printError(CommandPhrase.noFriends()) }
    }
  }

  /// `tenfoot friends log`.
  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: "List what a person has shared with whom, newest first.")
    @OptionGroup var person: PersonOption
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let album = try data.workspace().openAlbum()
      let events = try album.sharingLog(try person.call(album))
      if json.isOn { return try JSON.print(array: events) }
      var table = Table(columns: [.init(.logTime), .init(.what), .init(.person), .init(.album)])
      table.rows = events.map { [FriendsCommand.time($0.at), Self.text($0.kind), $0.person, $0.album ?? ""] }
      table.lines().forEach(Message.print)
      if events.isEmpty { Message.printError(CommandPhrase.nothingShared()) }
    }

    private static func text(_ kind: SharingEvent.Kind) -> String {
      switch kind {
      case .befriended: CommandPhrase.logBefriended()
      case .ended: CommandPhrase.logEnded()
      case .albumShared: CommandPhrase.logAlbumShared()
      case .albumUnshared: CommandPhrase.logAlbumUnshared()
      }
    }
  }

  private static func time(_ text: String) -> String {
    Instant(rfc3339: text).map { LocalTime($0, in: SystemClock.zone()).plainText } ?? text
  }

  fileprivate static func text(_ state: Acquaintance.State) -> String {
    switch state {
    case .friend: CommandPhrase.stateFriend()
    case .asked: CommandPhrase.stateAsked()
    case .asking: CommandPhrase.stateAsking()
    case .blocked: CommandPhrase.stateBlocked()
    }
  }
}
