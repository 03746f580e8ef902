import Glibc
import Television

/// The clock of the room the television stands in: the machine's, or one that was set to a time and runs faster.
struct SystemClock {
  /// What a second of the machine is here, above 0.
  let speed: Double
  private let startUnixMS: Int64?
  private let startNS: Int64

  /// The machine's clock.
  ///
  /// - Parameters:
  ///   - unixMS: What it shows now, in milliseconds since 1970; nil for the machine's time.
  ///   - speed: How many of its seconds pass in one of the machine's, above 0.
  init(startingAt unixMS: Int64? = nil, speed: Double = 1) {
    self.speed = speed
    startNS = Self.nanoseconds(CLOCK_MONOTONIC)
    // One that runs faster leaves the machine's time behind from the start.
    startUnixMS = unixMS ?? (speed == 1 ? nil : Self.nanoseconds(CLOCK_REALTIME) / 1_000_000)
  }

  /// The moment.
  var now: ClockReading {
    let elapsedNS = Double(Self.nanoseconds(CLOCK_MONOTONIC) - startNS) * speed
    let uptimeMS = Int64(elapsedNS / 1_000_000)
    let unixMS = startUnixMS.map { $0 + uptimeMS } ?? Self.nanoseconds(CLOCK_REALTIME) / 1_000_000
    return ClockReading(uptimeMS: uptimeMS, unixMS: unixMS, zoneOffsetSeconds: Self.zoneOffsetSeconds(at: unixMS))
  }

  /// When a moment of this clock comes, in milliseconds of the machine's CLOCK_MONOTONIC; never before it has.
  func machineMS(ofUptimeMS uptimeMS: Int64) -> Int64 {
    let elapsedMS = (Double(uptimeMS) / speed).rounded(.up)
    // The start is rounded down and the elapsed time up: one more, and the moment has come for certain.
    return startNS / 1_000_000 + Int64(min(elapsedMS, Double(Int64.max / 4))) + 1
  }

  /// How far ahead of UTC this machine's zone is at a time.
  private static func zoneOffsetSeconds(at unixMS: Int64) -> Int {
    var seconds = time_t(unixMS / 1000)
    var local = tm()
    return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
