import Attributes
import Calls

extension Product {
  /// The purchase counts with which a catalogue may add a product.
  public static let purchaseCountRange = 0...1_000_000_000
  /// The prices that a product may have, in minor units.
  public static let amountRange: ClosedRange<Int64> = 0...1_000_000_000_000
  /// The years in which a product may have come out.
  public static let yearRange = 1800...2200
  /// The most Unicode scalars that a text may have.
  public static let textLimit = 200
  /// The most entries that ``colours`` and ``variant`` may have.
  public static let entryLimit = 50
  /// The largest number that any measure may have, in its own unit; none may be 0 or less.
  public static let measureLimit = 1e9

  /// Returns whether a text may identify a product: 1 to 100 letters, digits, and `-._`.
  public static func isValidID(_ text: String) -> Bool {
    (1...100).contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains($0)
      }
  }

  /// Returns whether a text may name a drawing: 1 to 100 lower-case ASCII letters, digits and hyphens, so that it is never a
  /// path.
  public static func isValidPictureName(_ text: String) -> Bool {
    (1...100).contains(text.utf8.count)
      && text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
  }

  /// Returns whether a number may be a measure: finite, above 0 and at most ``measureLimit``.
  public static func isValidMeasure(_ number: Double) -> Bool {
    number > 0 && number <= measureLimit
  }
}

extension Product {
  /// Returns the product as a mall stores it: texts without control characters and blank ends, colours folded and each only
  /// once, a count within its range, and no fact that is blank or breaks a limit.
  ///
  /// - Returns: nil if the id, the brand, the model or the price is invalid; such a product cannot be sold.
  public func normalised() -> Product? {
    guard Self.isValidID(id), let brand = Self.text(brand), let model = Self.text(model),
      Self.amountRange.contains(price.amountMinor), Money.isCurrencyCode(price.currency)
    else { return nil }
    var product = Product(id: id, brand: brand, model: model, kind: kind, price: price)
    let counts = Self.purchaseCountRange
    product.purchaseCount = min(max(purchaseCount, counts.lowerBound), counts.upperBound)
    product.variant = normalisedVariant()
    product.year = year.flatMap { Self.yearRange.contains($0) ? $0 : nil }
    product.megapixels = Self.measure(megapixels)
    product.sensorSize = normalisedSensorSize()
    product.zoom = Self.measure(zoom).flatMap { $0 >= 1 ? $0 : nil }
    product.equivalentFocalLength = Self.bounds(equivalentFocalLength)
    product.focalLength = Self.bounds(focalLength)
    product.fNumber = Self.measure(fNumber)
    product.isoRange = Self.bounds(isoRange)
    product.exposureTime = Self.measure(exposureTime)
    product.processor = Self.text(processor)
    product.colours = normalisedColours()
    product.mount = Self.text(mount)
    product.picture = picture.flatMap { Self.isValidPictureName($0.token) ? $0 : nil }
    return product
  }

  private func normalisedVariant() -> [String: String]? {
    var texts: [String: String] = [:]
    for (language, text) in (variant ?? [:]).sorted(by: { $0.key.precedesByBytes($1.key) }) {
      guard texts.count < Self.entryLimit, let language = Self.text(language) else { continue }
      texts[language] = Self.text(text)
    }
    return texts.isEmpty ? nil : texts
  }

  private func normalisedSensorSize() -> SensorSize? {
    guard let size = sensorSize, let name = Self.text(size.name) else { return nil }
    return SensorSize(name: name, widthMM: Self.measure(size.widthMM), heightMM: Self.measure(size.heightMM))
  }

  private func normalisedColours() -> [String]? {
    var names: [String] = []
    for colour in colours ?? [] where names.count < Self.entryLimit {
      guard let name = Self.text(colour)?.foldedForComparison(), !names.contains(name) else { continue }
      names.append(name)
    }
    return names.isEmpty ? nil : names
  }

  private static func text(_ text: String?) -> String? {
    guard let text = text?.sanitizedForStorage(), text.unicodeScalars.count <= textLimit else { return nil }
    return text
  }

  private static func measure(_ number: Double?) -> Double? {
    number.flatMap { isValidMeasure($0) ? $0 : nil }
  }

  /// Returns two measures, the lower first; nil for any other list.
  private static func bounds(_ numbers: [Double]?) -> [Double]? {
    guard let numbers, numbers.count == 2, numbers.allSatisfy(isValidMeasure) else { return nil }
    return numbers[0] <= numbers[1] ? numbers : nil
  }
}
