import Calls

/// The part of a list that an answer contains.
enum ListPart: Hashable, Sendable {
  /// The list from a position on, replacing everything held.
  case start
  /// The items that follow those held.
  case after
  /// The items that precede those held.
  case before
}

/// A window on a list of any length: the parts around the focus, read by cursors.
///
/// Invariant: `parts` are neighbours in the list's order; none is empty, except the only part of an empty list. At most
/// ``keptParts`` are held, so that the memory used does not depend on the list's length.
struct PagedList<Item: Identifiable & Sendable>: Sendable where Item.ID == String {
  /// The state of reading.
  enum Phase: Sendable {
    case loading
    case ready
    case failed(ServiceFailure)
  }

  private(set) var phase = Phase.loading
  /// The items held, neighbours in the list.
  private(set) var items: [Item] = []
  /// The time until the next try after a failure.
  private(set) var countdown = RetryCountdown()
  private var parts: [Page<Item>] = []
  private var pending: Set<ListPart> = []
  /// The former indices of removed items; nil once the list was reloaded.
  private var removedIndices: [String: Int?] = [:]
  private static var keptParts: Int { 12 }

  /// The index of the first item held, in the whole list.
  var firstIndex: Int { parts.first?.firstIndex ?? 0 }
  /// The number of items in the whole list.
  var totalCount: Int { parts.last?.totalCount ?? 0 }
  /// The number of items in the whole list; nil before the first part has arrived.
  var knownCount: Int? { parts.last?.totalCount }
  /// Whether the list is known to be empty.
  var isEmpty: Bool {
    if case .ready = phase { items.isEmpty } else { false }
  }
  /// Whether items follow those held.
  var hasMoreAfter: Bool { parts.last?.next != nil }

  /// Returns the item at an index of the whole list; nil if it is not held.
  func item(at index: Int) -> Item? {
    let offset = index - firstIndex
    return items.indices.contains(offset) ? items[offset] : nil
  }

  /// Returns an item's index in the whole list; nil if it is not held.
  func index(of id: String) -> Int? {
    items.firstIndex { $0.id == id }.map { $0 + firstIndex }
  }

  /// Returns the item a number of steps after an index, or before it for a negative number; the last or first one held
  /// if there are fewer.
  func item(_ step: Int, from index: Int) -> (item: Item, index: Int)? {
    guard !items.isEmpty else { return nil }
    let target = min(max(index + step, firstIndex), firstIndex + items.count - 1)
    return item(at: target).map { ($0, target) }
  }

  /// Returns whether a number of steps after an index leads beyond the loaded items, while more follow in the list.
  func awaitsMore(_ step: Int, from index: Int) -> Bool {
    hasMoreAfter && index + step >= firstIndex + items.count
  }

  /// Marks the list as being read from its start.
  mutating func restart() {
    phase = .loading
    removedIndices = removedIndices.mapValues { _ in nil }
    pending = [.start]
    countdown = RetryCountdown()
  }

  /// Returns the part to read next so that `margin` items around an index are held; nil when they are held or pending.
  mutating func missing(around index: Int, margin: Int) -> (part: ListPart, position: PageRequest.Position)? {
    guard case .ready = phase, pending.isEmpty else { return nil }
    if index + margin >= firstIndex + items.count, let next = parts.last?.next {
      pending.insert(.after)
      return (.after, .after(next))
    }
    if index - margin < firstIndex, let previous = parts.first?.previous {
      pending.insert(.before)
      return (.before, .before(previous))
    }
    return nil
  }

  /// Adds a part; one that was not requested, or that came too late, is dropped.
  mutating func receive(_ page: Page<Item>, _ part: ListPart) {
    guard pending.remove(part) != nil else { return }
    countdown = RetryCountdown()
    let page = part == .start ? page : withoutHeld(page)
    switch part {
    case .start: parts = [page]
    // An empty part still carries the next cursor; without it the same part would be requested for ever.
    case .after where page.items.isEmpty && !parts.isEmpty: parts[parts.count - 1].next = page.next
    case .before where page.items.isEmpty && !parts.isEmpty: parts[0].previous = page.previous
    case .after: parts.append(page)
    case .before: parts.insert(page, at: 0)
    }
    if parts.count > 1 { parts.removeAll { $0.items.isEmpty } }
    if parts.count > Self.keptParts {
      if part == .before { parts.removeLast() } else { parts.removeFirst() }
    }
    phase = .ready
    items = parts.flatMap(\.items)
  }

  /// Removes items that are held already: while others look up and buy, an item can appear again at another index, and
  /// the focus needs unique ids.
  private func withoutHeld(_ page: Page<Item>) -> Page<Item> {
    let held = Set(items.map(\.id))
    var page = page
    let count = page.items.count
    page.items.removeAll { held.contains($0.id) }
    page.firstIndex += count - page.items.count
    return page
  }

  /// Records the failure of a part. Items held stay; only a list without items shows the failure.
  mutating func fail(_ failure: CallFailure, _ part: ListPart) {
    if failure.nextTryMS == nil { pending.remove(part) }
    guard part == .start else { return }
    phase = .failed(failure.failure)
    countdown = RetryCountdown(after: failure)
  }

  /// Changes an item in place, without sorting it again.
  mutating func update(_ id: String, _ change: (inout Item) -> Void) {
    for part in parts.indices {
      for index in parts[part].items.indices where parts[part].items[index].id == id {
        change(&parts[part].items[index])
      }
    }
    items = parts.flatMap(\.items)
  }

  /// Removes items from the window.
  mutating func remove(_ ids: Set<String>) {
    for id in ids { if let index = index(of: id) { removedIndices[id] = .some(index) } }
    var goneBefore = 0
    let gone = items.count { ids.contains($0.id) }
    for part in parts.indices {
      parts[part].firstIndex -= goneBefore
      goneBefore += parts[part].items.count { ids.contains($0.id) }
      parts[part].items.removeAll { ids.contains($0.id) }
      parts[part].totalCount -= gone
    }
    if parts.count > 1, let last = parts.last {
      parts.removeAll { $0.items.isEmpty }
      if parts.isEmpty { parts = [last] }
    }
    items = parts.flatMap(\.items)
  }

  /// The effect of a restoration on the list.
  enum Restoration: Hashable, Sendable {
    /// The items were not removed from this list.
    case notRemoved
    /// The items are in their former places; the first of them is given.
    case held(String)
    /// The list was reloaded without them, and must be reloaded again.
    case outdated
  }

  /// Inserts removed items in their former places.
  mutating func restore(_ restored: [Item]) -> Restoration {
    var result = Restoration.notRemoved
    for item in restored {
      guard let removed = removedIndices.removeValue(forKey: item.id), index(of: item.id) == nil else { continue }
      guard let index = removed else { return .outdated }
      insert(item, at: index)
      if result == .notRemoved { result = .held(item.id) }
    }
    return result
  }

  private mutating func insert(_ item: Item, at index: Int) {
    let part = parts.lastIndex { $0.firstIndex <= index } ?? 0
    for other in parts.indices {
      parts[other].totalCount += 1
      if other > part || index < firstIndex { parts[other].firstIndex += 1 }
    }
    guard parts.indices.contains(part), (firstIndex...firstIndex + items.count).contains(index) else { return }
    let offset = min(max(0, index - parts[part].firstIndex), parts[part].items.count)
    parts[part].items.insert(item, at: offset)
    items = parts.flatMap(\.items)
  }
}
