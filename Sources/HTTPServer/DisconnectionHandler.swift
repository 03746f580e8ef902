import Calls
import HTTPTypes
import NIOCore

/// A handler that cancels the request in progress when its client disconnects.
///
/// A client that closes its sending side counts as disconnected, as in nginx and Go, because TCP does not show whether it still reads.
final class DisconnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private var isDisconnected = false
  private var current: Cancellation?

  /// Returns the cancellation for a request that begins.
  ///
  /// - Parameter channel: The channel of the connection. The calling task runs on its event loop; see ``LoopExecutor``.
  static func cancellation(of channel: any Channel) -> Cancellation {
    guard channel.eventLoop.inEventLoop,
      let handler = try? channel.pipeline.syncOperations.handler(type: DisconnectionHandler.self)
    else {
      // A connection that has been closed has no handlers.
      let cancellation = Cancellation()
      if !channel.isActive { cancellation.cancel() }
      return cancellation
    }
    return handler.begin()
  }

  private func begin() -> Cancellation {
    // Requests of a connection are carried out one after another, so there is only one to cancel.
    let cancellation = Cancellation()
    current = cancellation
    if isDisconnected { cancellation.cancel() }
    return cancellation
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed { end() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  private func end() {
    isDisconnected = true
    current?.cancel()
    current = nil
  }
}

extension HTTPResponse.Status {
  /// The client disconnected before it was answered; the status code of nginx.
  static let clientClosedRequest = HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request")
}
