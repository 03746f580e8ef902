import AlbumService
import Calls
import InteractionService
import MallService
import Screen
import Testing

@testable import Television

/// The load that many televisions cause when services fail.
@Suite struct LoadTests {
  private static let startMS: Int64 = 1_795_291_200_000
  private static let outageMS: Int64 = 300_000
  /// The part of an outage that whole televisions are simulated for: later retries lie further apart.
  private static let firstRetriesMS: Int64 = 20_000
  /// The greatest share of devices with a request in the same 100 ms.
  private static let limit = 0.03

  private static func time(_ seconds: Int64) -> Instant { Instant(unixMS: startMS + seconds * 1_000) }

  /// A channel with one interaction a minute after the start, which the service does not have any more.
  private static let schedule = Schedule(
    channel: "one", serial: 1, from: time(0), until: time(43_200), refreshAfterSeconds: 3_600,
    programmes: [Programme(id: "p", start: time(0), stop: time(3_600), title: "P")],
    interactions: [
      ScheduledInteraction(id: "q", programme: "p", at: time(60), show: time(75), durationSeconds: 20)
    ])

  /// One television, run until a time; every request goes through `serve`.
  private static func run(
    device: Int, untilMS: Int64, serve: (any ServiceRequest, Int64) -> ServiceAnswer
  ) {
    var television = TelevisionModel(
      TelevisionConfiguration(
        wording: [:], themes: ["night"], keyPrefix: "k", device: "device-\(device)", offersDemoAlbum: false))
    var now = ClockReading(uptimeMS: 0, unixMS: startMS)
    var queue = television.handle(.resized(Size(columns: 120, rows: 36)), at: now)
    while true {
      while !queue.isEmpty {
        guard case .ask(let id, let request) = queue.removeFirst() else { continue }
        queue += television.handle(.answered(id, serve(request, now.uptimeMS)), at: now)
      }
      guard let wakeMS = television.nextWakeMS, wakeMS <= untilMS else { return }
      now.uptimeMS = max(wakeMS, now.uptimeMS)
      now.unixMS = startMS + now.uptimeMS
      queue += television.handle(.wake, at: now)
    }
  }

  private static func serve(_ request: any ServiceRequest, at nowMS: Int64) -> ServiceAnswer {
    switch request {
    case let request as ChannelsRequest: .of(request, [Channel(id: "one", number: 1, name: "One")])
    case let request as ScheduleRequest:
      .of(
        request,
        ServerStamped(.schedule(schedule, tag: "t"), serverTime: Instant(unixMS: startMS + nowMS)))
    case let request as OutboxRequest: .of(request, [])
    case let request as RemindersRequest: .of(request, [])
    case let request as ItemsRequest: .of(request, Page(items: [], firstIndex: 0, totalCount: 0))
    case let request as ProductsRequest: .of(request, Page(items: [], firstIndex: 0, totalCount: 0))
    case let request as AlbumsRequest: .of(request, Page(items: [], firstIndex: 0, totalCount: 0))
    default: ServiceAnswer(failure: ServiceFailure(.notFound))
    }
  }

  @Test func asksForACancelledInteractionAtMostThreeTimes() {
    for device in 0..<400 {
      var count = 0
      Self.run(device: device, untilMS: 130_000) { request, nowMS in
        if request is InteractionRequest { count += 1 }
        return Self.serve(request, at: nowMS)
      }
      #expect((1...3).contains(count), "device \(device)")
    }
  }

  @Test func spreads1000TelevisionsAfterAnOutage() {
    var devices: [ServiceName: [Int64: Set<Int>]] = [:]
    for device in 0..<1_000 {
      Self.run(device: device, untilMS: Self.firstRetriesMS) { request, nowMS in
        let service = type(of: request).service
        guard service != .device else { return Self.serve(request, at: nowMS) }
        // All are started in the same millisecond, when the outage begins; only their retries matter.
        if nowMS > 0 { devices[service, default: [:]][nowMS / 100, default: []].insert(device) }
        return ServiceAnswer(failure: ServiceFailure(.unavailable))
      }
    }
    for service in [ServiceName.album, .mall, .interactions] {
      let most = devices[service]?.values.map(\.count).max() ?? 0
      #expect(most > 0 && Double(most) <= 1_000 * Self.limit, "\(service): \(most) of 1,000")
    }
  }

  /// The calls of 100,000 televisions without their pages, which send no requests by themselves.
  @Test func spreads100000TelevisionsAfterAnOutage() {
    let most = Self.largestShare(of: 100_000) { calls, _ in
      (0, calls.add(Self.call(ScheduleRequest(channel: "one", tag: nil)), from: .tuner))
    }
    #expect(most > 0 && most <= Self.limit)
  }

  /// Each viewer opens a page at some moment of the outage's first half minute.
  @Test func spreads20000ViewersWhoOpenAPageDuringAnOutage() {
    let most = Self.largestShare(of: 20_000) { calls, device in
      let pressedMS = Int64(StableHash.of("viewer-\(device)") % 30_000)
      return (pressedMS, calls.add(Self.call(AlbumsRequest(PageRequest())), from: .page(1), isAwaited: true))
    }
    #expect(most > 0 && most <= Self.limit)
  }

  private static func call(_ request: some ServiceRequest) -> Call {
    Call(request: request, subject: nil, slot: nil) { _, _, _ in }
  }

  /// Returns the largest share of the devices that sends a request within one period of 100 ms during an outage.
  ///
  /// - Parameter start: Makes a device's call, and returns its time and effects.
  private static func largestShare(
    of count: Int, start: (inout PendingCalls, Int) -> (startMS: Int64, effects: [Effect])
  ) -> Double {
    var requests: [Int64: Int] = [:]
    for device in 0..<count {
      var calls = PendingCalls(seed: StableHash.of("device-\(device)"))
      var (nowMS, effects) = start(&calls, device)
      while nowMS <= outageMS {
        for case .ask(let id, _) in effects {
          // What all devices ask in the first millisecond is the outage's beginning.
          if nowMS > 0 { requests[nowMS / 100, default: 0] += 1 }
          _ = calls.receive(ServiceAnswer(failure: ServiceFailure(.unavailable)), to: id, at: nowMS)
        }
        guard let nextMS = calls.nextTryMS() else { break }
        nowMS = nextMS
        effects = calls.retry(at: nowMS)
      }
    }
    return Double(requests.values.max() ?? 0) / Double(count)
  }

  /// A service may state when it will be back (`Retry-After`); requests are repeated then.
  @Test func waitsAsLongAsTheServerAsks() throws {
    var calls = PendingCalls(seed: 1)
    let effects = calls.add(
      Call(request: ScheduleRequest(channel: "one", tag: nil), subject: nil, slot: nil) { _, _, _ in }, from: .tuner)
    guard case .ask(let id, _)? = effects.first else {
      Issue.record("nothing was asked")
      return
    }
    let busy = ServiceFailure(.tooManyRequests, retryAfterMS: 90_000)
    _ = calls.receive(ServiceAnswer(failure: busy), to: id, at: 1_000)
    let nextMS = try #require(calls.nextTryMS())
    #expect((91_000..<91_000 + RetryPolicy.schedule.firstCeilingMS).contains(nextMS))
  }
}
