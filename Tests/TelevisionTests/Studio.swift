import Attributes
import InteractionService

@testable import Television

/// A third server that answers at once, with a clock that can be set, and what a box keeps for itself.
struct Studio {
  /// How far the server's clock is ahead of the box's wall clock, milliseconds.
  var aheadMS: Int64 = 0
  var channels: [Channel] = []
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

  func clock(_ now: Moment) -> Instant { Instant(unixMS: now.unixMS + aheadMS) }

  /// The answer to what the third server or the box itself is asked; nil for what they are not asked.
  mutating func answer(_ request: Request, at now: Moment) -> Reply? {
    switch request {
    case .channels: return .channels(channels)
    case .programmes(let channels, let from, let to, let limit):
      let lists = channels.map { schedules[$0]?.programmes.filter { $0.stop > from && $0.start < to } ?? [] }
      return .programmes(lists.map { Array($0.prefix(limit)) })
    case .schedule(let channel, let tag): return schedule(channel, tag, at: now)
    case .interaction(let id):
      askedAt[id, default: []].append(clock(now))
      return interactions[id].map { .interaction($0) } ?? missing
    case .results(let id): return results[id].map { .results($0) } ?? missing
    case .respond(let response): return .receipt(take(response, at: now))
    case .keepResponse, .settleResponse, .outbox, .reminders, .remind, .forget: return remember(request)
    default: return nil
    }
  }

  private var missing: Reply { .failed(ServiceFailure(.notFound, "There is no such thing.")) }

  private mutating func schedule(_ channel: String, _ tag: String?, at now: Moment) -> Reply {
    tunings.append(channel)
    let schedule = schedules[channel] ?? .empty(channel, from: clock(now))
    let current = "\(schedule.serial)"
    return .schedule(
      Dated(tag == current ? .unchanged : .schedule(schedule, tag: current), serverTime: clock(now)))
  }

  private mutating func take(_ response: InteractionResponse, at now: Moment) -> ResponseReceipt {
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
    case .settleResponse(let key, let receipt):
      for index in outbox.indices where outbox[index].response.key == key { outbox[index].receipt = receipt }
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
