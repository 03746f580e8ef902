import Calls
import Foundation
import Glibc
import Threads

/// A server on this machine whose handling of each connection is defined by a test, so that it can violate the protocol.
public final class LoopbackServer: Sendable {
  /// The port that it listens on.
  public let port: Int
  private let listener: Int32
  private let state = Monitor(State())

  private struct State {
    var connectionCount = 0
    var requests: [String] = []
    var closedCount = 0
  }

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - port: The port to listen on; 0 for any.
  ///   - serve: Serves one connection, on a thread of its own; the connection is closed afterwards.
  public init(port: Int = 0, _ serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var isReused: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (listener, size) = (listener, length)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) | listen(listener, 64) | getsockname(listener, address, &length)
      }
    }
    guard result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    self.port = Int(UInt16(bigEndian: address.sin_port))
    let state = state
    Thread.detachNewThread { Self.accept(from: listener, state, serve) }
  }

  deinit {
    // The accepting thread closes it; otherwise its number could already belong to another file.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private static func accept(
    from listener: Int32, _ state: Monitor<State>, _ serve: @escaping @Sendable (LoopbackConnection) -> Void
  ) {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else {
        close(listener)
        return
      }
      state.update { $0.connectionCount += 1 }
      let connection = LoopbackConnection(descriptor: descriptor) { request in
        state.update { $0.requests.append(request) }
      }
      Thread.detachNewThread {
        serve(connection)
        connection.close()
        state.update { $0.closedCount += 1 }
      }
    }
  }

  /// Its address for a client.
  public var address: ServerAddress {
    guard let address = ServerAddress("http://127.0.0.1:\(port)") else { fatalError("a port is a number") }
    return address
  }

  /// The number of connections that it has accepted.
  public var connectionCount: Int { state.withLock { $0.connectionCount } }

  /// The requests that it has received.
  public var requests: [String] { state.withLock { $0.requests } }

  /// Waits until it has received a number of requests.
  public func waitForRequests(_ count: Int) {
    state.wait { $0.requests.count >= count ? () : nil }
  }

  /// Waits until there has been a connection and none is left.
  public func waitUntilUnconnected() {
    state.wait { $0.closedCount > 0 && $0.closedCount == $0.connectionCount ? () : nil }
  }

  /// Waits until a number of connections have ended.
  public func waitForClosedConnections(_ count: Int) {
    state.wait { $0.closedCount >= count ? () : nil }
  }
}

/// The server's end of a connection.
public struct LoopbackConnection: Sendable {
  private let descriptor: Int32
  private let record: @Sendable (String) -> Void

  init(descriptor: Int32, record: @escaping @Sendable (String) -> Void) {
    (self.descriptor, self.record) = (descriptor, record)
  }

  /// Receives a request with its content; nil at the end of the connection.
  public func receiveRequest() -> String? {
    var bytes: [UInt8] = []
    while !Self.isComplete(bytes) {
      guard let more = receive() else { return nil }
      bytes += more
    }
    let request = String(decoding: bytes, as: UTF8.self)
    record(request)
    return request
  }

  /// Receives some bytes; nil at the end of the connection.
  public func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  private static func isComplete(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
    let length = text[..<end.lowerBound].split(separator: "\r\n").lazy.compactMap { line -> Int? in
      guard line.lowercased().hasPrefix("content-length: ") else { return nil }
      return Int(line.dropFirst(16))
    }.first
    return text[end.upperBound...].utf8.count >= length ?? 0
  }

  /// Sends bytes, and returns whether the other end still receives.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends text, and returns whether the other end still receives.
  @discardableResult
  public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends a whole answer.
  public func answer(_ status: String = "200 OK", fields: String = "", _ body: String = "") {
    send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)")
  }

  /// Sends the same answer to every request of the connection.
  public func answerAll(_ status: String = "200 OK", fields: String = "", _ body: String = "") {
    while receiveRequest() != nil { answer(status, fields: fields, body) }
  }

  /// Ends the connection with a reset, like a machine that has lost its state.
  public func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  /// Ends both directions; whoever receives gets the end of the connection.
  func shutDown() {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  /// Closes the connection.
  func close() {
    Glibc.close(descriptor)
  }
}
