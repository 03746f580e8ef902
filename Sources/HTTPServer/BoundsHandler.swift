import Calls
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import WireFormat

/// A handler that closes connections that are idle or whose clients send a body or read an answer too slowly, and that completes
/// Hummingbird's handling of HTTP.
///
/// Hummingbird 2.28 waits without a limit for a body or for a client that reads, and its limit for idle connections does not see answers of
/// other handlers. It does not answer `Expect: 100-continue`, compares `Connection: close` with regard to case, reads the rest of a refused
/// body without a limit, and answers a malformed request without a body.
final class BoundsHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let idle: TimeAmount
  private let grace: TimeAmount
  private let bytesPerSecond: Int
  private let uploadGrace: TimeAmount
  private let uploadProgressBytes: Int
  private let connections: ConnectionCount
  /// Returns whether the body of a request is stored while it arrives.
  private let isStream: @Sendable (HTTPRequest) -> Bool

  private var idleTask: Scheduled<Void>?
  private var lastActivity = NIODeadline.now()
  /// The number of requests that have begun and are not answered yet.
  private var openRequests = 0

  private var readTask: Scheduled<Void>?
  /// The request whose body has not arrived completely.
  private var reading: HTTPRequest?
  private var readStart = NIODeadline.now()
  private var readBytes = 0

  private var writeTask: Scheduled<Void>?
  private var pendingWrites = 0
  private var lastProgress = NIODeadline.now()
  private var closesAfterEnd = false

  init(
    _ limits: ServerLimits, connections: ConnectionCount, isStream: @escaping @Sendable (HTTPRequest) -> Bool
  ) {
    idle = .milliseconds(limits.idleMS)
    grace = .milliseconds(limits.graceMS)
    bytesPerSecond = limits.bytesPerSecond
    uploadGrace = .milliseconds(limits.uploadGraceMS)
    uploadProgressBytes = limits.uploadProgressBytes
    self.connections = connections
    self.isStream = isStream
  }

  func handlerAdded(context: ChannelHandlerContext) {
    connections.add(1)
    watchIdleness(context, for: idle)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    connections.add(-1)
    cancelTasks()
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancelTasks()
    context.fireChannelInactive()
  }

  private func cancelTasks() {
    for task in [idleTask, readTask, writeTask] { task?.cancel() }
    (idleTask, readTask, writeTask) = (nil, nil, nil)
  }

  /// The header of a request counts as activity when all of it has arrived.
  private func watchIdleness(_ context: ChannelHandlerContext, for time: TimeAmount) {
    idleTask = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
      idleTask = nil
      let rest = idle - (NIODeadline.now() - lastActivity)
      if openRequests > 0 {
        watchIdleness(context, for: idle)
      } else if rest > .zero {
        watchIdleness(context, for: rest)
      } else {
        context.close(promise: nil)
      }
    }
  }
}

// MARK: - Requests

extension BoundsHandler {
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      reading = head
      openRequests += 1
      readStart = .now()
      readBytes = 0
      acceptExpectation(of: head, context)
      context.fireChannelRead(wrapInboundOut(.head(Self.normalised(head))))
    case .body(let bytes):
      readBytes += bytes.readableBytes
      context.fireChannelRead(data)
    case .end:
      reading = nil
      context.fireChannelRead(data)
    }
  }

  /// Starts the timer of a body here, because most requests have arrived completely by now and need none.
  func channelReadComplete(context: ChannelHandlerContext) {
    if let reading, readTask == nil { watchReading(context, isStream(reading)) }
    context.fireChannelReadComplete()
  }

  /// Watches the body that arrives. Other bodies must have a rate since their beginning; files only have to make progress all the time,
  /// because networks of phones are slow, and interrupted at times.
  private func watchReading(_ context: ChannelHandlerContext, _ isUpload: Bool) {
    let bytesBefore = isUpload ? readBytes : 0
    readTask = context.eventLoop.assumeIsolated().scheduleTask(in: isUpload ? uploadGrace : grace) { [self] in
      readTask = nil
      guard let reading else { return }
      let seconds = Int((NIODeadline.now() - readStart).nanoseconds / 1_000_000_000)
      let wanted = isUpload ? uploadProgressBytes : max(1, seconds * bytesPerSecond)
      if readBytes - bytesBefore < wanted {
        context.close(promise: nil)
      } else {
        watchReading(context, isStream(reading))
      }
    }
  }

  /// Answers `Expect: 100-continue`: the client may wait for this before it sends the body (RFC 9110, section 10.1.1). The requests of
  /// streams are answered after their header fields have been read, so that a file that is not wanted is not sent.
  private func acceptExpectation(of head: HTTPRequest, _ context: ChannelHandlerContext) {
    guard head.expectsContinue, !isStream(head) else { return }
    context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
  }

  /// Returns the request with the field `Connection: close` if its connection options contain `close` in any case (RFC 9110,
  /// section 7.6.1).
  private static func normalised(_ head: HTTPRequest) -> HTTPRequest {
    guard let options = head.headerFields[.connection], options != "close" else { return head }
    let closes = options.lowercased().split(separator: ",").contains { $0.filter { $0 != " " } == "close" }
    guard closes else { return head }
    var head = head
    head.headerFields[.connection] = "close"
    return head
  }
}

// MARK: - Answers

extension BoundsHandler {
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.status == .badRequest && head.headerFields[.requestID] == nil:
      writeMalformed(context, promise)
    case .head(let head):
      closesAfterEnd = closesAfterEnd || head.headerFields[.connection] == "close"
      watched(context, data, promise)
    case .body: watched(context, data, promise)
    case .end:
      openRequests -= 1
      lastActivity = .now()
      watched(context, data, promise)
      if closesAfterEnd, reading != nil { closeSoon(context) }
    }
  }

  private func watched(_ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?) {
    if pendingWrites == 0 { lastProgress = .now() }
    pendingWrites += 1
    let promise = promise ?? context.eventLoop.makePromise()
    promise.futureResult.assumeIsolated().whenComplete { [self] _ in
      pendingWrites -= 1
      lastProgress = .now()
    }
    if writeTask == nil { watchWriting(context) }
    context.write(data, promise: promise)
  }

  private func watchWriting(_ context: ChannelHandlerContext) {
    writeTask = context.eventLoop.assumeIsolated().scheduleTask(in: grace) { [self] in
      writeTask = nil
      guard pendingWrites > 0 else { return }
      if NIODeadline.now() - lastProgress >= grace { context.close(promise: nil) } else { watchWriting(context) }
    }
  }

  /// Replaces Hummingbird's empty answer to a request that is not HTTP.
  private func writeMalformed(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
    let body = ProblemDetails(ServiceFailure(.refused, .malformed)).body
    let head = HTTPResponse(
      status: .badRequest,
      headerFields: [
        .contentType: ProblemDetails.contentType, .contentLength: String(body.count), .connection: "close",
        .cacheControl: CachePolicy.never.header,
      ])
    closesAfterEnd = true
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    watched(context, wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise)
  }

  /// Closes a connection on which an unwanted body still arrives. Closing it at once would reset it, and the client would lose
  /// the answer.
  private func closeSoon(_ context: ChannelHandlerContext) {
    _ = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { context.close(promise: nil) }
  }
}

extension HTTPRequest {
  /// Whether the client waits for status 100 before it sends the body.
  var expectsContinue: Bool { headerFields[.expect]?.lowercased() == "100-continue" }
}
