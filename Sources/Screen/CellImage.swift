/// An image made of character cells.
public struct CellImage: Hashable, Sendable {
  /// One cell of an image; where a colour is nil, the page behind the image shows through.
  public struct Cell: Hashable, Sendable {
    /// The character, one cell wide.
    public var scalar: Unicode.Scalar
    /// Colour of the character; nil for the terminal's own.
    public var foreground: RGB?
    /// Colour behind the character; nil keeps the colour that is there.
    public var background: RGB?

    /// Creates a cell of an image.
    public init(scalar: Unicode.Scalar, foreground: RGB?, background: RGB?) {
      self.scalar = scalar
      self.foreground = foreground
      self.background = background
    }
  }

  /// Size in cells.
  public let size: Size
  /// The cells row by row, `size.columns * size.rows` of them.
  public let cells: [Cell]
  /// Whether the page behind the image shows through nowhere.
  public let isOpaque: Bool

  /// Creates an image; nil when the number of cells does not match the size.
  public init?(size: Size, cells: [Cell]) {
    guard cells.count == size.columns * size.rows else { return nil }
    self.size = size
    self.cells = cells
    isOpaque = cells.allSatisfy { $0.foreground != nil && $0.background != nil }
  }
}

/// The state of all images at the moment a frame is drawn. An image without a state is still being rendered.
public struct ImageCacheSnapshot: Sendable {
  /// The state of one image.
  public enum State: Sendable {
    /// The image can be drawn.
    case ready(CellImage)
    /// The image cannot be shown.
    case failed(ImageProblem)
  }

  private var states: [ImageRequest: State]

  /// Creates a snapshot; an empty one has no image ready.
  public init(_ states: [ImageRequest: State] = [:]) {
    self.states = states
  }

  /// The state of a requested image; nil while it is being rendered.
  public subscript(request: ImageRequest) -> State? {
    get { states[request] }
    set { states[request] = newValue }
  }
}
