import Attributes
import MallService

/// The name of any JSON member.
struct CatalogueKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) {
    nil
  }
}

/// The members of a JSON object, each read as the type it must have; absent and null members are nil.
struct CatalogueFields {
  private let container: KeyedDecodingContainer<CatalogueKey>
  /// The text before a member's name in an error, such as `price.`.
  private let prefix: String

  init(_ container: KeyedDecodingContainer<CatalogueKey>, prefix: String = "") {
    self.container = container
    self.prefix = prefix
  }

  /// Reads a required member.
  func required<Value>(
    _ name: String, _ read: (String) throws(CatalogueLineError) -> Value?, _ expected: CatalogueExpectation
  ) throws(CatalogueLineError) -> Value {
    guard let value = try read(name) else { throw error(name, expected) }
    return value
  }

  /// Reads a text, without control characters and blank ends; it must not be empty or longer than
  /// ``MallService/Product/textLimit``.
  func text(_ name: String) throws(CatalogueLineError) -> String? {
    guard let text = try value(String.self, name, .text) else { return nil }
    return try checked(text, name)
  }

  /// Reads a list of texts; nil if it is empty.
  func texts(_ name: String) throws(CatalogueLineError) -> [String]? {
    let limit = Product.entryLimit
    guard let items = try list(String.self, name, .texts(limit: limit), limit: limit, item: .text) else {
      return nil
    }
    var texts: [String] = []
    for (index, item) in items.enumerated() { texts.append(try checked(item, "\(name)[\(index)]")) }
    return texts.isEmpty ? nil : texts
  }

  /// Reads an object whose members are texts; nil if it is empty.
  func textsByName(_ name: String) throws(CatalogueLineError) -> [String: String]? {
    guard let members = try object(name) else { return nil }
    let keys = members.container.allKeys.map(\.stringValue).sorted()
    guard keys.count <= Product.entryLimit else { throw error(name, .members(limit: Product.entryLimit)) }
    var texts: [String: String] = [:]
    for key in keys { texts[try checked(key, name)] = try members.text(key) }
    return texts.isEmpty ? nil : texts
  }

  /// Reads an object.
  func object(_ name: String) throws(CatalogueLineError) -> CatalogueFields? {
    try nested(name, .object) { container, key in
      let members = try container.nestedContainer(keyedBy: CatalogueKey.self, forKey: key)
      return CatalogueFields(members, prefix: "\(prefix)\(name).")
    }
  }

  /// Reads a whole number in a range.
  func whole(_ name: String, in range: ClosedRange<Int>) throws(CatalogueLineError) -> Int? {
    let expected = CatalogueExpectation.wholeNumber(least: range.lowerBound, most: range.upperBound)
    guard let number = try value(Double.self, name, expected) else { return nil }
    guard let whole = Int(exactly: number), range.contains(whole) else { throw error(name, expected) }
    return whole
  }

  /// Reads a measure, at least 1 if that is the bound.
  func measure(_ name: String, atLeast bound: Int = 0) throws(CatalogueLineError) -> Double? {
    let expected = bound > 0 ? CatalogueExpectation.measureOf(least: bound) : .measure
    guard let number = try value(Double.self, name, expected) else { return nil }
    guard Product.isValidMeasure(number), number >= Double(bound) else { throw error(name, expected) }
    return number
  }

  /// Reads two measures, the lower first.
  func bounds(_ name: String) throws(CatalogueLineError) -> [Double]? {
    let expected = CatalogueExpectation.bounds
    guard let numbers = try list(Double.self, name, expected, limit: 2, item: .measure) else { return nil }
    for (index, number) in numbers.enumerated() where !Product.isValidMeasure(number) {
      throw error("\(name)[\(index)]", .measure)
    }
    guard numbers.count == 2, numbers[0] <= numbers[1] else { throw error(name, expected) }
    return numbers
  }
}

extension CatalogueFields {
  private func value<Value: Decodable>(
    _ type: Value.Type, _ name: String, _ expected: CatalogueExpectation
  ) throws(CatalogueLineError) -> Value? {
    do {
      return try container.decodeIfPresent(type, forKey: CatalogueKey(stringValue: name))
    } catch {
      throw self.error(name, expected)
    }
  }

  private func nested<Value>(
    _ name: String, _ expected: CatalogueExpectation,
    _ read: (KeyedDecodingContainer<CatalogueKey>, CatalogueKey) throws -> Value
  ) throws(CatalogueLineError) -> Value? {
    let key = CatalogueKey(stringValue: name)
    do {
      guard container.contains(key), try !container.decodeNil(forKey: key) else { return nil }
      return try read(container, key)
    } catch {
      throw self.error(name, expected)
    }
  }

  private func list<Item: Decodable>(
    _ type: Item.Type, _ name: String, _ expected: CatalogueExpectation, limit: Int,
    item expectedItem: CatalogueExpectation
  ) throws(CatalogueLineError) -> [Item]? {
    guard var items = try nested(name, expected, { try $0.nestedUnkeyedContainer(forKey: $1) }) else { return nil }
    guard items.count ?? 0 <= limit else { throw error(name, expected) }
    var list: [Item] = []
    while !items.isAtEnd {
      do {
        list.append(try items.decode(type))
      } catch {
        throw self.error("\(name)[\(list.count)]", expectedItem)
      }
    }
    return list
  }

  private func checked(_ text: String, _ name: String) throws(CatalogueLineError) -> String {
    guard let text = text.sanitizedForStorage() else { throw error(name, .text) }
    guard text.unicodeScalars.count <= Product.textLimit else {
      throw error(name, .shorterText(limit: Product.textLimit))
    }
    return text
  }

  private func error(_ name: String, _ expected: CatalogueExpectation) -> CatalogueLineError {
    CatalogueLineError(field: prefix + name, expected: expected)
  }
}
