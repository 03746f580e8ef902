import CTerm
import Screen

/// A painter that writes frames into ncurses' window, only the rows that differ from the previous frame.
struct FramePainter {
  private let isMultiplexed: Bool
  private var pairs: PairTable
  private var resolver: ColourResolver?
  private var renderStyle: RenderStyle?
  private var paintedCells: [Cell] = []
  private var paintedSize = Size(columns: 0, rows: 0)
  private var row: [cterm_cell] = []
  /// Whether the last frame was written completely.
  private(set) var hasRepainted = false

  /// Creates a painter for a blank screen.
  ///
  /// - Parameters:
  ///   - pairLimit: The number of colour pairs plus one; 0 without colours.
  ///   - isMultiplexed: Whether the terminal is one of a multiplexer.
  init(pairLimit: Int32, isMultiplexed: Bool) {
    self.isMultiplexed = isMultiplexed
    pairs = PairTable(limit: pairLimit)
  }

  /// Writes a frame; what lies outside the screen is cut off.
  ///
  /// - Returns: Whether anything has changed and has to be sent.
  mutating func put(_ frame: Frame, on screen: Size) -> Bool {
    if renderStyle != frame.renderStyle { adopt(frame.renderStyle) }
    guard let resolver else { return false }
    let (columns, rows) = (min(frame.size.columns, screen.columns), min(frame.size.rows, screen.rows))
    let changed = changedRows(frame, rows)
    hasRepainted = paintedSize != frame.size
    let hasManyPairs = pairs.count > 2 * columns * rows && 2 * changed.count > rows
    if hasManyPairs || !putRows(changed, frame, columns, resolver) {
      putAllRows(frame, columns: columns, rows: rows, resolver)
    }
    paintedCells = frame.cells
    paintedSize = frame.size
    return !changed.isEmpty
  }

  /// Forgets the previous frame, so that the next one is written completely.
  mutating func invalidate() {
    paintedCells = []
    paintedSize = Size(columns: 0, rows: 0)
  }

  private mutating func adopt(_ newStyle: RenderStyle) {
    renderStyle = newStyle
    resolver = ColourResolver(newStyle)
    invalidate()
  }

  private func changedRows(_ frame: Frame, _ rows: Int) -> [Int] {
    guard paintedSize == frame.size else { return Array(0..<rows) }
    return (0..<rows).filter { row in
      let range = row * frame.size.columns..<(row + 1) * frame.size.columns
      return paintedCells[range] != frame.cells[range]
    }
  }

  /// - Returns: Whether there were enough colour pairs.
  private mutating func putRows(_ rows: [Int], _ frame: Frame, _ columns: Int, _ resolver: ColourResolver) -> Bool {
    var hasPairs = true
    for row in rows {
      let start = row * frame.size.columns
      hasPairs = putRow(frame.cells[start..<start + columns], row, resolver) && hasPairs
    }
    return hasPairs
  }

  /// Writes all rows with a new table of colour pairs. If one frame has more colours than there are pairs, some cells lose
  /// their colours.
  ///
  /// ncurses' time for this grows with the number of pairs in use. It is done when pairs run out, and earlier, together
  /// with a frame that changes most of the screen, when there are more than two pairs per cell: otherwise one key press in
  /// a hundred would wait while 65,000 pairs are cleared.
  private mutating func putAllRows(_ frame: Frame, columns: Int, rows: Int, _ resolver: ColourResolver) {
    hasRepainted = true
    cterm_reset_pairs()
    pairs.removeAll()
    _ = putRows(Array(0..<rows), frame, columns, resolver)
  }

  /// - Returns: Whether there were enough colour pairs.
  private mutating func putRow(_ cells: ArraySlice<Cell>, _ rowIndex: Int, _ resolver: ColourResolver) -> Bool {
    var hasPairs = true
    var glyphs = RowGlyphs(isMultiplexed: isMultiplexed)
    // Neighbours mostly share their colours, and comparing is cheaper than a look-up.
    var previous = Cell(" ", foreground: .standard, background: .standard)
    var (style, pair) = colours(of: previous, resolver)
    row.removeAll(keepingCapacity: true)
    for index in cells.indices {
      guard let glyph = glyphs.glyph(at: index, in: cells) else { continue }
      let cell = cells[index]
      if cell.foreground != previous.foreground || cell.background != previous.background {
        (style, pair) = colours(of: cell, resolver)
        previous = cell
      }
      hasPairs = hasPairs && pair != nil
      row.append(
        cterm_cell(
          scalars: glyph.scalars, pair: pair ?? 0, is_bold: style.isBold(cell), is_reverse: style.isReverse,
          is_placed: glyph.isPlaced))
    }
    row.withUnsafeBufferPointer { cterm_put_row(Int32(rowIndex), $0.baseAddress, Int32($0.count)) }
    return hasPairs
  }

  /// Returns a cell's colours, and their pair; nil when no pair is left.
  private mutating func colours(of cell: Cell, _ resolver: ColourResolver)
    -> (style: ColourResolver.CellColours, pair: Int32?)
  {
    let colours = resolver.colours(of: cell)
    let (foreground, background) = (number(colours.foreground), number(colours.background))
    let pair = pairs.pair(foreground, background) { cterm_set_pair($0, foreground, background) }
    return (colours, pair)
  }

  /// Returns ncurses' number of a colour.
  private func number(_ colour: Int32) -> Int32 {
    renderStyle?.depth == .full && colour >= 0 ? colour + CustomTerminfo.firstDirectColour : colour
  }
}
