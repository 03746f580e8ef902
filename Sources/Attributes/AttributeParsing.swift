/// The error for text that is not an attribute in the form `NAME=VALUE`.
public enum AttributeParsingError: Error, Hashable, Sendable {
  case noEqualsSign(text: String, example: String)
  case noValue(name: String)
  case unknownName(text: String, names: [String])
  case notANumber(name: String, text: String)
  case notAboveZero(name: String, text: String)
}

extension Attribute {
  /// Reads `NAME=VALUE` as users type it; `exposureTime=1/125`, `fNumber=f/2.8` and `iso=ISO 400` are understood.
  ///
  /// - Throws: ``AttributeParsingError`` if “=” is missing, the name is unknown, the value is empty, or a numeric value is not
  ///   a finite number above 0; the exposure compensation may be any finite number.
  public init(
    parsing argument: String, among names: [AttributeName] = AttributeName.allCases
  ) throws(AttributeParsingError) {
    guard let equals = argument.firstIndex(of: "=") else {
      throw .noEqualsSign(text: argument, example: "brand=Canon")
    }
    let name = try Self.name(String(argument[..<equals]), among: names)
    let value = String(argument[argument.index(after: equals)...].drop { $0 == " " })
    guard !value.isEmpty else {
      throw .noValue(name: name.rawValue)
    }
    self = name.isNumeric ? try Self.numeric(name, value) : Attribute(name, value)
  }

  private static func name(
    _ text: String, among names: [AttributeName]
  ) throws(AttributeParsingError) -> AttributeName {
    if let name = AttributeName(rawValue: text), names.contains(name) { return name }
    throw .unknownName(text: text, names: names.map(\.rawValue))
  }

  private static func numeric(_ name: AttributeName, _ text: String) throws(AttributeParsingError) -> Attribute {
    guard let number = number(text), let attribute = Attribute(name, value: .number(number)) else {
      throw .notANumber(name: name.rawValue, text: text)
    }
    guard number > 0 || name == .exposureBias else {
      throw .notAboveZero(name: name.rawValue, text: text)
    }
    return attribute
  }

  /// Returns a number in a photographer's notation: `1/125`, `f/2.8`, `ISO 400`, `50 mm`, `2.5 s`, `-0.3 EV`.
  ///
  /// Nil for other text; the result may be infinite.
  private static func number(_ text: String) -> Double? {
    var bare = text.lowercased().filter { $0 != " " }
    for prefix in ["f/", "iso"] where bare.hasPrefix(prefix) { bare.removeFirst(prefix.count) }
    for suffix in ["mm", "mp", "ev", "s", "x", "×"] where bare.hasSuffix(suffix) { bare.removeLast(suffix.count) }
    // Double also reads hexadecimal numbers, "inf" and "nan".
    guard bare.allSatisfy({ "0123456789.e+-/".contains($0) }) else { return nil }
    let parts = bare.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let numerator = parts.first.flatMap({ Double($0) }) else { return nil }
    guard parts.count == 2 else { return numerator }
    guard let denominator = Double(parts[1]), denominator != 0 else { return nil }
    return numerator / denominator
  }
}
