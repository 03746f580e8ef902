import Calls
import Foundation
import Glibc
import Threads

/// A proxy on this machine before a proper server, which does to the answers what a test says.
///
/// The server behind it is reached on a connection of its own for each request, so the proxy sees every request and every whole answer.
public final class FaultyProxy: Sendable {
  /// What happens to a request.
  public enum Fault: Hashable, Sendable {
    /// It is answered as the server does.
    case none
    /// The connection is reset before the server has the request.
    case refused
    /// The server has carried it out; then the connection is reset without an answer.
    case answerLost
    /// The server has carried it out; half of the answer arrives.
    case halfAnswer
    /// It is never answered.
    case silent
    /// Something else answers: the status line's end, the fields, each with its line end, and the content.
    case other(status: String, fields: String, body: String)
  }

  /// The proxy's own server.
  public let loopback: LoopbackServer
  private let state: Monitor<State>

  private struct State {
    var fault = Fault.none
    /// The requests that the fault concerns.
    var isConcerned: @Sendable (String) -> Bool = { _ in true }
    /// How many requests the fault still concerns.
    var remaining = Int.max
    var beforeAnswering: @Sendable (String) -> Void = { _ in }

    mutating func fault(of request: String) -> Fault {
      guard fault != .none, remaining > 0, isConcerned(request) else { return .none }
      remaining -= 1
      return fault
    }
  }

  /// Starts a proxy without faults.
  ///
  /// - Parameters:
  ///   - port: The port of the server on this machine.
  ///   - ownPort: The port to listen on; 0 for any.
  public init(to port: Int, listeningAt ownPort: Int = 0) throws {
    let state = Monitor(State())
    self.state = state
    loopback = try LoopbackServer(port: ownPort) { connection in
      while let request = connection.receiveRequest() {
        let (fault, beforeAnswering) = state.withLock { ($0.fault(of: request), $0.beforeAnswering) }
        beforeAnswering(request)
        guard Self.serve(request, connection, fault, upstream: port) else { return }
      }
    }
  }

  /// The address for clients.
  public var address: ServerAddress { loopback.address }

  /// Sets what happens from now on.
  ///
  /// - Parameters:
  ///   - count: How many requests it concerns; then there is no fault any more.
  ///   - isConcerned: Which requests it concerns, by their text; by default all.
  public func set(
    _ fault: Fault, count: Int = .max, of isConcerned: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    state.update { ($0.fault, $0.isConcerned, $0.remaining) = (fault, isConcerned, count) }
  }

  /// Sets a function that is called with each request before it is answered, and may wait.
  public func setBeforeAnswering(_ beforeAnswering: @escaping @Sendable (String) -> Void) {
    state.update { $0.beforeAnswering = beforeAnswering }
  }

  /// Returns whether the connection goes on.
  private static func serve(
    _ request: String, _ connection: LoopbackConnection, _ fault: Fault, upstream port: Int
  ) -> Bool {
    switch fault {
    case .none: return connection.send(answer(to: request, port))
    case .refused: connection.reset()
    case .answerLost:
      _ = answer(to: request, port)
      connection.reset()
    case .halfAnswer:
      let whole = answer(to: request, port)
      connection.send(Array(whole.prefix(whole.count - max(1, whole.count / 8))))
    case .silent:
      // The client gives up and closes.
      _ = connection.receive()
    case .other(let status, let fields, let body):
      connection.answer(status, fields: fields, body)
      return true
    }
    return false
  }

  /// Returns the server's whole answer; empty if it does not answer.
  private static func answer(to request: String, _ port: Int) -> [UInt8] {
    guard let connection = LoopbackConnection(to: port) else { return [] }
    defer { connection.close() }
    connection.send(request.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n", maxReplacements: 1))
    var bytes: [UInt8] = []
    while let more = connection.receive() { bytes += more }
    return bytes
  }
}

extension LoopbackConnection {
  /// Connects to a port of this machine; nil if nothing listens there.
  init?(to port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    self.init(descriptor: descriptor) { _ in }
    guard result == 0 else {
      close()
      return nil
    }
  }
}
