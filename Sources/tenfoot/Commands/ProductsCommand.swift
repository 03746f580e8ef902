import ArgumentParser
import Attributes
import Calls
import MallService
import Workspaces

/// `tenfoot products`: lists the products of the mall.
struct ProductsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "products",
    abstract: "List cameras and lenses of the mall.",
    discussion: """
      The most bought come first. An attribute finds the products that support a value: fNumber=1.8 finds lenses that \
      open that wide, focalLength=200 lenses with that focal length, iso=6400 cameras with that sensitivity. Several \
      attributes must all match.

      Examples:
        tenfoot products --attribute brand=Canon
        tenfoot products --attribute "model=Rebel T2i"
        tenfoot products --attribute fNumber=f/1.8 --attribute exposureTime=1/4000 --sort price --json
      """)

  @Option(
    name: .customLong("attribute"),
    help: ArgumentHelp(
      "Only products that match; may be given several times.",
      discussion: "Names: \(Self.names.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name=value"),
    transform: Self.parsed)
  var attributes: [Attribute] = []
  @Option(help: "Most bought, cheapest or newest first.")
  var sort = ProductQuery.Sort.popular
  @OptionGroup var list: ListOptions
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  /// The attributes that products have.
  private static let names = AttributeName.allCases.filter(\.describesProducts)

  private static func parsed(_ argument: String) throws -> Attribute {
    do throws(AttributeParsingError) {
      return try Attribute(parsing: argument, among: names)
    } catch {
      throw Failure(error.text)
    }
  }

  func run() throws {
    let workspace = try data.workspace()
    let mall = try workspace.openMall()
    let canonicalizer = NameCanonicalizer(names: try workspace.cameraNames())
    let query = ProductQuery(attributes: canonicalizer.attributes(attributes), sort: sort)
    let products = try list.read { try mall.products(query, page: $0, .local) }
    if json.isOn { return try JSON.print(array: products) }
    Self.table(products).lines().forEach(Message.print)
    if products.isEmpty {
      let suggestions = ProductSuggestions(mall: mall, names: canonicalizer)
      Message.printError(
        CommandPhrase.noProductsMatch() + NearestNames.question(try suggestions.models(for: searchedName)))
    }
  }

  /// The model or else the brand given as an attribute; empty if neither was.
  private var searchedName: String {
    let names = [AttributeName.model, .brand].compactMap { name in attributes.first { $0.name == name }?.text }
    return names.first ?? ""
  }

  private static func table(_ products: [Product]) -> Table {
    var table = Table(columns: [
      .init(.product, limitCells: 56), .init(.kind), .init(.year), .init(.price, alignment: .trailing),
      .init(.boughtCount, alignment: .trailing), .init(.id),
    ])
    table.rows = products.map { product in
      let year = product.year.map(String.init) ?? ""
      let bought = String(product.purchaseCount)
      return [product.fullName, product.kind.plainText, year, product.price.plainText, bought, product.id]
    }
    return table
  }
}

extension ProductQuery.Sort: ExpressibleByArgument {}
