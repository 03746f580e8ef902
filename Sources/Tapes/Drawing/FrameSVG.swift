import Screen

/// A frame as an SVG document, which looks the same with any fixed-width font.
///
/// Backgrounds and block characters are exact rectangles, merged where they touch, in one path per colour. Every word, and
/// every wide character, is placed at its own column, so that nothing shifts with a font of other widths. A cell is 12 by
/// 24 pixels.
struct FrameSVG: CustomStringConvertible {
  let description: String

  private static let cellWidth = 12
  private static let cellHeight = 24
  /// The font size at which a letter is one cell wide. The width of a letter is about 0.602 times the font size (DejaVu Sans
  /// Mono, Menlo), that of a wide character the font size.
  private static let fontSize = 19.93
  private static let fonts = "'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK SC','Noto Sans CJK SC',monospace"

  /// Encodes a frame.
  init(_ frame: Frame) {
    let cells = frame.resolvedCells
    let ground = TerminalPalette(frame.renderStyle).ground
    let (width, height) = (frame.size.columns * Self.cellWidth, frame.size.rows * Self.cellHeight)
    var lines = [
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#
        + #"viewBox="0 0 \#(width) \#(height)" font-family="\#(Self.fonts)" font-size="\#(Self.fontSize)">"#,
      #"<rect width="\#(width)" height="\#(height)" fill="\#(ground.hex)"/>"#,
      #"<g shape-rendering="crispEdges">"#,
    ]
    lines += Self.backgrounds(of: cells, size: frame.size, ground: ground)
    lines += Self.blocks(of: cells, size: frame.size)
    lines.append("</g>")
    lines += Self.letters(of: cells, size: frame.size)
    lines.append("</svg>")
    description = lines.joined(separator: "\n") + "\n"
  }

  private static func backgrounds(of cells: [ResolvedCell], size: Size, ground: RGB) -> [String] {
    var area = RectangleMerger()
    forEach(of: cells, size: size) { cell, x, y in
      var colour = cell.background
      if case .shade(let amount) = BlockShape(cell.character) {
        colour = cell.background.mixed(with: cell.foreground, amount: amount)
      }
      if colour != ground { area.add(x...x + BlockShape.width, y...y + BlockShape.height, colour) }
    }
    return area.paths
  }

  private static func blocks(of cells: [ResolvedCell], size: Size) -> [String] {
    var area = RectangleMerger()
    forEach(of: cells, size: size) { cell, x, y in
      guard case .parts(let parts) = BlockShape(cell.character) else { return }
      for part in parts {
        area.add(
          x + part.x.lowerBound...x + part.x.upperBound, y + part.y.lowerBound...y + part.y.upperBound, cell.foreground)
      }
    }
    return area.paths
  }

  /// Calls a function with every cell and its position in units of ``BlockShape``.
  private static func forEach(of cells: [ResolvedCell], size: Size, _ body: (ResolvedCell, Int, Int) -> Void) {
    for (index, cell) in cells.enumerated() {
      body(cell, index % size.columns * BlockShape.width, index / size.columns * BlockShape.height)
    }
  }

  private static func letters(of cells: [ResolvedCell], size: Size) -> [String] {
    var words = WordCollector()
    for (index, cell) in cells.enumerated() {
      guard cell.character != " ", cell.character != Cell.continuation, BlockShape(cell.character) == nil else {
        continue
      }
      words.add(cell, column: index % size.columns, row: index / size.columns)
    }
    return words.elements { word in
      let x = word.column * cellWidth + (word.isWide ? 2 : 0)
      let y = word.row * cellHeight + 18
      let length = word.text.count > 1 ? #" textLength="\#(word.text.count * cellWidth)""# : ""
      return #"<text x="\#(x)" y="\#(y)"\#(length)>\#(word.text.escapedForXML)</text>"#
    }
  }
}

/// A merger of coloured rectangles that form a larger rectangle; in units of ``BlockShape``.
///
/// Rectangles must be added from left to right and from top to bottom.
private struct RectangleMerger {
  private struct Edges: Hashable {
    var x: ClosedRange<Int>
    var colour: RGB
  }

  private struct Rectangle {
    var x: ClosedRange<Int>
    var y: ClosedRange<Int>
    var colour: RGB
  }

  private var rectangles: [Rectangle] = []

  mutating func add(_ x: ClosedRange<Int>, _ y: ClosedRange<Int>, _ colour: RGB) {
    if let last = rectangles.last, last.colour == colour, last.y == y, last.x.upperBound == x.lowerBound {
      rectangles[rectangles.count - 1].x = last.x.lowerBound...x.upperBound
    } else {
      rectangles.append(Rectangle(x: x, y: y, colour: colour))
    }
  }

  /// The rectangles as one path element per colour, in the order of each colour's first rectangle.
  var paths: [String] {
    var colours: [RGB] = []
    var outlines: [RGB: String] = [:]
    for rectangle in stacked {
      if outlines[rectangle.colour] == nil { colours.append(rectangle.colour) }
      outlines[rectangle.colour, default: ""] += Self.outline(of: rectangle)
    }
    return colours.map { #"<path fill="\#($0.hex)" d="\#(outlines[$0] ?? "")"/>"# }
  }

  /// The rectangles after merging those of equal width that are directly below each other.
  private var stacked: [Rectangle] {
    var stacked: [Rectangle] = []
    var ends: [Edges: Int] = [:]
    for rectangle in rectangles {
      let edges = Edges(x: rectangle.x, colour: rectangle.colour)
      if let above = ends[edges], stacked[above].y.upperBound == rectangle.y.lowerBound {
        stacked[above].y = stacked[above].y.lowerBound...rectangle.y.upperBound
      } else {
        ends[edges] = stacked.count
        stacked.append(rectangle)
      }
    }
    return stacked
  }

  private static func outline(of rectangle: Rectangle) -> String {
    let (left, right) = (pixels(rectangle.x.lowerBound), pixels(rectangle.x.upperBound))
    return "M\(left) \(rectangle.y.lowerBound)H\(right)V\(rectangle.y.upperBound)H\(left)z"
  }

  /// Returns a horizontal position in pixels: eight units are twelve pixels. A vertical unit is one pixel.
  private static func pixels(_ units: Int) -> String {
    let halves = units * 3
    return halves.isMultiple(of: 2) ? "\(halves / 2)" : "\(halves / 2).5"
  }
}

/// A collector of adjacent letters of one style as words.
private struct WordCollector {
  struct Word {
    var text: String
    var column: Int
    var row: Int
    var isWide: Bool

    func isFollowed(by character: Character, column: Int, row: Int) -> Bool {
      character.isASCII && text.last?.isASCII == true && self.row == row && self.column + text.count == column
    }
  }

  private struct LetterStyle: Hashable {
    var colour: RGB
    var isBold: Bool
  }

  private var styles: [LetterStyle] = []
  private var words: [LetterStyle: [Word]] = [:]

  /// Adds a letter. An ASCII letter continues the word before it; the width of others depends on the font, so that each is a
  /// word of its own.
  mutating func add(_ cell: ResolvedCell, column: Int, row: Int) {
    let style = LetterStyle(colour: cell.foreground, isBold: cell.isBold)
    if words[style] == nil { styles.append(style) }
    var group = words[style] ?? []
    if let last = group.last, last.isFollowed(by: cell.character, column: column, row: row) {
      group[group.count - 1].text.append(cell.character)
    } else {
      let isWide = DisplayWidth.of(cell.character) == 2
      group.append(Word(text: String(cell.character), column: column, row: row, isWide: isWide))
    }
    words[style] = group
  }

  /// Returns one group element per style, in the order of each style's first letter.
  func elements(_ element: (Word) -> String) -> [String] {
    styles.flatMap { style in
      let weight = style.isBold ? #" font-weight="bold""# : ""
      return [#"<g fill="\#(style.colour.hex)"\#(weight)>"#] + (words[style] ?? []).map(element) + ["</g>"]
    }
  }
}

extension String {
  fileprivate var escapedForXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
