import Screen

extension GuidePage {
  /// What stands here instead of the guide; nil when there is one.
  func notice(_ scene: Scene) -> Notice? {
    let (words, tuner) = (scene.words, scene.tuner)
    if tuner.channels.isEmpty {
      if let failure = tuner.failure { return .failed(failure, Retry(), .guideFailed, scene) }
      return Notice(
        picture: .emptyTiles, title: words(.noChannels), sentences: words(.noChannelsHelp),
        command: "tenfoot guide import FILE")
    }
    guard listings.isEmpty, let failure = listings.failure else { return nil }
    return .failed(failure, listings.retry, .guideFailed, scene)
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    let drawing = GuideDrawing(page: self, grid: grid(scene), scene: scene)
    let day = scene.words.longDay(place.moment, scene.now)
    if let notice = notice(scene) {
      notice.draw(into: &frame, scene)
      return Header(crumbs: [crumb(scene)], headline: "").draw(into: &frame, scene)
    }
    GuideHead(page: self, grid: drawing.grid).draw(into: &frame, scene)
    Header(crumbs: [crumb(scene), day], headline: "").draw(into: &frame, scene)
    drawing.draw(into: &frame)
  }
}
