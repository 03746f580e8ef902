/// Rules for Sony: `ILCE-7M3` is the Alpha 7 III, `DSC-RX100M3` the Cyber-shot DSC-RX100 III.
enum SonySpelling {
  /// Returns the name of a camera, without its brand, as Sony spells it.
  static func name(_ name: String) -> String {
    if let alpha = alpha(name) { return "Alpha \(alpha)" }
    var scan = NameScanner(name)
    if scan.take("Alpha "), scan.rest.hasPrefix("NEX-") { return scan.rest }
    scan = NameScanner(name)
    scan.take("Cyber-shot ")
    if scan.takeOne(of: ["DSC-", "DSC "]) != nil, !scan.isAtEnd { return "Cyber-shot DSC-\(edition(scan.rest))" }
    scan = NameScanner(name)
    if scan.take("ILME-"), scan.rest.hasPrefix("FX") { return edition(scan.rest) }
    return name.hasPrefix("ZV-") ? edition(name) : name
  }

  /// Returns the part of the name behind Alpha for every spelling of a camera of that system; nil for other cameras.
  private static func alpha(_ name: String) -> String? {
    var start = NameScanner(name)
    let isNamed = start.take("Alpha ")

    var scan = start
    if scan.takeOne(of: ["SLT-A", "DSLR-A"]) != nil, let number = scan.takeDigits() {
      // The V of SLT-A55V marks the version with GPS, which is sold under the same name.
      scan.take("V")
      if scan.isAtEnd { return number }
      return scan.rest == " II" ? "\(number) II" : nil
    }
    scan = start
    if scan.takeOne(of: ["ILCE-", "ILCA-"]) != nil, !scan.isAtEnd { return edition(scan.rest) }

    // Spellings of users: a7 III, a7iii, α7R, Alpha a6000, alpha 7c ii.
    scan = start
    guard scan.takeOne(of: ["a", "α"]) != nil || isNamed, let number = scan.takeDigits() else { return nil }
    let series = scan.takeOne(of: ["CR", "C R", "C", "R", "S"])?.filter { $0 != " " } ?? ""
    scan.take(" ")
    let edition = scan.takeRoman() ?? ""
    let variant = !edition.isEmpty && scan.take("A") ? "A" : ""
    guard scan.isAtEnd else { return nil }
    return number + series + (edition.isEmpty ? "" : " \(edition)\(variant)")
  }

  /// Returns a code with its edition as Sony spells it: `RX100M5A` is the RX100 VA.
  private static func edition(_ code: String) -> String {
    guard let (stem, edition) = Edition.split(code, variants: ["A"]) else { return Edition.withoutMark(code) }
    return "\(stem) \(edition)"
  }
}
