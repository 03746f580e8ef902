/// Why a `NAME=VALUE` was refused; ``description`` says what was expected.
public struct AttributeParsingError: Error, Equatable, CustomStringConvertible, Sendable {
  /// One sentence for a person.
  public let description: String
}

extension Attribute {
  /// Reads `NAME=VALUE` as people type it: `exposureTime=1/125`, `fNumber=f/2.8` and `iso=ISO 400` are understood.
  ///
  /// - Throws: ``AttributeParsingError`` for a missing `=`, an unknown name, an empty value, a number that is none, or one that
  ///   is not above 0 where only the exposure compensation may be.
  public init(parsing argument: String) throws(AttributeParsingError) {
    guard let equals = argument.firstIndex(of: "=") else {
      throw AttributeParsingError(description: "“\(argument)” is not NAME=VALUE, such as brand=Canon")
    }
    let name = String(argument[..<equals])
    let value = argument[argument.index(after: equals)...].drop { $0 == " " }
    guard let name = AttributeName(rawValue: name) else {
      let known = AttributeName.allCases.map(\.rawValue).joined(separator: ", ")
      throw AttributeParsingError(description: "“\(name)” is no attribute; there are \(known)")
    }
    guard !value.isEmpty else {
      throw AttributeParsingError(description: "\(name.rawValue) has no value after the “=”")
    }
    guard name.isNumeric else {
      self.init(name, String(value))
      return
    }
    guard let number = Self.number(String(value)), number.isFinite else {
      throw AttributeParsingError(description: "“\(value)” is not a number for \(name.rawValue)")
    }
    guard number > 0 || name == .exposureBias else {
      throw AttributeParsingError(description: "\(name.rawValue) is a number above 0; it was “\(value)”")
    }
    self.init(name, number)
  }

  /// A number with the marks photographers write around it: `1/125`, `f/2.8`, `ISO 400`, `50 mm`, `2.5 s`, `-0.3 EV`.
  private static func number(_ text: String) -> Double? {
    var bare = text.lowercased().filter { $0 != " " }
    for prefix in ["f/", "iso"] where bare.hasPrefix(prefix) { bare.removeFirst(prefix.count) }
    for suffix in ["mm", "mp", "ev", "s", "x", "×"] where bare.hasSuffix(suffix) { bare.removeLast(suffix.count) }
    // Other notations, such as hexadecimal ones, nobody means.
    guard bare.allSatisfy({ "0123456789.e+-/".contains($0) }) else { return nil }
    let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let numerator = parts.first.flatMap({ Double($0) }) else { return nil }
    guard parts.count == 2 else { return numerator }
    guard let denominator = Double(parts[1]), denominator != 0 else { return nil }
    return numerator / denominator
  }
}
