import Screen
import Synchronization

@testable import Television

/// One state of a page as one terminal shows it.
struct PageDrawing {
  /// The frame, with a log of its texts.
  let frame: Frame
  /// The same state while something else has the focus; nil if nothing else can have it.
  let unfocused: Frame?
  /// Whether something must have the focus, which is so unless the window is too small for any page.
  let needsFocus: Bool
}

/// Draws states with grey pictures, which are made once for all states.
final class PagePainter: Sendable {
  private let images = Mutex(ImageCacheSnapshot())

  /// Draws a television as it is, and with the focus elsewhere.
  func draw(_ television: TelevisionModel, size: Size, style: RenderStyle) -> PageDrawing {
    PageDrawing(
      frame: frame(of: television, size, style, logsText: true),
      unfocused: television.withFocusElsewhere.map { frame(of: $0, size, style, logsText: false) },
      needsFocus: !television.isTooSmall)
  }

  private func frame(
    of television: TelevisionModel, _ size: Size, _ style: RenderStyle, logsText: Bool
  ) -> Frame {
    let images = images.withLock { $0 }
    var frame = Frame(size: size, renderStyle: style, images: images, logsText: logsText)
    television.draw(into: &frame)
    let missing = frame.imageRequests.filter { images[$0] == nil }
    guard !missing.isEmpty else { return frame }
    self.images.withLock { images in
      for request in missing { images[request] = .ready(CellImage.grey(request)) }
    }
    return self.frame(of: television, size, style, logsText: logsText)
  }
}

extension TelevisionModel {
  /// The same television with the focus on a hint, or on the page where a hint has it; nil if only one thing can have
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
