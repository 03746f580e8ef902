import Calls
import Device
import Engine
import Screen
import Television

/// Player of tapes. It runs a television on a headless screen with a virtual clock, as fast as the machine allows.
public struct TapePlayer {
  /// The conditions that a tape does not set itself.
  public struct Options: Sendable {
    /// The size of the screen until the tape's `Resize`.
    public var size: Size
    /// The number of colours, unless the tape sets it.
    public var depth: ColourDepth
    /// The time at which the clock starts, milliseconds since 1970-01-01T00:00:00Z.
    public var startUnixMS: Int64
    /// The zone in which the clock shows times.
    public var zone: ZoneOffsets
    /// The settings of the television, as far as the tape does not set them.
    public var settings: Settings
    /// The effect of each `Snapshot`.
    public var snapshots: SnapshotMode
    /// Whether a recording is made.
    public var isRecording: Bool
    /// Whether the tape may write files anywhere, and not only in its own folder.
    public var mayWriteOutside: Bool
    /// The longest time that the television may take to become idle after a key, seconds of real time.
    public var idleTimeoutSeconds: Double

    /// Creates options. The defaults are those for which tapes are written: 120x36, 24-bit colour, 2026-11-21T20:00:00Z,
    /// UTC, English, no motion.
    public init(
      size: Size = Size(columns: 120, rows: 36), depth: ColourDepth = .full, startUnixMS: Int64 = 1_795_291_200_000,
      zone: ZoneOffsets = .utc, settings: Settings = Settings(language: .english, hasMotion: false),
      snapshots: SnapshotMode = .compare,
      isRecording: Bool = false, mayWriteOutside: Bool = false, idleTimeoutSeconds: Double = 60
    ) {
      self.size = size
      self.depth = depth
      self.startUnixMS = startUnixMS
      self.zone = zone
      self.settings = settings
      self.snapshots = snapshots
      self.isRecording = isRecording
      self.mayWriteOutside = mayWriteOutside
      self.idleTimeoutSeconds = idleTimeoutSeconds
    }
  }

  /// The effect of a tape's `Snapshot`.
  public enum SnapshotMode: Sendable {
    /// The screen is compared with the stored snapshot; one that is missing or differs fails the tape.
    case compare
    /// A snapshot that is missing or differs is written.
    case update
    /// The screen and the idle television are passed to a function; no file is read or written.
    case inspect(@Sendable (_ name: String, _ screen: Frame, _ engine: TelevisionEngine) -> Void)
  }

  /// The conditions under which the television of a tape starts.
  public struct Start: Sendable {
    /// The settings, of which the language is never nil.
    public var settings: Settings
    /// The size of the screen.
    public var size: Size
    /// The number of colours.
    public var depth: ColourDepth
    /// The reading of the virtual clock at the start.
    public var now: ClockReading
    /// The current time of the virtual clock, for the services.
    public var time: TapeTime
  }

  private let options: Options
  private let makeEngine: (Start) throws -> TelevisionEngine

  /// Creates a player.
  ///
  /// - Parameters:
  ///   - options: The conditions that a tape does not set itself.
  ///   - makeEngine: Returns an engine with its own data for each tape. If it throws, the tape fails with the text of the error.
  public init(options: Options = Options(), makeEngine: @escaping (Start) throws -> TelevisionEngine) {
    self.options = options
    self.makeEngine = makeEngine
  }

  /// Plays a tape up to its end or the first failure.
  public func play(_ tape: Tape) -> TapeResult {
    var settings = options.settings
    settings.language = tape.settings.language ?? settings.language ?? .english
    settings.theme = tape.settings.theme ?? settings.theme
    let clock = VirtualClock(startUnixMS: options.startUnixMS, zone: options.zone)
    let start = Start(
      settings: settings, size: options.size, depth: tape.settings.depth ?? options.depth, now: clock.now,
      time: clock.time)
    do {
      var run = TapeRun(of: tape, on: try makeEngine(start), start: start, clock: clock, options: options)
      return run.play()
    } catch {
      let failure = TapeFailure(
        location: .start(of: tape.path), step: nil, fault: .notStarted(reason: "\(error)"),
        time: Timestamp.text(unixMS: clock.unixMS), focus: nil, screen: [])
      return TapeResult(path: tape.path, failure: failure)
    }
  }
}
