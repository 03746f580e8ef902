import Foundation
import MallService

/// A catalogue: products as JSON Lines, one object a line.
///
/// Reading never fails as a whole: a line that is wrong costs itself alone and says why.
public struct CatalogueFile: Sendable {
  /// Why a line was left out.
  public struct Problem: Hashable, Codable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong with it, for a person.
    public let message: String
  }

  /// The products, in the file's order.
  public private(set) var products: [Product] = []
  /// What was left out, in the file's order.
  public private(set) var problems: [Problem] = []

  /// Reads a catalogue; blank lines count as lines and are nothing else.
  public init(contents: Data) {
    let decoder = JSONDecoder()
    var lineOfID: [String: Int] = [:]
    for (index, line) in contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { !Self.blanks.contains($0) }) else { continue }
      do {
        let product = try Self.product(Data(line), decoder)
        try Self.check(product)
        if let earlier = lineOfID.updateValue(index + 1, forKey: product.id) {
          throw CatalogueProblem("the id “\(product.id)” was on line \(earlier) already")
        }
        products.append(product)
      } catch {
        problems.append(Problem(line: index + 1, message: Self.message(error)))
      }
    }
  }

  /// Reads a catalogue's file.
  ///
  /// - Throws: ``WorldError`` when it cannot be read.
  public init(path: String) throws(WorldError) {
    self.init(contents: try AssetFolder.contents(of: path))
  }

  private static let blanks: Set<UInt8> = Set(" \t\r".utf8)

  /// A line's product; one that does not say how often it was bought was bought by nobody.
  private static func product(_ line: Data, _ decoder: JSONDecoder) throws -> Product {
    do {
      return try decoder.decode(Product.self, from: line)
    } catch DecodingError.keyNotFound(let key, let context)
      where key.stringValue == "purchaseCount" && context.codingPath.isEmpty
    {
      guard let brace = line.firstIndex(of: UInt8(ascii: "{")) else { throw DecodingError.keyNotFound(key, context) }
      return try decoder.decode(Product.self, from: line[...brace] + Data(#""purchaseCount":0,"#.utf8) + line[(brace + 1)...])
    }
  }
}

/// What is wrong with one product, in words.
private struct CatalogueProblem: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

extension CatalogueFile {
  private static func check(_ product: Product) throws {
    try require(isSlug(product.id), "the id “\(product.id)” is not made of a-z, 0-9 and single hyphens")
    try require(!product.brand.isEmpty, "the brand is empty")
    try require(!product.model.isEmpty, "the model is empty")
    try require(product.price.amountMinor >= 0, "the price is below zero")
    try require(isCurrency(product.price.currency), "the currency is not three capital letters, such as CNY")
    try require(product.purchaseCount >= 0, "the purchaseCount is below zero")
    try require(product.year.map { (1800...2200).contains($0) } ?? true, "the year is no year")
    for (name, number) in product.measures {
      try require(number.isFinite && number > 0, "\(name) is not above zero")
    }
    for (name, range) in product.ranges {
      try require(range.count == 2 && range[0] > 0 && range[0] <= range[1], "\(name) is not [least, greatest]")
    }
  }

  private static func require(_ holds: Bool, _ message: @autoclosure () -> String) throws {
    if !holds { throw CatalogueProblem(message()) }
  }

  private static func isSlug(_ id: String) -> Bool {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }

  private static func isCurrency(_ code: String) -> Bool {
    code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private static func message(_ error: any Error) -> String {
    switch error {
    case let problem as CatalogueProblem: problem.message
    case DecodingError.keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
    case DecodingError.typeMismatch(_, let context): "\(path(context.codingPath)) is of the wrong type"
    case DecodingError.valueNotFound(_, let context): "\(path(context.codingPath)) is null"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "\(path(context.codingPath)) has a value that is not known"
    default: "this is not a JSON object"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "the line" : keys.map(\.stringValue).joined(separator: ".")
  }
}

extension Product {
  /// Its single measures that are there, by name.
  fileprivate var measures: [(String, Double)] {
    let measures = [
      ("megapixels", megapixels), ("zoom", zoom), ("fNumber", fNumber), ("exposureTime", exposureTime),
      ("sensorSize.widthMM", sensorSize?.widthMM), ("sensorSize.heightMM", sensorSize?.heightMM),
    ]
    return measures.compactMap { name, number in number.map { (name, $0) } }
  }

  /// Its ranges that are there, by name.
  fileprivate var ranges: [(String, [Double])] {
    let ranges = [
      ("equivalentFocalLength", equivalentFocalLength), ("focalLength", focalLength), ("isoRange", isoRange),
    ]
    return ranges.compactMap { name, range in range.map { (name, $0) } }
  }
}
