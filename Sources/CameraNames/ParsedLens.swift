/// A lens name split into brand and name, in one notation: `EF 50mm f/1.4 USM`.
///
/// Cameras write `XF23mmF1.4 R`, `LUMIX G VARIO 12-32/F3.5-5.6`, `Summicron-M 1:2/35 Asph.` and
/// `Distagon T* 2.8/21 ZF.2`. The notation here is that of shops and photographers, `35mm f/2`.
struct ParsedLens: Equatable {
  /// The canonical brand; nil if it is unknown.
  let brand: String?
  /// The name without the brand.
  let name: String

  /// The name with its brand, if that is known.
  var fullName: String { brand.map { "\($0) \(name)" } ?? name }

  /// Parses the name of a lens. Nil if the text does not identify one.
  ///
  /// - Parameters:
  ///   - text: Text that ``ExifText`` has sanitised.
  ///   - cameraBrand: The brand to assume if nothing reveals one.
  ///   - maker: The brand that the file states beside the name; nil where it states none. The series in a name can be that of a mount,
  ///     which other makers write too, so that only a brand or a maker's own word in the name counts for more.
  init?(_ text: String, cameraBrand: String?, maker: String? = nil) {
    guard let text = Self.single(text), !LensText.isPlaceholder(text) else { return nil }
    let (leading, rest) = Self.splitBrand(text, cameraBrand: cameraBrand, maker: maker)
    let words = LensNotation.words(of: String(rest))
    if words.allSatisfy(LensNotation.isNumber) {
      // Focal length and aperture identify a lens of unknown maker; a focal range alone is that of a fixed lens.
      guard words.contains(where: { $0.hasPrefix("f/") }) || leading != nil, !words.isEmpty else { return nil }
      brand = leading ?? maker
      name = words.joined(separator: " ")
      return
    }
    brand =
      leading ?? LensMakers.maker(ofWordsIn: words) ?? maker ?? LensMakers.maker(ofSeries: words)
      ?? Self.unmarkedMaker(cameraBrand)
    name = (brand.map { LensMakers.printed(words, brand: $0) } ?? words).joined(separator: " ")
    guard name.contains(where: \.isLetter) else { return nil }
  }

  /// Returns the camera's brand if names of its maker's lenses do not reveal the brand.
  private static func unmarkedMaker(_ cameraBrand: String?) -> String? {
    cameraBrand.flatMap { LensMakers.brandsWithRecognisableLenses.contains($0) ? nil : $0 }
  }

  /// Returns the one lens in a text. Metadata tools list possible lenses, joined by "or"; nil unless all are the same lens,
  /// apart from a converter.
  private static func single(_ text: String) -> String? {
    let lenses = text.split(separator: " or ").map { LensNotation.withoutConverter(String($0)) }
    guard let first = lenses.first, lenses.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Splits off the brand at the beginning of a name; nil for the brand if there is none.
  private static func splitBrand(
    _ text: String, cameraBrand: String?, maker: String?
  ) -> (brand: String?, rest: Substring) {
    // On lenses by Panasonic, "Leica" is part of the lens's name.
    var leica = NameScanner(text)
    if leica.takeOne(of: ["Leica D ", "Leica DG "]) != nil { return ("Panasonic", text[...]) }
    if let shared = sharedBrand(text, cameraBrand: cameraBrand) { return shared }

    var rest = text[...]
    var brand: String?
    while let leading = BrandNames.leading(in: rest), brand == nil || leading.brand == brand {
      brand = leading.brand
      rest = leading.rest
    }
    guard brand == nil else { return (brand, rest) }
    for unknown in [maker, cameraBrand].compactMap(\.self)
    where rest.lowercased().hasPrefix(unknown.lowercased() + " ") {
      return (unknown, rest.dropFirst(unknown.count + 1))
    }
    return (nil, rest)
  }

  /// Splits `Minolta/Sony AF …`, a mount of two makers: the brand is that of the camera if listed, otherwise the first.
  private static func sharedBrand(_ text: String, cameraBrand: String?) -> (brand: String?, rest: Substring)? {
    guard let blank = text.firstIndex(of: " ") else { return nil }
    let makers = text[..<blank].split(separator: "/").compactMap { BrandNames.canonical(named: $0) }
    guard makers.count == 2, text[..<blank].contains("/") else { return nil }
    return (makers[1] == cameraBrand ? makers[1] : makers[0], text[text.index(after: blank)...])
  }
}
