import ArgumentParser
import Attributes
import MallService
import Workspaces

/// `tenfoot products`: what the mall offers.
struct ProductsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "products",
    abstract: "List cameras and lenses of the mall.",
    discussion: """
      The most bought come first. An attribute asks what can do it: fNumber=1.8 finds what opens that wide, \
      focalLength=200 the lenses that reach it, iso=6400 the cameras that go that high. Several must all hold.

      Examples:
        tenfoot products --attribute brand=Canon
        tenfoot products --attribute "model=Rebel T2i"
        tenfoot products --attribute fNumber=f/1.8 --attribute exposureTime=1/4000 --sort price --json
      """)

  @Option(
    name: .customLong("attribute"),
    help: ArgumentHelp(
      "Only products this holds of; may be given several times.",
      discussion: "Names: \(AttributeName.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name=value"),
    transform: { try Attribute(parsing: $0) })
  var attributes: [Attribute] = []
  @Option(help: "Most bought, cheapest or newest first.")
  var sort = ProductQuery.Sort.popular
  @OptionGroup var list: ListOptions
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func run() throws {
    let workspace = try data.workspace()
    let mall = try workspace.openMall()
    let canonical = NameCanonicalizer(names: try workspace.cameraNames())
    let query = ProductQuery(attributes: canonical.attributes(attributes), sort: sort)
    let products = try list.read { try mall.products(query, page: $0) }
    if json.isOn { return try JSON.print(array: products) }
    Self.table(products).lines().forEach(Message.print)
    if products.isEmpty { Message.say("No product is like that.") }
  }

  private static func table(_ products: [Product]) -> Table {
    var table = Table(columns: [
      .init(heading: "PRODUCT", limitCells: 56), .init(heading: "KIND"), .init(heading: "YEAR"),
      .init(heading: "PRICE", alignment: .trailing), .init(heading: "BOUGHT", alignment: .trailing),
      .init(heading: "ID"),
    ])
    table.rows = products.map { product in
      let year = product.year.map(String.init) ?? ""
      let bought = String(product.purchaseCount)
      return [product.fullName, product.kind.rawValue, year, product.price.plainText, bought, product.id]
    }
    return table
  }
}

extension ProductQuery.Sort: ExpressibleByArgument {}
