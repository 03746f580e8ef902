/// Cleans texts out of metadata, whose writers put anything into them.
enum ExifText {
  /// Longer than any honest name; more is a broken count.
  private static let maximumLength = 256

  /// A text without control characters, its blanks collapsed and trimmed; what is no UTF-8 is read as Latin-1.
  ///
  /// - Parameter bytes: The field as stored; everything from the first NUL on is ignored.
  /// - Returns: nil when nothing visible is left.
  static func clean(_ bytes: some Sequence<UInt8>) -> String? {
    let field = Array(bytes.prefix { $0 != 0 })
    let text =
      String(validating: field, as: UTF8.self) ?? String(String.UnicodeScalarView(field.map { Unicode.Scalar($0) }))
    let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { word in
      String(String.UnicodeScalarView(word.filter { !isControl($0) }))
    }
    let clean = String(words.filter { !$0.isEmpty }.joined(separator: " ").prefix(maximumLength))
    return clean.isEmpty ? nil : clean
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    // Marks that reorder what stands around them have no place in a name.
    case .format: scalar.properties.isBidiControl
    default: false
    }
  }
}
