import AlbumService
import Attributes
import Screen

/// What the television shows when nobody has pressed a key for a long time: the most selected photos, until any key.
struct IdlePage: FullPage {
  private var photos: [Photo] = []
  private var openedMS: Int64 = 0
  private var shown = 0
  private(set) var fading: Photo?
  private var fade = Motion(stepCount: 8)

  private static let eachMS: Int64 = 15_000

  var name: PageName { .idle }
  func crumb(_ scene: Scene) -> String { "" }
  func showsHints(_ scene: Scene) -> Bool { false }
  func offers(_ scene: Scene) -> Offers { Offers(ok: nil) }

  mutating func open(_ desk: inout Desk) {
    openedMS = desk.scene.now.uptimeMS
    desk.ask(.photos(PhotoQuery(sort: .popular), PageRequest(limit: 60)), .photos)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    if case .photos(let page) = reply { photos = page.items.filter { $0.mediaType == .photo && $0.problem == nil } }
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    guard photos.count > 1 else { return nil }
    let next = openedMS + Int64(shown + 1) * Self.eachMS
    return [next, fade.nextStepMS(at: scene.now)].compactMap(\.self).min()
  }

  mutating func wake(_ desk: inout Desk) {
    let now = desk.scene.now.uptimeMS
    let turn = Int((now - openedMS) / Self.eachMS)
    guard turn != shown, !photos.isEmpty else { return }
    fading = photos[shown % photos.count]
    fade.begin(desk.scene)
    shown = turn
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    map.add("picture", Rect(column: 0, row: 0, columns: scene.grid.size.columns, rows: scene.grid.size.rows), group: "")
    return map
  }

  /// Any key ends it, and does nothing else.
  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    desk.goBack()
    return true
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    frame.fill(frame.bounds, .void)
    frame.markFocus(frame.bounds)
    guard !photos.isEmpty else { return }
    let photo = photos[shown % photos.count]
    let order = { (photo: Photo, frame: Frame) in
      PictureOrder.make(
        photo.pictureSource, columns: frame.size.columns, rows: frame.size.rows, .card, over: .void, frame.look)
    }
    let share = fade.share(at: scene.now)
    if let fading, share < 1 {
      frame.crossfade(order(fading, frame), order(photo, frame), share: share, at: Point(column: 0, row: 0))
    } else {
      frame.picture(order(photo, frame), at: Point(column: 0, row: 0), title: photo.title)
    }
    frame.prefetch(order(photos[(shown + 1) % photos.count], frame))
    drawCaption(photo, into: &frame, scene)
  }

  private func drawCaption(_ photo: Photo, into frame: inout Frame, _ scene: Scene) {
    let grid = scene.grid
    let row = grid.hintsRow - 1
    for (offset, amount) in [(-1, 0.3), (0, 0.7), (1, 0.85), (2, 0.94)] where row + offset < grid.size.rows {
      frame.dim(Rect(column: 0, row: row + offset, columns: grid.size.columns, rows: 1), into: .void, amount: amount)
    }
    frame.write(
      photo.title, at: Point(column: grid.left, row: row), Style(.text, bold: true), width: grid.contentColumns - 8)
    frame.write(scene.words.clock(scene.now), endingAt: grid.right, row: row, Style(.text, bold: true))
    frame.write(
      PhotoCaption(photo, scene.words).camera, at: Point(column: grid.left, row: row + 1), Style(.body),
      width: grid.contentColumns)
  }
}
