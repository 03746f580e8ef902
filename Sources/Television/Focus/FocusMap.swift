import Screen

/// Names one thing on a page that can have the focus, the same for as long as the thing exists.
struct FocusID: Hashable, Sendable, ExpressibleByStringLiteral {
  let name: String

  init(_ name: String) {
    self.name = name
  }

  init(stringLiteral name: String) {
    self.name = name
  }

  /// An item of a list, by the id that its server gave it.
  static func item(_ id: String) -> FocusID { FocusID("item:" + id) }

  /// The server's id of a list item, nil for anything else.
  var itemID: String? {
    name.hasPrefix("item:") ? String(name.dropFirst(5)) : nil
  }
}

/// One thing that can have the focus.
struct FocusItem: Hashable, Sendable {
  var id: FocusID
  /// Where it stands; for what is scrolled out, where it would.
  var rect: Rect
  /// The container it belongs to; containers remember their last child.
  var group: String
  /// Its place within its container, from 0; in lists the place in the whole list.
  var index: Int
}

/// All that can have the focus on a page just now.
struct FocusMap: Sendable {
  var items: [FocusItem] = []
  /// What has the focus when nothing else says so; nil on a page where nothing can be focused.
  var initial: FocusID?
  /// Whether more is on its way below, so that Down must not leave the page for the hints bar.
  var awaitsMoreBelow = false

  subscript(id: FocusID) -> FocusItem? {
    items.first { $0.id == id }
  }

  mutating func add(_ id: FocusID, _ rect: Rect, group: String, index: Int = 0) {
    items.append(FocusItem(id: id, rect: rect, group: group, index: index))
  }
}

/// Where the focus is on a page, and where it was in each of its containers.
struct FocusState: Sendable {
  /// What has the focus; nil until the page was laid out once.
  private(set) var current: FocusItem?
  private var remembered: [String: FocusID] = [:]

  /// Gives the focus to an item.
  mutating func take(_ item: FocusItem) {
    current = item
    remembered[item.group] = item.id
  }

  /// Holds on to the focus when the page changed: the same id, else the same place in its container, else the page's
  /// default, else the first thing there is.
  mutating func settle(in map: FocusMap) {
    let kept = current.flatMap { map[$0.id] ?? Self.nearest(to: $0, in: map) }
    guard let item = kept ?? map.initial.flatMap({ map[$0] }) ?? map.items.first else {
      current = nil
      return
    }
    take(item)
  }

  /// Moves one step; false when there is nothing that way.
  mutating func move(_ direction: Direction, in map: FocusMap) -> Bool {
    guard let current, var target = FocusFinder.next(from: current, direction, in: map.items) else { return false }
    if target.group != current.group, let last = remembered[target.group], let item = map[last] { target = item }
    take(target)
    return true
  }

  private static func nearest(to lost: FocusItem, in map: FocusMap) -> FocusItem? {
    map.items.filter { $0.group == lost.group }.min { abs($0.index - lost.index) < abs($1.index - lost.index) }
  }
}
