import Foundation

extension Tenfoot {
  /// Runs a command with `--json` and returns the list it prints.
  func list(_ arguments: String...) throws -> [[String: Any]] {
    let outcome = try run(arguments + ["--json"])
    guard outcome.status == 0, let list = try outcome.json() as? [[String: Any]] else { throw Unexpected(outcome) }
    return list
  }

  /// Runs a command with `--json` and returns the object it prints.
  func object(_ arguments: String...) throws -> [String: Any] {
    let outcome = try run(arguments + ["--json"])
    guard outcome.status == 0, let object = try outcome.json() as? [String: Any] else { throw Unexpected(outcome) }
    return object
  }

  /// The purchase count of a product whose id consists of the words of its model; -1 where there is no such product.
  func purchaseCount(of product: String) throws -> Int {
    let products = try list("products", "--attribute", "model=\(product.replacing("-", with: " "))")
    return products.first { $0["id"] as? String == product }?["purchaseCount"] as? Int ?? -1
  }

  /// A command failed or printed something else.
  private struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ outcome: Outcome) {
      description = "status \(outcome.status): \(outcome.output)\(outcome.messages)"
    }
  }
}
