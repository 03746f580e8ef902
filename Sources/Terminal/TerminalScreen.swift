import CTerm
import Glibc
import Screen

/// The terminal on standard input and output, taken over by ncurses.
///
/// There is at most one at a time, on one thread. However it ends, the terminal is given back as it was: by ``close()``,
/// when it is released, on `exit`, after a crash, and by a second signal to end when the first is not followed.
public final class TerminalScreen {
  /// What was found out about the terminal, and what was decided.
  public let report: TerminalReport
  /// Size in cells, as last told by ``updateSize()``; where the terminal does not say,
  /// that of the environment, else 80x24.
  public private(set) var size: Size
  /// Where signals arrive, one byte each.
  let signals: SignalPipe

  private var painter: FramePainter
  private var pacing = FrameFlowControl()
  private var last: Frame?
  private let sizeWhenUnknown: Size
  private var isOpen = true

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - options: What the person asked for, and where entries of our own are kept.
  ///   - environment: The process's environment.
  /// - Throws: ``TerminalError`` when there can be no television here.
  public init(options: TerminalOptions = TerminalOptions(), environment: [String: String]) throws(TerminalError) {
    report = try TerminalReport(options: options, environment: environment)
    sizeWhenUnknown = TerminalReport.size(in: environment) ?? Size(columns: 80, rows: 24)
    size = report.size ?? sizeWhenUnknown
    // Before ncurses, which takes the signals that nobody has.
    signals = try SignalPipe()
    let hasColours = report.colour.depth != .none
    let isOpened =
      switch report.entry {
      case .system(let name): cterm_open(name, nil, hasColours)
      case .own(let name, let folder): cterm_open(name, folder, hasColours)
      }
    guard isOpened else { throw .refused(term: report.term) }
    cterm_resize(Int32(size.rows), Int32(size.columns))
    painter = FramePainter(pairLimit: cterm_pair_limit())
  }

  deinit {
    close()
  }

  /// The look of this terminal in a theme.
  public func renderStyle(_ theme: Theme) -> RenderStyle {
    RenderStyle(theme: theme, depth: report.colour.depth, glyphs: report.glyphs.glyphs)
  }

  /// Shows a frame; only what differs from the frame before is sent.
  ///
  /// A frame larger than the screen is cut off; one that is smaller leaves the rest as it is.
  public func paint(_ frame: Frame) {
    guard isOpen else { return }
    last = frame
    guard painter.put(frame, on: size) else { return }
    let startMS = TerminalLoop.nowMS
    cterm_flush(pacing.asks)
    pacing.sent(fromMS: startMS, toMS: TerminalLoop.nowMS)
  }

  /// When the terminal will have had time enough for the last frame, in milliseconds of ``TerminalLoop/nowMS``; nil when
  /// it is ready for another one. Until then whoever paints had better wait, and paint the newest frame alone.
  public var busyUntilMS: Int64? {
    pacing.allows(atMS: TerminalLoop.nowMS) ? nil : pacing.waitsUntilMS
  }

  /// The terminal has shown what it was sent.
  func answered() {
    pacing.answered()
  }

  /// Asks the terminal for its size.
  ///
  /// - Returns: Whether it has changed; then everything has to be painted again.
  @discardableResult
  public func updateSize() -> Bool {
    let now = TerminalReport.size(cterm_current_size()) ?? sizeWhenUnknown
    guard isOpen, now != size else { return false }
    size = now
    cterm_resize(Int32(now.rows), Int32(now.columns))
    painter.forget()
    return true
  }

  /// Gives the terminal back for a while.
  public func suspend() {
    guard isOpen else { return }
    settleAnswer()
    cterm_suspend()
  }

  /// Takes the terminal again after ``suspend()``, or after somebody else has used it, and shows the last frame.
  public func resume() {
    guard isOpen else { return }
    cterm_resume()
    painter.forget()
    if let last { paint(last) }
  }

  /// Gives the terminal back for good; once is enough.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    settleAnswer()
    cterm_close()
    signals.close()
  }

  /// Leaves no answer to whoever has the terminal next, and nothing unseen in its way.
  private func settleAnswer() {
    if pacing.isAwaited, !cterm_drop_answer(Self.lastPatienceMS) { cterm_drop_output() }
    pacing = FrameFlowControl()
  }

  /// How long the answer to the last frame may hold up leaving, milliseconds.
  private static let lastPatienceMS: Int32 = 100
}
