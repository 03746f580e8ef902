/// A channel's number while it is being typed: the digits of two seconds belong together.
struct TypedNumber: Sendable {
  /// The digits so far; empty while nothing is typed.
  private(set) var digits = ""
  /// When nothing more is expected, uptime milliseconds.
  private(set) var untilMS: Int64?

  private static let pauseMS: Int64 = 2_000

  /// Takes one digit more; of more than four the last ones count.
  mutating func type(_ digit: Int, at now: ClockReading) {
    digits = String((digits + String(digit)).suffix(4))
    untilMS = now.uptimeMS + Self.pauseMS
  }

  /// Whether nothing more is expected.
  func isOver(at now: ClockReading) -> Bool {
    untilMS.map { $0 <= now.uptimeMS } ?? false
  }
}
