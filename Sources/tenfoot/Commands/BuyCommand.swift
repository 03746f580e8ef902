import ArgumentParser
import Foundation

/// `tenfoot buy`: one purchase, once for each key.
struct BuyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buy",
    abstract: "Buy a product; no money moves.",
    discussion: """
      The product is named by its id, the last column of “tenfoot products”. A script that may be run twice gives a \
      key of its own: the same key buys once and prints the same order again.

      Examples:
        tenfoot buy canon-eos-5d-mark-iii
        tenfoot buy canon-eos-5d-mark-iii --key order-17 --json
      """)

  @Argument(help: "The product's id.")
  var product: String
  @Option(help: ArgumentHelp("Buys once for each key.", valueName: "idempotency-key"))
  var key: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func validate() throws {
    if key == "" { throw ValidationError("--key is empty; leave it out for a new purchase") }
  }

  func run() throws {
    let mall = try data.workspace().openMall()
    let order = try mall.buy(product: product, key: key ?? UUID().uuidString.lowercased())
    if json.isOn { return try JSON.print(object: order) }
    let bought = try mall.product(id: order.product)
    Message.print("Bought \(bought.fullName) for \(order.price.plainText): order \(order.id)")
  }
}
