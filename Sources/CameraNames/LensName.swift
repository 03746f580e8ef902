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
    let words = LensNotation.words(of: String(rest))
    if words.allSatisfy(LensNotation.isNumber) {
      // A focal length and an aperture are a lens that anybody could have made; a focal range alone is a fixed lens.
      guard words.contains(where: { $0.hasPrefix("f/") }) || leading != nil, !words.isEmpty else { return nil }
      brand = leading
      name = words.joined(separator: " ")
      return
    }
    brand = leading ?? LensMakers.maker(of: words) ?? Self.silentMaker(cameraBrand)
    name = (brand.map { LensMakers.printed(words, brand: $0) } ?? words).joined(separator: " ")
    guard name.contains(where: \.isLetter) else { return nil }
  }

  /// The camera's brand, where its maker writes it on no lens.
  private static func silentMaker(_ cameraBrand: String?) -> String? {
    cameraBrand.flatMap { LensMakers.marking.contains($0) ? nil : $0 }
  }

  /// The one lens that a text names. Tools list what a lens might be, joined by "or": only if all are the same lens,
  /// but for a converter, is it known.
  private static func single(_ text: String) -> String? {
    let lenses = text.split(separator: " or ").map { LensNotation.withoutConverter(String($0)) }
    guard let first = lenses.first, lenses.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// The brand that a name starts with, and the rest.
  private static func splitBrand(_ text: String, cameraBrand: String?) -> (brand: String?, rest: Substring) {
    // Leica's names on Panasonic's lenses are part of the lens's name.
    var leica = NameScanner(text)
    if leica.takeOne(of: ["Leica D ", "Leica DG "]) != nil { return ("Panasonic", text[...]) }
    if let shared = sharedBrand(text, cameraBrand: cameraBrand) { return shared }

    var rest = text[...]
    var brand: String?
    while let leading = Brand.leading(in: rest), brand == nil || leading.brand == brand {
      brand = leading.brand
      rest = leading.rest
    }
    if brand == nil, let cameraBrand, rest.lowercased().hasPrefix(cameraBrand.lowercased() + " ") {
      return (cameraBrand, rest.dropFirst(cameraBrand.count + 1))
    }
    return (brand, rest)
  }

  /// Of `Minolta/Sony AF …`, a mount with two makers, the brand of the camera or else the first.
  private static func sharedBrand(_ text: String, cameraBrand: String?) -> (brand: String?, rest: Substring)? {
    guard let blank = text.firstIndex(of: " ") else { return nil }
    let makers = text[..<blank].split(separator: "/").compactMap { Brand.canonical(named: $0) }
    guard makers.count == 2, text[..<blank].contains("/") else { return nil }
    return (makers[1] == cameraBrand ? makers[1] : makers[0], text[text.index(after: blank)...])
  }

  private static func isPlaceholder(_ text: String) -> Bool {
    let lowercased = text.lowercased()
    if placeholders.contains(where: lowercased.hasPrefix) { return true }
    // Digits are an id, and a focal length of nothing is no lens.
    guard lowercased.contains(where: \.isLetter) else { return true }
    var scan = NameScanner(lowercased)
    return scan.takeRange() == "0"
  }

  private static let placeholders = ["unknown", "no lens", "none", "n/a", "manual lens", "not attached"]
}
