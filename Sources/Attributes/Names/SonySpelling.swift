/// Sony's codes and names: `ILCE-7M3` is the Alpha 7 III, `DSC-RX100M3` the Cyber-shot DSC-RX100 III.
enum SonySpelling {
  static func name(_ name: String) -> String {
    if let alpha = alpha(name) { return "Alpha \(alpha)" }
    if let compact = name.wholeMatch(of: /(?:Cyber-shot )?DSC[- ](.+)/.ignoresCase()) {
      return "Cyber-shot DSC-\(edition(String(compact.1)))"
    }
    if let cinema = name.wholeMatch(of: /ILME-(FX.+)/.ignoresCase()) { return edition(String(cinema.1)) }
    if name.wholeMatch(of: /(?:Alpha )?NEX-.+/.ignoresCase()) != nil { return name.replacing(#/^Alpha /#, with: "") }
    if name.hasPrefix("ZV-") { return edition(name) }
    return name
  }

  /// What follows the word Alpha, for any way of writing a camera of that system.
  private static func alpha(_ name: String) -> String? {
    // The V of SLT-A55V says that this region's camera has GPS.
    if let match = name.wholeMatch(of: /(?:Alpha )?(?:SLT-A(\d+?)V?|DSLR-A(\d+?))(?: (II))?/.ignoresCase()) {
      return "\(match.1 ?? match.2 ?? "")\(match.3.map { " \($0)" } ?? "")"
    }
    if let match = name.wholeMatch(of: /(?:Alpha )?ILC[AE]-(.+)/.ignoresCase()) { return edition(String(match.1)) }
    // What people write: a7 III, a7iii, α7R, Alpha a6000.
    if let match = name.wholeMatch(of: /(?:Alpha )?[aα](\d+(?:C ?R|[CRS])?) ?([IV]*A?)/.ignoresCase()) {
      return joined(match.1, match.2)
    }
    if let match = name.wholeMatch(of: /Alpha (\d+(?:C ?R|[CRS])?) ?([IV]*A?)/.ignoresCase()) {
      return joined(match.1, match.2)
    }
    return nil
  }

  /// A code with its edition as Sony prints it: `RX100M5A` is the RX100 VA.
  private static func edition(_ code: String) -> String {
    if let match = code.wholeMatch(of: /(.*\w)M(\d)(A?)/), match.1.contains(where: \.isNumber) {
      return "\(match.1) \(MakerSpelling.roman(match.2))\(match.3)"
    }
    return code.replacing(#/ Mark ([IV]+)$/#) { " \($0.1)" }
  }

  private static func joined(_ model: Substring, _ edition: Substring) -> String {
    let model = model.uppercased().filter { $0 != " " }
    return edition.isEmpty ? model : "\(model) \(edition.uppercased())"
  }
}
