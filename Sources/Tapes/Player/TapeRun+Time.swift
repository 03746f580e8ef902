import Calls
import Engine
import Screen

extension TapeRun {
  /// More wake-ups than this without the clock advancing indicate a busy loop.
  private static let wakeLimit = 1_000

  /// Processes all effects of the last input, including wake-ups that are due now.
  mutating func waitUntilIdle() throws(TapeStepError) {
    try advance(toMS: clock.elapsedMS) { _ in false }
  }

  /// Advances the clock by a duration.
  mutating func advance(byMS milliseconds: Int64) throws(TapeStepError) {
    try advance(toMS: clock.elapsedMS.addingSaturated(milliseconds)) { _ in false }
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
    let isFound = try advance(toMS: targetMS) { run in
      run.text(in: scope).map { pattern.isFound(in: $0) } ?? false
    }
    guard isFound else {
      throw TapeStepError("\(scope.phrase) did not show \(pattern) within \(Double(limitMS) / 1_000) s")
    }
  }

  /// Advances the clock and wakes the television whenever it asked for that; after each wake-up waits until it is idle.
  ///
  /// - Parameters:
  ///   - targetMS: The time to advance to, milliseconds since the start.
  ///   - isDone: Called whenever the television is idle; the clock stops if it returns true.
  /// - Returns: Whether `isDone` has returned true.
  @discardableResult
  private mutating func advance(toMS targetMS: Int64, until isDone: (TapeRun) -> Bool) throws(TapeStepError) -> Bool {
    try captureFrame()
    var wakeCount = 0
    while !isDone(self) {
      guard let wakeMS = engine.nextWakeMS, wakeMS <= targetMS else {
        clock.advance(toElapsedMS: targetMS)
        return false
      }
      wakeCount = wakeMS > clock.elapsedMS ? 0 : wakeCount + 1
      guard wakeCount <= Self.wakeLimit else {
        throw TapeStepError("the television keeps asking to be woken at the same time")
      }
      clock.advance(toElapsedMS: wakeMS)
      engine.wake(at: clock.now)
      try captureFrame()
    }
    return true
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
