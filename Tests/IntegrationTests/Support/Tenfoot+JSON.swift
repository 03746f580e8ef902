import Foundation

extension Tenfoot {
  /// A list that a command prints as JSON.
  func list(_ arguments: String...) throws -> [[String: Any]] {
    let outcome = try run(arguments + ["--json"])
    guard outcome.status == 0, let list = try outcome.json() as? [[String: Any]] else { throw Unexpected(outcome) }
    return list
  }

  /// An object that a command prints as JSON.
  func object(_ arguments: String...) throws -> [String: Any] {
    let outcome = try run(arguments + ["--json"])
    guard outcome.status == 0, let object = try outcome.json() as? [String: Any] else { throw Unexpected(outcome) }
    return object
  }

  /// How often a product was bought.
  func purchaseCount(of product: String) throws -> Int {
    let products = try list("products")
    return products.first { $0["id"] as? String == product }?["purchaseCount"] as? Int ?? -1
  }

  /// A command ended otherwise than it should.
  private struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ outcome: Outcome) {
      description = "status \(outcome.status): \(outcome.output)\(outcome.messages)"
    }
  }
}
