/// Olympus's codes and names: `E-M10MarkII` is the OM-D E-M10 Mark II, `C2040Z` the C-2040 Zoom, `u760` the mju 760.
enum OlympusSpelling {
  static func name(_ name: String) -> String {
    // iHS is what cameras never write and boxes print only sometimes.
    let name = name.replacing(#/ iHS$/#.ignoresCase(), with: "")
    return system(name) ?? compact(name) ?? name
  }

  private static func system(_ name: String) -> String? {
    if let match = name.wholeMatch(of: /(?:OM-D )?(E-M\d+X?) ?(?:(?:Mark ?)?([IV]+) ?(S)?)?/.ignoresCase()) {
      guard let edition = match.2 else { return "OM-D \(match.1.uppercased())" }
      return "OM-D \(match.1.uppercased()) Mark \(edition.uppercased())\(match.3.map { $0.uppercased() } ?? "")"
    }
    if let match = name.wholeMatch(of: /(?:PEN )?(E-P[LM]?\d+s?)/.ignoresCase()) {
      return "PEN E-\(match.1.dropFirst(2).prefix { !$0.isNumber }.uppercased())\(match.1.drop { !$0.isNumber })"
    }
    if let match = name.wholeMatch(of: /(OM-\d+) ?Mark ?([IV]+)/.ignoresCase()) {
      return "\(match.1.uppercased()) Mark \(match.2.uppercased())"
    }
    return name.wholeMatch(of: /(.+?) ?\/ ?EVOLT .+/.ignoresCase()).map { String($0.1) }
  }

  private static func compact(_ name: String) -> String? {
    if let match = name.wholeMatch(of: /([CD])-?(\d+) ?(?:(UZ|Ultra Zoom)|(WZ|Wide Zoom)|(Z|Zoom))/.ignoresCase()) {
      let zoom = match.3 != nil ? "Ultra Zoom" : match.4 != nil ? "Wide Zoom" : "Zoom"
      return "\(match.1.uppercased())-\(match.2) \(zoom)"
    }
    if let match = name.wholeMatch(of: /([CD]|FE|SP|X)[- ]?(\d+)( ?UZ|L|R)?/.ignoresCase()) {
      return "\(match.1.uppercased())-\(match.2)\(match.3.map { $0.uppercased().filter { $0 != " " } } ?? "")"
    }
    if let match = name.wholeMatch(of: /(?:u|µ|μ|mju)[- ]?(T(?:ough)?[- ]?)?(\d+) ?(SW|WP)?/.ignoresCase()) {
      return "mju \(match.1 == nil ? "" : "Tough ")\(match.2)\(match.3.map { " \($0.uppercased())" } ?? "")"
    }
    if let match = name.wholeMatch(of: /(?:OM )?(?:Stylus )?(?:Tough )?(TG-.+?)(?: Tough)?/.ignoresCase()) {
      return "Tough \(match.1)"
    }
    if let match = name.wholeMatch(of: /Stylus ((?:SH|SP|XZ)-.+)/.ignoresCase()) { return compact(String(match.1)) ?? String(match.1) }
    return name.wholeMatch(of: /Stylus ?1(?:,1s)?/.ignoresCase()).map { _ in "Stylus 1" }
  }
}
