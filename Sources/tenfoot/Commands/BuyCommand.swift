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
      Give the product by its name or its id, the last column of “tenfoot products”. In a script that may run twice, \
      set --key: a second run with the same key buys nothing and prints the first order again.

      Examples:
        tenfoot buy "Nikon D90"
        tenfoot buy canon-eos-5d-mark-iii
        tenfoot buy canon-eos-5d-mark-iii --key order-17 --json
      """)

  @Argument(help: "The product's name or id.")
  var product: String
  @Option(help: ArgumentHelp("Buy once for this key (default: a new key).", valueName: "idempotency-key"))
  var key: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if key == "" { throw ValidationError(CommandPhrase.keyIsEmpty()) }
  }

  func run() throws {
    let workspace = try data.writableWorkspace()
    let mall = try workspace.openMall()
    let write = WriteContext(.local, key: try key.map(IdempotencyKey.init(validating:)) ?? .random())
    let order = try buy(write, in: mall, of: workspace)
    if json.isOn { return try JSON.print(object: order) }
    // The order has been placed, even if reading it back fails.
    let name = (try? mall.product(id: order.product, .local))?.fullName ?? order.product
    Message.print(
      CommandPhrase.bought(["product": name, "price": order.price.plainText, "order": order.id]))
  }

  private func buy(_ write: WriteContext, in mall: any MallAPI, of workspace: Workspace) throws -> Order {
    let id = try productID(in: mall, of: workspace)
    do {
      return try mall.buy(product: id, write)
    } catch {
      throw explained(error, write.key)
    }
  }

  /// Returns the id of the product whose id or name was given.
  private func productID(in mall: any MallAPI, of workspace: Workspace) throws -> String {
    do {
      return try mall.product(id: product, .local).id
    } catch {
      guard error.code == .notFound else { throw error }
      let suggestions = ProductSuggestions(mall: mall, names: NameCanonicalizer(names: try workspace.cameraNames()))
      let named = try suggestions.products(named: product)
      guard named.count == 1 else { throw try failure(named, suggestions) }
      return named[0].id
    }
  }

  /// Adds to an unknown outcome the command that tries again without buying twice.
  private func explained(_ failure: ServiceFailure, _ key: IdempotencyKey) -> any Error {
    guard failure.code == .outcomeUnknown else { return failure }
    let repetition = CommandPhrase.buyAgain(["product": product, "key": key.text])
    return Failure(FailureMessage.text(of: failure) + repetition)
  }

  /// Returns the error for a name that does not identify exactly one product.
  private func failure(_ named: [Product], _ suggestions: ProductSuggestions) throws -> Failure {
    guard named.isEmpty else {
      // Variants of one product may have the same name.
      let hasNames = Set(named.map(\.fullName)).count == named.count
      let names = named.map { hasNames ? "“\($0.fullName)”" : $0.id }.joined(separator: CommandPhrase.listSeparator())
      return Failure(CommandPhrase.productsNamed(["product": product, "names": names]))
    }
    let question = NearestNames.question(try suggestions.titles(for: product))
    return Failure(
      CommandPhrase.noProductNamed(["product": product])
        + (question.isEmpty ? CommandPhrase.productsListIDs() : question))
  }
}
