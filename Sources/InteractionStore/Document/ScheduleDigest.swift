import InteractionService

/// Tells one content of a channel's schedule from another: the FNV-1a hash of 64 bits (Fowler, Noll, Vo) of all it says.
struct ScheduleDigest {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash, in hexadecimal.
  var text: String { String(hash, radix: 16) }

  init(_ schedule: ScheduleDocument.ChannelSchedule) {
    for number in [schedule.from.unixMS, schedule.until.unixMS, Int64(schedule.refreshAfterSeconds)] { mix(number) }
    mix(schedule.repeats ? 1 : 0)
    for programme in schedule.programmes { mix(programme.value) }
    for planned in schedule.scheduledInteractions {
      mix(planned.value.scheduled)
      mix(planned.value.repeatSeconds.map(Int64.init) ?? -1)
    }
  }

  private mutating func mix(_ programme: Programme) {
    mix(programme.id)
    mix(programme.start.unixMS)
    mix(programme.stop.unixMS)
    mix(programme.title)
    mix(programme.summary ?? LocalText([:]))
    guard let shows = programme.shows else { return mix(-1) }
    for attribute in shows.attributes.attributes {
      mix(attribute.name.rawValue)
      switch attribute.value {
      case .text(let text): mix(text)
      case .number(let number): mix(Int64(bitPattern: number.bitPattern))
      }
    }
    mix(shows.album ?? LocalText([:]))
    mix(shows.order?.rawValue ?? "")
    mix(Int64(shows.secondsEach ?? 0))
  }

  private mutating func mix(_ scheduled: ScheduledInteraction) {
    mix(scheduled.id)
    mix(scheduled.programme)
    mix(scheduled.at.unixMS)
    mix(scheduled.show.unixMS)
    mix(Int64(scheduled.durationSeconds))
    mix(scheduled.resultsAt?.unixMS ?? -1)
    mix(Int64(scheduled.serial))
    mix(scheduled.isCancelled ? 1 : 0)
  }

  private mutating func mix(_ text: LocalText) {
    for (language, words) in text.texts.sorted(by: { $0.key < $1.key }) {
      mix(language)
      mix(words)
    }
    mix("")
  }

  private mutating func mix(_ text: String) {
    for byte in text.utf8 { mix(byte: byte) }
    // No text holds this byte, so that no two sequences of texts are one.
    mix(byte: 0xFF)
  }

  private mutating func mix(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { bytes in
      for byte in bytes { mix(byte: byte) }
    }
  }

  private mutating func mix(byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
