import Calls
import HTTPTypes
import NIOCore

/// A handler that cancels the request in progress when its client disconnects.
///
/// The end of what a client sends counts as its disconnection, as it does for nginx and Go: TCP does not tell whether the client
/// still reads.
final class DisconnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private var isDisconnected = false
  private var current: Cancellation?

  /// Returns the cancellation of a request that begins.
  ///
  /// - Parameter channel: The channel of the connection. The calling task runs on its event loop; see ``LoopExecutor``.
  static func cancellation(of channel: any Channel) -> Cancellation {
    guard channel.eventLoop.inEventLoop,
      let handler = try? channel.pipeline.syncOperations.handler(type: DisconnectionHandler.self)
    else {
      // A connection that was closed meanwhile has no handlers.
      let cancellation = Cancellation()
      if !channel.isActive { cancellation.cancel() }
      return cancellation
    }
    return handler.begin()
  }

  private func begin() -> Cancellation {
    // Requests of a connection are carried out one after another, so that there is only one to cancel.
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
  /// The client disconnected before it was answered; the status is nginx's.
  static let clientClosedRequest = HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request")
}
