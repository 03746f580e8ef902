import ArgumentParser
import Calls
import HTTPServer
import Workspaces

/// `tenfoot serve`: the three servers.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run the album, the mall and the interaction server.",
    discussion: """
      Without names, all three servers run, each on its own port, until Ctrl-C. They are independent of each other, and each \
      describes its interface at /openapi.json. Only requests from this machine are accepted; a --host that other machines can \
      reach needs a token file, which is created if it does not exist. The album server also has web pages, on which people sign \
      in with a password (“tenfoot people password”), add photos and sign in televisions. Requests from this machine are not \
      limited, those from other addresses by --rate-limit. The log is on standard error, one JSON object per request.

      Examples:
        tenfoot serve
        tenfoot serve mall --mall-port 8080
        tenfoot serve --host 0.0.0.0 --token-file tokens.txt
      """)

  @Argument(help: "The servers to run (default: all).")
  var servers: [ServerName] = []
  @Option(help: ArgumentHelp("The host name or address to listen on.", valueName: "host"))
  var host = "127.0.0.1"
  @Option(help: ArgumentHelp("The port of the album server; 0 for any.", valueName: "port"))
  var albumPort = 8701
  @Option(help: ArgumentHelp("The port of the mall server; 0 for any.", valueName: "port"))
  var mallPort = 8702
  @Option(help: ArgumentHelp("The port of the interaction server; 0 for any.", valueName: "port"))
  var interactionPort = 8703
  @Option(
    help: ArgumentHelp(
      "The port of the metrics, which only this machine can read; 0 for any (default: no metrics).", valueName: "port"))
  var metricsPort: Int?
  @Option(
    help: ArgumentHelp("A file with the tokens of the servers; the owner's requests need them.", valueName: "file"),
    completion: .file())
  var tokenFile: String?
  @Option(
    help: ArgumentHelp(
      "The requests that each address may make a second, and ten times as many at once; 0 for no limit.", valueName: "n"
    ))
  var rateLimit = 100
  @Option(
    help: ArgumentHelp(
      "The address of a proxy whose X-Forwarded-For is trusted; may be repeated.", valueName: "address"))
  var trustedProxy: [String] = []
  @Option(
    help: ArgumentHelp(
      """
      The address at which phones and televisions reach the album server, such as https://album.example (default: the \
      address that each request names).
      """, valueName: "url"))
  var publicUrl: String?
  @OptionGroup var data: DataOptions

  func validate() throws {
    try PublicAddress.validate(publicUrl)
    for port in [albumPort, mallPort, interactionPort, metricsPort ?? 0] where !(0...65_535).contains(port) {
      throw ValidationError(CommandPhrase.portOutOfRange(["port": "\(port)"]))
    }
    guard rateLimit >= 0 else { throw ValidationError(CommandPhrase.rateOutOfRange(["rate": "\(rateLimit)"])) }
    for address in trustedProxy where NetworkAddress(address) == nil {
      throw ValidationError(CommandPhrase.proxyMalformed(["address": address]))
    }
    if tokenFile == nil, !ServeRun.isLoopback(host) {
      throw ValidationError(CommandPhrase.hostNeedsTokens(["host": host]))
    }
  }

  func run() throws {
    try ServeRun(
      names: servers.isEmpty ? ServerName.allCases : ServerName.allCases.filter(servers.contains), host: host,
      ports: [.album: albumPort, .mall: mallPort, .interaction: interactionPort], metricsPort: metricsPort,
      tokenFile: tokenFile, publicAddress: publicUrl.flatMap { ServerAddress($0) }, limits: limits,
      workspace: try data.workspace()
    ).run()
  }

  private var limits: ServerLimits {
    var limits = ServerLimits()
    limits.rate = rateLimit == 0 ? nil : RateLimit(perSecond: Double(rateLimit))
    limits.proxies = Set(trustedProxy.compactMap { NetworkAddress($0) })
    return limits
  }
}

/// The servers that can be run.
enum ServerName: String, CaseIterable, ExpressibleByArgument {
  case album
  case mall
  case interaction
}
