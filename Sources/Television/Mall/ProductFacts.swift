import MallService

/// A product's specifications as text.
struct ProductFacts {
  private let product: Product
  private let words: Words

  init(_ product: Product, _ words: Words) {
    self.product = product
    self.words = words
  }

  /// `DSLR body, 2012`; only the kind if the year is unknown.
  var kindAndYear: String {
    let kind = words.kind(product.kind)
    return product.year.map { words(.kindAndYear, ["kind": kind, "year": String($0)]) } ?? kind
  }

  /// The variant, if any, and the kind: `Graphite  Phone, 2020`.
  var variantAndKind: String {
    [words.variant(product), kindAndYear].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The effective pixels; empty if unknown.
  var pixels: String {
    product.megapixels.map { words.megapixels($0) } ?? ""
  }

  /// The sensor's name; empty if unknown.
  var sensorName: String {
    product.sensorSize.map { words.sensor($0.name) } ?? ""
  }

  /// The zoom ratio; empty if there is none.
  var zoom: String {
    product.zoom.map { words.oneDecimal($0) + "×" } ?? ""
  }

  /// The known facts of a product's page, in the order of figure 5.
  var all: [(label: String, value: String)] {
    let pairs: [(Phrase, String?)] = [
      (.cameraType, words.kind(product.kind)), (.brand, product.brand), (.effectivePixels, filled(pixels)),
      (.sensorSize, sensor), (.zoom, zoomFact), (.equivalentFocalLength, range(product.equivalentFocalLength)),
      (.focalLength, range(product.focalLength)),
      (.widestAperture, product.fNumber.map { "f/" + words.oneDecimal($0) }),
      (.isoRange, isoRange), (.fastestShutter, product.exposureTime.map { words.exposureTime($0) }),
      (.processor, product.processor), (.mount, product.mount), (.colour, colours),
      (.year, product.year.map { String($0) }),
    ]
    return pairs.compactMap { phrase, value in value.map { (words(phrase), $0) } }
  }

  private var sensor: String? {
    guard let size = product.sensorSize else { return nil }
    guard let width = size.widthMM, let height = size.heightMM else { return words.sensor(size.name) }
    return words(.millimetresValue, ["value": "\(words.oneDecimal(width)) × \(words.oneDecimal(height))"])
  }

  private var zoomFact: String? {
    product.kind.takesLenses ? words(.dependsOnLens) : filled(zoom)
  }

  private var isoRange: String? {
    guard let range = product.isoRange, let least = range.first, let most = range.last else { return nil }
    return least == most ? words.decimal(most) : "\(words.decimal(least))–\(words.decimal(most))"
  }

  private var colours: String? {
    guard let colours = product.colours, !colours.isEmpty else { return nil }
    return colours.map { words.colour($0) }.joined(separator: words(.listSeparator))
  }

  private func range(_ lengths: [Double]?) -> String? {
    guard let lengths, let least = lengths.first, let most = lengths.last else { return nil }
    if least == most { return words.millimetres(least) }
    return "\(words.oneDecimal(least))–\(words.millimetres(most))"
  }

  private func filled(_ text: String) -> String? {
    text.isEmpty ? nil : text
  }
}
