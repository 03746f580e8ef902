import Screen

extension GuidePage {
  /// Returns the state shown in place of the guide; nil when there is a guide.
  func notice(_ view: ViewContext) -> EmptyState? {
    let (words, tuner) = (view.words, view.tuner)
    if tuner.channels.isEmpty {
      if let failure = tuner.failure { return .failed(failure, RetryCountdown(), .guideFailed, view) }
      return EmptyState(
        picture: .emptyTiles, title: words(.noChannels), sentences: words(.noChannelsHelp),
        command: "tenfoot guide import FILE")
    }
    guard listings.isEmpty, let failure = listings.failure else { return nil }
    return .failed(failure, listings.countdown, .guideFailed, view)
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let drawing = GuideDrawing(page: self, grid: grid(view), view: view)
    let day = view.words.longDay(position.moment, view.now)
    if let notice = notice(view) {
      notice.draw(into: &frame, view)
      return Header(crumbs: [crumb(view)], headline: "").draw(into: &frame, view)
    }
    GuideHead(page: self, grid: drawing.grid).draw(into: &frame, view)
    Header(crumbs: [crumb(view), day], headline: "").draw(into: &frame, view)
    drawing.draw(into: &frame)
  }
}
