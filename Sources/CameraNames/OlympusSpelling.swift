/// Rules for Olympus: `E-M10MarkII` is the OM-D E-M10 Mark II, `C2040Z` the C-2040 Zoom, `u760` the mju 760.
enum OlympusSpelling {
  /// Returns the name of a camera, without its brand, as Olympus spells it.
  static func name(_ name: String) -> String {
    // iHS is on some boxes, but never in files.
    let name = name.dropping(ending: " iHS") ?? name
    return system(name) ?? tough(name) ?? stylus(name) ?? mju(name) ?? zoom(name) ?? name
  }

  /// Cameras with interchangeable lenses.
  private static func system(_ name: String) -> String? {
    if let range = name.lowercased().firstRange(of: " / evolt ") {
      return String(name.unicodeScalars.prefix(name.lowercased()[..<range.lowerBound].unicodeScalars.count))
    }
    var scan = NameScanner(name)
    if scan.take("OM-"), let number = scan.takeDigits(), let edition = takeMark(&scan), scan.isAtEnd {
      return "OM-\(number) Mark \(edition)"
    }
    return omd(name) ?? pen(name)
  }

  private static func omd(_ name: String) -> String? {
    var scan = NameScanner(name)
    scan.take("OM-D ")
    guard scan.take("E-M"), let number = scan.takeDigits() else { return nil }
    let model = "OM-D E-M\(number)\(scan.take("X") ? "X" : "")"
    if scan.isAtEnd { return model }
    guard let edition = takeMark(&scan) else { return nil }
    if scan.isAtEnd { return "\(model) Mark \(edition)" }
    scan.take(" ")
    return scan.take("S") && scan.isAtEnd ? "\(model) Mark \(edition)S" : nil
  }

  private static func pen(_ name: String) -> String? {
    var scan = NameScanner(name)
    scan.take("PEN ")
    guard scan.take("E-P") else { return nil }
    let series = scan.takeOne(of: ["L", "M"]) ?? ""
    guard let number = scan.takeDigits() else { return nil }
    let variant = scan.take("s") ? "s" : ""
    return scan.isAtEnd ? "PEN E-P\(series)\(number)\(variant)" : nil
  }

  private static func tough(_ name: String) -> String? {
    var scan = NameScanner(name.dropping(ending: " Tough") ?? name)
    scan.take("OM ")
    scan.take("Stylus ")
    scan.take("Tough ")
    return scan.take("TG-") && !scan.isAtEnd ? "Tough TG-\(scan.rest)" : nil
  }

  /// Series that are sold as Stylus in some regions, and the Stylus 1.
  private static func stylus(_ name: String) -> String? {
    var scan = NameScanner(name)
    guard scan.take("Stylus") else { return nil }
    if scan.rest == "1" || scan.rest.hasPrefix("1,1s") { return "Stylus 1" }
    scan.take(" ")
    let model = scan.rest
    if scan.rest.hasPrefix("1,1s") { return "Stylus 1" }
    return scan.takeOne(of: ["SH-", "SP-", "XZ-"]) != nil ? zoom(model) ?? model : nil
  }

  private static func mju(_ name: String) -> String? {
    var scan = NameScanner(name)
    guard scan.takeOne(of: ["mju", "u", "µ", "μ"]) != nil else { return nil }
    _ = scan.takeOne(of: [" ", "-"])
    let isTough = scan.takeOne(of: ["Tough", "T"]) != nil
    _ = scan.takeOne(of: [" ", "-"])
    guard let number = scan.takeDigits() else { return nil }
    scan.take(" ")
    let variant = scan.takeOne(of: ["SW", "WP"])
    return scan.isAtEnd ? "mju \(isTough ? "Tough " : "")\(number)\(variant.map { " \($0)" } ?? "")" : nil
  }

  /// Compact cameras whose code consists of letters, a number and the kind of zoom.
  private static func zoom(_ name: String) -> String? {
    var scan = NameScanner(name)
    guard let series = scan.takeOne(of: ["C", "D", "FE", "SP", "X"]) else { return nil }
    _ = scan.takeOne(of: ["-", " "])
    guard let number = scan.takeDigits() else { return nil }
    let model = "\(series)-\(number)"
    if scan.isAtEnd { return model }
    scan.take(" ")
    switch scan.rest.lowercased() {
    case "uz", "ultra zoom": return series == "SP" ? "\(model)UZ" : "\(model) Ultra Zoom"
    case "wz", "wide zoom": return "\(model) Wide Zoom"
    case "z", "zoom": return "\(model) Zoom"
    case "l", "r": return model + scan.rest.uppercased()
    default: return nil
    }
  }

  /// Reads `MarkII`, ` Mark II` or ` II` and returns the Roman numeral.
  private static func takeMark(_ scan: inout NameScanner) -> String? {
    scan.take(" ")
    if scan.take("Mark") { scan.take(" ") }
    return scan.takeRoman()
  }
}
