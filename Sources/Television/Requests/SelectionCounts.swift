import AlbumService
import Calls

/// The look-up counts that a look-up from this television has returned, so that the count of a photo never falls on the screen: an answer that
/// was made before the look-up may arrive after it.
struct SelectionCounts: Sendable {
  private var counts: [String: Int] = [:]

  /// Notes a count.
  mutating func note(_ notification: PageNotification) {
    guard case .selected(let item, let count) = notification else { return }
    counts[item] = max(counts[item] ?? 0, count)
  }

  /// Returns an outcome in which no photo has a smaller count than it was noted with.
  func raised(_ outcome: Call.Outcome) -> Call.Outcome {
    guard !counts.isEmpty, case .answer(let value) = outcome else { return outcome }
    switch value {
    case var page as Page<MediaItem>:
      page.items = page.items.map(raised)
      return .answer(page)
    case var page as Page<Album>:
      for index in page.items.indices { page.items[index].cover = page.items[index].cover.map(raised) }
      return .answer(page)
    case let items as [MediaItem]: return .answer(items.map(raised))
    case let item as MediaItem: return .answer(raised(item))
    default: return outcome
    }
  }

  private func raised(_ item: MediaItem) -> MediaItem {
    guard let count = counts[item.id], count > item.selectionCount else { return item }
    var item = item
    item.selectionCount = count
    return item
  }
}
