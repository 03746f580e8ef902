/// The languages of the pages.
public enum PageLanguage: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh-Hans"

  /// The language's name in itself.
  var ownName: String {
    switch self {
    case .english: "English"
    case .chinese: "简体中文"
    }
  }

  /// The language that a page offers instead.
  var other: PageLanguage { self == .english ? .chinese : .english }

  /// Returns the language for a browser: the supported one with the highest weight in the field `Accept-Language` (RFC 9110, section
  /// 12.5.4), the earlier one of equals; English if there is none.
  public static func accepted(_ header: String?) -> PageLanguage {
    let ranges = (header ?? "").prefix(1_000).split(separator: ",").compactMap(weighted)
    return ranges.reduce(nil as (language: PageLanguage, weight: Double)?) { best, next in
      (best?.weight ?? 0) < next.weight ? next : best
    }?.language ?? .english
  }

  private static func weighted(_ range: Substring) -> (language: PageLanguage, weight: Double)? {
    let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
    guard let tag = parts.first else { return nil }
    let primary = tag.prefix { $0 != "-" }
    guard let language: PageLanguage = primary == "en" ? .english : primary == "zh" ? .chinese : nil else { return nil }
    let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
    return weight > 0 ? (language, weight) : nil
  }
}
