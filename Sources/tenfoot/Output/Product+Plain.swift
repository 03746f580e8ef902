import MallService

extension Product {
  /// The model, followed by the variant if there is one.
  var fullName: String {
    guard let variant = variant?["en"], !variant.isEmpty else { return model }
    return "\(model), \(variant)"
  }
}

extension Money {
  /// The amount with the currency's digits and code, `3,599.00 CNY`.
  var plainText: String {
    "\(amountMinor < 0 ? "-" : "")\(formattedMagnitude()) \(currency)"
  }
}
