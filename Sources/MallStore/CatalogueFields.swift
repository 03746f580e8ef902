import Storage

/// Any JSON value.
enum JSONValue: Hashable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try Self.value(container, JSONValue.bool) ?? Self.value(container, JSONValue.number) {
      self = value
    } else if let value = try Self.value(container, JSONValue.text) ?? Self.value(container, JSONValue.list) {
      self = value
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The next value as one of a type; nil where it is of another, which a decoder tells by failing alone.
  private static func value<Value: Decodable>(
    _ container: any SingleValueDecodingContainer, _ make: (Value) -> JSONValue
  ) throws -> JSONValue? {
    do {
      return make(try container.decode(Value.self))
    } catch DecodingError.typeMismatch {
      return nil
    }
  }
}

/// The fields of an object, each read as what it has to be; an absent field and null are nil.
struct CatalogueFields {
  private let fields: [String: JSONValue]
  /// What stands before a field's name in an error: `price.`.
  private let prefix: String

  init(_ fields: [String: JSONValue], prefix: String = "") {
    self.fields = fields
    self.prefix = prefix
  }

  /// A field that has to be there.
  func required<Value>(
    _ name: String, _ read: (String) throws(CatalogueLineError) -> Value?, _ expected: String
  ) throws(CatalogueLineError) -> Value {
    guard let value = try read(name) else { throw error(name, expected) }
    return value
  }

  /// More than this in one field is no name of anything.
  private static let lengthLimit = 200

  /// Words, without control characters and outer blanks; refused when nothing is left, or too much.
  func text(_ name: String) throws(CatalogueLineError) -> String? {
    guard let value = value(name) else { return nil }
    return try words(value, name)
  }

  private func words(_ value: JSONValue, _ name: String) throws(CatalogueLineError) -> String {
    guard case .text(let text) = value, let text = text.storable else { throw error(name, "words") }
    guard text.unicodeScalars.count <= Self.lengthLimit else {
      throw error(name, "words of at most \(Self.lengthLimit) letters")
    }
    return text
  }

  /// A list of words, each once.
  func list(_ name: String) throws(CatalogueLineError) -> [String]? {
    guard let value = value(name) else { return nil }
    guard case .list(let items) = value else { throw error(name, "a list of words") }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      let text = try words(item, "\(name)[\(index)]")
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.isEmpty ? nil : texts
  }

  /// Words by name.
  func texts(_ name: String) throws(CatalogueLineError) -> [String: String]? {
    guard let words = try object(name) else { return nil }
    var texts: [String: String] = [:]
    for key in words.fields.keys.sorted() {
      guard let language = key.storable else { throw error(name, "language codes as names") }
      texts[language] = try words.text(key)
    }
    return texts.isEmpty ? nil : texts
  }

  /// An object's fields.
  func object(_ name: String) throws(CatalogueLineError) -> CatalogueFields? {
    guard let value = value(name) else { return nil }
    guard case .object(let fields) = value else { throw error(name, "an object") }
    return CatalogueFields(fields, prefix: "\(prefix)\(name).")
  }

  /// A whole number in bounds.
  func whole(_ name: String, in bounds: ClosedRange<Int>) throws(CatalogueLineError) -> Int? {
    guard let value = value(name) else { return nil }
    guard case .number(let number) = value, let whole = Int(exactly: number), bounds.contains(whole) else {
      throw error(name, "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return whole
  }

  /// A measure above 0, or of at least a bound.
  func measure(_ name: String, atLeast bound: Double? = nil) throws(CatalogueLineError) -> Double? {
    guard let value = value(name) else { return nil }
    guard let number = Self.measure(value), number >= bound ?? 0 else {
      throw error(name, bound.map { "a number of at least \(Int($0))" } ?? "a number above 0")
    }
    return number
  }

  /// Two measures, the lower first.
  func range(_ name: String) throws(CatalogueLineError) -> [Double]? {
    guard let value = value(name) else { return nil }
    let expected = "two numbers above 0, the lower first"
    guard case .list(let items) = value, items.count == 2 else { throw error(name, expected) }
    var numbers: [Double] = []
    for (index, item) in items.enumerated() {
      guard let number = Self.measure(item) else { throw error("\(name)[\(index)]", "a number above 0") }
      numbers.append(number)
    }
    guard numbers[0] <= numbers[1] else { throw error(name, expected) }
    return numbers
  }

  /// A finite number above 0; what no camera measures in any unit (over a thousand million) is none.
  private static func measure(_ value: JSONValue) -> Double? {
    guard case .number(let number) = value, number.isFinite, number > 0, number <= 1e9 else { return nil }
    return number
  }

  private func value(_ name: String) -> JSONValue? {
    guard let value = fields[name], value != .null else { return nil }
    return value
  }

  private func error(_ name: String, _ expected: String) -> CatalogueLineError {
    CatalogueLineError(field: prefix + name, expected: expected)
  }
}
