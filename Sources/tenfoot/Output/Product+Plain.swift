import MallService

extension Product {
  /// Its model, with what tells it from others of that model.
  var fullName: String {
    guard let variant = variant?["en"], !variant.isEmpty else { return model }
    return "\(model), \(variant)"
  }
}

extension Money {
  /// The amount with its currency's code, `3,599.00 CNY`; all currencies of the mall have two digits.
  var plainText: String {
    let digits = String(amountMinor.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    let whole = padded.dropLast(2)
    // The first group holds what is left over when the others have three digits each.
    let first = whole.count % 3
    var groups = first == 0 ? [] : [whole.prefix(first)]
    var rest = whole.dropFirst(first)
    while !rest.isEmpty {
      groups.append(rest.prefix(3))
      rest = rest.dropFirst(3)
    }
    let sign = amountMinor < 0 ? "-" : ""
    return "\(sign)\(groups.joined(separator: ",")).\(padded.suffix(2)) \(currency)"
  }
}
