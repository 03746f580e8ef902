/// Something that moves for a moment, in a few steps.
struct Motion: Sendable {
  /// How long a step takes, milliseconds: 25 a second are enough for what fades.
  static let stepMS: Int64 = 40

  /// In how many steps it is done.
  let stepCount: Int64
  /// When it began, uptime milliseconds; nil while nothing moves.
  private var sinceMS: Int64?

  init(stepCount: Int64) {
    self.stepCount = stepCount
  }

  /// It begins, where a person wants anything to move.
  mutating func begin(_ view: ViewContext) {
    sinceMS = view.settings.hasMotion ? view.now.uptimeMS : nil
  }

  /// It is done at once, such as at a key, which ends all motion.
  mutating func end() {
    sinceMS = nil
  }

  /// How far it has come, above 0 and at most 1; 1 when nothing moves.
  func share(at now: ClockReading) -> Double {
    guard let sinceMS else { return 1 }
    return min(1, Double((now.uptimeMS - sinceMS) / Self.stepMS + 1) / Double(stepCount))
  }

  /// When its next step comes, uptime milliseconds; nil when nothing moves any more.
  func nextStepMS(at now: ClockReading) -> Int64? {
    guard let sinceMS, share(at: now) < 1 else { return nil }
    return sinceMS + ((now.uptimeMS - sinceMS) / Self.stepMS + 1) * Self.stepMS
  }
}
