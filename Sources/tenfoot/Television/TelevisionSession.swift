import Engine
import Screen
import Television
import Terminal

/// A television on a terminal, from its first frame until the user quits or a signal ends it.
///
/// It belongs to one thread, which sleeps between events.
final class TelevisionSession {
  /// How it ended.
  enum Ending: Equatable {
    /// The user quit.
    case left
    /// The terminal was closed or the process received a signal; the signal's number.
    case signalled(Int32)
  }

  private let screen: TerminalScreen
  private let loop: TerminalLoop
  private let mailbox: WakeableQueue<Void>
  private let clock: SystemClock
  private let engine: TelevisionEngine
  private var ending = Ending.left

  /// Starts a television and draws its first frame.
  ///
  /// - Parameters:
  ///   - screen: An open screen.
  ///   - keymap: The keymap for its input.
  ///   - clock: The clock of the television.
  ///   - makeEngine: Makes the engine, given the time and a function that wakes the loop from any thread.
  init(
    on screen: TerminalScreen, keymap: Keymap, clock: SystemClock,
    makeEngine: (ClockReading, @escaping @Sendable () -> Void) throws -> TelevisionEngine
  ) throws {
    let mailbox = try WakeableQueue<Void>()
    self.screen = screen
    self.mailbox = mailbox
    self.clock = clock
    loop = TerminalLoop(screen: screen, keymap: keymap, wakeDescriptor: mailbox.descriptor)
    engine = try makeEngine(clock.now) { mailbox.post(()) }
    engine.awaitAnswers(at: clock.now, limitSeconds: Self.firstAnswersSeconds)
    screen.paint(engine.frame())
  }

  /// How long the first frame waits for its data, in seconds. Services on this machine answer within a third of it, which
  /// is less than drawing the page twice takes.
  private static let firstAnswersSeconds = 0.01

  /// Runs until the end, restores the terminal, and then waits for the last writes.
  ///
  /// - Returns: How it ended, and a message if something was not saved; nil if everything was.
  func run() -> (ending: Ending, loss: String?) {
    loop.run(
      context: { InputContext(page: engine.pageName.rawValue, takesText: engine.takesText) },
      nextDeadlineMS: { showAndLookAhead() },
      handle: { handle($0) })
    // Saving may take seconds; the user gets the terminal back at once.
    screen.close()
    let isFinished = engine.finish()
    let loss =
      isFinished
      ? engine.settingsFailure.map { CommandPhrase.settingsNotSaved(["reason": $0]) }
      : CommandPhrase.lastChangeUncertain()
    return (ending, loss)
  }

  /// Draws a frame if one is due. Returns the time of the next wake-up, in milliseconds of CLOCK_MONOTONIC; nil for none.
  private func showAndLookAhead() -> Int64? {
    let wakeMS = engine.nextWakeMS.map(clock.machineMS)
    // On a slow terminal frames are skipped until it has drawn the last one.
    if engine.needsFrame, let busyUntilMS = screen.busyUntilMS { return min(busyUntilMS, wakeMS ?? busyUntilMS) }
    if engine.needsFrame { screen.paint(engine.frame()) }
    return engine.nextWakeMS.map(clock.machineMS)
  }

  private func handle(_ event: LoopEvent) -> TerminalLoop.Control {
    let now = clock.now
    switch event {
    case .pressed(let key): engine.press(key, at: now)
    case .clicked(let point): engine.click(at: point, at: now)
    case .typed(let character): engine.type(character, at: now)
    case .erased: engine.erase(at: now)
    case .resized(let size):
      restyle()
      engine.resize(size, at: now)
    case .deadline: engine.wake(at: now)
    case .woken:
      _ = mailbox.drain()
      engine.collect(at: now)
    case .suspended: break
    case .resumed: engine.wake(at: now)
    case .restyled: restyle()
    case .hangup: ending = .signalled(Self.hangUpSignal)
    case .terminate(let signal): ending = .signalled(signal)
    }
    return engine.hasQuit ? .stop : .keepRunning
  }

  private func restyle() {
    let report = screen.report
    engine.restyle(
      depth: report.colour.depth, hasLightBackground: report.hasLightBackground, cellPixels: report.pixels.cellPixels)
  }

  /// SIGHUP, whose number POSIX fixes.
  private static let hangUpSignal: Int32 = 1
}
