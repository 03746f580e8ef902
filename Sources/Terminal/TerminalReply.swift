import Screen

/// A terminal's reply to a query about its colours.
public enum TerminalReply: Hashable, Sendable {
  /// The colour of its background (OSC 11).
  case background(RGB)
  /// It supports 24-bit colours.
  case directColour
  /// It supports this many colours, 1 to 256.
  case colours(Int)
  /// The terminal that it is like, by the first number of its reply to DA1: 1 for a VT100, 62 for a VT220 and so on.
  /// Also, whether it lists sixel graphics among its features.
  case level(Int, hasSixel: Bool = false)
  /// The size of a cell in pixels (xterm's ctlseqs, `CSI 16 t`).
  case cellSize(PixelSize)
  /// The largest sixel picture in pixels (xterm's ctlseqs, XTSMGRAPHICS).
  case largestSixel(PixelSize)
  /// It does not support the requested capability.
  case refusal
}

extension TerminalReply {
  /// Reads a control string, without its terminator: `ESC ] 11 ; rgb:…` (xterm's ctlseqs, "Operating System Commands"),
  /// `ESC P 1 + r …` (XTGETTCAP) or `ESC P 1 $ r … m` (DECRQSS). nil for every other string.
  init?(string bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    if text.hasPrefix("\u{1B}]11;") {
      guard let colour = RGB(xColour: text.dropFirst(5)) else { return nil }
      self = .background(colour)
    } else if text.hasPrefix("\u{1B}P1+r") {
      self = Self.capability(text.dropFirst(5))
    } else if text.hasPrefix("\u{1B}P1$r") {
      self = Self.showsProbe(text.dropFirst(5)) ? .directColour : .refusal
    } else if text.hasPrefix("\u{1B}P0+r") || text.hasPrefix("\u{1B}P0$r") {
      self = .refusal
    } else {
      return nil
    }
  }

  /// Reads the reply to DA1, `ESC [ ? 62 ; 22 c`, to the question for the size of a cell, `ESC [ 6 ; 16 ; 8 t`, or to XTSMGRAPHICS,
  /// `ESC [ ? 2 ; 0 ; 800 ; 480 S`; nil for other sequences.
  init?(_ sequence: ControlSequence) {
    let isPrivate = sequence.marker == UInt8(ascii: "?")
    switch sequence.final {
    case UInt8(ascii: "c"):
      guard isPrivate, let level = sequence.number(0) else { return nil }
      self = .level(level, hasSixel: sequence.plainNumbers?.dropFirst().contains(4) == true)
    case UInt8(ascii: "t"):
      guard sequence.marker == nil, sequence.number(0) == 6 else { return nil }
      guard let size = Self.size(sequence.number(2), sequence.number(1), sides: 1...512) else { return nil }
      self = .cellSize(size)
    case UInt8(ascii: "S"):
      guard isPrivate, sequence.number(0) == 2, sequence.number(1) == 0 else { return nil }
      guard let size = Self.size(sequence.number(2), sequence.number(3), sides: 1...100_000) else { return nil }
      self = .largestSixel(size)
    default: return nil
    }
  }

  /// Returns a size; nil if a side is missing or not plausible.
  private static func size(_ width: Int?, _ height: Int?, sides: ClosedRange<Int>) -> PixelSize? {
    guard let width, let height, sides.contains(width), sides.contains(height) else { return nil }
    return PixelSize(width: width, height: height)
  }

  /// Reads names and values of capabilities in hexadecimal digits: `RGB`, `Tc`, or `Co` with a number.
  private static func capability(_ list: Substring) -> TerminalReply {
    var most = 0
    for entry in list.split(separator: ";") {
      let parts = entry.split(separator: "=", maxSplits: 1).map { hexadecimalText($0) }
      switch parts.first {
      case "RGB", "Tc": return .directColour
      case "Co", "colors": most = max(most, parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
      default: break
      }
    }
    return most > 256 ? .directColour : most > 0 ? .colours(most) : .refusal
  }

  private static func hexadecimalText(_ digits: Substring) -> String {
    var rest = digits
    var bytes: [UInt8] = []
    while !rest.isEmpty, let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the colours that a terminal reports include the background of ``TerminalQuery/directColour``. Terminals that
  /// do not show 24 bits report none, or the nearest of their palette.
  private static func showsProbe(_ attributes: Substring) -> Bool {
    let fields = attributes.dropLast().split(omittingEmptySubsequences: true) { $0 == ";" || $0 == ":" }
    return attributes.hasSuffix("m") && fields.contains("48") && fields.suffix(3) == ["1", "2", "3"]
  }
}

extension RGB {
  /// Reads a colour as X11 writes it: `rgb:R/G/B` or `rgba:R/G/B/A` with 1 to 4 hexadecimal digits each, or `#RRGGBB`.
  init?(xColour text: Substring) {
    if text.hasPrefix("#") {
      guard text.count == 7, let value = UInt32(text.dropFirst(), radix: 16) else { return nil }
      self.init(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, ["rgb", "rgba"].contains(parts[0]) else { return nil }
    let channels = parts[1].split(separator: "/", omittingEmptySubsequences: false).compactMap(Self.channel)
    guard channels.count == (parts[0] == "rgb" ? 3 : 4) else { return nil }
    self.init(channels[0], channels[1], channels[2])
  }

  /// Reads a channel; fewer digits have a smaller maximum.
  private static func channel(_ digits: Substring) -> UInt8? {
    guard (1...4).contains(digits.count), let value = UInt32(digits, radix: 16) else { return nil }
    let maximum = UInt32(1) << (4 * UInt32(digits.count)) - 1
    return UInt8((value * 255 + maximum / 2) / maximum)
  }
}
