/// What a screen looks like apart from its size: theme, colours, characters.
public struct RenderStyle: Hashable, Sendable {
  /// What tokens look like.
  public var theme: Theme
  /// How many colours there are.
  public var depth: ColourDepth
  /// Which characters can be shown.
  public var glyphs: GlyphSet

  /// Whether there are colours between colours, so that tones can part things from each other.
  public var hasTones: Bool { depth == .full || depth == .indexed256 }

  /// What a token looks like on this screen, as nearly as is known: a picture has to fade into what is really there.
  public func shown(_ token: Token) -> RGB {
    switch depth {
    case .full, .indexed256: theme[token].rgb
    case .indexed16: Palette.rgb(theme[token].index16)
    case .none: token == .focus ? Palette.rgb(15) : Palette.rgb(0)
    }
  }

  /// A look.
  public init(theme: Theme, depth: ColourDepth = .full, glyphs: GlyphSet = .blocks) {
    self.theme = theme
    self.depth = depth
    self.glyphs = glyphs
  }
}

/// One picture of the screen, drawn by a page and shown by a terminal, a tape or an SVG.
///
/// Everything drawn outside is cut off. Control characters are dropped, so that no frame ever holds one.
public struct Frame: Sendable {
  /// Its size, in cells.
  public let size: Size
  /// Theme, colours and characters.
  public let renderStyle: RenderStyle
  /// Its cells, row by row.
  public internal(set) var cells: [Cell]
  /// The pictures that are known.
  public let images: ImageCacheSnapshot
  /// The pictures it shows, the most wanted first; those not on the shelf are to be developed.
  public private(set) var imageRequests: [ImageRequest] = []
  /// The pictures that it does not show but the next frame may, the most likely first; to be developed after the others.
  public private(set) var prefetchRequests: [ImageRequest] = []
  /// Where pictures stand, for screens that can place pixels.
  public private(set) var placements: [ImagePlacement] = []
  /// What has the focus.
  public private(set) var focus: Rect?

  /// An empty frame: every cell blank on the theme's ground.
  public init(size: Size, renderStyle: RenderStyle, images: ImageCacheSnapshot = ImageCacheSnapshot()) {
    self.size = size
    self.renderStyle = renderStyle
    self.images = images
    let blank = Cell(" ", foreground: .token(.text), background: .token(.ground))
    cells = Array(repeating: blank, count: size.columns * size.rows)
  }

  /// The whole frame.
  public var bounds: Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The cell at a place within ``bounds``.
  public subscript(column: Int, row: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }

  /// Says where the focus is, for whoever reads the frame.
  public mutating func markFocus(_ rect: Rect) {
    focus = rect.intersection(bounds)
  }

  /// Asks for a picture that is not shown yet but soon may be.
  public mutating func prefetch(_ order: ImageRequest) {
    if !prefetchRequests.contains(order) { prefetchRequests.append(order) }
  }

  mutating func want(_ order: ImageRequest) {
    if !imageRequests.contains(order) { imageRequests.append(order) }
  }

  mutating func place(_ placement: ImagePlacement) {
    placements.append(placement)
  }
}

/// A picture standing on the screen.
public struct ImagePlacement: Hashable, Sendable {
  /// Which picture.
  public var order: ImageRequest
  /// Where it stands.
  public var rect: Rect

  /// A picture at its place.
  public init(order: ImageRequest, rect: Rect) {
    self.order = order
    self.rect = rect
  }
}

extension Frame {
  /// The text of each row, trailing blanks cut off.
  public var lines: [String] {
    (0..<size.rows).map { row in text(in: Rect(column: 0, row: row, columns: size.columns, rows: 1)) }
  }

  /// The text in a rectangle: its rows with trailing blanks cut off, joined by newlines.
  public func text(in rect: Rect) -> String {
    let rect = rect.intersection(bounds)
    return (rect.row..<max(rect.row, rect.endRow)).map { row in
      var line = ""
      for column in rect.column..<rect.endColumn where self[column, row].character != Cell.continuation {
        line.append(self[column, row].character)
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
