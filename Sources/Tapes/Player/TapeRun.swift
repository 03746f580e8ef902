import Calls
import Device
import Engine
import Screen
import Television

/// One run of a tape.
struct TapeRun {
  let tape: Tape
  let options: TapePlayer.Options
  let engine: TelevisionEngine
  var language: Language
  var clock: VirtualClock
  /// The frame when the television was last idle.
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
    // If a tape begins with Hide, the frame before it is not recorded either.
    if case .hide = tape.steps.first?.action { recorder?.hide(atMS: 0) }
    result = TapeResult(path: tape.path)
  }

  /// Plays the tape up to its end or the first failure.
  mutating func play() -> TapeResult {
    // The step that is performed; nil for the start of the television.
    var current: TapeStep?
    do {
      try waitUntilIdle()
      for step in tape.steps {
        current = step
        try perform(step.action, of: step)
        result.stepCount += 1
      }
    } catch {
      result.failure = failure(of: current, error)
    }
    // Requests of the last key, such as a purchase, must be complete before the data is inspected.
    if !engine.finish(limitSeconds: options.idleTimeoutSeconds), result.failure == nil {
      result.failure = failure(of: current, .notFinished)
    }
    result.elapsedMS = clock.unixMS.subtractingSaturated(options.startUnixMS)
    result.recording = recorder?.finished()
    return result
  }

  private func failure(of step: TapeStep?, _ fault: TapeFault) -> TapeFailure {
    TapeFailure(
      location: step?.location ?? .start(of: tape.path), step: step?.text, fault: fault,
      time: Timestamp.text(unixMS: clock.unixMS),
      focus: text(in: .focus, pictures: "▒"), screen: frame?.textLines ?? [])
  }

  private mutating func perform(_ action: TapeAction, of step: TapeStep) throws(TapeFault) {
    switch action {
    case .press(let keys, let pauseMS): try press(keys, pauseMS: pauseMS)
    case .type(let text, let pauseMS): try type(text, pauseMS: pauseMS)
    case .sleep(let milliseconds): try advance(byMS: milliseconds)
    case .at(let unixMS): try advance(toUnixMS: unixMS)
    case .wait(let pattern, let scope, let limitMS): try wait(for: pattern, in: scope, limitMS: limitMS)
    case .expect(let pattern, let scope, let isNegated): try expect(pattern, in: scope, isNegated: isNegated)
    case .snapshot(let name): try compare(snapshot: name)
    case .screenshot(let path): try writeSVG(to: TapeFiles.path(path, relativeTo: step.location.file))
    case .resize(let size): try resize(size)
    case .changeSettings(let changes): try changeSettings(changes)
    case .changeNetwork(let fault): changeNetwork(fault)
    case .hide: recorder?.hide(atMS: clock.elapsedMS)
    case .show: recorder?.show(frame, atMS: clock.elapsedMS)
    }
  }
}

// MARK: - Input

extension TapeRun {
  private mutating func press(_ keys: [TapeKey], pauseMS: Int64?) throws(TapeFault) {
    for key in keys {
      guard !engine.hasQuit else { throw .hasQuit }
      recorder?.pause(milliseconds: pauseMS ?? CastRecorder.keyPauseMS)
      switch key {
      case .remote(let key): engine.press(key, at: clock.now)
      case .backspace where engine.takesText: engine.erase(at: clock.now)
      case .backspace: engine.press(.back, at: clock.now)
      case .space where engine.takesText: engine.type(" ", at: clock.now)
      case .space: engine.press(.mediaPlayPause, at: clock.now)
      }
      try waitUntilIdle()
    }
  }

  private mutating func type(_ text: String, pauseMS: Int64?) throws(TapeFault) {
    if !engine.takesText { try press([.remote(.find)], pauseMS: nil) }
    for character in text {
      guard engine.takesText else { throw .noTextField }
      recorder?.pause(milliseconds: pauseMS ?? CastRecorder.typingPauseMS)
      engine.type(character, at: clock.now)
      try waitUntilIdle()
    }
  }

  private mutating func changeSettings(_ changes: TapeSettings) throws(TapeFault) {
    var settings = engine.settings
    settings.language = changes.language ?? settings.language
    settings.theme = changes.theme ?? settings.theme
    language = settings.language ?? language
    engine.choose(settings, at: clock.now)
    try waitUntilIdle()
  }

  private func changeNetwork(_ fault: NetworkFault) {
    switch fault {
    case .down: engine.network.isDown = true
    case .up: engine.network.repair()
    case .latency(let milliseconds): engine.network.latencyMS = milliseconds
    case .reset: engine.network.losesNextAnswer = true
    case .loss(let share): engine.network.lossShare = share
    case .seed(let seed): engine.network.seed(seed)
    }
  }

  private mutating func resize(_ size: Size) throws(TapeFault) {
    recorder?.pause(milliseconds: CastRecorder.keyPauseMS)
    engine.resize(size, at: clock.now)
    try waitUntilIdle()
  }
}
