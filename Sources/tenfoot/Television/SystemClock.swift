import Calls
import Glibc
import Television

/// The clock of an interactive run: the system's time, or a time of its own at a speed of its own.
struct SystemClock {
  /// The seconds of this clock in one second of real time, above 0.
  let speed: Double
  private let startUnixMS: Int64?
  private let startNS: Int64
  private let zone: ZoneOffsets

  /// Creates a clock.
  ///
  /// - Parameters:
  ///   - unixMS: Its time now, in milliseconds since 1970-01-01T00:00:00Z; nil for the system's time.
  ///   - speed: Its seconds in one second of real time, above 0.
  init(startingAt unixMS: Int64? = nil, speed: Double = 1) {
    self.speed = speed
    zone = Self.zone()
    startNS = Self.nanoseconds(CLOCK_MONOTONIC)
    // At another speed it departs from the system's time at once, and does not follow its corrections.
    startUnixMS = unixMS ?? (speed == 1 ? nil : Self.nanoseconds(CLOCK_REALTIME) / 1_000_000)
  }

  /// The current time.
  var now: ClockReading {
    let elapsedNS = Double(Self.nanoseconds(CLOCK_MONOTONIC) - startNS) * speed
    let uptimeMS = Int64(elapsedNS / 1_000_000)
    let unixMS = startUnixMS.map { $0 + uptimeMS } ?? Self.nanoseconds(CLOCK_REALTIME) / 1_000_000
    return ClockReading(uptimeMS: uptimeMS, unixMS: unixMS, zone: zone)
  }

  /// Returns the time of CLOCK_MONOTONIC, in milliseconds, at which this clock reaches an uptime; rounded up.
  func machineMS(ofUptimeMS uptimeMS: Int64) -> Int64 {
    let elapsedMS = (Double(uptimeMS) / speed).rounded(.up)
    // The start is rounded down, so one is added: the result must not be early.
    return startNS / 1_000_000 + Int64(min(elapsedMS, Double(Int64.max / 4))) + 1
  }

  /// Returns this machine's zone: that of `TZ`, else of the system.
  static func zone() -> ZoneOffsets {
    tzset()
    return ZoneOffsets { unixSeconds in
      var seconds = time_t(unixSeconds)
      var local = tm()
      return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
    }
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
