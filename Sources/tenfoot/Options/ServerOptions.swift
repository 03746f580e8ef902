import ArgumentParser
import Calls
import Device

/// The address of a server on the command line.
struct ServerArgument: ExpressibleByArgument {
  /// The address.
  let address: ServerAddress

  init?(argument: String) {
    guard let address = ServerAddress(argument) else { return nil }
    self.address = address
  }
}

/// The options that replace services on this machine by those of servers.
struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Use the album of a server, such as https://tv.example.", valueName: "url"))
  var albumServer: ServerArgument?
  @Option(help: ArgumentHelp("Use the mall of a server.", valueName: "url"))
  var mallServer: ServerArgument?
  @Option(help: ArgumentHelp("Use the channels of a server.", valueName: "url"))
  var interactionServer: ServerArgument?

  /// The addresses given.
  var addresses: ServerAddresses {
    ServerAddresses(
      album: albumServer?.address, mall: mallServer?.address, interactions: interactionServer?.address)
  }
}
