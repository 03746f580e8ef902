import Screen

/// The user's choices for the screen, and the folder for cached files.
public struct TerminalOptions: Hashable, Sendable {
  /// The number of colours; nil for as many as the terminal supports.
  public var depth: ColourDepth?
  /// Whether the mouse is used. While it is, most terminals select text only with Shift.
  public var usesMouse: Bool
  /// The characters; nil for those that the terminal can show.
  public var glyphs: GlyphSet?
  /// How pictures are shown.
  public var pictures: PictureMode
  /// The folder in which compiled terminfo entries are kept between starts, in a subfolder `terminfo`; it is created when
  /// needed. nil keeps no entries, so that 24-bit colours are available only if the system's entry has them.
  public var cacheFolder: String?

  /// Creates options.
  public init(
    depth: ColourDepth? = nil, usesMouse: Bool = false, glyphs: GlyphSet? = nil, pictures: PictureMode = .auto,
    cacheFolder: String? = nil
  ) {
    self.depth = depth
    self.usesMouse = usesMouse
    self.glyphs = glyphs
    self.pictures = pictures
    self.cacheFolder = cacheFolder
  }
}
