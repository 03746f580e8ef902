/// A lens's name, taken apart and put into one notation: `EF 50mm f/1.4 USM`.
///
/// Makers write `XF23mmF1.4 R`, `LUMIX G VARIO 12-32/F3.5-5.6`, `Summicron-M 1:2/35 Asph.` and
/// `Distagon T* 2.8/21 ZF.2`; shops write focal length and aperture like photographers, `35mm f/2`, and so do we.
struct LensName: Equatable {
  /// The canonical brand; `nil` when nothing tells it.
  let brand: String?
  /// The name without the brand.
  let name: String

  /// The name as it is shown.
  var fullName: String { brand.map { "\($0) \(name)" } ?? name }

  /// Reads a lens's name.
  ///
  /// - Parameters:
  ///   - text: A clean text.
  ///   - cameraBrand: The brand to assume when the name neither carries nor betrays one.
  /// - Returns: `nil` when the text names no lens.
  init?(_ text: String, cameraBrand: String?) {
    guard let text = Self.single(text), !Self.isPlaceholder(text) else { return nil }
    let (leading, rest) = Self.splitBrand(text, cameraBrand: cameraBrand)
    let name = LensNotation.name(String(rest))
    guard name.contains(where: \.isLetter) else { return nil }
    let words = LensNotation.withoutNumbers(name)
    if words.isEmpty {
      // A focal range and an aperture are a lens that anybody could have made; a range alone is a fixed lens.
      guard name.contains("f/"), leading == nil else {
        if leading == nil { return nil }
        brand = leading
        self.name = name
        return
      }
      brand = nil
      self.name = name
      return
    }
    let brand = leading ?? Self.brand(ofSeries: name) ?? cameraBrand.flatMap { Self.marking.contains($0) ? nil : $0 }
    self.brand = brand
    self.name = brand.map { LensNotation.name(name, brand: $0) } ?? name
  }

  /// The one lens that a text names. Tools list what a lens might be, joined by "or": only if all are the same lens,
  /// but for a converter, is it known.
  private static func single(_ text: String) -> String? {
    let lenses = text.split(separator: " or ").map { LensNotation.withoutConverter(String($0)) }
    guard let first = lenses.first, lenses.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// The brand that a name starts with, and the rest. Of `Minolta/Sony AF …` it is that of the camera.
  private static func splitBrand(_ text: String, cameraBrand: String?) -> (brand: String?, rest: Substring) {
    var text = text[...]
    if let match = text.prefixMatch(of: #/([A-Z]\w+)/([A-Z]\w+) /#),
      let first = Brand.canonical(named: match.1), let second = Brand.canonical(named: match.2)
    {
      return (second == cameraBrand ? second : first, text[match.range.upperBound...])
    }
    var brand: String?
    // Leica's and Zeiss's names on Panasonic's and Sony's lenses are part of the lens's name.
    if text.prefixMatch(of: /leica D/.ignoresCase()) != nil { return ("Panasonic", text) }
    while let leading = Brand.leading(in: text), brand == nil || leading.brand == brand {
      brand = leading.brand
      text = leading.rest
    }
    if brand == nil, let cameraBrand, text.lowercased().hasPrefix(cameraBrand.lowercased() + " ") {
      return (cameraBrand, text.dropFirst(cameraBrand.count + 1))
    }
    return (brand, text)
  }

  /// The maker of a series that only one maker has.
  private static func brand(ofSeries name: String) -> String? {
    for (pattern, brand) in series where name.firstMatch(of: pattern) != nil { return brand }
    return nil
  }

  /// Brands whose own lenses always carry a mark of theirs: one without it, on their cameras, is somebody else's.
  private static let marking: Set<String> = [
    "Canon", "Fujifilm", "Nikon", "Olympus", "OM System", "Panasonic", "Pentax", "Sigma", "Sony",
  ]

  private static func isPlaceholder(_ text: String) -> Bool {
    let lowercased = text.lowercased()
    if ["unknown", "no lens", "none", "n/a", "manual lens", "not attached"].contains(where: lowercased.hasPrefix) {
      return true
    }
    // A focal length of nothing is no lens, and digits are an id.
    return !lowercased.contains(where: \.isLetter) || lowercased.firstMatch(of: /^0+(?:\.0+)? ?mm/) != nil
  }

  /// Words and where only one maker uses them.
  private static var series: [(Regex<Substring>, String)] {
    [
      (/^(?:EF|RF|TS-E|MP-E)(?:-[SM])?\b/, "Canon"), (/Nikkor/, "Nikon"), (/^(?:XF|XC|GF|XM)\b/, "Fujifilm"),
      (/Zuiko|^M\.\d/, "Olympus"), (/^OM \d/, "OM System"), (/^Lumix\b/, "Panasonic"), (/^(?:smc|HD) (?:Pentax|D)/, "Pentax"), (/^SMC Pentax/, "Pentax"),
      (/\b(?:DG|DC) (?:DN|HSM|OS)\b/, "Sigma"), (/\bD[i1] ?I{2,3}\b/, "Tamron"), (/\bDi (?:VC|USD|LD)\b/, "Tamron"),
      (/^(?:FE|DT|E|E PZ|FE PZ) \d/, "Sony"), (/\b(?:SAM|SSM)\b/, "Sony"), (/^(?:Batis|Loxia|Milvus|Otus|Touit)\b/, "Zeiss"),
      (/^Laowa\b/, "Laowa"), (/^iPhone\b/, "Apple"), (/^Pixel\b/, "Google"), (/Rokkor/, "Minolta"),
    ]
  }
}
