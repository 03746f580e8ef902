import CTerm
import Glibc
import Screen

/// The terminal on standard input and output under the control of ncurses.
///
/// At most one exists at a time, on one thread. The terminal is restored in every case: by ``close()``, when the screen is
/// released, on `exit`, after a crash, and by a second terminating signal when the first one is not handled.
public final class TerminalScreen {
  /// The properties of the terminal and the choices made from them.
  public private(set) var report: TerminalReport
  /// Size in cells, as of the last ``updateSize()``. Where the terminal does not report its size, that of the environment,
  /// otherwise 80x24.
  public private(set) var size: Size
  /// The signals that arrive.
  let signals: SignalPipe
  /// How long an Esc waits for the rest of a sequence before it counts as a key, in milliseconds.
  let escapeDelayMS: Int64

  private var painter: FramePainter
  private var pictures = PicturePainter()
  private var flowControl = FrameFlowControl()
  private var lastFrame: Frame?
  private let fallbackSize: Size
  private var isOpen = true
  private var isSuspended = false
  /// Whether the last frame is to be shown again once the terminal is ready for it.
  private var needsRepaint = false

  /// Opens the terminal.
  ///
  /// - Parameters:
  ///   - options: The user's choices, and the cache folder.
  ///   - environment: The environment of the process.
  /// - Throws: ``TerminalError`` when the terminal cannot be used.
  public init(options: TerminalOptions = TerminalOptions(), environment: [String: String]) throws(TerminalError) {
    report = try TerminalReport(options: options, environment: environment)
    escapeDelayMS = TerminalReport.escapeDelayMS(in: environment)
    fallbackSize = TerminalReport.size(in: environment) ?? Size(columns: 80, rows: 24)
    size = report.size ?? fallbackSize
    // Before ncurses, which installs handlers for signals that have none.
    signals = try SignalPipe()
    let hasColours = report.colour.depth != .none
    let isOpened =
      switch report.entry {
      case .system(let name): cterm_open(name, nil, hasColours)
      case .custom(let name, let folder): cterm_open(name, folder, hasColours)
      }
    guard isOpened else { throw .refused(term: report.term) }
    cterm_use_mouse(options.usesMouse)
    if !report.query.bytes.isEmpty { cterm_ask(report.query.bytes) }
    if report.asksForPixels { cterm_ask(PixelChoice.questions) }
    cterm_resize(Int32(size.rows), Int32(size.columns))
    painter = FramePainter(pairLimit: cterm_pair_limit(), isMultiplexed: report.multiplexer != nil)
  }

  deinit {
    close()
  }

  /// Returns the style of rendering for this terminal in a theme.
  public func renderStyle(_ theme: Theme) -> RenderStyle {
    RenderStyle(
      theme: theme, depth: report.colour.depth, glyphs: report.glyphs.glyphs, letters: report.letters,
      hasLightBackground: report.hasLightBackground)
  }

  /// Takes a reply of the terminal into account.
  ///
  /// - Returns: Whether the style of rendering has changed.
  func adopt(_ reply: TerminalReply) -> Bool {
    if isOpen, !isSuspended, report.query.allowsQuestions(after: reply) { cterm_ask(TerminalQuery.background) }
    return report.adopt(reply)
  }

  /// Shows a frame; only the differences from the previous frame are sent. While suspended, nothing is shown before
  /// ``resume()``.
  ///
  /// A frame larger than the screen is cut off; a smaller one leaves the rest of the screen unchanged.
  public func paint(_ frame: Frame) {
    guard isOpen else { return }
    lastFrame = frame
    guard !isSuspended, put(frame) else { return }
    needsRepaint = false
    let startMS = TerminalLoop.nowMS
    cterm_flush(flowControl.requestsReply)
    flowControl.recordFrame(fromMS: startMS, toMS: TerminalLoop.nowMS)
  }

  /// Writes a frame and its pixels.
  ///
  /// - Returns: Whether anything has to be sent.
  private func put(_ frame: Frame) -> Bool {
    guard frame.renderStyle.cellPixels != nil else {
      pictures.invalidate()
      return painter.put(frame, on: size)
    }
    let prepared = pictures.prepare(frame)
    let hasChanged = painter.put(prepared, on: size)
    return pictures.put(
      prepared, columns: size.columns, rows: size.rows, isComplete: painter.hasRepainted, largest: report.pixels.largest
    )
      || hasChanged
  }

  /// The time until which the terminal is busy with the last frame, in milliseconds of ``TerminalLoop/nowMS``; nil when it
  /// is ready for another one. Callers should wait until then, and paint only the newest frame.
  public var busyUntilMS: Int64? {
    flowControl.allowsFrame(atMS: TerminalLoop.nowMS) ? nil : flowControl.blockedUntilMS
  }

  /// Records that the terminal has processed the last frame.
  func acknowledgeFrame() {
    flowControl.recordReply()
    if needsRepaint { repaint() }
  }

  /// Shows the last frame again, whatever other programs have written to the terminal meanwhile. While the terminal is busy
  /// this waits for its reply.
  func repaint() {
    guard isOpen, !isSuspended, let lastFrame else { return }
    needsRepaint = true
    guard busyUntilMS == nil else { return }
    cterm_redraw()
    invalidate()
    paint(lastFrame)
  }

  /// Reads the size of the terminal.
  ///
  /// - Returns: Whether the size has changed, in which case the next frame is painted completely.
  @discardableResult
  public func updateSize() -> Bool {
    let newSize = TerminalReport.size(cterm_current_size()) ?? fallbackSize
    guard isOpen, newSize != size else { return false }
    size = newSize
    cterm_resize(Int32(newSize.rows), Int32(newSize.columns))
    // The size of a cell may have changed with the window's.
    _ = report.adopt(cterm_current_size())
    if report.asksForPixels { cterm_ask(PixelChoice.questions) }
    invalidate()
    return true
  }

  /// Forgets what the terminal shows.
  private func invalidate() {
    painter.invalidate()
    pictures.invalidate()
  }

  /// Restores the terminal temporarily, until ``resume()``.
  public func suspend() {
    guard isOpen else { return }
    awaitLastReply()
    cterm_suspend()
    isSuspended = true
  }

  /// Takes control of the terminal again and shows the last frame; also after another program has used the terminal.
  public func resume() {
    guard isOpen else { return }
    cterm_resume()
    isSuspended = false
    invalidate()
    if let lastFrame { paint(lastFrame) }
  }

  /// Restores the terminal. Further calls have no effect.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    if cterm_has_terminal() { awaitLastReply() }
    cterm_close()
    signals.close()
  }

  /// Reads the reply to the last frame, so that it does not become input of the next program. When the reply is late, output
  /// that the terminal has not read yet is discarded.
  private func awaitLastReply() {
    if flowControl.expectsReply, !cterm_discard_reply(Self.lastReplyTimeoutMS) { cterm_discard_output() }
    flowControl = FrameFlowControl()
  }

  /// How long the reply to the last frame may delay closing, in milliseconds.
  private static let lastReplyTimeoutMS: Int32 = 100
}
