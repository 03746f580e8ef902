import Calls
import Engine
import Screen

extension TapeRun {
  /// More wake-ups than this without the clock advancing indicate a busy loop.
  private static let wakeLimit = 1_000

  /// The longest time that is played without a jump, milliseconds: 24 hours.
  private static let playedLimitMS: Int64 = 24 * 3_600_000
  /// The part of a longer time that is played, at its end, milliseconds: one hour.
  private static let playedAfterJumpMS: Int64 = 3_600_000

  /// Processes all effects of the last input, including wake-ups that are due now.
  mutating func waitUntilIdle() throws(TapeFault) {
    try advance(toMS: clock.elapsedMS)
  }

  /// Advances the clock by a duration.
  ///
  /// More than 24 hours pass as on a machine that sleeps until an hour before the end: the wall clock jumps, and only that
  /// hour is played.
  mutating func advance(byMS milliseconds: Int64) throws(TapeFault) {
    var playedMS = milliseconds
    if milliseconds > Self.playedLimitMS {
      playedMS = Self.playedAfterJumpMS
      clock.jump(byMS: milliseconds - playedMS)
    }
    try advance(toMS: clock.elapsedMS.addingSaturated(playedMS))
  }

  /// Advances the clock to a point in time, milliseconds since 1970-01-01T00:00:00Z; fails if it is in the past.
  mutating func advance(toUnixMS unixMS: Int64) throws(TapeFault) {
    guard unixMS >= clock.unixMS else {
      throw .clockCannotGoBack(time: Timestamp.text(unixMS: clock.unixMS))
    }
    try advance(byMS: unixMS.subtractingSaturated(clock.unixMS))
  }

  /// Advances the clock until a pattern is on the screen; fails if that takes longer than `limitMS`.
  mutating func wait(for pattern: TapePattern, in scope: TapeScope, limitMS: Int64) throws(TapeFault) {
    let targetMS = clock.elapsedMS.addingSaturated(limitMS)
    let isFound = try advance(toMS: targetMS) { run throws(TapeFault) in
      guard let text = run.text(in: scope) else { return false }
      return try pattern.isFound(in: text)
    }
    guard isFound else {
      throw .wasNotShown(scope: scope, pattern: pattern.description, seconds: "\(Double(limitMS) / 1_000)")
    }
  }

  /// Advances the clock and wakes the television whenever it asked for that; after each wake-up waits until it is idle.
  ///
  /// Frames that are neither examined nor recorded are not drawn.
  ///
  /// - Parameters:
  ///   - targetMS: The time to advance to, milliseconds of ``VirtualClock/elapsedMS``.
  ///   - isDone: Examines the screen whenever the television is idle; the clock stops if it returns true. Nil if the
  ///     screen does not matter.
  /// - Returns: Whether `isDone` has returned true.
  @discardableResult
  private mutating func advance(
    toMS targetMS: Int64, until isDone: ((TapeRun) throws(TapeFault) -> Bool)? = nil
  ) throws(TapeFault) -> Bool {
    try captureFrame()
    var wakeCount = 0
    while true {
      if let isDone, try isDone(self) { return true }
      guard let wakeMS = engine.nextWakeMS, wakeMS <= targetMS else { break }
      wakeCount = wakeMS > clock.elapsedMS ? 0 : wakeCount + 1
      guard wakeCount <= Self.wakeLimit else {
        throw .wakesForever
      }
      clock.advance(toElapsedMS: wakeMS)
      engine.wake(at: clock.now)
      if isDone != nil || recorder != nil { try captureFrame() } else { try waitForAnswers() }
    }
    clock.advance(toElapsedMS: targetMS)
    try captureFrame()
    return false
  }

  /// Waits until all requests are answered.
  private func waitForAnswers() throws(TapeFault) {
    do throws(IdleTimeout) {
      try engine.waitForAnswers(at: clock.now, limitSeconds: options.idleTimeoutSeconds)
    } catch {
      throw TapeFault(error)
    }
  }

  /// Waits until all requests and pictures are complete, and keeps and records the frame.
  private mutating func captureFrame() throws(TapeFault) {
    if engine.isIdle && frame != nil { return }
    do throws(IdleTimeout) {
      let frame = try engine.waitUntilIdle(at: clock.now, limitSeconds: options.idleTimeoutSeconds)
      self.frame = frame
      recorder?.record(frame, atMS: clock.elapsedMS)
    } catch {
      throw TapeFault(error)
    }
  }
}
