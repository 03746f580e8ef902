import Calls
import MallService
import WireFormat

extension Order: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("product", product)
      json.member("price", value: price)
      json.member("key", key)
      json.member("orderedAt", orderedAt)
    }
  }
}

/// An order with its product: `{"order": ORDER, "product": PRODUCT}`.
extension OrderLine: JSONValue {
  private enum CodingKeys: String, CodingKey {
    case order, product
  }

  /// Reads a line.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      order: try members.decode(Order.self, forKey: .order), product: try members.decode(Product.self, forKey: .product)
    )
  }

  /// Writes a line.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("order", value: order)
      json.member("product", value: product)
    }
  }
}
