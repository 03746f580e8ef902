/// The brands, and what they write about themselves in the Make field.
///
/// One brand writes many things there (`NIKON`, `NIKON CORPORATION`), and one firm makes several brands
/// (`RICOH IMAGING COMPANY, LTD.` writes `PENTAX K-3` and `RICOH GR III`), which is why the brand that a model names
/// beats the brand of the Make.
enum Brand {
  /// The canonical brand of a make, or `nil` when its words are those of no known brand.
  ///
  /// The longest run of leading words that a brand is known by wins: `Sony Ericsson` is not `Sony`.
  static func canonical(named make: some StringProtocol) -> String? {
    let words = words(of: make)
    for count in stride(from: min(words.count, longestSpelling), to: 0, by: -1) {
      if let brand = spellings[words[..<count].joined(separator: " ")] { return brand }
    }
    return nil
  }

  /// The brand that a name begins with, and the rest of the name, which may be empty.
  ///
  /// Only whole words count: `LG-H815` begins with no brand, nor does `Rolleiflex`.
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

  /// The brand under which a camera is sold that a firm with several brands made.
  static func seller(of name: Substring, maker brand: String) -> String {
    // The firm that took over Olympus's cameras goes on making some of them as Olympus.
    if brand == "OM System", ["E-", "PEN", "OM-D"].contains(where: { name.hasPrefix($0) }) { return "Olympus" }
    return brand
  }

  /// The brand whose family of cameras a name begins with: `EOS 550D` is a Canon.
  static func ofFamily(in name: Substring) -> String? {
    var rest = name
    guard var word = rest.nextWord()?.lowercased() else { return nil }
    if word == "digital", let second = rest.nextWord()?.lowercased() { word = second }
    if let brand = families[word] { return brand }
    // Internal codes carry their family before a hyphen.
    guard let hyphen = word.firstIndex(of: "-") else { return nil }
    return families[String(word[...hyphen])]
  }

  /// A make that is no known brand, without the words that only say what kind of firm it is. `nil` when that leaves
  /// nothing, or nothing but a word that any device could have written.
  static func unknown(named make: String) -> String? {
    // The first of several names must do, since a canonical name holds neither commas nor slashes.
    var words = make.split(whereSeparator: { ",/<>|".contains($0) }).first?.split(separator: " ") ?? []
    while let last = words.last, legalForms.contains(last.lowercased().filter(\.isLetter)) { words.removeLast() }
    let name = words.joined(separator: " ")
    guard name.contains(where: \.isLetter), !placeholders.contains(name.lowercased()) else { return nil }
    return name
  }

  private static let longestSpelling = 3

  /// The words of a make in lower case, parted by anything but letters and digits.
  private static func words(of make: some StringProtocol) -> [String] {
    make.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
  }

  /// What firms call themselves, apart from their name.
  private static let legalForms: Set<String> = [
    "ab", "ag", "co", "coltd", "company", "corp", "corporation", "gmbh", "inc", "limited", "llc", "ltd", "sa",
  ]

  /// Makes that say nothing.
  private static let placeholders: Set<String> = [
    "camera", "default", "digital", "digital camera", "generic", "make", "manufacturer", "n/a", "none", "null", "oem",
    "unknown",
  ]
}

extension Substring {
  /// Takes the first word off, up to a blank or an underscore; `nil` when there is none.
  fileprivate mutating func nextWord() -> Substring? {
    let name = withoutLeadingBlanks
    guard !name.isEmpty else { return nil }
    let end = name.firstIndex(where: { $0 == " " || $0 == "_" }) ?? name.endIndex
    self = name[end...]
    return name[..<end]
  }

  fileprivate var withoutLeadingBlanks: Substring { drop(while: { $0 == " " || $0 == "_" }) }
}
