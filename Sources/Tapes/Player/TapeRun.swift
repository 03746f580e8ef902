import Calls
import Device
import Engine
import Foundation
import Screen
import Television

/// One tape being played.
struct TapeRun {
  let tape: Tape
  let options: TapePlayer.Options
  var language: Language
  let engine: TelevisionEngine
  var clock: VirtualClock
  /// The screen when the television last came to rest.
  var frame: Frame?
  var recorder: CastRecorder?
  var result: TapeResult

  init(
    of tape: Tape, on engine: TelevisionEngine, start: TapePlayer.Start, clock: VirtualClock,
    options: TapePlayer.Options
  ) {
    self.tape = tape
    self.options = options
    self.engine = engine
    self.clock = clock
    language = start.settings.language ?? .english
    if options.isRecording { recorder = CastRecorder(title: tape.name, startUnixMS: options.startUnixMS) }
    // A tape that begins with Hide hides its first frame too.
    if case .hide = tape.steps.first?.action { recorder?.hide(atMS: 0) }
    result = TapeResult(path: tape.path)
  }

  /// Plays it to its end or its first failure.
  mutating func play() -> TapeResult {
    var step = TapeStep(
      place: TapePlace(file: tape.path, line: 1, column: 1), text: "switching on", action: .sleep(milliseconds: 0))
    do {
      try perform(step.action, of: step)
      for next in tape.steps {
        step = next
        try perform(step.action, of: step)
        result.stepCount += 1
      }
    } catch {
      result.failure = failure(of: step, reason: error.reason)
    }
    // A purchase made by the last key is finished before anyone looks at the world that was played in.
    if !engine.finish(limitSeconds: options.settleLimitSeconds), result.failure == nil {
      result.failure = failure(of: step, reason: "the services did not finish what they were asked to do")
    }
    result.elapsedMS = clock.elapsedMS
    result.recording = recorder?.finished()
    return result
  }

  private func failure(of step: TapeStep, reason: String) -> TapeFailure {
    TapeFailure(
      place: step.place, step: step.text, reason: reason, time: Timestamp.text(unixMS: clock.unixMS),
      focus: text(in: .focus, pictures: "▒"),
      screen: frame?.legibleLines ?? [])
  }

  private mutating func perform(_ action: TapeAction, of step: TapeStep) throws(TapeStepError) {
    switch action {
    case .press(let keys, let pauseMS): try press(keys, pauseMS: pauseMS)
    case .type(let text, let pauseMS): try type(text, pauseMS: pauseMS)
    case .sleep(let milliseconds): try advance(byMS: milliseconds)
    case .at(let unixMS): try advance(toUnixMS: unixMS)
    case .wait(let pattern, let scope, let limitMS): try wait(for: pattern, in: scope, limitMS: limitMS)
    case .expect(let pattern, let scope, let isNegated): try expect(pattern, in: scope, isNegated: isNegated)
    case .snapshot(let name): try compare(snapshot: name)
    case .screenshot(let path): try draw(into: TapeFiles.path(path, besides: step.place.file))
    case .resize(let size): try resize(size)
    case .choose(let chosen): try choose(chosen)
    case .net(let state): change(state)
    case .hide: recorder?.hide(atMS: clock.elapsedMS)
    case .show: recorder?.show(frame, atMS: clock.elapsedMS)
    }
  }
}

// MARK: - Keys

extension TapeRun {
  private mutating func press(_ keys: [TapeKey], pauseMS: Int64?) throws(TapeStepError) {
    for key in keys {
      guard !engine.hasLeft else { throw TapeStepError("the television has been left: nothing takes this key") }
      recorder?.pause(milliseconds: pauseMS ?? CastRecorder.keyPauseMS)
      switch key {
      case .remote(let key): engine.press(key, at: clock.now)
      case .backspace where engine.takesText: engine.erase(at: clock.now)
      case .backspace: engine.press(.back, at: clock.now)
      case .space where engine.takesText: engine.type(" ", at: clock.now)
      case .space: engine.press(.mediaPlayPause, at: clock.now)
      }
      try settle()
    }
  }

  private mutating func type(_ text: String, pauseMS: Int64?) throws(TapeStepError) {
    if !engine.takesText { try press([.remote(.find)], pauseMS: nil) }
    for character in text {
      guard engine.takesText else { throw TapeStepError("nothing takes text here") }
      recorder?.pause(milliseconds: pauseMS ?? CastRecorder.typingPauseMS)
      engine.type(character, at: clock.now)
      try settle()
    }
  }

  private mutating func choose(_ chosen: TapeSettings) throws(TapeStepError) {
    var settings = engine.settings
    settings.language = chosen.language ?? settings.language
    settings.theme = chosen.theme ?? settings.theme
    language = settings.language ?? language
    engine.choose(settings, at: clock.now)
    try settle()
  }

  private func change(_ state: NetworkFault) {
    switch state {
    case .down: engine.line.isDown = true
    case .up: engine.line = engine.line.mended
    case .latency(let milliseconds): engine.line.latencyMS = milliseconds
    case .reset: engine.line.breaksOnce = true
    }
  }

  private mutating func resize(_ size: Size) throws(TapeStepError) {
    recorder?.pause(milliseconds: CastRecorder.keyPauseMS)
    engine.resize(size, at: clock.now)
    try settle()
  }
}

// MARK: - Time

extension TapeRun {
  /// More wake-ups than this without the clock moving are a television that turns on the spot.
  private static let wakeLimit = 1_000

  private mutating func settle() throws(TapeStepError) {
    try advance(toMS: clock.elapsedMS) { _ in false }
  }

  private mutating func advance(byMS milliseconds: Int64) throws(TapeStepError) {
    try advance(toMS: clock.elapsedMS + milliseconds) { _ in false }
  }

  private mutating func advance(toUnixMS unixMS: Int64) throws(TapeStepError) {
    guard unixMS >= clock.unixMS else {
      throw TapeStepError("it is \(Timestamp.text(unixMS: clock.unixMS)) already, and the clock only goes forwards")
    }
    try advance(byMS: unixMS - clock.unixMS)
  }

  private mutating func wait(for pattern: TapePattern, in scope: TapeScope, limitMS: Int64) throws(TapeStepError) {
    let isFound = try advance(toMS: clock.elapsedMS + limitMS) { performance in
      performance.text(in: scope).map { pattern.isFound(in: $0) } ?? false
    }
    guard isFound else {
      throw TapeStepError("\(scope.place) did not show \(pattern) within \(Double(limitMS) / 1_000) s")
    }
  }

  /// Moves the clock, wakes the television whenever it wants it on the way, and lets it come to rest each time.
  ///
  /// - Parameters:
  ///   - targetMS: Where to, in milliseconds since the start.
  ///   - isDone: Asked whenever the television has come to rest; the clock stops where it says yes.
  /// - Returns: Whether it said so.
  @discardableResult
  private mutating func advance(toMS targetMS: Int64, until isDone: (TapeRun) -> Bool) throws(TapeStepError) -> Bool {
    try rest()
    var wakesHere = 0
    while !isDone(self) {
      guard let wakeMS = engine.nextWakeMS, wakeMS <= targetMS else {
        clock.move(toElapsedMS: targetMS)
        return false
      }
      wakesHere = wakeMS > clock.elapsedMS ? 0 : wakesHere + 1
      guard wakesHere <= Self.wakeLimit else {
        throw TapeStepError("the television asks again and again to be woken at the same moment")
      }
      clock.move(toElapsedMS: wakeMS)
      engine.wake(at: clock.now)
      try rest()
    }
    return true
  }

  /// Lets every effect finish and takes the frame.
  private mutating func rest() throws(TapeStepError) {
    if engine.isSettled && frame != nil { return }
    do throws(SettleTimeout) {
      let frame = try engine.settle(at: clock.now, limitSeconds: options.settleLimitSeconds)
      self.frame = frame
      recorder?.record(frame, atMS: clock.elapsedMS)
    } catch {
      throw TapeStepError("\(error)")
    }
  }
}

// MARK: - Looking

extension TapeRun {
  /// The text of a part of the screen; nil where there is no such part. A picture is blank: it is no text.
  private func text(in scope: TapeScope, pictures: Character = " ") -> String? {
    guard let frame, let rect = rect(of: scope, in: frame) else { return nil }
    return frame.text(in: rect, pictures: pictures)
  }

  private func rect(of scope: TapeScope, in frame: Frame) -> Rect? {
    switch scope {
    case .screen: frame.bounds
    case .focus: frame.focus
    case .line: frame.focus.map { Rect(column: 0, row: $0.row, columns: frame.size.columns, rows: $0.rows) }
    }
  }

  private func expect(_ pattern: TapePattern, in scope: TapeScope, isNegated: Bool) throws(TapeStepError) {
    guard let text = text(in: scope) else { throw TapeStepError("nothing has the focus") }
    let isFound = pattern.isFound(in: text)
    guard isFound == isNegated else { return }
    throw TapeStepError(
      isNegated ? "\(scope.place) shows \(pattern) but must not" : "\(scope.place) does not show \(pattern)")
  }

  private mutating func compare(snapshot name: String) throws(TapeStepError) {
    guard let frame else { return }
    let path = tape.snapshotPath(name, size: engine.size, language: language, depth: frame.renderStyle.depth)
    let found = FrameText(frame).description
    guard let stored = try TapeFiles.textIfPresent(path) else {
      guard options.updatesSnapshots else {
        throw TapeStepError("there is no “\(path)”; --update-snapshots writes it")
      }
      return try write(found, to: path)
    }
    guard stored != found else { return }
    if options.updatesSnapshots { return try write(found, to: path) }
    throw TapeStepError("the screen differs from “\(path)”\n" + LineDifference.text(expected: stored, found: found))
  }

  private mutating func draw(into path: String) throws(TapeStepError) {
    guard let frame else { return }
    try write(FrameSVG(frame).description, to: path)
  }

  private mutating func write(_ text: String, to path: String) throws(TapeStepError) {
    try TapeFiles.write(text, to: path)
    result.writtenFiles.append(path)
  }
}

extension TapeScope {
  /// What a failure calls it.
  fileprivate var place: String {
    switch self {
    case .screen: "the screen"
    case .line: "the focus's line"
    case .focus: "the focus"
    }
  }
}
