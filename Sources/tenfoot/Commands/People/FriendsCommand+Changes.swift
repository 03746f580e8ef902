import AlbumService
import ArgumentParser
import Calls
import Workspaces

/// The arguments of the commands that change a friendship.
struct FriendArguments: ParsableArguments {
  @Argument(help: "The other person's name.")
  var other: String
  @OptionGroup var person: PersonOption
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  /// Makes a change.
  ///
  /// - Parameters:
  ///   - states: The states in which the change is possible; nil for all.
  ///   - done: The message that is printed afterwards.
  func change(
    _ change: Friendship.Change, from states: Set<Acquaintance.State>? = nil, done: CommandPhrase
  ) throws {
    let album = try data.writableWorkspace().openAlbum()
    let write = try person.write(album)
    let other = try album.existing(other)
    if let states {
      let known = try album.acquaintances(write.call).first { $0.person == other }
      guard let known, states.contains(known.state) else {
        throw Failure(CommandPhrase.notInThatState(["name": other.name]))
      }
    }
    let friends = try album.changeFriendship(with: other.id, change, write)
    if json.isOn { return try JSON.print(array: friends) }
    Message.print(done(["name": other.name]))
  }
}

extension FriendsCommand {
  /// `tenfoot friends ask`.
  struct Ask: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ask", abstract: "Send a person a friend request, or accept that person's request.")
    @OptionGroup var arguments: FriendArguments

    func run() throws {
      let album = try arguments.data.writableWorkspace().openAlbum()
      let friend = try album.askFriend(named: arguments.other, try arguments.person.write(album))
      if arguments.json.isOn { return try JSON.print(object: friend) }
      let done = friend.state == .friend ? CommandPhrase.friendAccepted : .friendAsked
      Message.print(done(["name": friend.person.name]))
    }
  }

  /// `tenfoot friends accept`.
  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "accept", abstract: "Accept a person's request.")
    @OptionGroup var arguments: FriendArguments
    func run() throws { try arguments.change(.ask, from: [.asking, .friend], done: .friendAccepted) }
  }

  /// `tenfoot friends refuse`.
  struct Refuse: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "refuse", abstract: "Refuse a person's request; the person is not notified.")
    @OptionGroup var arguments: FriendArguments
    func run() throws { try arguments.change(.end, from: [.asking], done: .friendRefused) }
  }

  /// `tenfoot friends end`.
  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "end", abstract: "End a friendship at once, or withdraw a request.")
    @OptionGroup var arguments: FriendArguments
    func run() throws { try arguments.change(.end, from: [.friend, .asked], done: .friendEnded) }
  }

  /// `tenfoot friends block`.
  struct Block: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block", abstract: "Block a person: end the friendship, stop sharing, and hide all requests.")
    @OptionGroup var arguments: FriendArguments
    func run() throws { try arguments.change(.block, done: .friendBlocked) }
  }

  /// `tenfoot friends unblock`.
  struct Unblock: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unblock", abstract: "Unblock a person; an earlier friendship is not restored.")
    @OptionGroup var arguments: FriendArguments
    func run() throws { try arguments.change(.unblock, from: [.blocked], done: .friendUnblocked) }
  }

  /// `tenfoot friends share`.
  struct Share: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "share", abstract: "Share an album with a person, who need not be a friend.")
    @OptionGroup var arguments: FriendArguments
    @OptionGroup var album: AlbumOption
    func run() throws { try album.share(true, arguments, done: .albumIsShared) }
  }

  /// `tenfoot friends unshare`.
  struct Unshare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unshare", abstract: "Stop sharing an album with a person; friends still see it.")
    @OptionGroup var arguments: FriendArguments
    @OptionGroup var album: AlbumOption
    func run() throws { try album.share(false, arguments, done: .albumIsUnshared) }
  }
}

/// The option for an album that a person shares with another one.
struct AlbumOption: ParsableArguments {
  @Option(help: ArgumentHelp("The album's name.", valueName: "name"))
  var album: String

  /// Shares the album with another person, or stops sharing it.
  fileprivate func share(_ isReader: Bool, _ arguments: FriendArguments, done: CommandPhrase) throws {
    let service = try arguments.data.writableWorkspace().openAlbum()
    let write = try arguments.person.write(service)
    let other = try service.existing(arguments.other)
    let found = try service.album(meantBy: album, write.call)
    let readers = try service.setReader(other.id, ofAlbum: found.id, to: isReader, write)
    if arguments.json.isOn { return try JSON.print(array: readers) }
    Message.print(done(["name": other.name, "album": found.name]))
  }
}
