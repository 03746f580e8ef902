import Engine
import Screen
import Television
import Terminal

/// A television on a terminal, from its first frame until it is left.
///
/// It belongs to one thread. Between events it waits in the loop, where it costs nothing.
final class TelevisionSession {
  /// How it ended.
  enum Ending: Equatable {
    /// A person has left it.
    case left
    /// The terminal has gone, or a signal asked to end.
    case signalled(Int32)
  }

  private let screen: TerminalScreen
  private let loop: TerminalLoop
  private let mailbox: WakeableQueue<Void>
  private let clock: SystemClock
  private let engine: TelevisionEngine
  private var ending = Ending.left

  /// Switches a television on and shows its first frame.
  ///
  /// - Parameters:
  ///   - screen: An open screen.
  ///   - keymap: What keys mean.
  ///   - clock: The time.
  ///   - makeEngine: Makes the engine of that moment; what it is given wakes the loop, from any thread.
  init(
    on screen: TerminalScreen, keymap: Keymap, clock: SystemClock,
    makeEngine: (ClockReading, @escaping @Sendable () -> Void) throws -> TelevisionEngine
  ) throws {
    let mailbox = try WakeableQueue<Void>()
    self.screen = screen
    self.mailbox = mailbox
    self.clock = clock
    loop = TerminalLoop(screen: screen, keymap: keymap, mail: mailbox.descriptor)
    engine = try makeEngine(clock.now) { mailbox.post(()) }
    engine.awaitAnswers(at: clock.now, limitSeconds: Self.firstAnswersSeconds)
    screen.paint(engine.frame())
  }

  /// How long the first frame waits for what it is to show. Services that lie on this machine answer within a third of it,
  /// in less time than drawing a page twice takes; nobody sees that a frame comes this much later.
  private static let firstAnswersSeconds = 0.01

  /// Runs until the television is left, and gives the terminal back.
  ///
  /// - Returns: How it ended, and what could not be kept; nil when everything was.
  func run() -> (ending: Ending, loss: String?) {
    loop.run(
      context: { InputContext(page: engine.pageName.rawValue, takesText: engine.takesText) },
      nextDeadlineMS: { showAndLookAhead() },
      handle: { handle($0) })
    let isFinished = engine.finish()
    screen.close()
    let loss =
      isFinished
      ? engine.settingsFailure.map { "The settings could not be kept: \($0)" }
      : "The last change was not confirmed in time; look at “tenfoot orders” and “tenfoot photos”."
    return (ending, loss)
  }

  /// Paints what has changed, now that everything that came has been told, and says when to wake.
  private func showAndLookAhead() -> Int64? {
    let wakeMS = engine.nextWakeMS.map(clock.machineMS)
    // A slow terminal is shown the newest frame when it is ready for one, and none of those in between.
    if engine.needsFrame, let busyUntilMS = screen.busyUntilMS { return min(busyUntilMS, wakeMS ?? busyUntilMS) }
    if engine.needsFrame { screen.paint(engine.frame()) }
    return engine.nextWakeMS.map(clock.machineMS)
  }

  private func handle(_ event: LoopEvent) -> TerminalLoop.Step {
    let now = clock.now
    switch event {
    case .input(let key): engine.press(key, at: now)
    case .typed(let character): engine.type(character, at: now)
    case .erased: engine.erase(at: now)
    case .resized(let size): engine.resize(size, at: now)
    case .deadline: engine.wake(at: now)
    case .mail:
      _ = mailbox.takeAll()
      engine.collect(at: now)
    case .suspended: break
    case .resumed: engine.wake(at: now)
    case .hangup: ending = .signalled(Self.hangUpSignal)
    case .terminate(let signal): ending = .signalled(signal)
    }
    return engine.hasLeft ? .leave : .goOn
  }

  /// SIGHUP, which every system numbers alike.
  private static let hangUpSignal: Int32 = 1
}
