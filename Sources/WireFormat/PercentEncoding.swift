/// Percent-encoding (RFC 3986, section 2.1).
public enum PercentEncoding {
  /// The bytes that stay as they are.
  public enum Kept: Sendable {
    /// Letters, digits and `-._~`: unreserved characters, which mean nothing special in any part of a URL.
    case unreserved
    /// All visible ASCII characters except `%`, for values of header fields (RFC 9110, section 5.5).
    case visible

    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .unreserved:
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"):
          true
        default: false
        }
      case .visible: (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "%")
      }
    }
  }

  /// Returns a text with all other bytes of its UTF-8 form encoded.
  public static func encode(_ text: String, keeping kept: Kept = .unreserved) -> String {
    if text.utf8.allSatisfy(kept.contains) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if kept.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), HexDigits.upper(byte >> 4), HexDigits.upper(byte & 15)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the decoded text; nil for a percent sign without two hexadecimal digits, and for bytes that are not UTF-8.
  ///
  /// - Parameter plusIsBlank: Whether `+` stands for a blank, as it does in forms (WHATWG URL, section 5.1).
  public static func decode(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.next().flatMap(HexDigits.value), let low = rest.next().flatMap(HexDigits.value) else {
          return nil
        }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(plusIsBlank && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

/// Hexadecimal digits as ASCII bytes.
enum HexDigits {
  /// Returns the lower-case digit of a value 0...15.
  static func lower(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
  }

  /// Returns the upper-case digit of a value 0...15.
  static func upper(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + (value - 10)
  }

  /// Returns the value of a digit; nil for another byte.
  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
