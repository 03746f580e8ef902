/// How each maker spells on the box what its cameras write into files.
///
/// A maker's cameras write internal codes (`ILCE-7M3`), shout (`COOLPIX P6000`), or leave out the family (`EX-Z750`).
/// These rules know whole series, so they also name cameras that no table has heard of. They change nothing about a name
/// that is already spelled as a shop would print it: applying them twice is applying them once.
enum MakerSpelling {
  /// The name of a brand's camera, without the brand, as the brand prints it.
  ///
  /// - Parameters:
  ///   - name: A name without brand and noise; not empty.
  ///   - brand: A canonical brand.
  static func name(_ name: String, brand: String) -> String {
    let name = withFamilyCase(name)
    switch brand {
    case "Canon": return canon(name)
    case "Casio": return name.wholly(/(?:Exilim )?(?:Pro )?(EX-.+)/) { "Exilim \($0)" }
    case "DJI": return name.replacing(/^(.+) (FC\d+\w*)$/) { String($0.2) }
    case "Fujifilm": return fujifilm(name)
    case "Asus", "HTC": return name.replacing("_", with: " ")
    case "GoPro": return name.replacing(/^(HERO\d+\+?) (Black|Silver|White) Edition$/) { "\($0.1) \($0.2)" }
    case "Hasselblad": return name.replacing(#/ - Hasselblad .+$/#, with: "")
    case "Kodak": return kodak(name)
    case "Kyocera": return name.wholly(/FC-(.+)/) { "Finecam \($0)" }
    case "Leica": return leica(name)
    case "LG": return name.wholly(/LG-(.+)/) { $0 }
    case "Motorola": return motorola(name)
    case "Nikon": return nikon(name)
    case "Leaf": return name.replacing(#/ ?\([^)]*\)/#, with: "")
    case "Olympus", "OM System": return OlympusSpelling.name(name)
    case "Panasonic": return panasonic(name)
    case "Pentax": return name.replacing(/^(.+ II) s$/) { "\($0.1)s" }.replacing(#/ V\d\.\d+$/#, with: "")
    case "Ricoh": return ricoh(name)
    case "Sony": return SonySpelling.name(name)
    default: return name
    }
  }

  private static func canon(_ name: String) -> String {
    // "EOS 350D DIGITAL", but not "EOS Kiss Digital".
    let name = name.replacing(/(\d\w*) Digital$/) { String($0.1) }
    let ordered = name.replacing(/^IXUS Digital\b/, with: "Digital IXUS")
    return ordered.replacing(/(R\d+|M50)m(\d)$/) { "\($0.1) Mark \(roman($0.2))" }
  }

  private static func fujifilm(_ name: String) -> String {
    var name = name.replacing(/^FinePix(?=[^ ])/.ignoresCase(), with: "FinePix ").replacing(#/ ZOOM$/#, with: " Zoom")
    name = name.replacing(/^(FinePix \w*\d)(Zoom|Pro)$/.ignoresCase()) { "\($0.1) \($0.2)" }
    // The first X100 still called itself a FinePix; its box did not.
    return name.replacing(/^FinePix (X\d+\w*)$/) { String($0.1) }
  }

  private static func kodak(_ name: String) -> String {
    let plain = name.replacing(#/ (?:Zoom|\s*FILE VERSION \d+)$/#.ignoresCase(), with: "").replacing(/^EasyShare Touch Camera,? ?/, with: "EasyShare ")
    return plain.wholly(/(?:EasyShare )?((?:C|CD|CX|DX|LS|M|MD|MX|P|V|Z|ZD)\d{3,}(?: IS)?)/) { "EasyShare \($0)" }
  }

  private static func leica(_ name: String) -> String {
    name.replacing(/^([CDV])-?Lux ?/.ignoresCase()) { "\($0.1)-Lux " }.replacing(#/ $/#, with: "")
      .replacing(#/ \(?Typ[e]? ?(\d+)\)?$/#.ignoresCase()) { " (Typ \($0.1))" }
      .replacing(/\bMONOCHROM\b/.ignoresCase(), with: "Monochrom")
  }

  /// `moto g(9) plus` is its maker's play with superscripts.
  private static func motorola(_ name: String) -> String {
    guard name.hasPrefix("Moto ") else { return name }
    let plain = name.replacing(/\((\d+)\)/) { String($0.1) }
    return plain.split(separator: " ").map { word in
      word.count > 1 && word.contains(where: \.isUppercase) ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  private static func nikon(_ name: String) -> String {
    // Before 2005 a Coolpix 995 called itself E995; E2 and E3 are other cameras.
    let name = name.wholly(/E(\d{3,4})/) { "Coolpix \($0)" }
    guard let match = name.wholeMatch(of: /Z ?(\d+|fc?)(?:_(\d)| ?([IV]+))?/) else { return name }
    let edition = match.2.map { roman($0) } ?? match.3.map(String.init) ?? ""
    return "Z\(match.1 == "fc" ? " " : "")\(match.1)\(edition)"
  }

  private static func panasonic(_ name: String) -> String {
    let coded = name.wholly(/(?:Lumix )?(D(?:M)?C-.+)/) { "Lumix \($0)" }
    return coded.replacing(/^(Lumix D\w+-\w*?\d\w?)MK?([2-9])(X?)$/) { "\($0.1) \(roman($0.2))\($0.3)" }
      .replacing(/^(Lumix DC-FZ1000)2$/) { "\($0.1) II" }
      .replacing(/^(Lumix D\w+-\w+) Mark ([IV]+)$/) { "\($0.1) \($0.2)" }
  }

  private static func ricoh(_ name: String) -> String {
    name.replacing(/^GR Digital ([2-4])$/) { "GR Digital \(roman($0.1))" }
  }

  /// The Roman numeral of an edition from 2 to 9; other digits stay as they are.
  static func roman(_ digit: some StringProtocol) -> String {
    let numerals = ["2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII", "8": "VIII", "9": "IX"]
    return numerals[String(digit)] ?? String(digit)
  }

  /// A name with its family words in the case in which their makers print them.
  private static func withFamilyCase(_ name: String) -> String {
    name.split(separator: " ", omittingEmptySubsequences: true)
      .map { familyCase[$0.lowercased()] ?? String($0) }
      .joined(separator: " ")
  }

  private static let familyCase: [String: String] = {
    let words = [
      "Alpha", "Caplio", "Coolpix", "Cyber-shot", "Digimax", "Digital", "DiMAGE", "Dynax", "EasyShare", "ELPH", "EOS",
      "Exilim", "Finecam", "FinePix", "Fusion", "Galaxy", "HyperFire", "iPad", "iPhone", "IXUS", "IXY", "Kiss", "Lumix", "Mark",
      "Mavic", "Mavica", "Maxxum", "Moto", "OM-D", "Optio", "Photosmart", "Pixel", "PixPro", "POCO", "PowerShot", "Rebel",
      "Redmi", "Stylus", "Tough", "Xperia",
    ]
    var cases = ["cybershot": "Cyber-shot", "mju": "mju", "digitalmavica": "Digital Mavica"]
    for word in words { cases[word.lowercased()] = word }
    return cases
  }()
}

extension String {
  /// The text of a template when a pattern matches the whole string; the string itself when not.
  func wholly(
    _ pattern: Regex<(Substring, Substring)>, _ template: (String) -> String
  ) -> String {
    guard let match = wholeMatch(of: pattern.ignoresCase()) else { return self }
    return template(String(match.1))
  }
}
