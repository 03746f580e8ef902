import Calls
import HTTPTypes
import HummingbirdCore
import NIOCore

extension HTTPService {
  /// Returns whether the body of a request is stored while it arrives.
  @Sendable func isStream(_ head: HTTPRequest) -> Bool {
    guard case .found(let endpoint, _, _) = routes.match(head.method, path: (head.path ?? "").prefix { $0 != "?" })
    else { return false }
    return endpoint.isStream
  }
}

extension RequestHandler {
  /// The bytes that are handed to a receiver together.
  private static let partBytes = 256 << 10

  /// Hands the body of a request to a receiver, part by part, and returns the answer.
  func receive(
    _ request: Request, _ serverRequest: ServerRequest,
    _ begin: @escaping @Sendable (ServerRequest) throws(ServiceFailure) -> BodyStart, _ exchange: inout Exchange,
    _ writer: borrowing ResponseWriter
  ) async throws(Refusal) -> ServerResponse {
    let start = try await onThread { () throws(ServiceFailure) in try begin(serverRequest) }
    switch start {
    case .answer(let response): return response
    case .receive(let receiver):
      var bytes = BodyBytes(announced: request.headers[.contentLength].flatMap { Int64($0) })
      do {
        if exchange.head.expectsContinue {
          try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        try await pass(request.body, to: receiver, &bytes)
        guard bytes.isWhole else { throw ServiceFailure(.refused, .body) }
      } catch {
        exchange.receivedBytes = bytes.count
        throw try await abandoned(receiver, error)
      }
      (exchange.receivedBytes, exchange.hasUnreadBody) = (bytes.count, false)
      return try await onThread { () throws(ServiceFailure) in try receiver.finish() }
    }
  }

  /// The number of bytes of a body.
  private struct BodyBytes {
    /// The number that the request states; nil for a body in chunks.
    let announced: Int64?
    var count: Int64 = 0

    /// Whether all have arrived. The library does not distinguish the end of a body from that of its connection.
    var isWhole: Bool { announced.map { $0 == count } ?? true }
  }

  /// Passes on a body. What arrived before a lost connection is passed on as well.
  private func pass(
    _ body: RequestBody, to receiver: any BodyReceiver, _ bytes: inout BodyBytes
  ) async throws {
    var part: [UInt8] = []
    var loss: (any Error)?
    var iterator = body.makeAsyncIterator()
    while loss == nil {
      do {
        guard let buffer = try await iterator.next() else { break }
        part.append(contentsOf: buffer.readableBytesView)
        bytes.count += Int64(buffer.readableBytes)
      } catch {
        loss = error
      }
      if part.count >= Self.partBytes {
        try await pass(part, to: receiver)
        part.removeAll(keepingCapacity: true)
      }
    }
    if !part.isEmpty { try await pass(part, to: receiver) }
    if let loss { throw loss }
  }

  private func pass(_ part: [UInt8], to receiver: any BodyReceiver) async throws(ServiceFailure) {
    try await service.state.threads.run(.upload) { () throws(ServiceFailure) in try receiver.receive(part) }
  }

  /// Ends a receiver whose body was not read to its end, and returns the refusal.
  private func abandoned(_ receiver: any BodyReceiver, _ error: any Error) async throws(Refusal) -> Refusal {
    try await onThread { () throws(ServiceFailure) in receiver.abandon() }
    return Refusal(failure: error as? ServiceFailure ?? ServiceFailure(.refused, .body))
  }

  private func onThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws(ServiceFailure) -> Value
  ) async throws(Refusal) -> Value {
    do throws(ServiceFailure) {
      return try await service.state.threads.run(.upload, work)
    } catch {
      throw Refusal(failure: error)
    }
  }
}
