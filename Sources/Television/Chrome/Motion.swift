/// A short animation in a few steps.
struct Motion: Sendable {
  /// The length of a step, in milliseconds: 25 steps a second are enough for fades.
  static let stepMS: Int64 = 40

  /// The number of steps.
  let stepCount: Int64
  /// When the animation began, in uptime milliseconds; nil while nothing moves.
  private var sinceMS: Int64?

  init(stepCount: Int64) {
    self.stepCount = stepCount
  }

  /// Starts the animation, unless the settings turn motion off.
  mutating func begin(_ view: ViewContext) {
    sinceMS = view.settings.hasMotion ? view.now.uptimeMS : nil
  }

  /// Ends the animation at once, for example when a key is pressed.
  mutating func end() {
    sinceMS = nil
  }

  /// Returns the completed share, above 0 and at most 1; 1 when nothing moves.
  func share(at now: ClockReading) -> Double {
    guard let sinceMS else { return 1 }
    return min(1, Double((now.uptimeMS - sinceMS) / Self.stepMS + 1) / Double(stepCount))
  }

  /// Returns when the next step is due, in uptime milliseconds; nil when nothing moves.
  func nextStepMS(at now: ClockReading) -> Int64? {
    guard let sinceMS, share(at: now) < 1 else { return nil }
    return sinceMS + ((now.uptimeMS - sinceMS) / Self.stepMS + 1) * Self.stepMS
  }
}
