import MallService

extension Product {
  /// Its model, with its variant where it has one.
  var fullName: String {
    guard let variant = variant?["en"], !variant.isEmpty else { return model }
    return "\(model), \(variant)"
  }
}

extension Money {
  /// The amount with its currency's code, `3,599.00 CNY`, with as many decimals as the currency has.
  var plainText: String {
    "\(amountMinor < 0 ? "-" : "")\(formattedMagnitude()) \(currency)"
  }
}
