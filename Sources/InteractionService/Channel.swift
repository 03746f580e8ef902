/// A television channel.
public struct Channel: Hashable, Codable, Sendable, Identifiable {
  /// The channel's ID, such as `one.tenfoot`; 1 to 200 bytes.
  public var id: String
  /// The number that a viewer types, unique, 1...9999.
  public var number: Int
  /// The channel's name.
  public var name: LocalText

  /// Creates a channel.
  public init(id: String, number: Int, name: LocalText) {
    self.id = id
    self.number = number
    self.name = name
  }

  /// The numbers that a channel may have.
  public static let numbers = 1...9_999
}
