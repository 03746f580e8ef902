import Screen

extension Frame {
  /// The pictures that the frame shows at least in part, as requests for pixels by the index of their placement; empty on a screen that
  /// shows cells only.
  var pixelRequests: [Int: ImageRequest] {
    guard let cell = renderStyle.cellPixels else { return [:] }
    let indices = Set(cells.lazy.compactMap { $0.picture?.placement })
    return Dictionary(
      uniqueKeysWithValues: indices.compactMap { index in
        placements[index].request.inPixels(ofCell: cell).map { (index, $0) }
      })
  }
}
