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
  }

  private(set) var cameras: [Camera] = []
  private var models: Set<String> = []

  /// Adds the models of products, except lenses and models that were added before.
  mutating func add(_ products: [Product]) {
    for product in products where product.kind != .lens && models.insert(product.model).inserted {
      cameras.append(
        Camera(
          brand: product.brand, model: product.model, year: product.year, key: product.model.foldedForComparison()))
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

  /// Returns the models whose names match a typed text; a model with exactly this name comes first.
  func matching(_ text: String) -> [Camera] {
    let typed = TypedName(text)
    let key = text.foldedForComparison()
    let found = cameras.filter { typed.matches($0.key) }
    return found.filter { $0.key == key } + found.filter { $0.key != key }
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

  private static func compact(_ text: String) -> String {
    text.filter { $0 != " " && $0 != "-" }
  }
}
