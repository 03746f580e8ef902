import Calls

/// A value with a JSON form, which a server writes and a client reads.
public protocol JSONValue: Decodable, Sendable {
  /// Writes the value, so that it can be decoded again.
  func write(to json: inout JSONWriter)
}

extension JSONValue where Self: RawRepresentable, RawValue == String {
  /// Writes the text.
  public func write(to json: inout JSONWriter) { json.string(rawValue) }
}

extension Int: JSONValue {
  /// Writes the number.
  public func write(to json: inout JSONWriter) { json.integer(self) }
}

extension Array: JSONValue where Element: JSONValue {
  /// Writes the elements in their order.
  public func write(to json: inout JSONWriter) {
    json.array(self) { json, element in element.write(to: &json) }
  }
}

extension Page: JSONValue where Item: JSONValue {
  /// Writes a part of a list: `items`, `firstIndex`, `totalCount`, and the cursors `previous` and `next` where there are any.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("items", value: items)
      json.member("firstIndex", firstIndex)
      json.member("totalCount", totalCount)
      json.member("previous", ifPresent: previous?.token)
      json.member("next", ifPresent: next?.token)
    }
  }
}

extension Page: Decodable where Item: Decodable {
  private enum CodingKeys: String, CodingKey {
    case items, firstIndex, totalCount, previous, next
  }

  /// Reads a part of a list.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    func cursor(_ name: CodingKeys) throws -> PageCursor? {
      try members.decodeIfPresent(String.self, forKey: name).map(PageCursor.init(token:))
    }
    self.init(
      items: try members.decode([Item].self, forKey: .items),
      firstIndex: try members.decode(Int.self, forKey: .firstIndex),
      totalCount: try members.decode(Int.self, forKey: .totalCount), previous: try cursor(.previous),
      next: try cursor(.next))
  }
}

extension JSONWriter {
  /// Writes a member with a value.
  public mutating func member(_ name: StaticString, value: some JSONValue) {
    self.name(name)
    value.write(to: &self)
  }

  /// Writes a member with a value; none for nil.
  public mutating func member(_ name: StaticString, valueIfPresent value: (some JSONValue)?) {
    if let value { member(name, value: value) }
  }
}
