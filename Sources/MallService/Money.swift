/// An amount of money in a currency's minor unit.
public struct Money: Hashable, Codable, Sendable {
  /// The amount in minor units: 359900 is 3,599.00 CNY, 50000 is 50,000 JPY.
  public var amountMinor: Int64
  /// The currency's ISO 4217 code, such as `CNY`.
  public var currency: String

  /// Creates an amount.
  public init(amountMinor: Int64, currency: String) {
    self.amountMinor = amountMinor
    self.currency = currency
  }
}

extension Money {
  /// Returns the absolute amount in the currency's own decimals, `1,234.567`; the caller writes sign and currency.
  ///
  /// - Parameters:
  ///   - leastGrouped: The smallest whole amount that gets commas between its thousands.
  ///   - omittingZeroFraction: Whether decimals are left out if all of them are 0.
  public func formattedMagnitude(
    groupedFrom leastGrouped: UInt64 = 1_000, omittingZeroFraction: Bool = false
  ) -> String {
    let fractionCount = Self.minorDigits(of: currency)
    let digits = String(amountMinor.magnitude)
    let padded = String(repeating: "0", count: max(0, fractionCount + 1 - digits.utf8.count)) + digits
    let (whole, fraction) = (padded.dropLast(fractionCount), padded.suffix(fractionCount))
    let isGrouped = UInt64(whole) ?? .max >= leastGrouped
    let hasFraction = !fraction.isEmpty && !(omittingZeroFraction && fraction.allSatisfy { $0 == "0" })
    return (isGrouped ? Self.grouped(whole) : String(whole)) + (hasFraction ? ".\(fraction)" : "")
  }

  private static func grouped(_ digits: Substring) -> String {
    var groups: [Substring] = []
    var rest = digits
    while !rest.isEmpty {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    return groups.reversed().joined(separator: ",")
  }
}

extension Money {
  /// Returns whether a text has the form of an ISO 4217 code, three capital ASCII letters; ISO need not have assigned it.
  public static func isCurrencyCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// Returns the number of decimals of a currency; 2 for a code that ISO 4217 does not list.
  ///
  /// From ISO 4217, List One (currencies and funds), column "Minor unit", as the maintenance agency SIX publishes it;
  /// `Tools/currencies/check.py` compares this table with that list. Metals, units of account and the codes for tests and for no
  /// currency have none there ("N.A.") and have no decimals.
  public static func minorDigits(of currency: String) -> Int {
    digitsByCurrency[currency] ?? 2
  }

  private static let digitsByCurrency: [String: Int] = {
    let lists = [
      0: """
      BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
      XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX
      """,
      3: "BHD IQD JOD KWD LYD OMR TND",
      4: "CLF UYW",
    ]
    return lists.reduce(into: [:]) { digits, list in
      for code in list.value.split(whereSeparator: \.isWhitespace) { digits[String(code)] = list.key }
    }
  }()
}
