import Screen

extension TelevisionEngine {
  /// The properties of the screen.
  public struct ScreenConfiguration: Sendable {
    /// The size in cells.
    public var size: Size
    /// The number of colours.
    public var depth: ColourDepth
    /// The characters it can show.
    public var glyphs: GlyphSet
    /// The letters it can show; nil for those that belong to the characters.
    public var letters: LetterSet?
    /// Whether the screen's own background is light.
    public var hasLightBackground = false
    /// The size of a cell in pixels, if the screen shows pictures as pixels; otherwise nil.
    public var cellPixels: PixelSize?
    /// The themes by name.
    public var themes: [String: Theme]
    /// The theme for settings that name an unknown one.
    public var fallbackTheme: Theme

    /// Creates a configuration.
    public init(
      size: Size, depth: ColourDepth = .full, glyphs: GlyphSet = .blocks, letters: LetterSet? = nil,
      themes: [String: Theme], fallbackTheme: Theme
    ) {
      self.size = size
      self.depth = depth
      self.glyphs = glyphs
      self.letters = letters
      self.themes = themes
      self.fallbackTheme = fallbackTheme
    }

    /// Returns the style of frames with a theme.
    func renderStyle(themeName: String) -> RenderStyle {
      var style = RenderStyle(
        theme: themes[themeName] ?? fallbackTheme, depth: depth, glyphs: glyphs, letters: letters,
        hasLightBackground: hasLightBackground)
      style.cellPixels = cellPixels
      return style
    }
  }
}
