import Calls
import InteractionService

/// A programme guide generated from a seed: on each channel, programmes of 10 minutes to two hours follow without gaps.
struct GeneratedGuide {
  /// The number of channels.
  static let channelCount = 500
  /// The number of days that the programmes fill.
  static let dayCount: Int64 = 14

  private static let words = [
    "Harbour", "Winter", "Market", "Letters", "Garden", "Station", "Kitchen", "Island", "Orchestra", "Bridge", "News",
  ]
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Imports the guide into a service.
  ///
  /// - Parameter start: When the first programmes start.
  /// - Returns: The number of programmes.
  mutating func add(to service: some GuideWriter, from start: Instant) throws -> Int {
    var number = 0
    let end = start + Self.dayCount * 86_400_000
    return try service.addGuide { () throws(Never) -> GuideBatch? in
      guard number < Self.channelCount else { return nil }
      number += 1
      return channel(number, from: start, to: end)
    }.programmes
  }

  private mutating func channel(_ number: Int, from start: Instant, to end: Instant) -> GuideBatch {
    let id = "channel-\(number)"
    var batch = GuideBatch(channels: [GuideChannel(id: id, name: LocalText(["en": "Channel \(number)"]))])
    var time = start
    while time < end {
      let stop = time + Int64.random(in: 2...24, using: &generator) * 300_000
      let title = "\(word()) \(word())"
      batch.programmes.append(GuideProgramme(channel: id, start: time, stop: stop, title: LocalText(["en": title])))
      time = stop
    }
    return batch
  }

  private mutating func word() -> String {
    Self.words.randomElement(using: &generator) ?? ""
  }
}
