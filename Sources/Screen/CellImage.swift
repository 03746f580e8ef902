/// Where a picture comes from.
public enum ImageSource: Hashable, Sendable {
  /// A media file; `version` changes when its content does (its SHA-256).
  case file(path: String, version: String)
  /// A drawing among the assets, by name.
  case drawing(String)
}

/// How a picture is fitted into its cells, and what is done to its pixels first.
public enum ImageStyle: String, CaseIterable, Hashable, Sendable {
  /// Crops about the centre while that loses at most a fifth of either side; else the whole picture on its matte.
  case card
  /// The whole picture on a matte: itself, blurred, at .30 over `backdrop`.
  case whole
  /// Fills by cropping and fades into `backdrop`: left .36, bottom .42, top .26.
  case hero
  /// A drawing on a soft light over `backdrop`.
  case studio
  /// A drawing on nothing but `backdrop`.
  case cutout
}

/// One picture as a page wants it: from where, how large, how treated.
///
/// Equal orders give equal pictures, so that an order is the key of every cache.
public struct ImageRequest: Hashable, Sendable {
  /// Where it comes from.
  public let source: ImageSource
  /// How many cells it fills; both sides at least 1.
  public let size: Size
  /// How it is fitted.
  public let treatment: ImageStyle
  /// The colour it fades into or stands on.
  public let backdrop: RGB
  /// How many colours it may use.
  public let depth: ColourDepth
  /// Which characters it may use.
  public let glyphs: GlyphSet

  /// An order.
  public init(
    source: ImageSource, size: Size, treatment: ImageStyle, backdrop: RGB, depth: ColourDepth,
    glyphs: GlyphSet
  ) {
    self.source = source
    self.size = size
    self.treatment = treatment
    self.backdrop = backdrop
    self.depth = depth
    self.glyphs = glyphs
  }
}

/// Which characters the screen can show.
public enum GlyphSet: String, CaseIterable, Hashable, Sendable {
  /// Half blocks, quadrants, eighths, and the signs of look/LOOK-SYSTEM.md.
  case blocks
  /// Sextants as well, where the font is known to have them.
  case sextants
  /// ASCII alone.
  case ascii
}

/// A picture made of cells.
public struct CellImage: Hashable, Sendable {
  /// One cell of a picture; a nil colour lets the page show through.
  public struct Cell: Hashable, Sendable {
    /// The character, one cell wide.
    public var scalar: Unicode.Scalar
    /// Its colour.
    public var foreground: RGB?
    /// What is behind it.
    public var background: RGB?

    /// A picture cell.
    public init(scalar: Unicode.Scalar, foreground: RGB?, background: RGB?) {
      self.scalar = scalar
      self.foreground = foreground
      self.background = background
    }
  }

  /// Its size in cells.
  public let size: Size
  /// Its cells row by row, `size.columns * size.rows` of them.
  public let cells: [Cell]

  /// A picture.
  ///
  /// - Returns: nil when there are not as many cells as the size says.
  public init?(size: Size, cells: [Cell]) {
    guard cells.count == size.columns * size.rows else { return nil }
    self.size = size
    self.cells = cells
  }
}

/// What is known of pictures when a frame is drawn; what is missing is being developed.
public struct ImageCacheSnapshot: Sendable {
  /// How far one picture has come.
  public enum State: Sendable {
    /// It is there.
    case ready(CellImage)
    /// It cannot be shown; the reason, in English.
    case failed(reason: String)
  }

  private var states: [ImageRequest: State]

  /// A shelf; empty when nothing is developed yet.
  public init(_ states: [ImageRequest: State] = [:]) {
    self.states = states
  }

  /// How far an order has come; nil while it is being developed.
  public subscript(order: ImageRequest) -> State? {
    get { states[order] }
    set { states[order] = newValue }
  }
}
