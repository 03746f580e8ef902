import CTerm
import Screen

/// A grapheme in the form that ncurses can show: one base character and up to four marks.
///
/// ncurses counts cells by the C library's widths. Where those differ from the frame's, the frame's columns are kept: a
/// grapheme that is too narrow for ncurses is padded, one whose width is ambiguous is written by itself, and one that is too
/// wide is replaced.
struct Glyph {
  /// Base and marks, terminated by 0 unless all five are used.
  var scalars: (UInt32, UInt32, UInt32, UInt32, UInt32)
  /// The cells that ncurses gives the grapheme, 1 or 2.
  var widthCells: Int
  /// Whether terminals differ in the number of cells, so that the grapheme is written by itself: ambiguous characters of
  /// Unicode Standard Annex 11 in locales of East Asia, characters that a variation selector turns into emoji, and skin
  /// colours and spacing marks, which some terminals draw within the character before.
  var isPlaced = false

  private init(_ scalars: (UInt32, UInt32, UInt32, UInt32, UInt32), widthCells: Int) {
    self.scalars = scalars
    self.widthCells = widthCells
  }

  private init(_ scalar: Unicode.Scalar, widthCells: Int = 1) {
    self.init((scalar.value, 0, 0, 0, 0), widthCells: widthCells)
  }

  /// Creates the glyph of a frame's character. A control character becomes a blank, and a character that does not fit or
  /// cannot be printed becomes a question mark.
  ///
  /// - Parameters:
  ///   - availableCells: The cells that the frame gives the character, 1 or 2.
  ///   - isMultiplexed: Whether the terminal is one of a multiplexer, which sends whole rows to the terminal around it:
  ///     skin colours are blank and emoji presentations omitted, so that they move nothing there.
  init(_ character: Character, availableCells: Int, isMultiplexed: Bool = false) {
    if let ascii = character.utf8.first, ascii < 0x80, character.utf8.count == 1 {
      self.init(Unicode.Scalar(ascii < 0x20 || ascii == 0x7F ? 0x20 : ascii))
      return
    }
    let scalars = character.unicodeScalars
    guard let base = scalars.first, !Self.has(base, .control) else {
      self.init(" ")
      return
    }
    if availableCells == 2, base.properties.isEmojiModifier {
      self.init(isMultiplexed ? " " : base)
      isPlaced = !isMultiplexed
      return
    }
    let width = Int(cterm_width(base.value))
    let isAmbiguous = width == 2 && availableCells == 1 && DisplayWidth.of(base) == 1
    // The C library gives a cell to some format characters, such as U+00AD; terminals differ.
    guard width > 0, width <= availableCells || isAmbiguous, !Self.has(base, .format) else {
      self.init("?")
      return
    }
    self.init(base, widthCells: min(width, availableCells))
    isPlaced = isAmbiguous || !isMultiplexed && DisplayWidth.isSpacingMark(base)
    if scalars.index(after: scalars.startIndex) != scalars.endIndex {
      let isEmoji = !isMultiplexed && width == 1 && availableCells == 2 && scalars.contains(Self.emojiSelector)
      isPlaced = isPlaced || isEmoji
      append(scalars.dropFirst().filter { Self.isMark($0) || isEmoji && $0 == Self.emojiSelector })
    }
  }

  /// Returns the mark of a grapheme that stands in a second cell of its own; nil for nearly all graphemes.
  static func spacingMark(of character: Character) -> Unicode.Scalar? {
    character.unicodeScalars.dropFirst().first { DisplayWidth.isSpacingMark($0) && cterm_width($0.value) == 1 }
  }

  private mutating func append(_ marks: [Unicode.Scalar]) {
    let values = marks.map(\.value) + [0, 0, 0, 0]
    (scalars.1, scalars.2, scalars.3, scalars.4) = (values[0], values[1], values[2], values[3])
  }

  /// Returns whether a scalar is of one of the categories `control` and `format`.
  private static func has(_ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory) -> Bool {
    // Images consist of thousands of block characters per frame, and Unicode's tables are slow. From U+2070 to U+D7FF,
    // which includes arrows, blocks and Chinese, there are neither controls nor format characters.
    if (0x2070...0xD7FF).contains(scalar.value) { return false }
    return scalar.properties.generalCategory == category
  }

  /// The variation selector for emoji presentation (Unicode Technical Standard 51).
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  /// Returns whether a scalar is drawn over the one before it without moving the cursor.
  ///
  /// Joiners and direction marks can make a terminal's columns differ from the frame's; so can variation selectors, which
  /// make some terminals draw one cell as two.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    cterm_width(scalar.value) == 0 && scalar.properties.generalCategory != .format
      && !scalar.properties.isVariationSelector
  }
}

/// A converter of the cells of one row to glyphs, from left to right.
struct RowGlyphs {
  /// Whether the terminal is one of a multiplexer; see ``Glyph``.
  let isMultiplexed: Bool
  private var coveredCells = 0
  private var spacingMark: Unicode.Scalar?

  /// Creates a converter for the first cell of a row.
  init(isMultiplexed: Bool) {
    self.isMultiplexed = isMultiplexed
  }

  /// Returns the glyph for a cell; nil for a second cell that ncurses adds to the wide character before it.
  mutating func glyph(at index: Int, in cells: ArraySlice<Cell>) -> Glyph? {
    let cell = cells[index]
    let isContinuation = cell.character == Cell.continuation
    if isContinuation, coveredCells > 0 {
      coveredCells = 0
      return nil
    }
    let isWide = !isContinuation && index + 1 < cells.endIndex && cells[index + 1].character == Cell.continuation
    let character = isContinuation ? spacingMark.map { Character($0) } ?? " " : cell.character
    let glyph = Glyph(character, availableCells: isWide ? 2 : 1, isMultiplexed: isMultiplexed)
    spacingMark = isWide && glyph.widthCells == 1 ? Glyph.spacingMark(of: character) : nil
    coveredCells = glyph.widthCells - 1
    return glyph
  }
}
