/// The makers of lenses: how a name reveals its maker, and how each maker's names are printed in shops.
enum LensMakers {
  /// Returns the maker whose own words a name contains, such as `Nikkor`; nil if it contains none.
  static func maker(ofWordsIn words: [String]) -> String? {
    guard let first = words.first else { return nil }
    // Tamron's lenses for Sony's cameras begin with E like Sony's own; only Tamron's code or series words tell them apart.
    if first == "E",
      words.contains(where: isTamronCode) || zip(words, words.dropFirst()).contains(where: { $0 == ("Di", "III") })
    {
      return "Tamron"
    }
    if firstWords[first] != nil { return nil }
    if first.hasPrefix("M."), first.count > 2 { return "Olympus" }
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if let brand = pairs[word]?[next] ?? anyWords[word] { return brand }
      if word.hasSuffix("-Nikkor") { return "Nikon" }
      if word.hasPrefix("DiII") { return "Tamron" }
      if word.hasPrefix("Pentax") { return "Pentax" }
    }
    return nil
  }

  /// Returns the maker whose series a name begins with; nil if it could be any maker's.
  static func maker(ofSeries words: [String]) -> String? {
    words.first.flatMap { firstWords[$0] }
  }

  /// Returns whether a word is a Tamron lens number: `A063`, `B070`, `F053`, in brackets or not, with a mount's letter or not.
  private static func isTamronCode(_ word: String) -> Bool {
    word.wholeMatch(of: #/\(?[ABF]0[0-9]{2}Z?\)?/#) != nil
  }

  /// Brands whose own lenses can be recognised by their names: any other lens on their cameras is by another maker.
  static let brandsWithRecognisableLenses: Set<String> = [
    "Canon", "Fujifilm", "Nikon", "Olympus", "OM System", "Panasonic", "Pentax", "Sigma", "Sony",
  ]

  /// Returns a name's words as the maker prints them on its lenses.
  static func printed(_ words: [String], brand: String) -> [String] {
    switch brand {
    case "Canon": canon(words)
    case "Fujifilm": fujifilm(words)
    case "Pentax":
      words.map { $0.hasPrefix("Pentax-") ? String($0.dropFirst("Pentax-".count)) : $0 }
        .filter { $0 != "Pentax" && !$0.isEmpty }
    case "Sigma": sigma(words)
    case "Sony": words.filter { !$0.hasPrefix("(SAL") && !$0.hasPrefix("(SEL") }
    case "Tamron": tamron(words)
    default: words
    }
  }

  /// Returns the words as Canon prints them: the L of `F4 L` next to the aperture.
  private static func canon(_ words: [String]) -> [String] {
    guard let aperture = words.firstIndex(where: { $0.hasPrefix("f/") }), aperture + 1 < words.count,
      words[aperture + 1] == "L"
    else { return words }
    return words[..<aperture] + ["\(words[aperture])L"] + words[(aperture + 2)...]
  }

  private static func fujifilm(_ words: [String]) -> [String] {
    words.filter { $0.lowercased() != "fujinon" }.flatMap { word in
      word.hasPrefix("f/") && word.hasSuffix("R") ? [String(word.dropLast()), "R"] : [word]
    }
  }

  /// Sigma writes its product lines as a letter or a word, with or without the year of the design.
  private static func sigma(_ words: [String]) -> [String] {
    let lines = ["A": "Art", "C": "Contemporary", "S": "Sports"]
    var words = words
    if let year = words.last, year.count == 3, year.hasPrefix("0"), year.allSatisfy(\.isNumber) { words.removeLast() }
    guard let last = words.last, let line = lines[last] ?? lines.values.first(where: { $0 == last }) else {
      return words
    }
    words.removeLast()
    if let before = words.last, before == line || lines[before] == line { words.removeLast() }
    return words + [line]
  }

  private static func tamron(_ words: [String]) -> [String] {
    var words = words.flatMap { word in
      word.hasPrefix("DiI") ? ["Di", String(word.dropFirst(2))] : [word]
    }
    var scan = NameScanner(words.last ?? "")
    scan.take("(")
    let code = scan.rest.filter { $0 != ")" && $0 != ":" }
    guard let letter = scan.takeLetters(), letter.count == 1, let digits = scan.takeDigits(), digits.count > 1 else {
      return words
    }
    words.removeLast()
    if words.last == "(Model" { words.removeLast() }
    return words + ["(\(code))"]
  }

  private static let firstWords: [String: String] = {
    let series = [
      "Canon": ["EF", "EF-S", "EF-M", "RF", "RF-S", "TS-E", "MP-E"], "Fujifilm": ["XF", "XC", "GF"],
      "Sony": ["FE", "DT", "E"], "Panasonic": ["Lumix"], "OM System": ["OM"], "Apple": ["iPhone"], "Google": ["Pixel"],
      "Zeiss": ["Batis", "Loxia", "Milvus", "Otus", "Touit"],
    ]
    var brands: [String: String] = [:]
    for (brand, words) in series { for word in words { brands[word] = brand } }
    return brands
  }()

  private static let anyWords = [
    "Nikkor": "Nikon", "Zuiko": "Olympus", "M.Zuiko": "Olympus", "Rokkor": "Minolta", "SAM": "Sony", "SSM": "Sony",
    "Nokton": "Voigtländer", "Ultron": "Voigtländer", "APO-Lanthar": "Voigtländer", "Color-Skopar": "Voigtländer",
  ]

  private static let pairs: [String: [String: String]] = {
    let sigma = ["DN": "Sigma", "HSM": "Sigma", "OS": "Sigma"]
    let tamron = ["II", "III", "III-A", "VC", "USD", "LD"].map { ($0, "Tamron") }
    return ["DG": sigma, "DC": sigma, "Di": Dictionary(uniqueKeysWithValues: tamron)]
  }()
}
