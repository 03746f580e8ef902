import Calls
import Foundation
import InteractionService
import NIOCore
import NIOHTTP1
import NIOPosix

/// Devices that fetch an interaction at the times of the schedule, each over a connection of its own that is closed afterwards.
///
/// Between appointments a device is one number, the time of its next request. A refused or failed request is repeated as a
/// television repeats it: after the server's own wait and a random time.
final class AppointedDevices: Sendable {
  /// What the devices experienced.
  struct Outcome: Codable, Sendable {
    /// When the interaction arrived at each device, in milliseconds since 1970.
    var arrivals: [Double] = []
    /// The requests that were sent in each second since the first.
    var requestsEachSecond: [Int] = []
    /// Requests that were refused, with 503 or 429.
    var refusedCount = 0
    /// Requests that failed without an answer.
    var failedCount = 0
    /// The bytes of a whole answer.
    var answerBytes = 0
  }

  private struct State {
    /// The times of the requests, in order.
    var queue: [Double]
    var next = 0
    var random = JitterSource(seed: 1)
    var outcome = Outcome()
    var firstMS = 0.0
  }

  private let state: NIOLoopBoundBox<State>
  private let loop: any EventLoop
  private let server: SocketAddress
  private let request: ByteBuffer
  /// How a television repeats the request of an interaction.
  private static let policy = RetryPolicy(firstCeilingMS: 1_000, lastCeilingMS: 8_000, attemptLimit: .max)

  /// Appoints devices to an interaction.
  init(_ scheduled: ScheduledInteraction, count: Int, port: Int) throws {
    let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1).next()
    self.loop = loop
    server = try SocketAddress(ipAddress: "127.0.0.1", port: port)
    request = ByteBuffer(
      string: "GET /v1/interactions/\(scheduled.id) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n")
    state = try loop.submit {
      let times = (0..<count).map { Double(scheduled.fetchTime(device: "device-\($0)").unixMS) }.sorted()
      return NIOLoopBoundBox(State(queue: times, firstMS: times.first ?? 0), eventLoop: loop)
    }.wait()
    loop.execute { self.scheduleNext() }
  }

  /// Returns what happened by a time, in milliseconds since 1970.
  func outcome(atMS end: Double) throws -> Outcome {
    WallClock.sleep(untilMS: end)
    return try loop.submit { self.state.value.outcome }.wait()
  }

  /// Sleeps until the next appointment; the loop has no other timer.
  private func scheduleNext() {
    guard state.value.next < state.value.queue.count else { return }
    let waitMS = state.value.queue[state.value.next] - WallClock.nowMS
    loop.scheduleTask(in: .nanoseconds(Int64(max(0, waitMS) * 1_000_000))) {
      self.fetchDue(at: WallClock.nowMS)
      self.scheduleNext()
    }
  }

  private func fetchDue(at now: Double) {
    while state.value.next < state.value.queue.count, state.value.queue[state.value.next] <= now {
      state.value.next += 1
      fetch(failures: 0)
    }
  }

  private func fetch(failures: Int) {
    count(at: WallClock.nowMS)
    let answered = loop.makePromise(of: FetchHandler.Answer.self)
    ClientBootstrap(group: loop)
      .channelOption(ChannelOptions.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4_096))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(FetchHandler(self.request, answered))
        }
      }
      .connect(to: server).whenFailure { answered.fail($0) }
    answered.futureResult.whenComplete { self.receive($0, failures: failures) }
  }

  private func count(at time: Double) {
    let second = max(0, Int((time - state.value.firstMS) / 1_000))
    let missing = second + 1 - state.value.outcome.requestsEachSecond.count
    if missing > 0 { state.value.outcome.requestsEachSecond += Array(repeating: 0, count: missing) }
    state.value.outcome.requestsEachSecond[second] += 1
  }

  private func receive(_ result: Result<FetchHandler.Answer, any Error>, failures: Int) {
    var retryAfterMS: Int64?
    switch result {
    case .success(let answer) where answer.status == 200:
      state.value.outcome.arrivals.append(WallClock.nowMS)
      state.value.outcome.answerBytes = answer.byteCount
      return
    case .success(let answer):
      state.value.outcome.refusedCount += 1
      retryAfterMS = answer.retryAfterMS
    case .failure: state.value.outcome.failedCount += 1
    }
    let failure = ServiceFailure(.unavailable, nil, [:], retryAfterMS: retryAfterMS)
    let draw = state.value.random.next()
    guard let delayMS = Self.policy.delayMS(afterFailures: failures + 1, failure, draw: draw) else { return }
    loop.scheduleTask(in: .milliseconds(delayMS)) { self.fetch(failures: failures + 1) }
  }
}

/// One request over one connection.
private final class FetchHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  struct Answer: Sendable {
    var status: Int
    var retryAfterMS: Int64?
    var byteCount: Int
  }

  private let request: ByteBuffer
  private let answered: EventLoopPromise<Answer>
  private var bytes = ByteBuffer()

  init(_ request: ByteBuffer, _ answered: EventLoopPromise<Answer>) {
    (self.request, self.answered) = (request, answered)
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(request), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var part = unwrapInboundIn(data)
    bytes.writeBuffer(&part)
    guard let answer = answer() else { return }
    answered.succeed(answer)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    answered.fail(ChannelError.eof)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    answered.fail(error)
    context.close(promise: nil)
  }

  /// Returns the answer when all of it has arrived.
  private func answer() -> Answer? {
    let text = String(buffer: bytes)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let head = text[..<end.lowerBound].lowercased().split(separator: "\r\n")
    func field(_ name: String) -> Int? {
      head.first { $0.hasPrefix(name + ":") }.flatMap { Int($0.dropFirst(name.count + 1).drop { $0 == " " }) }
    }
    let size = text[..<end.upperBound].utf8.count + (field("content-length") ?? 0)
    guard bytes.readableBytes >= size else { return nil }
    let status = head.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(status: status, retryAfterMS: field("retry-after").map { Int64($0) * 1_000 }, byteCount: size)
  }
}
