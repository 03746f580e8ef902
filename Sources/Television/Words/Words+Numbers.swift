import MallService

extension Words {
  /// Returns a whole number, grouped by threes from five digits on.
  func number(_ value: Int) -> String {
    grouped(value, from: 10_000)
  }

  /// Returns a number with at most two decimals, without any if it is whole.
  func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let hundredths = Int((abs(value) * 100).rounded())
    var text = number(hundredths / 100)
    let rest = hundredths % 100
    if rest != 0 {
      text += "." + (rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest))
    }
    return value < 0 && hundredths != 0 ? "−" + text : text
  }

  /// Formats an amount in its currency's format: `¥12,999`, with a fraction only if it is not zero.
  func money(_ money: Money) -> String {
    let text = money.formattedMagnitude(groupedFrom: 1_000, omittingZeroFraction: true)
    let sign = money.amountMinor < 0 ? "−" : ""
    switch money.currency {
    case "CNY": return sign + "¥" + text
    case "USD": return sign + "$" + text
    case "EUR": return sign + "€" + text
    default: return sign + text + " " + money.currency
    }
  }

  private func grouped(_ value: Int, from least: Int) -> String {
    let digits = String(value.magnitude)
    guard value.magnitude >= least else { return (value < 0 ? "−" : "") + digits }
    var groups: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return (value < 0 ? "−" : "") + groups.joined(separator: ",")
  }
}
