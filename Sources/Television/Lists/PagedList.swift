import Calls

/// Which part of a list an answer brings.
enum ListPart: Hashable, Sendable {
  /// The list from a place on, in place of all that was there.
  case start
  /// What follows the items that are there.
  case after
  /// What precedes the items that are there.
  case before
}

/// A window on a list that may be very long: the parts around the focus, read behind cursors.
///
/// Invariant: `parts` are neighbours in the list's order, none empty but the only one of an empty list. At most
/// ``keptParts`` are held, so that a list of a million items costs as much memory as one of a thousand.
struct PagedList<Item: Identifiable & Sendable>: Sendable where Item.ID == String {
  /// How far reading has come.
  enum Phase: Sendable {
    case loading
    case ready
    case failed(ServiceFailure)
  }

  private(set) var phase = Phase.loading
  /// The items there are, neighbours in the list.
  private(set) var items: [Item] = []
  /// When it is read again by itself after it failed.
  private(set) var retry = Retry()
  private var parts: [Page<Item>] = []
  private var pending: Set<ListPart> = []
  private static var keptParts: Int { 12 }

  /// The place of the first item held, in the whole list.
  var firstIndex: Int { parts.first?.firstIndex ?? 0 }
  /// How many items the whole list has.
  var totalCount: Int { parts.last?.totalCount ?? 0 }
  /// Whether it is known that there is nothing.
  var isEmpty: Bool {
    if case .ready = phase { items.isEmpty } else { false }
  }
  /// Whether items follow those held.
  var hasMoreAfter: Bool { parts.last?.next != nil }

  /// The item at a place in the whole list; nil where none is held.
  func item(at index: Int) -> Item? {
    let offset = index - firstIndex
    return items.indices.contains(offset) ? items[offset] : nil
  }

  /// Where an item stands in the whole list; nil when it is not held.
  func index(of id: String) -> Int? {
    items.firstIndex { $0.id == id }.map { $0 + firstIndex }
  }

  /// The item a number of places further on, or before; the last or first one held where it is not as many.
  func item(_ step: Int, from index: Int) -> (item: Item, index: Int)? {
    guard !items.isEmpty else { return nil }
    let target = min(max(index + step, firstIndex), firstIndex + items.count - 1)
    return item(at: target).map { ($0, target) }
  }

  /// Says that the list is being read anew.
  mutating func restart() {
    phase = .loading
    pending = [.start]
    retry.began()
  }

  /// What to read next so that `margin` items around a place are held; nil when they are, or are on their way.
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

  /// Takes a part in. One nobody asked for, or that came too late, is dropped.
  mutating func receive(_ page: Page<Item>, _ part: ListPart) {
    guard pending.remove(part) != nil else { return }
    retry.succeeded()
    let page = part == .start ? page : unheld(page)
    switch part {
    case .start: parts = [page]
    // A part that brings nothing new still says where the next one lies; else the same would be asked for for ever.
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

  /// A part without what is held already: where others select and buy meanwhile, an item may be met again at another
  /// place, and two of one name would be one too many for the focus.
  private func unheld(_ page: Page<Item>) -> Page<Item> {
    let held = Set(items.map(\.id))
    var page = page
    let count = page.items.count
    page.items.removeAll { held.contains($0.id) }
    page.firstIndex += count - page.items.count
    return page
  }

  /// Says that a part could not be read. What is there stays; only a list without anything has failed.
  mutating func fail(_ failure: ServiceFailure, _ part: ListPart, at now: ClockReading) {
    pending.remove(part)
    guard part == .start else { return }
    phase = .failed(failure)
    retry.failed(failure, at: now)
  }

  /// Changes an item where it stands; the order stays.
  mutating func update(_ id: String, _ change: (inout Item) -> Void) {
    for part in parts.indices {
      for index in parts[part].items.indices where parts[part].items[index].id == id {
        change(&parts[part].items[index])
      }
    }
    items = parts.flatMap(\.items)
  }

  /// Takes items out where they stand.
  mutating func remove(_ ids: Set<String>) {
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
}

extension ServiceFailure {
  /// The failure a reply tells of, nil when it went well.
  init?(_ reply: Reply) {
    guard case .failed(let failure) = reply else { return nil }
    self = failure
  }
}
