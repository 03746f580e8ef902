/// Decoding and sanitising of text from media files.
///
/// Cameras write names into fields of a fixed size: with trailing blanks, with many NULs or without any, or with old
/// memory contents behind the first NUL; and not always in the encoding that they declare.
public enum ExifText {
  /// The longest text that is kept, in Unicode scalars. Real names have fewer than 140; more indicates a damaged length.
  public static let maximumLength = 256

  /// Decodes and sanitises a raw EXIF string.
  ///
  /// Bytes that are not valid UTF-8 are decoded as Windows-1252, the character set of most programs without Unicode. It is
  /// Latin-1 with quotation marks and dashes in place of controls.
  ///
  /// - Parameter bytes: The field as stored, of any length; everything from the first NUL on is ignored.
  /// - Returns: The text as `clean(_:)` of a string returns it; nil if nothing visible is left.
  public static func clean(_ bytes: some Sequence<UInt8>) -> String? {
    let field = Array(bytes.prefix { $0 != 0 })
    let text =
      String(validating: field, as: UTF8.self)
      ?? String(String.UnicodeScalarView(field.map { windows1252[$0] ?? Unicode.Scalar($0) }))
    return clean(text)
  }

  /// Sanitises text: cuts it at the first NUL, removes control and direction characters, collapses each run of blanks to
  /// one space, trims both ends, and keeps at most ``maximumLength`` scalars. The operation is idempotent.
  ///
  /// - Parameter text: Any text; may be empty.
  /// - Returns: nil if nothing visible is left.
  public static func clean(_ text: String) -> String? {
    var cleaned = String.UnicodeScalarView()
    var length = 0
    var hasPendingBlank = false
    for scalar in text.unicodeScalars {
      if scalar == "\0" { break }
      if scalar.properties.isWhitespace {
        hasPendingBlank = length > 0
        continue
      }
      if isInvisible(scalar) { continue }
      // A blank is appended only before another character, so that none remains at the end.
      guard length + (hasPendingBlank ? 2 : 1) <= maximumLength else { break }
      if hasPendingBlank {
        cleaned.append(" ")
        length += 1
        hasPendingBlank = false
      }
      cleaned.append(scalar)
      length += 1
    }
    return cleaned.isEmpty ? nil : String(cleaned)
  }

  /// Sanitises the name of a camera, a lens or a maker like ``clean(_:)-(String)``, and removes differences that are only in appearance.
  ///
  /// Full-width letters and Roman numerals of one character become the usual letters, and so on (see ``CompatibilityForms``); invisible
  /// characters and trademark signs are removed. The operation is idempotent.
  ///
  /// - Parameter text: Any text; may be empty.
  /// - Returns: nil if nothing visible is left.
  public static func cleanName(_ text: String) -> String? {
    guard let text = clean(text) else { return nil }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let name = text.unicodeScalars.lazy.filter { !isWithoutMeaning($0) }.flatMap { scalar in
      CompatibilityForms.letters(of: scalar)?.unicodeScalars ?? String.UnicodeScalarView([scalar])
    }
    return clean(String(String.UnicodeScalarView(name)))
  }

  private static func isWithoutMeaning(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || ["™", "®", "©", "℠"].contains(scalar)
  }

  /// The characters of Windows-1252 that differ from Latin-1 (WHATWG Encoding, index windows-1252).
  private static let windows1252: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
    0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
    0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
  ]

  /// Returns whether a scalar is a control (C0, DEL, C1), a direction override or a byte order mark. These are invisible, but
  /// change how a terminal draws what follows.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
