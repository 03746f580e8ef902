import AlbumService
import Calls
import Screen

/// The idle screen, after a long time without a key: the most looked-up photos, until any key.
struct IdlePage: TelevisionPage {
  private var photos: [MediaItem] = []
  private var openedMS: Int64 = 0
  private var shown = 0
  private(set) var fading: MediaItem?
  private var fade = Motion(stepCount: 8)

  private static let eachMS: Int64 = 15_000

  var name: PageName { .idle }
  var presentation: PagePresentation { .idle }
  func crumb(_ view: ViewContext) -> String { "" }
  func showsHints(_ view: ViewContext) -> Bool { false }
  func actions(_ view: ViewContext) -> AvailableActions { AvailableActions(ok: nil) }

  mutating func open(_ context: inout PageContext) {
    openedMS = context.view.now.uptimeMS
    context.ask(ItemsRequest(MediaQuery(sort: .popular), PageRequest(limit: 60))) { (page: inout Self, answer, _) in
      page.photos = answer.items.filter { $0.mediaType == .photo && $0.problem == nil }
    }
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    guard photos.count > 1 else { return nil }
    let next = openedMS + Int64(shown + 1) * Self.eachMS
    return [next, fade.nextStepMS(at: view.now)].compactMap(\.self).min()
  }

  mutating func wake(_ context: inout PageContext) {
    let now = context.view.now.uptimeMS
    let turn = Int((now - openedMS) / Self.eachMS)
    guard turn != shown, !photos.isEmpty else { return }
    fading = photos[shown % photos.count]
    fade.begin(context.view)
    shown = turn
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    map.add("picture", Rect(column: 0, row: 0, columns: view.grid.size.columns, rows: view.grid.size.rows), group: "")
    return map
  }

  /// Handles any key by closing the page.
  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    context.goBack()
    return true
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    frame.fill(frame.bounds, .void)
    frame.markFocus(frame.bounds)
    guard !photos.isEmpty else { return }
    let photo = photos[shown % photos.count]
    let imageRequest = { (photo: MediaItem, frame: Frame) in
      ImageRequest.make(
        photo.imageSource, columns: frame.size.columns, rows: frame.size.rows, .card, over: .void, frame.renderStyle)
    }
    let share = fade.share(at: view.now)
    if let fading, share < 1 {
      frame.drawCrossfade(
        imageRequest(fading, frame), imageRequest(photo, frame), share: share, at: Point(column: 0, row: 0))
    } else {
      frame.drawImage(imageRequest(photo, frame), at: Point(column: 0, row: 0), title: photo.title)
    }
    frame.prefetch(imageRequest(photos[(shown + 1) % photos.count], frame))
    drawCaption(photo, into: &frame, view)
  }

  private func drawCaption(_ photo: MediaItem, into frame: inout Frame, _ view: ViewContext) {
    let grid = view.grid
    let row = grid.hintsRow - 1
    for (offset, amount) in [(-1, 0.3), (0, 0.7), (1, 0.85), (2, 0.94)] where row + offset < grid.size.rows {
      frame.dim(Rect(column: 0, row: row + offset, columns: grid.size.columns, rows: 1), into: .void, amount: amount)
    }
    frame.write(
      photo.title, at: Point(column: grid.left, row: row), Style(.text, bold: true), width: grid.contentColumns - 8)
    frame.write(view.words.clock(view.now), endingAt: grid.right, row: row, Style(.text, bold: true))
    frame.write(
      PhotoCaption(photo, view.words).camera, at: Point(column: grid.left, row: row + 1), Style(.body),
      width: grid.contentColumns)
  }
}
