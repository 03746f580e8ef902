/// One screen's content as cells, drawn by a page and shown by a backend: a terminal, a tape or an SVG file.
///
/// Whatever is drawn outside the frame is cut off. Control characters are dropped, so that no frame ever holds one.
public struct Frame: Sendable {
  /// Size in cells.
  public let size: Size
  /// Theme, number of colours and characters.
  public let renderStyle: RenderStyle
  /// The cells, row by row.
  public internal(set) var cells: [Cell]
  /// The state of the images that pages may draw.
  public let images: ImageCacheSnapshot
  /// The images that the frame shows, in the order of drawing; those that are not ready have to be rendered.
  public private(set) var imageRequests: [ImageRequest] = []
  /// The images that a later frame may show, the most likely first; to be rendered after ``imageRequests``.
  public private(set) var prefetchRequests: [ImageRequest] = []
  /// The positions of the images that are shown, for backends that can show pixels.
  public private(set) var placements: [ImagePlacement] = []
  /// The pictures of ``placements`` as pixels, by index, as far as they are ready; empty on a screen that shows cells only.
  public private(set) var pixels: [Int: IndexedImage] = [:]
  /// The focused element; nil when nothing has the focus.
  public private(set) var focus: Rect?
  /// The texts that are drawn in place of images that cannot be shown; without a text, only a symbol is drawn.
  public var imageProblemTexts: [ImageProblem: String] = [:]
  /// The texts that were written into it, in order; nil unless it was made to log them.
  public internal(set) var textLog: [WrittenText]?

  /// Creates an empty frame: every cell is a blank on the theme's ground.
  ///
  /// - Parameter logsText: Whether ``textLog`` is kept, which takes time.
  public init(
    size: Size, renderStyle: RenderStyle, images: ImageCacheSnapshot = ImageCacheSnapshot(), logsText: Bool = false
  ) {
    self.size = size
    self.renderStyle = renderStyle
    self.images = images
    textLog = logsText ? [] : nil
    let blank = Cell(" ", foreground: .token(.text), background: .token(.ground))
    cells = Array(repeating: blank, count: size.columns * size.rows)
  }

  /// The whole frame.
  public var bounds: Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The cell at a position, which must lie within ``bounds``.
  public subscript(column: Int, row: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }

  /// Records which cells the focused element covers.
  public mutating func markFocus(_ rect: Rect) {
    focus = rect.intersection(bounds)
  }

  /// Requests an image that the frame does not show but a later one may.
  public mutating func prefetch(_ request: ImageRequest) {
    if !prefetchRequests.contains(request) { prefetchRequests.append(request) }
  }

  mutating func request(_ request: ImageRequest) {
    if !imageRequests.contains(request) { imageRequests.append(request) }
  }

  /// Adds the pixels of a placement, by its index.
  public mutating func add(_ image: IndexedImage, ofPlacement index: Int) {
    pixels[index] = image
  }

  /// Replaces the content of a cell, which must lie within ``bounds``.
  public mutating func replace(column: Int, row: Int, by cell: Cell) {
    self[column, row] = cell
  }

  mutating func place(_ placement: ImagePlacement) {
    placements.append(placement)
  }
}

extension Frame {
  /// The text of each row without trailing blanks.
  public var lines: [String] {
    (0..<size.rows).map { row in text(in: Rect(column: 0, row: row, columns: size.columns, rows: 1)) }
  }

  /// Returns the text in a rectangle: its rows without trailing blanks, joined by newlines.
  public func text(in rect: Rect) -> String {
    let rect = rect.intersection(bounds)
    return (rect.row..<max(rect.row, rect.endRow)).map { row in
      var line = ""
      for column in rect.column..<rect.endColumn where self[column, row].character != Cell.continuation {
        line.append(self[column, row].character)
      }
      return line.trimmingTrailingBlanks
    }.joined(separator: "\n")
  }
}
