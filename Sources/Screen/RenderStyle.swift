/// The appearance of frames on one screen: the theme, the number of colours and the characters that can be shown.
public struct RenderStyle: Hashable, Sendable {
  /// The colours of tokens.
  public var theme: Theme
  /// The number of colours.
  public var depth: ColourDepth
  /// The characters that can be shown.
  public var glyphs: GlyphSet
  /// The letters that can be shown. Symbols and pictures follow ``glyphs``.
  public var letters: LetterSet
  /// Whether the screen's own background is light. This matters without colours only.
  public var hasLightBackground: Bool
  /// The size of a cell in pixels, on a screen that shows pictures as pixels; nil where they consist of cells.
  public var cellPixels: PixelSize?

  /// Creates a style of rendering.
  ///
  /// - Parameter letters: nil for those of ASCII where `glyphs` are, otherwise for all.
  public init(
    theme: Theme, depth: ColourDepth = .full, glyphs: GlyphSet = .blocks, letters: LetterSet? = nil,
    hasLightBackground: Bool = false
  ) {
    self.theme = theme
    self.depth = depth
    self.glyphs = glyphs
    self.letters = letters ?? (glyphs == .ascii ? .ascii : .all)
    self.hasLightBackground = hasLightBackground
  }

  /// Whether there are enough colours to mix two of them, so that areas can differ by tone alone.
  public var hasTones: Bool { depth == .full || depth == .indexed256 }

  /// Returns the colour that a token has on this screen, as far as it can be known; images fade into this colour.
  public func displayedColour(of token: Token) -> RGB {
    switch depth {
    case .full, .indexed256: theme[token].rgb
    case .indexed16: Palette.rgb(theme[token].index16)
    case .indexed8: Palette.rgb(Palette.eightColours(letters: 0, background: theme[token].index16).background)
    case .none: (token == .focus) != hasLightBackground ? Palette.rgb(15) : Palette.rgb(0)
    }
  }
}

/// The number of colours that a screen shows.
public enum ColourDepth: String, CaseIterable, Sendable {
  /// 24 bits.
  case full
  /// The 256 colours of xterm's palette.
  case indexed256 = "256"
  /// 16 colours, whose values the user may have changed.
  case indexed16 = "16"
  /// 8 colours, whose values the user may have changed.
  case indexed8 = "8"
  /// No colours: everything is shown by reverse video and bold.
  case none
}

/// The characters that pictures and symbols consist of.
public enum GlyphSet: String, CaseIterable, Hashable, Sendable {
  /// Half blocks, quadrants, eighths, and every ``Symbol``.
  case blocks
  /// The same and sextants, for terminals that are known to draw them.
  case sextants
  /// ASCII only.
  case ascii
}
