/// A language as guides name it, in the form everything else here uses (BCP 47).
enum LanguageTag {
  /// The tag of a text whose language nobody named.
  static let undetermined = "und"

  /// `en` for any English, `zh-Hans` for Chinese unless it is said to be traditional; any other tag in BCP 47's own case.
  ///
  /// xmltv.dtd asks for `en`, `en_GB` or `en-GB`; three letters of ISO 639-2 are met as well. What is no tag at all is
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

  /// Scripts begin with a capital and regions are capitals (RFC 5646, section 2.1.1).
  private static func cased(_ subtag: String) -> String {
    switch subtag.utf8.count {
    case 2: subtag.uppercased()
    case 4: subtag.prefix(1).uppercased() + subtag.dropFirst()
    default: subtag
    }
  }
}
