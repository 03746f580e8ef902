import HTTPTypes
import NIOCore
import NIOHTTPTypes
import WireFormat

/// A handler that answers requests from ``SharedAnswers`` on the event loop, and passes on all others.
///
/// Requests of a connection are answered in their order: while one that was passed on is not answered, all later ones are passed on too.
final class SharedAnswerHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let handler: RequestHandler
  private var peer: NetworkAddress?
  /// The request that is answered here once it has arrived completely, with its answer.
  private var current: (exchange: RequestHandler.Exchange, answer: SharedAnswers.Answer)?
  /// The number of requests that were passed on and are not answered yet.
  private var pendingCount = 0

  init(_ handler: RequestHandler) {
    self.handler = handler
  }

  func channelActive(context: ChannelHandlerContext) {
    peer = context.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      let exchange = RequestHandler.Exchange(head, from: peer)
      if pendingCount == 0, let answer = handler.sharedAnswer(to: exchange) {
        current = (exchange, answer)
      } else {
        pendingCount += 1
        context.fireChannelRead(data)
      }
    case .body: if current == nil { context.fireChannelRead(data) }
    case .end:
      guard let (exchange, answer) = current else { return context.fireChannelRead(data) }
      current = nil
      write(handler.response(to: exchange, answer), context)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.flush()
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { pendingCount -= 1 }
    context.write(data, promise: promise)
  }

  private func write(_ response: (head: HTTPResponse, body: ByteBuffer?), _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(.head(response.head)), promise: nil)
    if let body = response.body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
    let written = context.eventLoop.makePromise(of: Void.self)
    if response.head.headerFields[.connection] == "close" {
      written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }
    context.write(wrapOutboundOut(.end(nil)), promise: written)
  }
}
