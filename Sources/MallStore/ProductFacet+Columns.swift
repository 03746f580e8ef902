import GRDB
import MallService

extension ProductFacet {
  /// The facets that photos are looked up by most, several at once; the columns of the index `product_combined`.
  static let combined: [ProductFacet] = [.fNumber, .iso, .exposureTime, .lensFocalLength, .fixedFocalLength, .brand]

  /// The facets whose columns hold nothing but the facet; the columns of the others are facts of the product as well.
  static let keys: [ProductFacet] = [
    .brand, .model, .lens, .processor, .sensorSize, .colour, .lensFocalLength, .fixedFocalLength,
  ]

  /// The columns of its value: one, or the lower and the upper end of a range.
  var columns: [String] {
    switch self {
    case .brand: ["brandKey"]
    case .model: ["modelKey"]
    case .lens: ["lensKey"]
    case .processor: ["processorKey"]
    case .sensorSize: ["sensorSizeKey"]
    case .colour: ["colourKeys"]
    case .iso: ["isoMax"]
    case .kind, .fNumber, .exposureTime, .zoom, .megapixels: [rawValue]
    case .lensFocalLength: ["lensMin", "lensMax"]
    case .fixedFocalLength: ["fixedMin", "fixedMax"]
    case .equivalentFocalLength: ["equivalentMin", "equivalentMax"]
    }
  }

  /// The column of the value, or of a range's lower end.
  var low: String { columns[0] }

  /// The column of the value, or of a range's upper end.
  var high: String { columns[columns.count - 1] }

  /// Whether products may lack it. Indexes on the others have no condition, since an empty index with one would mislead
  /// SQLite's planner.
  var isOptional: Bool {
    self != .brand && self != .model && self != .kind
  }

  /// Returns the values of its columns for a product; NULL if the product lacks it.
  func columnValues(of product: Product) -> [DatabaseValue] {
    switch product.value(of: self) {
    case nil: columns.map { _ in .null }
    case .text(let text): [text.databaseValue]
    case .texts(let texts): [Self.lines(texts).databaseValue]
    case .number(let number): [number.databaseValue]
    case .range(let range): [range.lowerBound.databaseValue, range.upperBound.databaseValue]
    }
  }

  /// Returns texts with a line feed before and behind each: no stored text holds one, so a text between two is an item.
  static func lines(_ texts: [String]) -> String {
    "\n" + texts.joined(separator: "\n") + "\n"
  }
}
