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
  mutating func waitUntilIdle() throws(TapeStepError) {
    try advance(toMS: clock.elapsedMS)
  }

  /// Advances the clock by a duration.
  ///
  /// More than 24 hours pass as on a machine that sleeps until an hour before the end: the wall clock jumps, and only that
  /// hour is played.
  mutating func advance(byMS milliseconds: Int64) throws(TapeStepError) {
    var playedMS = milliseconds
    if milliseconds > Self.playedLimitMS {
      playedMS = Self.playedAfterJumpMS
      clock.jump(byMS: milliseconds - playedMS)
    }
    try advance(toMS: clock.elapsedMS.addingSaturated(playedMS))
  }

  /// Advances the clock to a point in time, milliseconds since 1970-01-01T00:00:00Z; fails if it is in the past.
  mutating func advance(toUnixMS unixMS: Int64) throws(TapeStepError) {
    guard unixMS >= clock.unixMS else {
      throw TapeStepError("it is already \(Timestamp.text(unixMS: clock.unixMS)), and the clock cannot go back")
    }
    try advance(byMS: unixMS.subtractingSaturated(clock.unixMS))
  }

  /// Advances the clock until a pattern is on the screen; fails if that takes longer than `limitMS`.
  mutating func wait(for pattern: TapePattern, in scope: TapeScope, limitMS: Int64) throws(TapeStepError) {
    let targetMS = clock.elapsedMS.addingSaturated(limitMS)
    let isFound = try advance(toMS: targetMS) { run throws(TapeStepError) in
      guard let text = run.text(in: scope) else { return false }
      return try pattern.isFound(in: text)
    }
    guard isFound else {
      throw TapeStepError("\(scope.phrase) did not show \(pattern) within \(Double(limitMS) / 1_000) s")
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
    toMS targetMS: Int64, until isDone: ((TapeRun) throws(TapeStepError) -> Bool)? = nil
  ) throws(TapeStepError) -> Bool {
    try captureFrame()
    var wakeCount = 0
    while true {
      if let isDone, try isDone(self) { return true }
      guard let wakeMS = engine.nextWakeMS, wakeMS <= targetMS else { break }
      wakeCount = wakeMS > clock.elapsedMS ? 0 : wakeCount + 1
      guard wakeCount <= Self.wakeLimit else {
        throw TapeStepError("the television keeps asking to be woken at the same time")
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
  private func waitForAnswers() throws(TapeStepError) {
    do throws(IdleTimeout) {
      try engine.waitForAnswers(at: clock.now, limitSeconds: options.idleTimeoutSeconds)
    } catch {
      throw TapeStepError("\(error)")
    }
  }

  /// Waits until all requests and pictures are complete, and keeps and records the frame.
  private mutating func captureFrame() throws(TapeStepError) {
    if engine.isIdle && frame != nil { return }
    do throws(IdleTimeout) {
      let frame = try engine.waitUntilIdle(at: clock.now, limitSeconds: options.idleTimeoutSeconds)
      self.frame = frame
      recorder?.record(frame, atMS: clock.elapsedMS)
    } catch {
      throw TapeStepError("\(error)")
    }
  }
}
