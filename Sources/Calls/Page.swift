/// An opaque position in a list, which only the server that issued it can interpret.
public struct PageCursor: Hashable, Codable, Sendable {
  /// The server's own token, safe in a URL.
  public let token: String

  /// Creates a cursor from a token that a server issued.
  public init(token: String) {
    self.token = token
  }
}

/// A request for a part of a list.
public struct PageRequest: Hashable, Sendable {
  /// The position at which the part begins or ends.
  public enum Position: Hashable, Sendable {
    /// The list's first items.
    case first
    /// The items that follow the one a cursor stands for.
    case after(PageCursor)
    /// The items that precede the one a cursor stands for, still in the list's own order.
    case before(PageCursor)
    /// The items from the first one taken at or before a date, `2014-06` or `2014-06-21`; lists ordered by date alone.
    case date(String)
  }

  /// The position of the part.
  public let position: Position
  /// At most this many items, 1 to 500.
  public let limit: Int

  /// Creates a request for up to `limit` items; the limit is clamped to 1...500.
  public init(_ position: Position = .first, limit: Int = 60) {
    self.position = position
    self.limit = min(max(limit, 1), 500)
  }
}

/// A part of a list, with the cursors to its neighbours.
public struct Page<Item: Sendable>: Sendable {
  /// The items, in the list's order; empty when there are none.
  public var items: [Item]
  /// The place of the first item in the whole list, from 0; 0 when there are no items.
  public var firstIndex: Int
  /// How many items the whole list has.
  public var totalCount: Int
  /// The cursor to the items before these; nil at the list's beginning.
  public var previous: PageCursor?
  /// The cursor to the items after these; nil at the list's end.
  public var next: PageCursor?

  /// Creates a part of a list.
  public init(items: [Item], firstIndex: Int, totalCount: Int, previous: PageCursor? = nil, next: PageCursor? = nil) {
    self.items = items
    self.firstIndex = firstIndex
    self.totalCount = totalCount
    self.previous = previous
    self.next = next
  }
}

extension Page: Equatable where Item: Equatable {}
