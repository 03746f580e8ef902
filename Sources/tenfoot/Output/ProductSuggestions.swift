import Attributes
import Calls
import MallService
import Workspaces

/// Suggestions for a product name that matches no product: products found by its canonical name, else by similar spelling.
struct ProductSuggestions {
  let mall: any MallAPI
  let names: NameCanonicalizer

  /// Returns the products that have a name: that of the camera or lens in any known spelling, or the full name with its
  /// variant. Blanks and case do not count.
  func products(named text: String) throws -> [Product] {
    let exact = try products().filter {
      Self.key($0.fullName) == Self.key(text) || Self.key($0.model) == Self.key(text)
    }
    return exact.isEmpty ? try find(text) : exact
  }

  private static func key(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "," }
  }

  /// Returns the names of at most three products that a text may mean, each of which names one product; empty when none is
  /// near.
  func titles(for text: String) throws -> [String] {
    let products = try products()
    let variants = Dictionary(grouping: products, by: \.model)
    let titles = products.map { variants[$0.model]?.count == 1 ? $0.model : $0.fullName }
    let near = NearestNames.names(closestTo: text, among: Array(Set(titles)))
    if !near.isEmpty { return near }
    let ids = Dictionary(zip(products.map(\.id), titles)) { first, _ in first }
    return NearestNames.names(closestTo: text, among: Array(ids.keys)).compactMap { ids[$0] }
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
