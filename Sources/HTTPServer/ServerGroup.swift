import Calls
import Glibc
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import UnixSignals
import WireFormat

/// The servers of a process, which start together and stop together.
///
/// After a signal they refuse new connections, close idle ones, and finish the requests in progress.
public final class ServerGroup: Sendable {
  /// A server and its address.
  public struct Binding: Sendable {
    /// The server.
    public var service: HTTPService
    /// The host name or address.
    public var host: String
    /// The port; 0 for one that the system chooses.
    public var port: Int

    /// Creates a binding.
    public init(_ service: HTTPService, host: String, port: Int) {
      (self.service, self.host, self.port) = (service, host, port)
    }
  }

  /// The reason why a server cannot listen on its address.
  public struct BindingFailure: Error, Hashable, Sendable {
    /// The host name or address.
    public let host: String
    /// The port.
    public let port: Int
    /// The error of the system.
    public let error: SystemError
  }

  private let bindings: [Binding]
  private let group: ServiceGroup
  /// The event loops of the process, which never end: Hummingbird may still use them after a server has stopped.
  private let eventLoops = MultiThreadedEventLoopGroup.singleton

  /// Creates the servers.
  ///
  /// - Parameters:
  ///   - signals: The signals that stop the servers.
  ///   - onReady: A function that is called once, when all servers listen, with their ports in the order of the bindings.
  public init(
    _ bindings: [Binding], log: ServerLog, signals: [UnixSignal] = [],
    onReady: @escaping @Sendable ([Int]) -> Void
  ) {
    self.bindings = bindings
    let logger = Logger(label: "tenfoot") { _ in LibraryLogHandler(log: log) }
    let eventLoops = eventLoops
    let ports = PortList(count: bindings.count, onReady)
    let services = bindings.enumerated().map { index, binding in
      ListeningServer(binding: binding, eventLoops: eventLoops, log: log, logger: logger) { ports.set($0, at: index) }
    }
    var configuration = ServiceGroupConfiguration(
      services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
      gracefulShutdownSignals: signals, logger: logger)
    configuration.maximumGracefulShutdownDuration = .milliseconds(bindings.map(\.service.limits.stopMS).max() ?? 0)
    group = ServiceGroup(configuration: configuration)
  }

  /// Starts the servers on threads of their own; see ``run()``.
  ///
  /// - Parameter onEnd: A function that is called once, when they have stopped, with the error or nil.
  public func start(onEnd: @escaping @Sendable ((any Error)?) -> Void) {
    Task(executorPreference: LoopExecutor(eventLoops.next())) {
      do {
        try await self.run()
        onEnd(nil)
      } catch {
        onEnd(error)
      }
    }
  }

  /// Runs the servers until a signal or ``stop()``.
  ///
  /// - Throws: ``BindingFailure`` if a server cannot listen; the others are then stopped.
  private func run() async throws {
    let result: Result<Void, any Error>
    do { result = .success(try await group.run()) } catch { result = .failure(error) }
    for binding in bindings { await binding.service.state.threads.stop() }
    try result.get()
  }

  /// Begins to stop the servers, like a signal; `onEnd` of ``start(onEnd:)`` is called when they have stopped.
  public func stop() {
    let group = group
    Task(executorPreference: LoopExecutor(eventLoops.next())) { await group.triggerGracefulShutdown() }
  }
}

/// The ports of servers that start concurrently.
private final class PortList: Sendable {
  private let ports: Mutex<[Int?]>
  private let onReady: @Sendable ([Int]) -> Void

  init(count: Int, _ onReady: @escaping @Sendable ([Int]) -> Void) {
    ports = Mutex(Array(repeating: nil, count: count))
    self.onReady = onReady
  }

  func set(_ port: Int, at index: Int) {
    let all = ports.withLock { ports in
      ports[index] = port
      return ports.compactMap(\.self).count == ports.count ? ports.compactMap(\.self) : nil
    }
    if let all { onReady(all) }
  }
}

/// A server that listens on its address.
private struct ListeningServer: Service {
  let binding: ServerGroup.Binding
  let eventLoops: MultiThreadedEventLoopGroup
  let log: ServerLog
  let logger: Logger
  let onListening: @Sendable (Int) -> Void

  func run() async throws {
    do {
      try await server().run()
    } catch let error as IOError {
      throw ServerGroup.BindingFailure(
        host: binding.host, port: binding.port, error: SystemError(code: error.errnoCode))
    } catch is SocketAddressError {
      throw ServerGroup.BindingFailure(host: binding.host, port: binding.port, error: .unknownHost)
    }
  }

  private func server() -> any Service {
    let service = binding.service
    let limits = service.limits
    let handler = RequestHandler(service: service, log: log, checksHost: !service.tokens.areRequired)
    let connections = service.state.connections
    let channel = HTTP1Channel(
      responder: { request, writer, channel in
        let peer = channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
        try await handler.respond(request, from: peer, DisconnectionHandler.cancellation(of: channel), writer)
      },
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [
          BoundsHandler(limits, connections: connections, isStream: service.isStream), DisconnectionHandler(),
          SharedAnswerHandler(handler),
        ],
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
          maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
          maxHeaderFieldCount: limits.headerFields)))
    let configuration = ServerConfiguration(
      address: .hostname(binding.host, port: binding.port), backlog: 4_096,
      availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger))
    let (port, onListening) = (binding.port, onListening)
    return LoopChannel(base: channel).server(
      configuration: configuration, onServerRunning: { onListening($0.localAddress?.port ?? port) },
      eventLoopGroup: eventLoops, logger: logger)
  }
}
