/// A channel number being typed: digits within two seconds belong together.
struct TypedNumber: Sendable {
  /// The digits so far; empty while nothing is typed.
  private(set) var digits = ""
  /// When typing ends, in uptime milliseconds; nil while nothing is typed.
  private(set) var untilMS: Int64?

  private static let pauseMS: Int64 = 2_000

  /// Appends a digit; only the last four are kept.
  mutating func type(_ digit: Int, at now: ClockReading) {
    digits = String((digits + String(digit)).suffix(4))
    untilMS = now.uptimeMS + Self.pauseMS
  }

  /// Returns whether typing has ended.
  func isOver(at now: ClockReading) -> Bool {
    untilMS.map { $0 <= now.uptimeMS } ?? false
  }
}
