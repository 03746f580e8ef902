extension String {
  /// Returns the text as a service stores it: without control characters (C0, DEL, C1) and without white space at its
  /// ends; nil if nothing is left.
  public func sanitizedForStorage() -> String? {
    // Nearly all texts need no change, and this check takes a tenth of the time.
    if isTrimmedPrintableASCII { return self }
    let scalars = unicodeScalars.filter { $0.properties.generalCategory != .control }
    var text = Substring(String(String.UnicodeScalarView(scalars)))
    text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }

  private var isTrimmedPrintableASCII: Bool {
    guard let first = utf8.first, let last = utf8.last, first != 0x20, last != 0x20 else { return false }
    return utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}
