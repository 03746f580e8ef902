/// A decoder that turns the bytes of a terminal into keys and characters.
///
/// It is a value without clock or I/O: ``feed(_:atMS:)`` takes bytes with their time of arrival and returns inputs, and
/// ``deadlineMS`` says when to call ``timeOut(atMS:)``. Escape sequences are read by the grammar of ECMA-48, so that an
/// unknown one is skipped as a whole and its letters are never taken for keys. Bytes that are not UTF-8 are dropped.
/// However bytes are cut into calls, the inputs are the same.
public struct InputDecoder: Sendable {
  /// How long an Esc may wait for the rest of a sequence before it counts as a key, in milliseconds.
  public static let escapeDelayMS: Int64 = 25
  /// How long an unfinished sequence may wait for its next bytes, in milliseconds.
  public static let sequenceDelayMS: Int64 = 250
  /// How long an unfinished paste may wait for its next bytes, in milliseconds.
  public static let pasteDelayMS: Int64 = 2000

  /// When to call ``timeOut(atMS:)``, in milliseconds; nil while no input is unfinished.
  public private(set) var deadlineMS: Int64?

  let sequences: KeySequences
  private var pending: [UInt8] = []
  private var mode = Mode.keys

  /// The way in which the next bytes are read.
  enum Mode {
    /// As keys and characters.
    case keys
    /// As pasted text, up to the end of the bracketed paste.
    case paste
    /// As a string (DCS, OSC, SOS, PM, APC), which is skipped up to its end.
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
  }

  /// Creates a decoder for a terminal's key sequences; those of xterm are always understood.
  public init(sequences: KeySequences = KeySequences()) {
    self.sequences = sequences
  }

  /// Decodes bytes together with those left over from earlier calls.
  ///
  /// - Parameters:
  ///   - bytes: Bytes in the order of their arrival.
  ///   - nowMS: The time of their arrival, in milliseconds of any monotonic clock.
  /// - Returns: The inputs that these bytes complete; empty while more bytes are needed.
  public mutating func feed(_ bytes: [UInt8], atMS nowMS: Int64) -> [TerminalInput] {
    pending += bytes
    let inputs = decodePending()
    deadlineMS = delayMS.map { nowMS + $0 }
    return inputs
  }

  /// Ends what is unfinished once ``deadlineMS`` has come: a lone Esc becomes a key, everything else is dropped.
  ///
  /// - Returns: The Escape key, or nothing; always nothing before the deadline.
  public mutating func timeOut(atMS nowMS: Int64) -> [TerminalInput] {
    guard let deadline = deadlineMS, nowMS >= deadline else { return [] }
    let isLoneEscape = mode == .keys && pending == [Byte.escape]
    deadlineMS = nil
    pending = []
    mode = .keys
    return isLoneEscape ? [.key("Escape")] : []
  }

  private var delayMS: Int64? {
    switch mode {
    case .paste: Self.pasteDelayMS
    case .string, .longSequence: Self.sequenceDelayMS
    case .keys: pending.isEmpty ? nil : pending == [Byte.escape] ? Self.escapeDelayMS : Self.sequenceDelayMS
    }
  }

  private mutating func decodePending() -> [TerminalInput] {
    var inputs: [TerminalInput] = []
    var rest = pending[...]
    loop: while !rest.isEmpty {
      switch step(rest) {
      case .wait: break loop
      case .consume(let count, let input):
        rest = rest.dropFirst(count)
        if let input { inputs.append(input) }
      case .enter(let count, let newMode):
        rest = rest.dropFirst(count)
        mode = newMode
      }
    }
    pending = Array(rest)
    return inputs
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
