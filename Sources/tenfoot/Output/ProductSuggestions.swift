import Attributes
import Calls
import MallService
import Workspaces

/// Suggestions for a product name that matches no product: products found by its canonical name, else by similar spelling.
struct ProductSuggestions {
  let mall: any MallAPI
  let names: NameCanonicalizer

  /// Returns the ids of the products that have a name: that of the camera or lens in any known spelling, or the full name with
  /// its variant. Blanks and case do not count.
  func ids(named text: String) throws -> [String] {
    let exact = try products().filter {
      Self.key($0.fullName) == Self.key(text) || Self.key($0.model) == Self.key(text)
    }
    return (exact.isEmpty ? try find(text) : exact).map(\.id)
  }

  private static func key(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "," }
  }

  /// Returns the ids of at most three products that a text may mean; empty when none is near.
  func ids(for text: String) throws -> [String] {
    let found = try find(text)
    if !found.isEmpty { return found.map(\.id) }
    return NearestNames.names(closestTo: text, among: try products().map(\.id))
  }

  /// Returns at most three brands and models whose spelling is near a text; empty when none is.
  func models(for text: String) throws -> [String] {
    let products = try products()
    return NearestNames.names(closestTo: text, among: Array(Set(products.map(\.model) + products.map(\.brand))))
  }

  private func find(_ text: String) throws -> [Product] {
    for name in [AttributeName.model, .lens] {
      let query = ProductQuery(attributes: names.attributes([Attribute(name, text)]))
      let found = try mall.products(query, page: PageRequest(limit: 3), .local).items
      if !found.isEmpty { return found }
    }
    return []
  }

  private func products() throws -> [Product] {
    try ListOptions.all { try mall.products(ProductQuery(), page: $0, .local) }
  }
}
