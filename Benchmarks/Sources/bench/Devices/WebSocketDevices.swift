import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// Devices that each hold a WebSocket connection and wait for a message; tuned as ``WebSocketServer`` is.
final class WebSocketDevices: Sendable {
  private let count: Int
  private let port: Int
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let arrivals = Mutex<[Double]>([])

  /// How many connections are made at the same time.
  private static let width = 100

  init(count: Int, port: Int) {
    (self.count, self.port) = (count, port)
  }

  /// Connects all devices.
  func connect() throws {
    for start in stride(from: 0, to: count, by: Self.width) {
      let connecting = (start..<min(count, start + Self.width)).map { connect(device: $0) }
      try EventLoopFuture.andAllSucceed(connecting, on: group.next()).wait()
    }
  }

  /// Waits until all messages have arrived, or until a time in milliseconds since 1970.
  ///
  /// - Returns: When each arrived, in milliseconds since 1970.
  func messages(untilMS end: Double) -> [Double] {
    while WallClock.nowMS < end, arrivals.withLock({ $0.count }) < count {
      WallClock.sleep(untilMS: WallClock.nowMS + 50)
    }
    return arrivals.withLock { $0 }
  }

  private func connect(device: Int) -> EventLoopFuture<Void> {
    let upgraded = group.next().makePromise(of: Void.self)
    let upgrader = NIOWebSocketClientUpgrader(maxFrameSize: 1 << 14, automaticErrorHandling: false) { channel, _ in
      upgraded.succeed()
      return channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(
          MessageHandler { self.arrivals.withLock { $0.append(WallClock.nowMS) } })
      }
    }
    // More devices than one address has ports.
    let source = "127.0.0.\(2 + device / 20_000)"
    let connected = ClientBootstrap(group: group)
      .channelOption(ChannelOptions.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 512))
      .channelOption(ChannelOptions.maxMessagesPerRead, value: 1)
      .channelOption(ChannelOptions.socketOption(.so_rcvbuf), value: 4_096)
      .channelOption(ChannelOptions.socketOption(.so_sndbuf), value: 4_608)
      .channelInitializer { channel in
        channel.pipeline.addHTTPClientHandlers(
          leftOverBytesStrategy: .forwardBytes, withClientUpgrade: (upgraders: [upgrader], completionHandler: { _ in }))
      }
      .bind(to: Self.address(source, 0)).connect(to: Self.address("127.0.0.1", port))
    connected.whenFailure { upgraded.fail($0) }
    return connected.flatMap { channel in
      var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
      head.headers = ["Host": "127.0.0.1:\(self.port)"]
      channel.write(HTTPClientRequestPart.head(head), promise: nil)
      channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
      return upgraded.futureResult
    }
  }

  private static func address(_ host: String, _ port: Int) -> SocketAddress {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    return SocketAddress(address)
  }
}

/// Reports messages, and answers pings.
private final class MessageHandler: ChannelInboundHandler, Sendable {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let onMessage: @Sendable () -> Void

  init(_ onMessage: @escaping @Sendable () -> Void) {
    self.onMessage = onMessage
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    switch frame.opcode {
    case .text: onMessage()
    case .ping:
      let pong = WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)
      context.writeAndFlush(wrapOutboundOut(pong), promise: nil)
    default: break
    }
  }
}
