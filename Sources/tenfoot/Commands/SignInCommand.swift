import ArgumentParser
import Calls
import Foundation
import Workspaces

/// `tenfoot sign-in`: signs this device in to an album server.
struct SignInCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-in",
    abstract: "Sign this device in to an album server, with a phone.",
    discussion: """
      Prints the address of a web page and a code, and waits until you have approved the code on that page. From then on, the \
      television and “tenfoot upload” show and add photos as the person who approved it. To set a password, use \
      “tenfoot people password” on the machine with the album.

      Examples:
        tenfoot sign-in
        tenfoot sign-in --album-server https://tv.example
      """)

  @OptionGroup var server: AlbumServerOption
  @OptionGroup var data: DataOptions

  func run() throws {
    let workspace = try data.writableWorkspace()
    try SignInRun(signIn: workspace.signIn(try server.access(in: workspace))).perform()
  }
}

/// `tenfoot sign-out`: removes the token that a sign-in has saved.
struct SignOutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-out",
    abstract: "Sign this device out of an album server.",
    discussion: """
      The server revokes this device's token, which is also deleted here. If the server cannot be reached, nothing is changed.

      Examples:
        tenfoot sign-out
        tenfoot sign-out --album-server https://tv.example
      """)

  @OptionGroup var server: AlbumServerOption
  @OptionGroup var data: DataOptions

  func run() throws {
    let workspace = try data.writableWorkspace()
    let access = try server.access(in: workspace)
    let wasSignedIn = try workspace.signOut(access)
    let values = ["server": access.addresses.album?.text ?? ""]
    Message.print(wasSignedIn ? CommandPhrase.signedOut(values) : CommandPhrase.notSignedIn(values))
  }
}
