import Calls
import InteractionService
import InteractionStore

/// A programme guide made from a seed: channels whose programmes last 10 minutes to two hours, without gaps.
struct GeneratedGuide {
  /// The number of channels.
  static let channelCount = 500
  /// The number of days with programmes.
  static let dayCount: Int64 = 14

  private static let words = [
    "Harbour", "Winter", "Market", "Letters", "Garden", "Station", "Kitchen", "Island", "Orchestra", "Bridge", "News",
  ]
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Imports it into a store.
  ///
  /// - Parameter start: The start of the first programmes.
  /// - Returns: The number of programmes.
  mutating func bring(into store: SQLiteInteractionStore, from start: Instant) throws -> Int {
    var number = 0
    let end = start + Self.dayCount * 86_400_000
    return try store.addGuide { () throws(Never) -> GuideBatch? in
      guard number < Self.channelCount else { return nil }
      number += 1
      return channel(number, from: start, to: end)
    }.programmes
  }

  private mutating func channel(_ number: Int, from start: Instant, to end: Instant) -> GuideBatch {
    let id = "channel-\(number)"
    var batch = GuideBatch(channels: [GuideChannel(id: id, name: LocalText(["en": "Channel \(number)"]))])
    var moment = start
    while moment < end {
      let stop = moment + Int64.random(in: 2...24, using: &generator) * 300_000
      let title = "\(word()) \(word())"
      batch.programmes.append(GuideProgramme(channel: id, start: moment, stop: stop, title: LocalText(["en": title])))
      moment = stop
    }
    return batch
  }

  private mutating func word() -> String {
    Self.words.randomElement(using: &generator) ?? ""
  }
}
