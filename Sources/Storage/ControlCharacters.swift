extension String {
  /// The text without control characters: C0, DEL and C1. Nothing that is stored holds one, so nothing that is drawn does.
  public var withoutControlCharacters: String {
    guard hasControlCharacters else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isControl }))
  }

  /// Whether the text holds a control character: C0, DEL or C1.
  public var hasControlCharacters: Bool {
    unicodeScalars.contains { $0.isControl }
  }

  /// The text as it may be stored: without control characters, trimmed of blanks; nil when nothing is left.
  public var storable: String? {
    var text = Substring(withoutControlCharacters)
    text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }
}

extension Unicode.Scalar {
  /// C0 (0x00-0x1F), DEL (0x7F) or C1 (0x80-0x9F).
  fileprivate var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value)
  }
}
