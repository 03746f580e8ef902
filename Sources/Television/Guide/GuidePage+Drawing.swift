import Screen

extension GuidePage {
  /// What stands here instead of the guide; nil when there is one.
  func notice(_ view: ViewContext) -> EmptyState? {
    let (words, tuner) = (view.words, view.tuner)
    if tuner.channels.isEmpty {
      if let failure = tuner.failure { return .failed(failure, Retry(), .guideFailed, view) }
      return EmptyState(
        picture: .emptyTiles, title: words(.noChannels), sentences: words(.noChannelsHelp),
        command: "tenfoot guide import FILE")
    }
    guard listings.isEmpty, let failure = listings.failure else { return nil }
    return .failed(failure, listings.retry, .guideFailed, view)
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let drawing = GuideDrawing(page: self, grid: grid(view), view: view)
    let day = view.words.longDay(place.moment, view.now)
    if let notice = notice(view) {
      notice.draw(into: &frame, view)
      return Header(crumbs: [crumb(view)], headline: "").draw(into: &frame, view)
    }
    GuideHead(page: self, grid: drawing.grid).draw(into: &frame, view)
    Header(crumbs: [crumb(view), day], headline: "").draw(into: &frame, view)
    drawing.draw(into: &frame)
  }
}
