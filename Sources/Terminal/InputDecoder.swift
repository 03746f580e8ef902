/// A decoder that turns the bytes of a terminal into keys and characters.
///
/// It is a value without clock or I/O: ``decode(_:atMS:)`` takes bytes with their time of arrival and returns inputs, and
/// ``deadlineMS`` is the time at which to call ``decodeLate(atMS:)``. Escape sequences are read by the grammar of ECMA-48, so that an
/// unknown one is skipped as a whole and its letters are never taken for keys. Bytes that are not UTF-8 are dropped.
/// However bytes are cut into calls, the inputs are the same.
public struct InputDecoder: Sendable {
  /// How long an Esc waits for the rest of a sequence before it counts as a key, in milliseconds, unless stated otherwise.
  public static let standardEscapeDelayMS: Int64 = 50
  /// How long an unfinished sequence may wait for its next bytes, in milliseconds.
  public static let sequenceDelayMS: Int64 = 250
  /// How long an unfinished paste may wait for its next bytes, in milliseconds.
  public static let pasteDelayMS: Int64 = 2000

  /// When to call ``decodeLate(atMS:)``, in milliseconds; nil while no input is unfinished.
  public private(set) var deadlineMS: Int64?

  let sequences: KeySequences
  private let escapeDelayMS: Int64
  private var pending: [UInt8] = []
  /// The bytes of an unfinished string or sequence that were taken from `pending`, at most ``maximumKeptBytes``.
  private var taken: [UInt8] = []
  private var mode = Mode.keys

  /// The way in which the next bytes are read.
  enum Mode {
    /// As keys and characters.
    case keys
    /// As pasted text, up to the end of the bracketed paste.
    case paste
    /// As a string (DCS, OSC, SOS, PM, APC) up to its end.
    case string
    /// As the rest of a control sequence that is too long for a key, which is skipped up to its final byte.
    case longSequence
  }

  /// The meaning of the first pending bytes.
  enum Step {
    /// The beginning of something; more bytes are needed.
    case wait
    /// This many bytes, and the input they stand for; nil for none.
    case consume(Int, TerminalInput?)
    /// This many bytes, after which the next ones are read in another mode.
    case enter(Int, Mode)
    /// This many bytes of a string, which a terminator of so many bytes ends.
    case finish(Int, terminator: Int)
  }

  /// Creates a decoder.
  ///
  /// - Parameters:
  ///   - sequences: The terminal's key sequences; those of xterm are always recognised.
  ///   - escapeDelayMS: How long an Esc waits for the rest of a sequence before it counts as a key, in milliseconds.
  public init(sequences: KeySequences = KeySequences(), escapeDelayMS: Int64 = standardEscapeDelayMS) {
    self.sequences = sequences
    self.escapeDelayMS = max(0, escapeDelayMS)
  }

  /// Decodes bytes together with those left over from earlier calls.
  ///
  /// - Parameters:
  ///   - bytes: Bytes in the order of their arrival.
  ///   - nowMS: The time of their arrival, in milliseconds of any monotonic clock.
  /// - Returns: The inputs that these bytes complete, and sequences that are not inputs; empty while more bytes are needed.
  public mutating func decode(_ bytes: [UInt8], atMS nowMS: Int64) -> [DecodedInput] {
    pending += bytes
    let decoded = decodePending()
    deadlineMS = delayMS.map { nowMS + $0 }
    return decoded
  }

  /// Ends an unfinished sequence once ``deadlineMS`` has passed: a lone Esc becomes a key, everything else is not an input.
  ///
  /// - Returns: Nothing before the deadline.
  public mutating func decodeLate(atMS nowMS: Int64) -> [DecodedInput] {
    guard let deadline = deadlineMS, nowMS >= deadline else { return [] }
    let isLoneEscape = mode == .keys && pending == [Byte.escape]
    let rest = mode == .paste ? [] : taken + pending
    deadlineMS = nil
    pending = []
    taken = []
    mode = .keys
    return rest.isEmpty ? [] : [DecodedInput(bytes: rest, input: isLoneEscape ? .key("Escape") : nil)]
  }

  private var delayMS: Int64? {
    switch mode {
    case .paste: Self.pasteDelayMS
    case .string, .longSequence: Self.sequenceDelayMS
    case .keys: pending.isEmpty ? nil : pending == [Byte.escape] ? escapeDelayMS : Self.sequenceDelayMS
    }
  }

  private mutating func decodePending() -> [DecodedInput] {
    var decoded: [DecodedInput] = []
    var rest = pending[...]
    loop: while !rest.isEmpty {
      switch step(rest) {
      case .wait: break loop
      case .consume(let count, let input): decoded += consume(&rest, count, input)
      case .enter(let count, let newMode): decoded += enter(newMode, &rest, count)
      case .finish(let count, let terminator):
        take(&rest, count)
        let reply = TerminalReply(string: taken).map { TerminalInput.reply($0) }
        take(&rest, terminator)
        decoded.append(DecodedInput(bytes: finishTaken(), input: reply))
        mode = .keys
      }
    }
    pending = Array(rest)
    return decoded
  }

  private func step(_ bytes: ArraySlice<UInt8>) -> Step {
    switch mode {
    case .keys: keyStep(bytes)
    case .paste: pasteStep(bytes)
    case .string: stringStep(bytes)
    case .longSequence: longSequenceStep(bytes)
    }
  }

  enum Byte {
    static let escape: UInt8 = 0x1B
    static let bell: UInt8 = 0x07
    static let delete: UInt8 = 0x7F
    static let pasteEnd = Array("\u{1B}[201~".utf8)
  }
}

// MARK: Bytes of sequences

extension InputDecoder {
  /// The most bytes of a sequence that are kept, to be shown or read. Longer sequences are not replies.
  private static let maximumKeptBytes = 256

  private mutating func consume(_ rest: inout ArraySlice<UInt8>, _ count: Int, _ input: TerminalInput?)
    -> [DecodedInput]
  {
    take(&rest, count)
    switch mode {
    case .string, .longSequence: return []
    case .paste where input == nil:
      taken = []
      return []
    case .paste, .keys: return [DecodedInput(bytes: finishTaken(), input: input)]
    }
  }

  private mutating func enter(_ newMode: Mode, _ rest: inout ArraySlice<UInt8>, _ count: Int) -> [DecodedInput] {
    take(&rest, count)
    defer { mode = newMode }
    guard newMode == .keys else { return [] }
    let bytes = finishTaken()
    // The end of a paste is neither a key nor unknown.
    return mode == .paste ? [] : [DecodedInput(bytes: bytes, input: nil)]
  }

  private mutating func take(_ rest: inout ArraySlice<UInt8>, _ count: Int) {
    taken += rest.prefix(count).prefix(max(0, Self.maximumKeptBytes - taken.count))
    rest = rest.dropFirst(count)
  }

  private mutating func finishTaken() -> [UInt8] {
    defer { taken = [] }
    return taken
  }
}

/// Bytes of a terminal that belong together, and what they stand for.
public struct DecodedInput: Hashable, Sendable {
  /// The bytes; the first 256 of a longer sequence.
  public let bytes: [UInt8]
  /// The input; nil for bytes that are not an input.
  public let input: TerminalInput?
}

extension InputDecoder {
  /// Decodes bytes as ``decode(_:atMS:)``, and returns the inputs only.
  public mutating func feed(_ bytes: [UInt8], atMS nowMS: Int64) -> [TerminalInput] {
    decode(bytes, atMS: nowMS).compactMap(\.input)
  }

  /// Ends an unfinished sequence like ``decodeLate(atMS:)``, and returns the inputs only.
  public mutating func timeOut(atMS nowMS: Int64) -> [TerminalInput] {
    decodeLate(atMS: nowMS).compactMap(\.input)
  }
}
