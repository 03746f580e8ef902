/// The known brands, and how they are written in names and in the EXIF field Make.
///
/// One brand writes Make in several ways (`NIKON`, `NIKON CORPORATION`), and one company owns several brands
/// (`RICOH IMAGING COMPANY, LTD.` writes `PENTAX K-3` and `RICOH GR III`). A brand in the model therefore takes precedence
/// over the brand of Make.
enum BrandNames {
  /// Returns the canonical brand of a make; nil for an unknown brand.
  ///
  /// The longest spelling at the beginning wins: `Sony Ericsson` is not `Sony`.
  static func canonical(named make: some StringProtocol) -> String? {
    let words = words(of: make)
    for count in stride(from: min(words.count, longestSpelling), to: 0, by: -1) {
      if let brand = spellings[words[..<count].joined(separator: " ")] { return brand }
    }
    return nil
  }

  /// Returns the brand that a name begins with and the rest of the name, which may be empty; nil without a brand.
  ///
  /// Only whole words count: neither `LG-H815` nor `Rolleiflex` begins with a brand.
  static func leading(in name: Substring) -> (brand: String, rest: Substring)? {
    var rest = name
    var run = ""
    var best: (brand: String, rest: Substring)?
    for _ in 0..<longestSpelling {
      guard let word = rest.nextWord() else { break }
      run += (run.isEmpty ? "" : " ") + word.lowercased()
      if let brand = spellings[run], !subBrands.contains(run) { best = (brand, rest.withoutLeadingBlanks) }
    }
    return best
  }

  /// Returns the brand that a camera is sold under if its maker has several brands.
  static func seller(of name: Substring, maker brand: String) -> String {
    // OM System took over Olympus's cameras and still sells some of them as Olympus.
    if brand == "OM System", ["E-", "PEN", "OM-D"].contains(where: { name.hasPrefix($0) }) { return "Olympus" }
    return brand
  }

  /// Returns the brand of the camera family that a name begins with: `EOS 550D` is a Canon. Nil without a known family.
  static func ofFamily(in name: Substring) -> String? {
    var rest = name
    guard var word = rest.nextWord()?.lowercased() else { return nil }
    if word == "digital", let second = rest.nextWord()?.lowercased() { word = second }
    if let brand = families[word] { return brand }
    // Internal codes have their family before a hyphen.
    guard let hyphen = word.firstIndex(of: "-") else { return nil }
    return families[String(word[...hyphen])]
  }

  /// Returns a make of an unknown brand without the company's legal form. Nil if nothing is left, or only a placeholder
  /// such as `Camera`.
  static func unknown(named make: String) -> String? {
    // Canonical names contain neither commas nor slashes, so that only the first of several names is kept.
    var words = make.split(whereSeparator: { ",/<>|".contains($0) }).first?.split(separator: " ") ?? []
    while let last = words.last, legalForms.contains(last.lowercased().filter(\.isLetter)) { words.removeLast() }
    let name = words.joined(separator: " ")
    guard name.contains(where: \.isLetter), !placeholders.contains(name.lowercased()) else { return nil }
    return name
  }

  private static let longestSpelling = 3

  /// Splits a make into words of letters and digits, in lower case.
  private static func words(of make: some StringProtocol) -> [String] {
    make.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
  }

  /// Legal forms of companies, in lower case and without punctuation.
  private static let legalForms: Set<String> = [
    "ab", "ag", "co", "coltd", "company", "corp", "corporation", "gmbh", "inc", "limited", "llc", "ltd", "sa",
  ]

  /// Makes that identify no brand.
  private static let placeholders: Set<String> = [
    "camera", "default", "digital", "digital camera", "generic", "make", "manufacturer", "n/a", "none", "null", "oem",
    "unknown",
  ]
}

extension Substring {
  /// Removes and returns the first word, up to a blank or an underscore; nil at the end.
  fileprivate mutating func nextWord() -> Substring? {
    let name = withoutLeadingBlanks
    guard !name.isEmpty else { return nil }
    let end = name.firstIndex(where: { $0 == " " || $0 == "_" }) ?? name.endIndex
    self = name[end...]
    return name[..<end]
  }

  fileprivate var withoutLeadingBlanks: Substring { drop(while: { $0 == " " || $0 == "_" }) }
}
