import Foundation
import Glibc
import Threads

/// A proxy on this machine that passes on bytes in both directions, and resets a connection in the middle of what is sent through it.
public final class CuttingProxy: Sendable {
  private let loopback: LoopbackServer
  private let state: Monitor<State>

  private struct State {
    /// The bytes that may still be sent before a connection is reset; nil for any number.
    var bytesBeforeCut: Int?
    var isDown = false
    var sentBytes = 0
    var cutCount = 0

    /// Returns how many of the next bytes are passed on.
    mutating func pass(_ count: Int) -> Int {
      guard !isDown else {
        cutCount += 1
        return 0
      }
      let passed = min(count, bytesBeforeCut ?? count)
      sentBytes += passed
      bytesBeforeCut = bytesBeforeCut.map { $0 - passed }
      guard passed < count else { return passed }
      bytesBeforeCut = nil
      isDown = true
      cutCount += 1
      return passed
    }
  }

  /// Starts a proxy that cuts nothing.
  ///
  /// - Parameter port: The port of the server on this machine.
  public init(to port: Int) throws {
    let state = Monitor(State())
    self.state = state
    loopback = try LoopbackServer { connection in
      guard let upstream = LoopbackConnection(to: port) else { return }
      let isAnswered = Monitor(false)
      Thread.detachNewThread {
        while let bytes = upstream.receive(), connection.send(bytes) {}
        connection.shutDown()
        isAnswered.update { $0 = true }
      }
      while let bytes = connection.receive() {
        let count = state.withLock { $0.pass(bytes.count) }
        upstream.send(Array(bytes.prefix(count)))
        guard count == bytes.count else {
          connection.reset()
          break
        }
      }
      upstream.shutDown()
      isAnswered.wait { $0 ? () : nil }
      upstream.close()
    }
  }

  /// The port that it listens on.
  public var port: Int { loopback.port }
  /// The bytes that were passed on to the server.
  public var sentBytes: Int { state.withLock { $0.sentBytes } }
  /// The number of connections that were reset.
  public var cutCount: Int { state.withLock { $0.cutCount } }

  /// Resets a connection after a number of further bytes, and from then on every connection, until ``setDown(_:)``.
  public func goDown(afterBytes count: Int) {
    state.update { $0.bytesBeforeCut = count }
  }

  /// Sets whether every connection is reset with the next bytes that are sent through it.
  public func setDown(_ isDown: Bool) {
    state.update { $0.isDown = isDown }
  }
}
