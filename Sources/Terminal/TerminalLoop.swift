import CTerm
import Glibc

/// An event loop on one thread that waits for keys, signals, messages and a deadline in one system call.
///
/// While nothing happens it makes no system call at all. It paints nothing: callers paint when they are asked for the next
/// deadline, after all pending events have been reported.
public final class TerminalLoop {
  /// The loop's action after an event.
  public enum Control: Sendable {
    /// Wait for the next event.
    case keepRunning
    /// Return from ``TerminalLoop/run(context:nextDeadlineMS:handle:)``.
    case stop
  }

  /// The meaning of keys; may be changed at any time.
  public var keymap: Keymap
  /// Observes what the terminal sends before key mapping.
  public var observeInput: ((DecodedInput) -> Void)?

  private let screen: TerminalScreen
  private var wakeDescriptor: Int32
  private var decoder: InputDecoder
  private var reportedDeadlineMS: Int64?

  /// Creates a loop for a screen.
  ///
  /// - Parameters:
  ///   - screen: The screen that keys are read from.
  ///   - keymap: The meaning of keys.
  ///   - wakeDescriptor: A descriptor that becomes readable to wake the loop, such as that of a ``WakeableQueue``; nil for
  ///     none.
  public init(screen: TerminalScreen, keymap: Keymap, wakeDescriptor: Int32? = nil) {
    self.screen = screen
    self.keymap = keymap
    self.wakeDescriptor = wakeDescriptor ?? -1
    decoder = InputDecoder(sequences: .ofOpenScreen(), escapeDelayMS: screen.escapeDelayMS)
  }

  /// The current time in milliseconds of the monotonic clock that deadlines refer to (CLOCK_MONOTONIC).
  public static var nowMS: Int64 { nowNS / 1_000_000 }

  private static var nowNS: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Runs until a handler stops the loop, the terminal is closed, or a signal requests termination.
  ///
  /// - Parameters:
  ///   - context: Called before each input is mapped.
  ///   - nextDeadlineMS: Called before every wait, when all events have been reported; nil waits without a deadline. This
  ///     is the moment to paint. A deadline that was reported already is ignored.
  ///   - handle: Called with each event. After ``LoopEvent/hangup`` and ``LoopEvent/terminate(signal:)`` the loop ends
  ///     whatever the handler returns.
  public func run(
    context: () -> InputContext = { InputContext() }, nextDeadlineMS: () -> Int64?, handle: (LoopEvent) -> Control
  ) {
    guard handle(.resized(screen.size)) == .keepRunning else { return }
    while true {
      let deadline = nextDeadlineMS().flatMap { $0 == reportedDeadlineMS ? nil : $0 }
      let ready = wait(until: deadline)
      if ready & CTERM_SIGNAL != 0, handleSignals(handle) == .stop { return }
      if ready & CTERM_INPUT != 0, readInput(context, handle) == .stop { return }
      if ready & CTERM_HANGUP != 0 {
        _ = handle(.hangup)
        return
      }
      if completeLateInput(context, handle) == .stop { return }
      if ready & CTERM_WAKE_UP != 0, handle(.woken) == .stop { return }
      if ready & CTERM_WAKE_UP_CLOSED != 0 { wakeDescriptor = -1 }
      if let deadline, reportDeadline(deadline, handle) == .stop { return }
    }
  }

  private func wait(until deadlineMS: Int64?) -> Int32 {
    let first = [deadlineMS, decoder.deadlineMS].compactMap { $0 }.min()
    let timeoutNS = first.map { max(0, $0 * 1_000_000 - Self.nowNS) } ?? -1
    return cterm_wait(STDIN_FILENO, screen.signals.descriptor, wakeDescriptor, timeoutNS)
  }

  private func reportDeadline(_ deadlineMS: Int64, _ handle: (LoopEvent) -> Control) -> Control {
    guard Self.nowMS >= deadlineMS else { return .keepRunning }
    reportedDeadlineMS = deadlineMS
    return handle(.deadline)
  }
}

// MARK: Input

extension TerminalLoop {
  private func readInput(_ context: () -> InputContext, _ handle: (LoopEvent) -> Control) -> Control {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return .keepRunning }
    // Ctrl-C and Ctrl-Z discard input. A terminal that was closed is no longer one.
    if count == 0, isatty(STDIN_FILENO) == 1 { return .keepRunning }
    guard count > 0 else {
      _ = handle(.hangup)
      return .stop
    }
    return report(decoder.decode(Array(buffer[..<count]), atMS: Self.nowMS), context, handle)
  }

  private func completeLateInput(_ context: () -> InputContext, _ handle: (LoopEvent) -> Control) -> Control {
    report(decoder.decodeLate(atMS: Self.nowMS), context, handle)
  }

  private func report(_ decoded: [DecodedInput], _ context: () -> InputContext, _ handle: (LoopEvent) -> Control)
    -> Control
  {
    for piece in decoded {
      observeInput?(piece)
      guard let input = piece.input else { continue }
      if let event = LoopEvent(input, keymap: keymap, context: context()) {
        if handle(event) == .stop { return .stop }
      } else if handleUnmapped(input, handle) == .stop {
        return .stop
      }
    }
    return .keepRunning
  }

  /// Handles replies, and keys that no keymap binds.
  private func handleUnmapped(_ input: TerminalInput, _ handle: (LoopEvent) -> Control) -> Control {
    switch input {
    case .statusReport: screen.acknowledgeFrame()
    case .reply(let reply): if screen.adopt(reply) { return handle(.restyled) }
    case .key(KeyName.repainting): screen.repaint()
    case .key(let name):
      // A terminal that sends these as sequences keeps the kernel from sending their signals.
      if let signal = Self.signals[name] { raise(signal) }
    default: break
    }
    return .keepRunning
  }

  private static let signals: [String: Int32] = ["Ctrl+c": SIGINT, "Ctrl+z": SIGTSTP, "Ctrl+\\": SIGQUIT]
}

// MARK: Signals

extension TerminalLoop {
  private func handleSignals(_ handle: (LoopEvent) -> Control) -> Control {
    for signal in screen.signals.drain() {
      let control: Control =
        switch signal {
        case SIGWINCH: updateSize(handle)
        case SIGTSTP: suspend(handle)
        case SIGCONT: resume(handle)
        case SIGHUP: end(.hangup, handle)
        default: end(.terminate(signal: signal), handle)
        }
      if control == .stop { return .stop }
    }
    return .keepRunning
  }

  private func updateSize(_ handle: (LoopEvent) -> Control) -> Control {
    screen.updateSize() ? handle(.resized(screen.size)) : .keepRunning
  }

  private func suspend(_ handle: (LoopEvent) -> Control) -> Control {
    // A second Ctrl-Z before the program stopped, or a signal to continue since, stops nothing.
    guard cterm_wants_stop() else { return .keepRunning }
    guard handle(.suspended) == .keepRunning else { return .stop }
    screen.suspend()
    cterm_stop()
    return resume(handle)
  }

  private func resume(_ handle: (LoopEvent) -> Control) -> Control {
    // Signals to end the program are handled next; the terminal belongs to the shell, and is left alone.
    guard cterm_await_terminal() else { return .keepRunning }
    // The size comes first, so that the last frame is not painted for a window that no longer exists.
    let hasChanged = screen.updateSize()
    screen.resume()
    guard handle(.resumed) == .keepRunning else { return .stop }
    return hasChanged ? handle(.resized(screen.size)) : .keepRunning
  }

  private func end(_ event: LoopEvent, _ handle: (LoopEvent) -> Control) -> Control {
    cterm_acknowledge_termination()
    _ = handle(event)
    return .stop
  }
}
