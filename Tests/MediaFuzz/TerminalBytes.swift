/// Checks the output of the program: visible text, and the sequences of ECMA-48 that terminfo has for moving, erasing and
/// colouring, sixel pictures, and the program's questions. Nothing else may set a title, a clipboard or a key, or request a reply.
public struct TerminalBytes {
  /// The first forbidden sequence with its offset; nil for none.
  public private(set) var fault: String?
  private let scalars: [Unicode.Scalar]
  private var next = 0

  /// Checks output. An incomplete sequence or character at the end is not a fault of the program.
  public init(_ bytes: some Sequence<UInt8>) {
    var bytes = Array(bytes)
    // An incomplete character of several bytes.
    while let last = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes.count - last < Self.length(bytes[last]) {
      bytes.removeSubrange(last...)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      scalars = []
      fault = "not UTF-8"
      return
    }
    scalars = Array(text.unicodeScalars)
    while next < scalars.count, fault == nil { step() }
  }

  private static func length(_ lead: UInt8) -> Int {
    lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
  }

  private mutating func step() {
    let scalar = scalars[next]
    next += 1
    switch scalar {
    case "\u{1B}": sequence()
    case "\r", "\n", "\u{8}", "\t": break
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: report(scalar)
      default: break
      }
    }
  }

  /// Checks the bytes after an escape.
  private mutating func sequence() {
    guard next < scalars.count else { return }
    let kind = scalars[next]
    next += 1
    switch kind {
    case "[": control()
    // Character sets, of which there is one argument; saving and restoring the cursor; keypad modes; one row up.
    case "(", ")": next += 1
    case "7", "8", "=", ">", "M": break
    case "P" where scalars[(next - 1)...].starts(with: "P0;1q".unicodeScalars): sixels()
    case "]", "P":
      guard let question = Self.questions.first(where: { scalars[(next - 1)...].starts(with: $0.unicodeScalars) })
      else {
        return report(kind)
      }
      next += question.unicodeScalars.count - 1
    default: report(kind)
    }
  }

  /// Reads a sixel picture, which consists of sixels, numbers and their introducers.
  private mutating func sixels() {
    next += 4
    while next < scalars.count, scalars[next] != "\u{1B}" {
      guard (0x3F...0x7E).contains(scalars[next].value) || "0123456789;#!$-\"".unicodeScalars.contains(scalars[next])
      else { return report(scalars[next]) }
      next += 1
    }
    guard next + 1 < scalars.count else { return next = scalars.count }
    if scalars[next + 1] != "\\" { report(scalars[next + 1]) }
    next += 2
  }

  /// Reads a control sequence: parameters, intermediates, a final byte.
  private mutating func control() {
    var parameters = ""
    while next < scalars.count, (0x20...0x3F).contains(scalars[next].value) {
      parameters.unicodeScalars.append(scalars[next])
      next += 1
    }
    guard next < scalars.count else { return }
    let final = scalars[next]
    next += 1
    let isAllowed =
      switch final {
      case "h", "l": Self.modes.contains(parameters)
      case "m": parameters.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ";" || $0 == ":") }
      // A request for the terminal's status, whose reply is always the same four bytes.
      case "n": parameters == "5"
      // Saving and restoring the title, and the question for the size of a cell.
      case "t": ["22;0;0", "23;0;0", "16"].contains(parameters)
      // The questions for the terminal's features and for the largest sixel picture.
      case "c": parameters.isEmpty
      case "S" where parameters.hasPrefix("?"): parameters == "?2;1;0"
      default:
        "@ABCDEFGHJKLMPSTXZbdfgr".unicodeScalars.contains(final) && parameters.allSatisfy { $0.isNumber || $0 == ";" }
      }
    if !isAllowed { report(final, after: parameters) }
  }

  /// The questions about colours: the background, capabilities, and the colours that are set.
  private static let questions = ["]11;?\u{1B}\\", "P+q524742;436F\u{1B}\\", "P$qm\u{1B}\\"]

  /// Insertion, cursor keys, wrapping, the cursor's blinking and showing, the other screen, the mouse, pasting, frames as one.
  private static let modes: Set<String> = [
    "4", "?1", "?7", "?12", "?12;25", "?25", "?1049", "?1000", "?1006", "?2004", "?2026",
  ]

  private mutating func report(_ scalar: Unicode.Scalar, after parameters: String = "") {
    let before = scalars[max(0, next - 12)..<min(scalars.count, next + 6)].map { $0.escaped(asASCII: true) }.joined()
    fault = "U+\(String(scalar.value, radix: 16)) \(parameters) at \(next): \(before)"
  }
}
