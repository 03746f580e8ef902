import Attributes
import Calls
import Device
import InteractionService

@testable import Television

/// An interaction service and a device's storage that answer at once, with a clock that can be set.
struct FakeInteractionService {
  /// How far the server's clock is ahead of the device's wall clock, in milliseconds.
  var aheadMS: Int64 = 0
  var channels: [Channel] = []
  /// Makes a channel's schedule at a time; nil for those in ``schedules``.
  var script: (@Sendable (_ channel: String, _ now: Instant) -> Schedule)?
  /// The schedules by channel; a channel without one is empty.
  var schedules: [String: Schedule] = [:]
  var interactions: [String: Interaction] = [:]
  var results: [String: InteractionResults] = [:]
  /// The recorded responses, by key.
  private(set) var responses: [IdempotencyKey: InteractionResponse] = [:]
  /// The responses and reminders on the device's disk.
  var outbox: [OutboxEntry] = []
  var reminders: [Reminder] = []
  /// When each interaction was requested, by the server's clock.
  private(set) var askedAt: [String: [Instant]] = [:]
  /// The channels whose schedules were requested, in order.
  private(set) var tunings: [String] = []

  func clock(_ now: ClockReading) -> Instant { Instant(unixMS: now.unixMS + aheadMS) }

  /// Returns the answer of the interaction service or the device's storage; nil for requests to other services.
  mutating func answer(_ request: any ServiceRequest, at now: ClockReading) -> ServiceAnswer? {
    switch request {
    case let request as ChannelsRequest: return .of(request, channels)
    case let request as ProgrammesRequest: return .of(request, programmes(request, at: now))
    case let request as ScheduleRequest: return .of(request, schedule(request.channel, request.tag, at: now))
    case let request as InteractionRequest:
      askedAt[request.id, default: []].append(clock(now))
      return interactions[request.id].map { .of(request, $0) } ?? missing
    case let request as ResultsRequest: return results[request.id].map { .of(request, $0) } ?? missing
    case let request as RespondRequest:
      return isOpen(request.response.interaction, at: now) ? .of(request, take(request, at: now)) : missing
    default: return store(request)
    }
  }

  private var missing: ServiceAnswer { ServiceAnswer(failure: ServiceFailure(.notFound)) }

  private func programmes(_ request: ProgrammesRequest, at now: ClockReading) -> [[Programme]] {
    let time = clock(now)
    let schedules = script.map { script in
      Dictionary(uniqueKeysWithValues: request.channels.map { ($0, script($0, time)) })
    }
    let lists = request.channels.map {
      (schedules ?? self.schedules)[$0]?.programmes.filter { $0.stop > request.from && $0.start < request.to } ?? []
    }
    return lists.map { Array($0.prefix(request.limitEach)) }
  }

  private mutating func schedule(
    _ channel: String, _ tag: String?, at now: ClockReading
  ) -> ServerStamped<ScheduleAnswer> {
    tunings.append(channel)
    let schedule = script?(channel, clock(now)) ?? schedules[channel] ?? .empty(channel, from: clock(now))
    let current = "\(schedule.serial)"
    return ServerStamped(tag == current ? .unchanged : .schedule(schedule, tag: current), serverTime: clock(now))
  }

  /// Returns whether an interaction can be answered: a scheduled one from its time on, and any other at all times.
  private func isOpen(_ id: String, at now: ClockReading) -> Bool {
    schedules.values.flatMap(\.interactions).first { $0.id == id }.map { $0.at <= clock(now) } ?? true
  }

  private mutating func take(_ request: RespondRequest, at now: ClockReading) -> ResponseStatus {
    let response = request.response
    let resultsAt = schedules.values.flatMap(\.interactions).first { $0.id == response.interaction }?.resultsAt
    if responses[request.key] != nil { return .counted }
    if responses.values.contains(where: { $0.interaction == response.interaction }) { return .answeredBefore }
    if let resultsAt, resultsAt <= clock(now) { return .tooLate }
    responses[request.key] = response
    return .counted
  }

  /// Records an answer under a key that is not the television's.
  mutating func answerElsewhere(_ id: String, at time: Instant) throws {
    let key = try IdempotencyKey(validating: "elsewhere")
    responses[key] = InteractionResponse(interaction: id, action: .chose("left"), at: time)
  }

  private mutating func store(_ request: any ServiceRequest) -> ServiceAnswer? {
    switch request {
    case let request as OutboxRequest: return .of(request, outbox)
    case let request as RemindersRequest: return .of(request, reminders)
    case let request as KeepResponseRequest:
      outbox.append(OutboxEntry(key: request.key, response: request.response))
      return .of(request, ())
    case let request as SetResponseStateRequest:
      for index in outbox.indices where outbox[index].key == request.key { outbox[index].state = request.state }
      return .of(request, ())
    case let request as AddReminderRequest:
      reminders.append(request.reminder)
      return .of(request, ())
    case let request as RemoveReminderRequest:
      reminders.removeAll { $0.id == request.reminder.id }
      return .of(request, ())
    default: return nil
    }
  }
}

extension Schedule {
  /// An empty schedule of twelve hours.
  static func empty(_ channel: String, from: Instant) -> Schedule {
    Schedule(
      channel: channel, serial: 1, from: from, until: from + 43_200_000, refreshAfterSeconds: 3_600, programmes: [],
      interactions: [])
  }
}

extension FakeInteractionService {
  /// Six channels with an interaction of every type every half minute, without end.
  static var busy: FakeInteractionService {
    var services = FakeInteractionService()
    services.channels = (1...6).map {
      Channel(id: "channel-\($0)", number: $0, name: LocalText(["en": "Channel \($0)"]))
    }
    services.script = { channel, now in .busy(channel, at: now) }
    for kind in Interaction.Kind.allCases {
      let choices = ["Canon", "Nikon"].enumerated().map { place, brand in
        InteractionChoice(id: "\(place)", label: LocalText(["en": brand]), attributes: [Attribute(.brand, brand)])
      }
      let isQuestion = kind == .poll || kind == .quiz
      services.interactions[kind.rawValue] = Interaction(
        id: kind.rawValue, type: kind, title: LocalText(["en": "A \(kind.rawValue)"]),
        choices: isQuestion ? choices : [], attributes: isQuestion ? [] : [Attribute(.brand, "Canon")])
    }
    return services
  }
}

extension Schedule {
  private static let halfHourMS: Int64 = 1_800_000

  fileprivate static func busy(_ channel: String, at now: Instant) -> Schedule {
    let first = now.unixMS / halfHourMS * halfHourMS
    let starts = (0..<6).map { Instant(unixMS: first + Int64($0) * halfHourMS) }
    let programmes = starts.map {
      Programme(id: "p\($0.unixMS)", start: $0, stop: $0 + halfHourMS, title: "Half an hour")
    }
    let scheduledInteractions = (0..<240).map { turn in
      let at = Instant(unixMS: first + Int64(turn) * 30_000)
      let kind = Interaction.Kind.allCases[turn % Interaction.Kind.allCases.count]
      return ScheduledInteraction(
        id: kind.rawValue, programme: programmes[turn / 60].id, at: at, show: at + 5_000, durationSeconds: 20,
        resultsAt: at + 28_000, serial: turn)
    }
    return Schedule(
      channel: channel, serial: Int(first / 1_000), from: now, until: starts[5] + halfHourMS,
      refreshAfterSeconds: 600, programmes: programmes, interactions: scheduledInteractions)
  }
}
