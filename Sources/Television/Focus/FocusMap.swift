import Screen

/// A stable identifier of a focusable item on a page.
struct FocusID: Hashable, Sendable, ExpressibleByStringLiteral {
  let name: String

  init(_ name: String) {
    self.name = name
  }

  init(stringLiteral name: String) {
    self.name = name
  }

  /// Returns the identifier of a list item with this service id.
  static func item(_ id: String) -> FocusID { FocusID("item:" + id) }

  /// The service id of a list item; nil for anything else.
  var itemID: String? {
    name.hasPrefix("item:") ? String(name.dropFirst(5)) : nil
  }
}

/// An item that can have the focus.
struct FocusItem: Hashable, Sendable {
  var id: FocusID
  /// The item's cells; outside the screen for an item that is scrolled out.
  var rect: Rect
  /// The container of the item; containers remember which of their items last had the focus.
  var group: String
  /// The index within the container, from 0; in lists the index in the whole list.
  var index: Int
}

/// All focusable items of a page.
struct FocusMap: Sendable {
  var items: [FocusItem] = []
  /// The default focus; nil on a page without focusable items.
  var initial: FocusID?
  /// Whether more rows are loading below, so that Down must not move to the hint bar.
  var awaitsMoreBelow = false

  subscript(id: FocusID) -> FocusItem? {
    items.first { $0.id == id }
  }

  mutating func add(_ id: FocusID, _ rect: Rect, group: String, index: Int = 0) {
    items.append(FocusItem(id: id, rect: rect, group: group, index: index))
  }
}

/// The focus of a page, and the last focus in each of its containers.
struct FocusState: Sendable {
  /// The focused item; nil until the page is laid out.
  private(set) var current: FocusItem?
  private var remembered: [String: FocusID] = [:]

  /// Gives the focus to an item.
  mutating func focus(_ item: FocusItem) {
    current = item
    remembered[item.group] = item.id
  }

  /// Keeps the focus after the page changed: on the same id, else on the same index of its container, else on the
  /// page's default, else on the first item.
  mutating func restore(in map: FocusMap) {
    let kept = current.flatMap { map[$0.id] ?? Self.nearest(to: $0, in: map) }
    guard let item = kept ?? map.initial.flatMap({ map[$0] }) ?? map.items.first else {
      current = nil
      return
    }
    focus(item)
  }

  /// Moves the focus one step.
  ///
  /// - Returns: Whether there is an item in that direction.
  mutating func move(_ direction: Direction, in map: FocusMap) -> Bool {
    guard let current, var target = FocusFinder.next(from: current, direction, in: map.items) else { return false }
    if target.group != current.group, let last = remembered[target.group], let item = map[last] { target = item }
    focus(target)
    return true
  }

  private static func nearest(to lost: FocusItem, in map: FocusMap) -> FocusItem? {
    map.items.filter { $0.group == lost.group }.min { abs($0.index - lost.index) < abs($1.index - lost.index) }
  }
}
