/// The one notation of lens names: series, focal length in `mm`, aperture as `f/`, then the rest in the maker's order.
enum LensNotation {
  /// A name without brand in the notation; what is in it already stays as it is.
  static func name(_ raw: String) -> String {
    var name = withoutConverter(raw.replacing("–", with: "-").replacing("_", with: " "))
    name = withApertureAndFocalLength(name)
    name = name.replacing(#/ ?\| ?/#, with: " ").replacing(#/ ?\[([ACS])\](?= |$)/#) { " \($0.1)" }
    name = name.filter { $0 != "[" && $0 != "]" }.replacing(#/ Lens$/#, with: "")
    return name.split(separator: " ").map { word(String($0)) }.joined(separator: " ")
  }

  /// A name in the notation, without what its own brand writes besides.
  static func name(_ name: String, brand: String) -> String {
    switch brand {
    case "Canon":
      return name.replacing(/(f\/[\d.-]+) L\b/) { "\($0.1)L" }
    case "Fujifilm":
      return name.replacing(#/^Fujinon /#.ignoresCase(), with: "").replacing(/(f\/[\d.-]+)(R)\b/) { "\($0.1) \($0.2)" }
    case "Pentax":
      return name.replacing(/\bPentax[- ]?(?=\S)/.ignoresCase(), with: "")
    case "Sigma":
      return sigma(name)
    case "Sony":
      return name.replacing(#/ \((?:SAL|SEL)\w+(?:-\d)?\)$/#, with: "")
    case "Tamron":
      return name.replacing(/\bDi ?(I{2,3})\b/) { "Di \($0.1)" }
        .replacing(#/ \(?(?:Model )?([A-Z]\d{2,3}[A-Z]?):?\)?$/#) { " (\($0.1))" }
    default:
      return name
    }
  }

  /// A lens without the converter that sat behind it.
  static func withoutConverter(_ name: String) -> String {
    name.replacing(#/ (?:extender )?\+ ?(?:.*\d.*|.*conv.*)$/#.ignoresCase(), with: "")
  }

  /// What is left of a name without focal lengths and apertures.
  static func withoutNumbers(_ name: String) -> String {
    name.replacing(/\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)? ?mm|f\/[\d.-]+/, with: "").filter { !$0.isWhitespace }
  }

  private static func sigma(_ name: String) -> String {
    // Sigma's lines are printed as a letter or a word, with or without the year of the design.
    name.replacing(#/ (?:A|Art)(?: A)?(?: 0\d\d)?$/#, with: " Art")
      .replacing(#/ (?:C|Contemporary)(?: C)?(?: 0\d\d)?$/#, with: " Contemporary")
      .replacing(#/ (?:S|Sports)(?: S)?(?: 0\d\d)?$/#, with: " Sports")
  }

  private static func withApertureAndFocalLength(_ raw: String) -> String {
    var name = raw
    // 1:2.8/35 and 2.8/35 are Leica's and Zeiss's 35mm f/2.8; 12-32/F3.5-5.6 is Panasonic's 12-32mm f/3.5-5.6.
    name.replace(/(?:^| )(?:1:)?(\d(?:\.\d)?(?:-\d(?:\.\d)?)?)\/(\d{2,3}(?:-\d{2,3})?)(?: ?mm)?(?=M?(?: |$))/) {
      " \($0.2)mm f/\($0.1)"
    }
    name.replace(/(\d)\/F(?=\d)/.ignoresCase()) { "\($0.1)mm f/" }
    name.replace(/(\d) ?mm(?=[^ ])/) { "\($0.1)mm " }
    name.replace(/(\d) mm\b/) { "\($0.1)mm" }
    name.replace(/(?:^| )f\/?(?!0\d)(?=\d)/.ignoresCase(), with: " f/")
    // A ratio is the aperture only where no aperture is written: macro lenses print their scale, 1:1, likewise.
    if !name.contains("f/") { name.replace(#/ 1:(?=\d)/#, with: " f/") }
    name.replace(/([A-Za-z*])(?=\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?mm)/) { "\($0.1) " }
    name.replace(/(\d)\.0(?=-|mm| |$)/) { String($0.1) }
    name.replace(/f\/(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)/) { $0.1 == $0.2 ? "f/\($0.1)" : "f/\($0.1)-\($0.2)" }
    return name
  }

  /// A word as it is printed in a sentence: makers shout, and number editions in many ways.
  private static func word(_ word: String) -> String {
    if let match = word.wholeMatch(of: /M(?:ar)?k(II|III|IV|V)/) { return String(match.1) }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map { wordCase[$0.lowercased()] ?? String($0) }.joined(separator: "-")
  }

  private static let wordCase: [String: String] = {
    let words = [
      "Art", "Aspherical", "Contemporary", "Digital", "Elmarit", "Fisheye", "Leica", "Lumix", "Macro", "Micro", "Nikkor",
      "Nocticron", "Pentax", "Pro", "Rokkor", "Sports", "Summicron", "Summilux", "Vario", "Zoom", "Zuiko",
    ]
    var cases: [String: String] = [:]
    for word in words { cases[word.lowercased()] = word }
    return cases
  }()
}
