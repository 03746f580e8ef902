import MallService
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    (359_900, "CNY", "3,599.00"), (50_000, "JPY", "50,000"), (1_234_567, "KWD", "1,234.567"), (5, "KWD", "0.005"),
    (123_456, "CLF", "12.3456"), (0, "CNY", "0.00"), (0, "JPY", "0"), (7, "EUR", "0.07"), (99_999, "USD", "999.99"),
    (100_000, "USD", "1,000.00"), (100, "ZZZ", "1.00"), (123_456_789_012, "CNY", "1,234,567,890.12"),
    (Int64.max, "TND", "9,223,372,036,854,775.807"), (Int64.min, "JPY", "9,223,372,036,854,775,808"),
    (-359_900, "CNY", "3,599.00"),
  ])
  func amountsHaveTheDecimalsOfTheirCurrency(_ minor: Int64, _ currency: String, _ text: String) {
    #expect(Money(amountMinor: minor, currency: currency).formattedMagnitude() == text)
  }

  @Test(arguments: [
    (1_299_900, "CNY", "12,999"), (1_299_950, "CNY", "12,999.50"), (1_234_500, "KWD", "1,234.500"),
    (1_234_000, "KWD", "1,234"), (50_000, "JPY", "50,000"), (5, "USD", "0.05"),
  ])
  func decimalsThatAreAllZeroCanBeLeftOut(_ minor: Int64, _ currency: String, _ text: String) {
    #expect(Money(amountMinor: minor, currency: currency).formattedMagnitude(omittingZeroFraction: true) == text)
  }

  @Test func digitsAreGroupedFromAChosenAmountOn() {
    let price = Money(amountMinor: 999_999, currency: "CNY")
    #expect(price.formattedMagnitude(groupedFrom: 10_000) == "9999.99")
    #expect(price.formattedMagnitude(groupedFrom: 9_999) == "9,999.99")
    #expect(price.formattedMagnitude(groupedFrom: .max) == "9999.99")
  }

  @Test(arguments: [
    ("CNY", 2), ("JPY", 0), ("KRW", 0), ("VND", 0), ("ISK", 0), ("CLP", 0), ("XAF", 0), ("XAU", 0), ("KWD", 3),
    ("XTS", 0), ("XXX", 0), ("XDR", 0), ("BHD", 3), ("OMR", 3), ("JOD", 3), ("TND", 3), ("IQD", 3), ("LYD", 3),
    ("CLF", 4), ("UYW", 4), ("UYU", 2),
    ("", 2), ("jpy", 2), ("円", 2),
  ])
  func currenciesHaveTheDecimalsOfISO4217(_ currency: String, _ digits: Int) {
    #expect(Money.minorDigits(of: currency) == digits)
  }

  @Test func aCurrencyCodeIsThreeCapitalLetters() {
    for code in ["CNY", "JPY", "ZZZ"] { #expect(Money.isCurrencyCode(code)) }
    for text in ["", "CN", "CNYX", "cny", "CN1", "CN ", "ÄUR", "円円円", "CN\u{0}"] {
      #expect(!Money.isCurrencyCode(text), "\(text)")
    }
  }
}
