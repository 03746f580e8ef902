import AlbumServer
import Calls
import Device
import HTTPServer
import InteractionServer
import MallServer
import Synchronization
import TestSupport
import Testing
import Threads
import Workspaces

/// The three servers of `tenfoot serve` on loopback, over a copy of the demo data and with the clock of a tape.
///
/// The clock is a parameter of the stores, and no request can set it: a server in production has none but the machine's.
final class TapeServers: Sendable {
  /// A server of a television.
  enum Name: String, CaseIterable, Sendable {
    case album, mall, interactions
  }

  /// What the servers serve.
  let services: WorkspaceServices

  private let group: ServerGroup
  private let ports: [Int]
  private let lines: Lines

  private final class Lines: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func count(_ line: [UInt8]) {
      let text = String(decoding: line, as: UTF8.self)
      guard let name = text.firstMatch(of: #/"server":"(\w+)"/#)?.output.1 else { return }
      counts.withLock { $0[String(name), default: 0] += 1 }
    }

    subscript(name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
  }

  /// Starts the servers.
  ///
  /// - Parameter now: The servers' clock.
  init(language: Language, now: @escaping @Sendable () -> Instant) throws {
    let folder = try TemporaryFolder()
    let data = DataFolder(path: try PreparedData.demoAlbum(in: language).copied(to: folder).data)
    services = try Workspace(folder: data, assets: AssetFolder(environment: [:])).openServices(now: now)
    let album = try #require(services.album as? AlbumServer.API)
    let lines = Lines()
    self.lines = lines
    let ready = Monitor<[Int]?>(nil)
    // The tape's time passes faster than the time for which answers are shared.
    var limits = ServerLimits()
    limits.sharedMS = 0
    let bindings = [
      AlbumServer.service(album, description: [], limits: limits),
      MallServer.service(services.mall, description: [], limits: limits),
      InteractionServer.service(services.interactions, description: [], limits: limits),
    ].map { ServerGroup.Binding($0, host: "127.0.0.1", port: 0) }
    group = ServerGroup(bindings, log: ServerLog { lines.count($0) }) { ports in ready.update { $0 = ports } }
    // What the services read is removed when they have ended. Nothing waits for that, since stopping needs a thread of Swift's executor.
    group.start { _ in withExtendedLifetime(folder) {} }
    ports = ready.wait { $0 }
  }

  deinit {
    group.stop()
  }

  /// Returns the addresses of some of the servers.
  func addresses(of names: Set<Name>) -> ServerAddresses {
    func address(_ name: Name) -> ServerAddress? {
      names.contains(name) ? ServerAddress("http://127.0.0.1:\(port(of: name))") : nil
    }
    return ServerAddresses(album: address(.album), mall: address(.mall), interactions: address(.interactions))
  }

  /// Returns the port of a server.
  func port(of name: Name) -> Int {
    switch name {
    case .album: ports[0]
    case .mall: ports[1]
    case .interactions: ports[2]
    }
  }

  /// Returns how many requests a server has answered.
  func requestCount(_ name: Name) -> Int {
    lines[name == .interactions ? InteractionServer.name : name.rawValue]
  }
}
