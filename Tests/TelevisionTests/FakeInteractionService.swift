import Attributes
import Calls
import Device
import InteractionService

@testable import Television

/// A third server that answers at once, with a clock that can be set, and what a box keeps for itself.
struct FakeInteractionService {
  /// How far the server's clock is ahead of the box's wall clock, milliseconds.
  var aheadMS: Int64 = 0
  var channels: [Channel] = []
  /// Makes a channel's schedule at a time; nil for those in ``schedules``.
  var script: (@Sendable (_ channel: String, _ now: Instant) -> Schedule)?
  /// The schedule of each channel; one without has none of anything.
  var schedules: [String: Schedule] = [:]
  var interactions: [String: Interaction] = [:]
  var results: [String: InteractionResults] = [:]
  /// The responses that were taken in, by key.
  private(set) var responses: [String: InteractionResponse] = [:]
  /// What lies on the box's disk.
  var outbox: [OutboxEntry] = []
  var reminders: [Reminder] = []
  /// When each interaction was asked for, by the server's clock.
  private(set) var askedAt: [String: [Instant]] = [:]
  /// The channels whose schedules were asked for, in order.
  private(set) var tunings: [String] = []

  func clock(_ now: ClockReading) -> Instant { Instant(unixMS: now.unixMS + aheadMS) }

  /// The answer to what the third server or the box itself is asked; nil for what they are not asked.
  mutating func answer(_ request: Request, at now: ClockReading) -> Reply? {
    switch request {
    case .channels: return .channels(channels)
    case .programmes(let channels, let from, let to, let limit):
      let time = clock(now)
      let schedules = script.map { script in
        Dictionary(uniqueKeysWithValues: channels.map { ($0, script($0, time)) })
      }
      let lists = channels.map {
        (schedules ?? self.schedules)[$0]?.programmes.filter { $0.stop > from && $0.start < to } ?? []
      }
      return .programmes(lists.map { Array($0.prefix(limit)) })
    case .schedule(let channel, let tag): return schedule(channel, tag, at: now)
    case .interaction(let id):
      askedAt[id, default: []].append(clock(now))
      return interactions[id].map { .interaction($0) } ?? missing
    case .results(let id): return results[id].map { .results($0) } ?? missing
    case .respond(let response): return .status(take(response, at: now))
    case .keepResponse, .settleResponse, .outbox, .reminders, .remind, .forget: return remember(request)
    default: return nil
    }
  }

  private var missing: Reply { .failed(ServiceFailure(.notFound, "There is no such thing.")) }

  private mutating func schedule(_ channel: String, _ tag: String?, at now: ClockReading) -> Reply {
    tunings.append(channel)
    let schedule = script?(channel, clock(now)) ?? schedules[channel] ?? .empty(channel, from: clock(now))
    let current = "\(schedule.serial)"
    return .schedule(
      ServerStamped(tag == current ? .unchanged : .schedule(schedule, tag: current), serverTime: clock(now)))
  }

  private mutating func take(_ response: InteractionResponse, at now: ClockReading) -> ResponseStatus {
    let resultsAt = schedules.values.flatMap(\.interactions).first { $0.id == response.interaction }?.resultsAt
    if responses[response.key] != nil { return .counted }
    if responses.values.contains(where: { $0.interaction == response.interaction }) { return .answeredBefore }
    if let resultsAt, resultsAt <= clock(now) { return .tooLate }
    responses[response.key] = response
    return .counted
  }

  private mutating func remember(_ request: Request) -> Reply {
    switch request {
    case .outbox: return .outbox(outbox)
    case .reminders: return .reminders(reminders)
    case .keepResponse(let response): outbox.append(OutboxEntry(response: response))
    case .settleResponse(let key, let status):
      for index in outbox.indices where outbox[index].response.key == key { outbox[index].status = status }
    case .remind(let reminder): reminders.append(reminder)
    case .forget(let reminder): reminders.removeAll { $0.id == reminder.id }
    default: break
    }
    return .kept
  }
}

extension Schedule {
  /// A schedule of twelve hours in which nothing is.
  static func empty(_ channel: String, from: Instant) -> Schedule {
    Schedule(
      channel: channel, serial: 1, from: from, until: from + 43_200_000, refreshAfterSeconds: 3_600, programmes: [],
      interactions: [])
  }
}

extension FakeInteractionService {
  /// Six channels on which something of every type comes every half minute, for ever.
  static var busy: FakeInteractionService {
    var studio = FakeInteractionService()
    studio.channels = (1...6).map { Channel(id: "channel-\($0)", number: $0, name: LocalText(["en": "Channel \($0)"])) }
    studio.script = { channel, now in .busy(channel, at: now) }
    for kind in Interaction.Kind.allCases {
      let choices = ["Canon", "Nikon"].enumerated().map { place, brand in
        InteractionChoice(id: "\(place)", label: LocalText(["en": brand]), attributes: [Attribute(.brand, brand)])
      }
      let isQuestion = kind == .poll || kind == .quiz
      studio.interactions[kind.rawValue] = Interaction(
        id: kind.rawValue, type: kind, title: LocalText(["en": "A \(kind.rawValue)"]),
        choices: isQuestion ? choices : [], attributes: isQuestion ? [] : [Attribute(.brand, "Canon")])
    }
    return studio
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
