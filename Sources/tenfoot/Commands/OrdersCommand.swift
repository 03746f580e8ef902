import ArgumentParser
import Calls
import MallService

/// `tenfoot orders`: lists the orders.
struct OrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract: "List the orders, newest first.",
    discussion: """
      Examples:
        tenfoot orders
        tenfoot orders --json
      """)

  @OptionGroup var json: JSONOption
  @OptionGroup var data: DataOptions

  func run() throws {
    let mall = try data.workspace().openMall()
    let lines = try ListOptions.all { try mall.orders(page: $0, .local) }
    if json.isOn { return try JSON.print(array: lines.map(\.order)) }
    Self.table(lines).lines().forEach(Message.print)
    if lines.isEmpty { Message.printError(CommandPhrase.noOrders()) }
  }

  private static func table(_ lines: [OrderLine]) -> Table {
    var table = Table(columns: [
      .init(.ordered), .init(.product, limitCells: 56), .init(.price, alignment: .trailing), .init(.order),
    ])
    let zone = SystemClock.zone()
    table.rows = lines.map { line in
      let instant = Instant(rfc3339: line.order.orderedAt)
      let ordered = instant.map { LocalTime($0, in: zone).plainText } ?? line.order.orderedAt
      return [ordered, line.product.fullName, line.order.price.plainText, line.order.id]
    }
    return table
  }
}
