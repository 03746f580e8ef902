import Calls
import Device
import Engine
import Screen
import Television

/// Plays tapes on a screen that nobody sees, by a clock of its own, as fast as the machine can.
public struct TapePlayer {
  /// What a tape does not say itself.
  public struct Options: Sendable {
    /// The screen's size until a tape's `Resize`.
    public var size: Size
    /// How many colours the screen has, where the tape does not `Set` it.
    public var depth: ColourDepth
    /// When the clock starts, in milliseconds since 1970-01-01T00:00:00Z.
    public var startUnixMS: Int64
    /// What a person has chosen, where the tape does not `Set` it.
    public var settings: Settings
    /// Whether snapshots that are missing or differ are written.
    public var updatesSnapshots: Bool
    /// Whether a recording is made.
    public var isRecording: Bool
    /// How long the television may take to come to rest after a key, in real time.
    public var settleLimitSeconds: Double

    /// Options; without arguments those of every tape: 120x36 in 24 bits, 2026-11-21T20:00:00Z, English, without motion.
    public init(
      size: Size = Size(columns: 120, rows: 36), depth: ColourDepth = .full, startUnixMS: Int64 = 1_795_291_200_000,
      settings: Settings = Settings(language: .english, hasMotion: false), updatesSnapshots: Bool = false,
      isRecording: Bool = false, settleLimitSeconds: Double = 60
    ) {
      self.size = size
      self.depth = depth
      self.startUnixMS = startUnixMS
      self.settings = settings
      self.updatesSnapshots = updatesSnapshots
      self.isRecording = isRecording
      self.settleLimitSeconds = settleLimitSeconds
    }
  }

  /// How a tape's television is to be switched on.
  public struct Start: Sendable {
    /// What a person has chosen; the language is always there.
    public var settings: Settings
    /// The screen's size.
    public var size: Size
    /// How many colours it has.
    public var depth: ColourDepth
    /// The moment it begins.
    public var now: ClockReading
    /// The tape's time, as it passes.
    public var time: TapeTime
  }

  private let options: Options
  private let switchOn: (Start) throws -> TelevisionEngine

  /// A player.
  ///
  /// - Parameters:
  ///   - options: What a tape does not say itself.
  ///   - switchOn: Makes a fresh television for a tape, with a world of its own; what it throws fails the tape.
  public init(options: Options = Options(), switchOn: @escaping (Start) throws -> TelevisionEngine) {
    self.options = options
    self.switchOn = switchOn
  }

  /// Plays a tape until its end or its first failure.
  public func play(_ tape: Tape) -> TapeResult {
    var settings = options.settings
    settings.language = tape.settings.language ?? settings.language ?? .english
    settings.theme = tape.settings.theme ?? settings.theme
    let clock = VirtualClock(startUnixMS: options.startUnixMS)
    let start = Start(
      settings: settings, size: options.size, depth: tape.settings.depth ?? options.depth, now: clock.now,
      time: clock.time)
    do {
      var performance = TapeRun(of: tape, on: try switchOn(start), start: start, clock: clock, options: options)
      return performance.play()
    } catch {
      let place = TapePlace(file: tape.path, line: 1, column: 1)
      let failure = TapeFailure(
        place: place, step: "switching on", reason: "\(error)", time: Timestamp.text(unixMS: clock.unixMS), focus: nil,
        screen: [])
      return TapeResult(path: tape.path, failure: failure)
    }
  }
}
