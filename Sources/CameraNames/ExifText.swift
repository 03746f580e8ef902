/// Text as media files really hold it, made fit to be stored and shown.
///
/// Cameras write names into fields of a fixed size: with trailing blanks, with many NULs, with none, or with the rubbish
/// of whatever lay in memory behind the first NUL; and not always in the encoding they claim.
public enum ExifText {
  /// The longest text that is kept, in Unicode scalars. Real names stay below 140; more is a broken count.
  public static let maximumLength = 256

  /// Decodes and cleans a raw EXIF string.
  ///
  /// Never fails: bytes that are no UTF-8 are read as Latin-1, where every byte is a character.
  ///
  /// - Parameter bytes: The field as stored. Everything from the first NUL on is ignored.
  /// - Returns: The clean text, or `nil` when nothing visible is left.
  public static func clean(_ bytes: some Sequence<UInt8>) -> String? {
    let field = Array(bytes.prefix { $0 != 0 })
    let text =
      String(validating: field, as: UTF8.self)
      ?? String(String.UnicodeScalarView(field.map { Unicode.Scalar($0) }))
    return clean(text)
  }

  /// Cleans a text that is already decoded: cut at the first NUL, without control characters, blanks collapsed to one
  /// space, trimmed, and at most ``maximumLength`` long. Cleaning a clean text changes nothing.
  ///
  /// - Parameter text: Any text; may be empty.
  /// - Returns: The clean text, or `nil` when nothing visible is left.
  public static func clean(_ text: String) -> String? {
    var cleaned = String.UnicodeScalarView()
    var length = 0
    var blankIsDue = false
    for scalar in text.unicodeScalars {
      if scalar == "\0" { break }
      if scalar.properties.isWhitespace {
        blankIsDue = length > 0
        continue
      }
      if isInvisible(scalar) { continue }
      // A blank counts only when something follows it, which trims the end for free.
      guard length + (blankIsDue ? 2 : 1) <= maximumLength else { break }
      if blankIsDue {
        cleaned.append(" ")
        length += 1
        blankIsDue = false
      }
      cleaned.append(scalar)
      length += 1
    }
    return cleaned.isEmpty ? nil : String(cleaned)
  }

  /// Whether a scalar is a control (C0, DEL, C1), a direction override or a byte order mark: things that draw nothing
  /// themselves but change how a terminal draws everything after them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
