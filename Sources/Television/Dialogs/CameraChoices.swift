import Attributes
import MallService

/// The cameras of the mall from which a photo's camera is chosen, newest first.
struct CameraChoices: Sendable {
  /// A model.
  struct Camera: Hashable, Sendable {
    /// The brand.
    var brand: String
    /// The model with its brand.
    var model: String
    /// The year in which it came out; nil if it is not known.
    var year: Int?
    /// The form of the model with which typed text is compared.
    fileprivate let key: String
    /// The same form without the brand.
    fileprivate let keyWithoutBrand: String

    init(_ product: Product) {
      (brand, model, year) = (product.brand, product.model, product.year)
      key = model.foldedForComparison()
      let prefix = brand.foldedForComparison() + " "
      keyWithoutBrand = key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : key
    }
  }

  private(set) var cameras: [Camera] = []
  private var models: Set<String> = []

  /// Adds the models of products, except lenses and models that were added before.
  mutating func add(_ products: [Product]) {
    for product in products where product.kind != .lens && models.insert(product.model).inserted {
      cameras.append(Camera(product))
    }
    cameras.sort { left, right in
      let (leftYear, rightYear) = (left.year ?? Int.min, right.year ?? Int.min)
      return leftYear == rightYear ? left.model.utf8.lexicographicallyPrecedes(right.model.utf8) : leftYear > rightYear
    }
  }

  /// Returns the models of a brand.
  func of(_ brand: String) -> [Camera] {
    let key = brand.foldedForComparison()
    return cameras.filter { $0.brand.foldedForComparison() == key }
  }

  /// Returns the models whose names match a typed text: first those with exactly this name, with or without the brand, then
  /// those whose last words it is (`5d`, Canon EOS 5D), then those whose names begin with it, then all others; newest first
  /// among each.
  func matching(_ text: String) -> [(camera: Camera, isExact: Bool)] {
    let typed = TypedName(text)
    let ranked = cameras.filter { typed.matches($0.key) }.map { (camera: $0, rank: Self.rank($0, typed)) }
    return (Rank.exact...Rank.other).flatMap { rank in
      ranked.filter { $0.rank == rank }.map { ($0.camera, rank == Rank.exact) }
    }
  }

  /// How well a name fits, the best first.
  private enum Rank {
    static let exact = 0
    static let end = 1
    static let beginning = 2
    static let other = 3
  }

  private static func rank(_ camera: Camera, _ typed: TypedName) -> Int {
    let names = [camera.key, camera.keyWithoutBrand]
    if names.contains(where: typed.equals) { return Rank.exact }
    if typed.isEnd(of: camera.keyWithoutBrand) { return Rank.end }
    return names.contains(where: typed.isBeginning) ? Rank.beginning : Rank.other
  }

  /// Returns whether a typed text is the name of a model.
  func hasModel(named text: String) -> Bool {
    let key = text.foldedForComparison()
    return cameras.contains { $0.key == key }
  }
}

/// A typed part of a name. It matches a name that contains each of its words, or that contains it without blanks and hyphens:
/// `5d canon` and `eos5d` both match `Canon EOS 5D`.
struct TypedName {
  private let words: [Substring]
  private let compact: String

  init(_ text: String) {
    let folded = text.foldedForComparison()
    words = folded.split(separator: " ")
    compact = Self.compact(folded)
  }

  /// Returns whether it matches a name in the form of ``Swift/String/foldedForComparison()``.
  func matches(_ name: String) -> Bool {
    words.allSatisfy { name.contains($0) } || (!compact.isEmpty && Self.compact(name).contains(compact))
  }

  /// Returns whether it is a name, apart from blanks and hyphens.
  func equals(_ name: String) -> Bool { !compact.isEmpty && Self.compact(name) == compact }

  /// Returns whether a name begins with it, apart from blanks and hyphens.
  func isBeginning(of name: String) -> Bool { !compact.isEmpty && Self.compact(name).hasPrefix(compact) }

  /// Returns whether it is the last words of a name, apart from blanks and hyphens.
  func isEnd(of name: String) -> Bool {
    let words = name.split(separator: " ")
    return words.indices.dropFirst().contains { equals(words[$0...].joined(separator: " ")) }
  }

  private static func compact(_ text: String) -> String {
    text.filter { $0 != " " && $0 != "-" }
  }
}
