import Glibc

/// The machine's time of day (CLOCK_REALTIME).
enum WallClock {
  /// Milliseconds since 1970.
  static var nowMS: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }

  /// Sleeps until a time, in milliseconds since 1970.
  static func sleep(untilMS milliseconds: Double) {
    var time = timespec(tv_sec: Int(milliseconds / 1_000), tv_nsec: 0)
    time.tv_nsec = Int((milliseconds - Double(time.tv_sec) * 1_000) * 1_000_000)
    while clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, nil) == EINTR {}
  }
}
