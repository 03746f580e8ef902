/// The canonical form of the language tags in guides (BCP 47).
enum LanguageTag {
  /// The tag of a text without a language.
  static let undetermined = "und"

  /// Returns `en` for any English, `zh-Hans` for Chinese that is not marked as traditional, and any other tag in the case
  /// that BCP 47 recommends.
  ///
  /// xmltv.dtd asks for `en`, `en_GB` or `en-GB`; some guides use the three letters of ISO 639-2. Other text, and nil, is
  /// ``undetermined``.
  static func canonical(_ text: String?) -> String {
    let subtags = (text ?? "").split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map {
      $0.lowercased()
    }
    guard let language = subtags.first, (2...3).contains(language.utf8.count), subtags.allSatisfy(isSubtag),
      subtags.count <= 5
    else { return undetermined }
    switch language {
    case "en", "eng": return "en"
    case "zh", "zho", "chi", "cmn": return isTraditional(subtags) ? "zh-Hant" : "zh-Hans"
    default: return ([language] + subtags.dropFirst().map(cased)).joined(separator: "-")
    }
  }

  private static func isTraditional(_ subtags: [String]) -> Bool {
    !subtags.contains("hans") && subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) }
  }

  private static func isSubtag(_ text: String) -> Bool {
    (1...8).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }

  /// Capitalises a script and puts a region in capitals (RFC 5646, section 2.1.1).
  private static func cased(_ subtag: String) -> String {
    switch subtag.utf8.count {
    case 2: subtag.uppercased()
    case 4: subtag.prefix(1).uppercased() + subtag.dropFirst()
    default: subtag
    }
  }
}
