import CTerm
import Glibc

/// Waits for keys, mail, signals and a deadline, all at once, on one thread.
///
/// While nothing happens it makes no system call at all. It paints nothing by itself: whoever uses it does so when asked
/// for the next deadline, when everything that has come has been told.
public final class TerminalLoop {
  /// Whether to go on.
  public enum Step: Sendable {
    /// Wait for more.
    case goOn
    /// End the loop.
    case leave
  }

  /// What keys mean; may be changed at any time.
  public var keymap: Keymap
  /// Hears the bytes that came and what they are, before a keymap says what that means; bytes that are not finished yet
  /// come without inputs, and inputs that were waited for without bytes.
  public var overhear: (([UInt8], [TerminalInput]) -> Void)?

  private let screen: TerminalScreen
  private var mail: Int32
  private var decoder: InputDecoder
  private var toldDeadlineMS: Int64?

  /// A loop for a screen.
  ///
  /// - Parameters:
  ///   - screen: Where keys come from.
  ///   - keymap: What they mean.
  ///   - mail: A descriptor that is readable while there is mail; nil for no mail.
  public init(screen: TerminalScreen, keymap: Keymap, mail: Int32? = nil) {
    self.screen = screen
    self.keymap = keymap
    self.mail = mail ?? -1
    decoder = InputDecoder(sequences: .ofOpenScreen())
  }

  /// Milliseconds on the clock that deadlines are told in (CLOCK_MONOTONIC), which nobody can set.
  public static var nowMS: Int64 { nowNS / 1_000_000 }

  /// Runs until it is told to leave, the terminal is gone, or a signal asks to end.
  ///
  /// - Parameters:
  ///   - context: What keys mean at this moment; asked for before each.
  ///   - nextDeadlineMS: Asked for before every wait, when there is nothing more to tell; nil for none. This is the
  ///     moment to paint. A deadline that has been told already is passed over.
  ///   - handle: Takes each event in. After ``LoopEvent/hangup`` and ``LoopEvent/terminate(signal:)`` the loop ends
  ///     whatever it returns.
  public func run(
    context: () -> InputContext = { InputContext() }, nextDeadlineMS: () -> Int64?, handle: (LoopEvent) -> Step
  ) {
    guard handle(.resized(screen.size)) == .goOn else { return }
    while true {
      let deadline = nextDeadlineMS().flatMap { $0 == toldDeadlineMS ? nil : $0 }
      let found = wait(until: deadline)
      if found & CTERM_SIGNAL != 0, tellSignals(handle) == .leave { return }
      if found & CTERM_INPUT != 0, tellInput(context, handle) == .leave { return }
      if found & CTERM_HANGUP != 0 {
        _ = handle(.hangup)
        return
      }
      let late = decoder.timeOut(atMS: Self.nowMS)
      if !late.isEmpty { overhear?([], late) }
      if tell(late, context, handle) == .leave { return }
      if found & CTERM_MAIL != 0, handle(.mail) == .leave { return }
      if found & CTERM_MAIL_GONE != 0 { mail = -1 }
      if let deadline, Self.nowMS >= deadline {
        toldDeadlineMS = deadline
        if handle(.deadline) == .leave { return }
      }
    }
  }

  private func wait(until deadlineMS: Int64?) -> Int32 {
    let first = [deadlineMS, decoder.deadlineMS].compactMap { $0 }.min()
    let timeoutNS = first.map { max(0, $0 * 1_000_000 - Self.nowNS) } ?? -1
    return cterm_wait(STDIN_FILENO, screen.signals.descriptor, mail, timeoutNS)
  }

  private func tellInput(_ context: () -> InputContext, _ handle: (LoopEvent) -> Step) -> Step {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return .goOn }
    guard count > 0 else {
      _ = handle(.hangup)
      return .leave
    }
    let bytes = Array(buffer[..<count])
    guard let overhear else { return tell(decoder.feed(bytes, atMS: Self.nowMS), context, handle) }
    // One by one, so that of keys that came together each is told with its own.
    for byte in bytes {
      let inputs = decoder.feed([byte], atMS: Self.nowMS)
      overhear([byte], inputs)
      if tell(inputs, context, handle) == .leave { return .leave }
    }
    return .goOn
  }

  private func tell(_ inputs: [TerminalInput], _ context: () -> InputContext, _ handle: (LoopEvent) -> Step) -> Step {
    for input in inputs {
      if input == .answer { screen.answered() }
      guard let event = LoopEvent(input, keymap: keymap, context: context()) else { continue }
      if handle(event) == .leave { return .leave }
    }
    return .goOn
  }

  private func tellSignals(_ handle: (LoopEvent) -> Step) -> Step {
    for signal in screen.signals.take() {
      let step: Step =
        switch signal {
        case SIGWINCH: tellSize(handle)
        case SIGTSTP: suspend(handle)
        case SIGCONT: resume(handle)
        case SIGHUP: end(.hangup, handle)
        default: end(.terminate(signal: signal), handle)
        }
      if step == .leave { return .leave }
    }
    return .goOn
  }

  private func tellSize(_ handle: (LoopEvent) -> Step) -> Step {
    screen.updateSize() ? handle(.resized(screen.size)) : .goOn
  }

  private func suspend(_ handle: (LoopEvent) -> Step) -> Step {
    guard handle(.suspended) == .goOn else { return .leave }
    screen.suspend()
    cterm_stop()
    return resume(handle)
  }

  private func resume(_ handle: (LoopEvent) -> Step) -> Step {
    // Size first, so that the last frame is not painted for a window that is no more.
    let hasChanged = screen.updateSize()
    screen.resume()
    guard handle(.resumed) == .goOn else { return .leave }
    return hasChanged ? handle(.resized(screen.size)) : .goOn
  }

  private func end(_ event: LoopEvent, _ handle: (LoopEvent) -> Step) -> Step {
    cterm_noticed_end()
    _ = handle(event)
    return .leave
  }

  private static var nowNS: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
