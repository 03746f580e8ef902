import AlbumServer
import AlbumService
import ArgumentParser
import Calls
import Dispatch
import Glibc
import HTTPServer
import InteractionServer
import MallServer
import Synchronization
import Workspaces

/// The composition root of the servers, which opens their services and runs them until a signal.
struct ServeRun {
  let names: [ServerName]
  let host: String
  let ports: [ServerName: Int]
  let metricsPort: Int?
  let tokenFile: String?
  let publicAddress: ServerAddress?
  let limits: ServerLimits
  let workspace: Workspace

  /// Returns whether a host is a loopback name or address.
  static func isLoopback(_ host: String) -> Bool {
    HostCheck.isThisMachine(host.contains(":") ? "[\(host)]" : host) && !host.isEmpty
  }

  /// Runs the servers.
  ///
  /// This starts Swift's executor. No other command may start it, because it wakes an idle program several times a second.
  func run() throws {
    let bindings = try bindings()
    let labels = labels
    let announcement = announcement
    let group = ServerGroup(bindings, log: .standardError, signals: [.sigterm, .sigint]) { ports in
      announcement.print(Array(zip(labels, ports)))
    }
    let outcome = Mutex<(any Error)?>(nil)
    let end = DispatchSemaphore(value: 0)
    group.start { error in
      outcome.withLock { $0 = error }
      end.signal()
    }
    end.wait()
    if let error = outcome.withLock({ $0 }) { throw Self.failure(error) }
  }

  private var labels: [String] { names.map(\.rawValue) + (metricsPort == nil ? [] : ["metrics"]) }

  private var announcement: ServeAnnouncement {
    let hosts = MachineAddresses.isWildcard(host) ? MachineAddresses.hosts : []
    let own = host.contains(":") ? "[\(host)]" : host
    return ServeAnnouncement(
      hosts: hosts.isEmpty ? [own] : hosts, isForOthers: !Self.isLoopback(host), tokenFile: tokenFile)
  }

  private func bindings() throws -> [ServerGroup.Binding] {
    let tokens = try tokenFile.map { path in
      try Self.reading(path) { () throws(TokenFile.Problem) in try TokenFile(path: path) }
    }
    let servers = try names.map { name in
      ServerGroup.Binding(try service(name, tokens), host: host, port: ports[name] ?? 0)
    }
    guard let metricsPort else { return servers }
    let metrics = HTTPService.metrics(of: servers.map(\.service))
    return servers + [ServerGroup.Binding(metrics, host: "127.0.0.1", port: metricsPort)]
  }

  private func service(_ name: ServerName, _ file: TokenFile?) throws -> HTTPService {
    switch name {
    case .album:
      return try albumService(try workspace.openAlbum(), file)
    case .mall:
      let mall = try workspace.openMall()
      return try service(MallServer.self, mall, file, accounts: mall)
    case .interaction:
      let interactions = try workspace.openInteractions()
      return try service(InteractionServer.self, interactions, file, accounts: interactions)
    }
  }

  /// Returns the album server, which accepts the tokens of people as well, and has web pages and uploads.
  private func albumService(
    _ album: any AlbumAPI & AlbumWriter & ContentIndex & PeopleAPI & SignInAPI & PeopleAdministration,
    _ file: TokenFile?
  ) throws -> HTTPService {
    let uploads = try workspace.uploads(into: album, defaultAlbum: CommandPhrase.uploadsAlbum())
    uploads.recover()
    let options = AlbumServerOptions(
      publicAddress: publicAddress, pages: try PageAssets(workspace.assets), uploads: uploads)
    return AlbumServer.service(
      album, description: try workspace.assets.serverDescription(AlbumServer.name),
      tokens: try file.map { _ in try tokens(file, AlbumServer.tokenPrefix) } ?? Self.tokens(ofPeopleIn: album),
      limits: limits,
      viewer: { secret throws(ServiceFailure) in try album.viewer(ofToken: secret) },
      developer: DevelopedPictures(folder: DevelopedPictures.folder(of: workspace)),
      options: options)
  }

  private func service<Server: ServiceServer>(
    _ server: Server.Type, _ api: Server.API, _ file: TokenFile?, accounts: any DeviceAccounts
  ) throws -> HTTPService {
    Server.service(
      api, description: try workspace.assets.serverDescription(Server.name),
      tokens: try tokens(file, Server.tokenPrefix), limits: limits, accounts: accounts)
  }

  /// Returns the rule of an album server without tokens of its own: everything belongs to the caller, until the album has several people. Then
  /// it must be known who calls, because a caller without a token would see what no person may see.
  private static func tokens(ofPeopleIn album: any PeopleAdministration) -> AccessTokens {
    AccessTokens([]) { () throws(ServiceFailure) in try album.personCount() > 1 }
  }

  /// Returns the tokens of a server; none without a file.
  private func tokens(_ file: TokenFile?, _ prefix: String) throws -> AccessTokens {
    guard let file else { return AccessTokens([]) }
    return try Self.reading(tokenFile ?? "") { () throws(TokenFile.Problem) in try file.tokens(withPrefix: prefix) }
  }
}

// MARK: - Failures

extension ServeRun {
  private static func failure(_ error: any Error) -> any Error {
    guard let error = error as? ServerGroup.BindingFailure else { return error }
    let address = "\(error.host):\(error.port)"
    return Failure(CommandPhrase.cannotListen(["address": address, "reason": error.error.text]))
  }

  private static func reading<Value>(
    _ path: String, _ body: () throws(TokenFile.Problem) -> Value
  ) throws -> Value {
    do throws(TokenFile.Problem) {
      return try body()
    } catch {
      throw Failure(message(error, path))
    }
  }

  private static func message(_ problem: TokenFile.Problem, _ path: String) -> String {
    switch problem {
    case .inaccessible(let error): CommandPhrase.unreadable(["file": path, "reason": error.text])
    case .readableByAll: CommandPhrase.tokensReadableByAll(["file": path])
    case .malformed(let line): CommandPhrase.tokenMalformed(["place": "\(path):\(line)"])
    case .missing(let prefix): CommandPhrase.tokenMissing(["file": path, "prefix": prefix])
    }
  }
}
