/// Rules for the EXIF fields LensModel and LensMake that apply to every maker.
public enum LensText {
  /// Whether a text is a placeholder, as cameras and programs write it when no lens is attached or known.
  ///
  /// These are texts without a letter (`----`, `65535`), units alone (`-- mm f/--`), a focal length of 0 (`DT 0mm F0 SAM`,
  /// `0.0 mm f/0.0`), and words for “no lens” (`NO-LENS`, `Uncoded lens`, `(null)`, `n/a`, `Unknown (137)`).
  public static func isPlaceholder(_ text: String) -> Bool {
    let text = text.lowercased()
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "." }
    guard text.contains(where: \.isLetter), !words.allSatisfy({ ["mm", "f", "lens"].contains($0) }) else { return true }
    return hasNoFocalLength(text, words) || saysNoLens(text, words)
  }

  private static func hasNoFocalLength(_ text: String, _ words: [Substring]) -> Bool {
    // If one number is 0, the other numbers in the text are not valid either.
    if text.contains(where: \.isNumber), text.allSatisfy({ !$0.isNumber || $0 == "0" }) { return true }
    return zip(words, words.dropFirst() + [""]).contains { word, next in
      var scan = NameScanner(word)
      return scan.takeRange() == "0" && (scan.rest == "mm" || scan.isAtEnd && next == "mm")
    }
  }

  private static func saysNoLens(_ text: String, _ words: [Substring]) -> Bool {
    if words.contains(where: { anywhere.contains(String($0)) }) || chinese.contains(where: { text.contains($0) }) {
      return true
    }
    let sentence = words.joined(separator: " ") + " "
    return whole.contains(sentence.dropLast().description) || beginnings.contains { sentence.hasPrefix($0 + " ") }
  }

  /// Words that do not occur in the name of a lens.
  private static let anywhere: Set<String> = [
    "unknown", "uncoded", "unidentified", "unrecognized", "unrecognised", "undefined", "unspecified", "nolens", "null",
  ]
  /// Words that do not occur at the beginning of the name of a lens.
  private static let beginnings = [
    "none", "nil", "no lens", "without lens", "not attached", "not available", "not set", "not used", "manual lens",
  ]
  /// Words that are not a name on their own.
  private static let whole: Set<String> = [
    "n a", "n.a.", "n.a", "na", "nan", "no", "other", "default", "lens model", "lens name",
  ]
  private static let chinese = ["未知", "不明", "无镜头", "無鏡頭"]
}
