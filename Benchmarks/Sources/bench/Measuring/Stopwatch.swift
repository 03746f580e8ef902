import Glibc

/// Measures the time since its creation, by CLOCK_MONOTONIC.
struct Stopwatch {
  private let startNS = Self.nowNS

  /// The milliseconds since its creation.
  var elapsedMS: Double { Double(Self.nowNS - startNS) / 1_000_000 }

  private static var nowNS: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
