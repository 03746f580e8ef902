import CTerm
import Screen

/// A grapheme as ncurses can show it: one base and up to four marks.
///
/// ncurses counts cells by the C library's widths. Where those disagree with the frame's, the frame's columns win: a
/// glyph that ncurses would put into fewer cells is padded, one that would need more is replaced.
struct Glyph {
  /// Base and marks, ended by 0 unless all are used.
  var scalars: (UInt32, UInt32, UInt32, UInt32, UInt32)
  /// Cells that ncurses takes for it, 1 or 2.
  var widthCells: Int

  private init(_ scalars: (UInt32, UInt32, UInt32, UInt32, UInt32), widthCells: Int) {
    self.scalars = scalars
    self.widthCells = widthCells
  }

  /// A scalar without marks.
  init(_ scalar: Unicode.Scalar, widthCells: Int = 1) {
    self.init((scalar.value, 0, 0, 0, 0), widthCells: widthCells)
  }

  /// What stands for a frame's character.
  ///
  /// - Parameters:
  ///   - character: The character; a control becomes a blank.
  ///   - room: Cells that the frame gives it, 1 or 2.
  init(_ character: Character, room: Int) {
    if let ascii = character.utf8.first, ascii < 0x80, character.utf8.count == 1 {
      self.init(Unicode.Scalar(ascii < 0x20 || ascii == 0x7F ? 0x20 : ascii))
      return
    }
    let scalars = character.unicodeScalars
    guard let base = scalars.first, !Self.isOf(.control, base) else {
      self.init(" ")
      return
    }
    let width = Int(cterm_width(base.value))
    // The C library gives a cell to some format characters, as to U+00AD; terminals do as they like.
    guard width > 0, width <= room, !Self.isOf(.format, base) else {
      self.init("?")
      return
    }
    self.init(base, widthCells: width)
    if scalars.index(after: scalars.startIndex) != scalars.endIndex {
      append(scalars.dropFirst().filter(Self.isMark))
    }
  }

  /// Whether a scalar is a control or a format character, as asked.
  private static func isOf(_ category: Unicode.GeneralCategory, _ scalar: Unicode.Scalar) -> Bool {
    // Pictures are made of blocks, thousands in a frame, and Unicode's tables are slow: from U+2070 to U+D7FF, arrows,
    // blocks, Chinese and all, there is neither.
    if (0x2070...0xD7FF).contains(scalar.value) { return false }
    return scalar.properties.generalCategory == category
  }

  /// The mark of a grapheme that stands in a second cell of its own; nil for nearly all.
  static func spacingMark(of character: Character) -> Unicode.Scalar? {
    character.unicodeScalars.dropFirst().first { DisplayWidth.isSpacingMark($0) && cterm_width($0.value) == 1 }
  }

  private mutating func append(_ marks: [Unicode.Scalar]) {
    let values = marks.map(\.value) + [0, 0, 0, 0]
    (scalars.1, scalars.2, scalars.3, scalars.4) = (values[0], values[1], values[2], values[3])
  }

  /// Whether a scalar is drawn over the one before it, and moves nothing.
  ///
  /// Joiners and direction marks could set the terminal's own ideas against our columns, and so could variation
  /// selectors, which make some terminals draw one cell in two.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    cterm_width(scalar.value) == 0 && scalar.properties.generalCategory != .format
      && !scalar.properties.isVariationSelector
  }
}
