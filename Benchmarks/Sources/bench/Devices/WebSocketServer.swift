import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// A WebSocket server that holds a connection of every device and sends one message to all of them at a time.
///
/// Tuned for memory: one thread, reads of 512 bytes at most, small socket buffers, no handler of HTTP left after the upgrade, and
/// one buffer with the encoded message for all connections.
final class WebSocketServer {
  private let loop: any EventLoop
  private let connections: NIOLoopBoundBox<[ObjectIdentifier: any Channel]>
  private let listener: any Channel

  /// Starts to listen on the loopback address.
  init(port: Int) throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    loop = group.next()
    let connections = try loop.submit { [loop] in
      NIOLoopBoundBox([ObjectIdentifier: any Channel](), eventLoop: loop)
    }.wait()
    self.connections = connections
    let upgrader = NIOWebSocketServerUpgrader(
      maxFrameSize: 1 << 12, automaticErrorHandling: false,
      shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
      upgradePipelineHandler: { channel, _ in
        connections.value[ObjectIdentifier(channel)] = channel
        channel.closeFuture.whenComplete { _ in connections.value[ObjectIdentifier(channel)] = nil }
        return channel.eventLoop.makeSucceededVoidFuture()
      })
    listener = try ServerBootstrap(group: group)
      .serverChannelOption(ChannelOptions.backlog, value: 4_096)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(ChannelOptions.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 512))
      .childChannelOption(ChannelOptions.maxMessagesPerRead, value: 1)
      .childChannelOption(ChannelOptions.socketOption(.so_rcvbuf), value: 4_096)
      .childChannelOption(ChannelOptions.socketOption(.so_sndbuf), value: 4_608)
      .childChannelInitializer { channel in
        channel.pipeline.configureHTTPServerPipeline(
          withPipeliningAssistance: false,
          withServerUpgrade: (upgraders: [upgrader], completionHandler: { _ in }),
          withErrorHandling: false, withOutboundHeaderValidation: false)
      }
      .bind(host: "127.0.0.1", port: port).wait()
  }

  /// Sends a ping to all devices every few seconds, as is needed behind routers that forget idle connections.
  func ping(everySeconds seconds: Int) {
    let connections = connections
    loop.scheduleRepeatedTask(initialDelay: .seconds(Int64(seconds)), delay: .seconds(Int64(seconds))) { _ in
      for channel in connections.value.values {
        channel.writeAndFlush(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer()), promise: nil)
      }
    }
  }

  /// Sends a message to all devices at a time, milliseconds since 1970.
  func send(_ message: ByteBuffer, atMS time: Double) {
    let connections = connections
    loop.scheduleTask(in: .nanoseconds(Int64(max(0, time - WallClock.nowMS) * 1_000_000))) {
      let frame = WebSocketFrame(fin: true, opcode: .text, data: message)
      for channel in connections.value.values { channel.writeAndFlush(frame, promise: nil) }
    }
  }

  /// Waits for its end.
  func wait() throws {
    try listener.closeFuture.wait()
  }
}
