import Screen

@testable import Television

/// One state of a page as one terminal shows it.
struct PageDrawing {
  /// The frame, with a log of its texts.
  let frame: Frame
  /// The same state while something else has the focus; nil where nothing else can have it.
  let unfocused: Frame?
  /// Whether something must have the focus, which is so unless the window is too small for any page.
  let needsFocus: Bool
}

extension PageDrawing {
  /// Draws a television with grey pictures.
  init(of television: TelevisionModel, size: Size, style: RenderStyle) {
    func draw(_ television: TelevisionModel, _ images: ImageCacheSnapshot) -> Frame {
      var frame = Frame(size: size, renderStyle: style, images: images, logsText: true)
      television.draw(into: &frame)
      return frame
    }
    var images = ImageCacheSnapshot()
    for request in draw(television, images).imageRequests { images[request] = .ready(CellImage.grey(request)) }
    frame = draw(television, images)
    unfocused = television.withFocusElsewhere.map { draw($0, images) }
    needsFocus = !television.isTooSmall
  }
}

extension TelevisionModel {
  /// The same television with the focus on a hint, or on the page where a hint has it; nil where only one thing can have
  /// the focus.
  fileprivate var withFocusElsewhere: TelevisionModel? {
    guard let top = stack.indices.last else { return nil }
    let places = stack[top].page.focusMap(view(of: top)).items.count
    guard places > 1 || focusedHint != nil else { return nil }
    var other = self
    for hint in [nil] + hints.indices.map(Optional.init) {
      other.stack[top].hint = hint
      if other.focusedHint != focusedHint { return other }
    }
    return nil
  }
}

extension CellImage {
  /// A picture in one grey, which costs nothing to make.
  static func grey(_ request: ImageRequest) -> CellImage {
    let grey = request.depth == .none ? nil : RGB(127, 127, 127)
    let cell = CellImage.Cell(scalar: " ", foreground: grey, background: grey)
    let cells = Array(repeating: cell, count: request.size.columns * request.size.rows)
    guard let picture = CellImage(size: request.size, cells: cells) else {
      preconditionFailure("there are as many cells as the size says")
    }
    return picture
  }
}
