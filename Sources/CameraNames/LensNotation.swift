/// The notation of canonical lens names: series, focal length in `mm`, aperture as `f/`, then the rest in the maker's
/// order.
enum LensNotation {
  /// Returns the words of a lens name in the notation; words already in it are unchanged.
  static func words(of name: String) -> [String] {
    var words = name.replacing("–", with: "-").split(whereSeparator: { " _|[]".contains($0) }).flatMap {
      pieces(of: $0)
    }
    joinMillimetres(&words)
    replaceRatio(&words)
    if words.count > 1, words.last == "Lens" { words.removeLast() }
    return words.map(printed)
  }

  /// Returns whether a word is a focal length or an aperture.
  static func isNumber(_ word: String) -> Bool {
    if word.hasPrefix("f/") { return true }
    var scan = NameScanner(word)
    return scan.takeRange() != nil && scan.rest == "mm"
  }

  /// Removes the teleconverter from a lens name.
  static func withoutConverter(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard let plus = words.firstIndex(where: { $0.first == "+" }), plus > 0,
      words[plus...].contains(where: { $0.contains(where: \.isNumber) || $0.lowercased().hasPrefix("conv") })
    else { return name }
    return words[..<plus].filter { $0 != "extender" }.joined(separator: " ")
  }

  // MARK: - Words

  /// Splits a word into series, focal length and aperture: `XF23mmF1.4` into `XF`, `23mm` and `f/1.4`.
  private static func pieces(of word: some StringProtocol) -> [String] {
    var scan = NameScanner(word)
    if let aperture = takeAperture(&scan) { return split(aperture, suffix: scan.rest) }
    scan = NameScanner(word)
    if let lens = takeSlashed(&scan) { return lens }
    scan = NameScanner(word)
    var lead = scan.take(while: { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) ?? ""
    guard let focal = scan.takeRange(), scan.take("mm") else { return [String(word)] }
    if lead == "f=" { lead = "" }
    let rest = scan.isAtEnd ? [] : pieces(of: scan.rest)
    // "M.12-200mm" stays together, "DA*16-50mm" and "EF50mm" do not.
    guard let last = lead.last, last.isLetter || last == "*" else { return ["\(lead)\(focal)mm"] + rest }
    return [lead, "\(focal)mm"] + rest
  }

  /// Reads `f/2.8`, `F2.8-4` or `f4.0`, but not `F012`, which is a number of Tamron's.
  private static func takeAperture(_ scan: inout NameScanner) -> String? {
    guard scan.take("f") else { return nil }
    scan.take("/")
    var code = scan
    if code.take("0"), code.takeDigits() != nil { return nil }
    guard let aperture = scan.takeRange(), !scan.rest.hasPrefix("mm") else { return nil }
    return "f/\(aperture)"
  }

  /// Reads the notations of Panasonic, `12-32/F3.5-5.6`, of Leica, `1:2.8/35`, of Zeiss, `2.8/35`, and of Viltrox, `56/1.7`.
  private static func takeSlashed(_ scan: inout NameScanner) -> [String]? {
    scan.take("1:")
    guard let first = scan.takeRange(), scan.take("/") else { return nil }
    if let aperture = takeAperture(&scan) { return ["\(first)mm"] + split(aperture, suffix: scan.rest) }
    if let lens = focalFirst(first, scan) { return lens }
    guard let focal = scan.takeRange(), focal.count > 1, !focal.contains("."),
      first.prefix(while: { $0 != "." }).count == 1
    else { return nil }
    scan.take("mm")
    return scan.isAtEnd || scan.rest == "M" ? ["\(focal)mm", "f/\(first)\(scan.rest)"] : nil
  }

  /// Reads an aperture below 10 at the end, after a focal length of at least 10 mm; nil for anything else.
  private static func focalFirst(_ focal: String, _ scan: NameScanner) -> [String]? {
    var scan = scan
    func digitCount(_ range: String) -> Int { range.prefix { $0.isNumber }.count }
    guard digitCount(focal) > 1, let aperture = scan.takeRange(), digitCount(aperture) == 1, scan.isAtEnd else {
      return nil
    }
    return ["\(focal)mm", "f/\(aperture)"]
  }

  /// Splits the Roman numeral of an edition from an aperture; the letters of a series stay with it.
  private static func split(_ aperture: String, suffix: String) -> [String] {
    suffix.count > 1 && suffix.allSatisfy({ $0 == "I" || $0 == "V" }) ? [aperture, suffix] : [aperture + suffix]
  }

  private static func joinMillimetres(_ words: inout [String]) {
    for index in words.indices.dropFirst().reversed() where words[index].lowercased() == "mm" {
      var scan = NameScanner(words[index - 1])
      guard let focal = scan.takeRange(), scan.isAtEnd else { continue }
      words[index - 1] = "\(focal)mm"
      words.remove(at: index)
    }
  }

  /// Replaces `1:2.8` by an aperture if the name has no other: macro lenses write their scale, `1:1`, in the same way.
  private static func replaceRatio(_ words: inout [String]) {
    guard !words.contains(where: { $0.hasPrefix("f/") }) else { return }
    for index in words.indices {
      var scan = NameScanner(words[index])
      guard scan.take("1:"), let aperture = scan.takeRange() else { continue }
      words[index] = "f/\(aperture)\(scan.rest)"
      return
    }
  }

  /// Returns a word in the usual case, and the edition in `MkII` as `II`: makers often write capitals only.
  private static func printed(_ word: String) -> String {
    for mark in ["Mark", "Mk"] where word.hasPrefix(mark) {
      let edition = word.dropFirst(mark.count)
      if !edition.isEmpty, edition.allSatisfy({ $0 == "I" || $0 == "V" }) { return String(edition) }
    }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map { wordCase[$0.lowercased()] ?? String($0) }.joined(separator: "-")
  }

  private static let wordCase: [String: String] = {
    let words = [
      "Art", "Aspherical", "Contemporary", "Digital", "Elmarit", "Fisheye", "Heliar", "Lanthar", "Leica", "Lumix",
      "Macro", "Micro", "Nikkor", "Nocticron", "Nokton", "Pentax", "Pro", "Rokkor", "Skopar", "Sports", "Summicron",
      "Summilux", "Ultron", "Vario", "Zoom", "Zuiko",
    ]
    return Dictionary(uniqueKeysWithValues: words.map { ($0.lowercased(), $0) })
  }()
}
