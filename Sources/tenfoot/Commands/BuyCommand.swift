import ArgumentParser
import Calls
import MallService
import Workspaces

/// `tenfoot buy`: one purchase for each key.
struct BuyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buy",
    abstract: "Buy a product (demo: nothing is charged).",
    discussion: """
      The product is given by its id, the last column of “tenfoot products”. A script that may run twice sets a key: a \
      second run with the same key buys nothing and prints the first order again.

      Examples:
        tenfoot buy canon-eos-5d-mark-iii
        tenfoot buy canon-eos-5d-mark-iii --key order-17 --json
      """)

  @Argument(help: "The product's id.")
  var product: String
  @Option(help: ArgumentHelp("Buy once for this key (default: a new key).", valueName: "idempotency-key"))
  var key: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if key == "" { throw ValidationError("--key is empty; omit it for a new purchase") }
  }

  private static let advice = " “tenfoot products” lists the ids"

  func run() throws {
    let workspace = try data.workspace()
    let mall = try workspace.openMall()
    let write = WriteContext(.local, key: try key.map(IdempotencyKey.init(validating:)) ?? .random())
    let order = try Self.buy(product, write, in: mall, of: workspace)
    if json.isOn { return try JSON.print(object: order) }
    let bought = try mall.product(id: order.product, .local)
    Message.print("Bought \(bought.fullName) for \(order.price.plainText): order \(order.id)")
  }

  private static func buy(
    _ product: String, _ write: WriteContext, in mall: any MallAPI, of workspace: Workspace
  ) throws -> Order {
    do {
      return try mall.buy(product: product, write)
    } catch {
      guard error.code == .notFound else { throw error }
      let suggestions = ProductSuggestions(mall: mall, names: NameCanonicalizer(names: try workspace.cameraNames()))
      let question = NearestNames.question(try suggestions.ids(for: product))
      throw Failure("No product has the id “\(product)”." + (question.isEmpty ? advice : question))
    }
  }
}
