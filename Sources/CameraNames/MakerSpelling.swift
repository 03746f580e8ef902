/// Rules that turn the camera names in files into the names that each maker sells its cameras under.
///
/// Cameras write internal codes (`ILCE-7M3`) or capitals (`COOLPIX P6000`), or leave out the family (`EX-Z750`). The rules
/// cover whole series, and so also cameras that the table does not contain. They do not change a name that is already
/// spelled correctly: they are idempotent.
enum MakerSpelling {
  /// Returns the name of a camera, without its brand, as the brand spells it.
  ///
  /// - Parameters:
  ///   - name: A name without brand and noise; not empty.
  ///   - brand: A canonical brand.
  static func name(_ name: String, brand: String) -> String {
    let name = withFamilyCase(name)
    switch brand {
    case "Asus", "HTC": return name.replacing("_", with: " ")
    case "Canon": return canon(name)
    case "Casio": return casio(name)
    case "DJI": return dji(name)
    case "Fujifilm": return fujifilm(name)
    case "GoPro": return name.dropping(ending: " Edition") ?? name
    case "Hasselblad":
      return String(name.prefix(upTo: name.firstRange(of: " - Hasselblad ")?.lowerBound ?? name.endIndex))
    case "Kodak": return kodak(name)
    case "Kyocera": return renamed(name, from: "FC-", to: "Finecam ")
    case "Leaf": return String(name.prefix { $0 != "(" }).trimmingTrailingBlanks
    case "Leica": return leica(name)
    case "LG": return renamed(name, from: "LG-", to: "")
    case "Motorola": return motorola(name)
    case "Nikon": return nikon(name)
    case "Olympus", "OM System": return OlympusSpelling.name(name)
    case "Panasonic": return panasonic(name)
    case "Pentax": return pentax(name)
    case "Ricoh": return ricoh(name)
    case "Sony": return SonySpelling.name(name)
    case "Xiaomi": return renamed(name, from: "MI ", to: "Mi ")
    default: return name
    }
  }

  private static func canon(_ name: String) -> String {
    // "EOS 350D DIGITAL" is the EOS 350D, but "EOS Kiss Digital" is a name.
    if let plain = name.dropping(ending: " Digital"), plain.last.map({ $0.isNumber || $0 == "D" }) == true,
      plain.contains(where: \.isNumber)
    {
      return plain
    }
    if name.hasPrefix("IXUS Digital ") { return "Digital IXUS \(name.dropFirst("IXUS Digital ".count))" }
    var scan = NameScanner(name)
    guard scan.take("EOS "), scan.takeOne(of: ["R", "M"]) != nil, scan.takeDigits() != nil else { return name }
    // EOS R5m2 and EOS M50m2.
    guard let (stem, edition) = Edition.split(name) else { return name }
    return "\(stem) Mark \(edition)"
  }

  private static func casio(_ name: String) -> String {
    var scan = NameScanner(name)
    scan.take("Exilim ")
    scan.take("Pro ")
    return scan.take("EX-") ? "Exilim EX-\(scan.rest)" : name
  }

  /// Old firmware writes the product and the code of its camera; the code is the more reliable one.
  private static func dji(_ name: String) -> String {
    guard let code = name.split(separator: " ").last, code.count < name.count else { return name }
    var scan = NameScanner(code)
    return scan.take("FC") && scan.takeDigits() != nil ? String(code) : name
  }

  private static func fujifilm(_ name: String) -> String {
    var scan = NameScanner(name)
    guard scan.take("FinePix"), !scan.isAtEnd else { return name }
    scan.take(" ")
    let model = scan.rest
    // Files of the first X100 say FinePix, which was not its name.
    if scan.take("X"), scan.takeDigits() != nil { return model }
    for (ending, word) in [("Zoom", "Zoom"), ("Pro", "Pro")] {
      guard let plain = model.dropping(ending: ending)?.trimmingTrailingBlanks else { continue }
      return "FinePix \(plain) \(word)"
    }
    return "FinePix \(model)"
  }

  private static func kodak(_ name: String) -> String {
    var plain = name.dropping(ending: " Zoom") ?? name
    if let range = plain.firstRange(of: " FILE VERSION ") { plain = String(plain[..<range.lowerBound]) }
    var scan = NameScanner(plain)
    if scan.take("Digital Science ") { return kodak(scan.rest.dropping(ending: " Camera") ?? scan.rest) }
    if scan.take("EasyShare Touch Camera") || scan.take("EasyShare") { scan.take(",") }
    scan.take(" ")
    let model = scan.rest
    let series: Set<String> = ["C", "CD", "CX", "DX", "LS", "M", "MD", "MX", "P", "V", "Z", "ZD"]
    guard let letters = scan.takeLetters(), series.contains(letters.uppercased()), let digits = scan.takeDigits(),
      digits.count > 2, scan.isAtEnd || scan.rest.lowercased() == " is"
    else { return plain }
    return "EasyShare \(model)"
  }

  private static func leica(_ name: String) -> String {
    var name = name
    var scan = NameScanner(name)
    if let series = scan.takeOne(of: ["C", "D", "V"]), scan.take("-Lux") {
      let model = scan.rest.drop { $0 == " " }
      name = "\(series)-Lux\(model.isEmpty ? "" : " ")\(model)"
    }
    let printed = ["monochrom": "Monochrom", "mono": "Monochrom", "vario": "Vario"]
    var words = name.split(separator: " ").map { printed[$0.lowercased()] ?? String($0) }
    // "(Typ 240)", "Typ 240", "(Type 007)" and "(Typ112)" are the same kind of name.
    let type = words.firstIndex { $0.lowercased().filter(\.isLetter).hasPrefix("typ") }
    if let type, type > 0, let number = words[type...].joined(separator: " ").firstNumber {
      words = words[..<type] + ["(Typ \(number))"]
    }
    return words.joined(separator: " ")
  }

  /// Motorola writes superscripts in brackets, `moto g(9) plus`.
  private static func motorola(_ name: String) -> String {
    guard name.hasPrefix("Moto ") else { return name }
    return name.split(separator: " ").map { word in
      var word = String(word)
      if let open = word.firstIndex(of: "("), open != word.startIndex, word.last == ")", word.firstNumber != nil {
        word.removeAll { $0 == "(" || $0 == ")" }
      }
      return word.contains(where: \.isUppercase) ? word : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  private static func nikon(_ name: String) -> String {
    var scan = NameScanner(name)
    // Before 2005 files of a Coolpix 995 said E995; E2 and E3 are other cameras.
    if scan.take("E"), let digits = scan.takeDigits(), digits.count > 2, scan.isAtEnd { return "Coolpix \(digits)" }
    scan = NameScanner(name)
    guard scan.take("Z") else { return name }
    scan.take(" ")
    if scan.rest.lowercased() == "fc" { return "Z fc" }
    if scan.rest.lowercased() == "f" { return "Zf" }
    guard let digits = scan.takeDigits() else { return name }
    // "Z 6_2" is the Z6II.
    if scan.take("_"), let edition = scan.takeDigits(), scan.isAtEnd { return "Z\(digits)\(Edition.roman(edition))" }
    scan.take(" ")
    let edition = scan.takeRoman() ?? ""
    return scan.isAtEnd ? "Z\(digits)\(edition)" : name
  }

  private static func panasonic(_ name: String) -> String {
    var scan = NameScanner(name)
    scan.take("Lumix ")
    guard let series = scan.takeOne(of: ["DMC-", "DC-"]) else { return name }
    let code = Edition.withoutMark(scan.rest)
    if code == "FZ10002" { return "Lumix DC-FZ1000 II" }
    guard let (stem, edition) = Edition.split(code, marks: ["M", "MK"], variants: ["X"]) else {
      return "Lumix \(series)\(code)"
    }
    return "Lumix \(series)\(stem) \(edition)"
  }

  private static func pentax(_ name: String) -> String {
    if let plain = name.dropping(ending: " II s") { return "\(plain) IIs" }
    // "Optio S V1.01" ends in a firmware version.
    var words = name.split(separator: " ")
    if words.count > 1, let last = words.last, last.first == "V", last.contains("."),
      last.dropFirst().allSatisfy(\.isVersion)
    {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  private static func ricoh(_ name: String) -> String {
    var scan = NameScanner(name)
    guard scan.take("GR Digital "), let digit = scan.takeDigits(), scan.isAtEnd else { return name }
    return "GR Digital \(Edition.roman(digit))"
  }

  /// Replaces the beginning of a name, if it has the given one and more follows.
  private static func renamed(_ name: String, from old: String, to new: String) -> String {
    var scan = NameScanner(name)
    return scan.take(old) && !scan.isAtEnd ? new + scan.rest : name
  }

  /// Returns a name with its family words in the case that their makers use.
  private static func withFamilyCase(_ name: String) -> String {
    name.split(separator: " ").map { familyCase[$0.lowercased()] ?? String($0) }.joined(separator: " ")
  }

  private static let familyCase: [String: String] = {
    let words = [
      "Alpha", "Caplio", "Coolpix", "Cyber-shot", "Digimax", "Digital", "DiMAGE", "Dynax", "EasyShare", "ELPH", "EOS",
      "Exilim", "Finecam", "FinePix", "Fusion", "Galaxy", "HyperFire", "iPad", "iPhone", "IXUS", "IXY", "Kiss", "Lumix",
      "Mark", "Mavic", "Mavica", "Maxxum", "mju", "Moto", "OM-D", "Optio", "Photosmart", "Pixel", "PixPro", "POCO",
      "PowerShot", "Rebel", "Redmi", "Stylus", "Tough", "Xperia",
    ]
    var cases = ["cybershot": "Cyber-shot", "digitalmavica": "Digital Mavica"]
    for word in words { cases[word.lowercased()] = word }
    return cases
  }()
}

extension Character {
  fileprivate var isVersion: Bool { isNumber || self == "." }
}

extension String {
  /// The first run of digits; nil without any.
  fileprivate var firstNumber: String? {
    var scan = NameScanner(drop { !$0.isNumber })
    return scan.takeDigits()
  }

  fileprivate var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
