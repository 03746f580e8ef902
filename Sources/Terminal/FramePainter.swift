import CTerm
import Screen

/// Puts frames into ncurses, only the rows that differ from the frame before.
struct FramePainter {
  private var pairs: PairTable
  private var inking: ColourResolver?
  private var renderStyle: RenderStyle?
  private var painted: [Cell] = []
  private var paintedSize = Size(columns: 0, rows: 0)
  private var row: [cterm_cell] = []

  /// A painter of a blank screen.
  ///
  /// - Parameter pairLimit: One more than the largest colour pair.
  init(pairLimit: Int32) {
    pairs = PairTable(limit: pairLimit)
  }

  /// Puts a frame.
  ///
  /// - Parameter screen: The size of the screen; what is beyond it is cut off.
  /// - Returns: Whether anything has to be sent.
  mutating func put(_ frame: Frame, on screen: Size) -> Bool {
    if renderStyle != frame.renderStyle { adopt(frame.renderStyle) }
    guard let inking else { return false }
    let (columns, rows) = (min(frame.size.columns, screen.columns), min(frame.size.rows, screen.rows))
    let changed = changedRows(frame, rows)
    let isTimeToForget = pairs.count > 2 * columns * rows && 2 * changed.count > rows
    if isTimeToForget || !putRows(changed, frame, columns, inking) {
      putAnew(frame, columns: columns, rows: rows, inking)
    }
    painted = frame.cells
    paintedSize = frame.size
    return !changed.isEmpty
  }

  private func changedRows(_ frame: Frame, _ rows: Int) -> [Int] {
    guard paintedSize == frame.size else { return Array(0..<rows) }
    return (0..<rows).filter { row in
      let range = row * frame.size.columns..<(row + 1) * frame.size.columns
      return painted[range] != frame.cells[range]
    }
  }

  /// - Returns: Whether there were pairs for all colours.
  private mutating func putRows(_ rows: [Int], _ frame: Frame, _ columns: Int, _ inking: ColourResolver) -> Bool {
    var hasPairs = true
    for row in rows {
      let start = row * frame.size.columns
      hasPairs = putRow(frame.cells[start..<start + columns], row, inking) && hasPairs
    }
    return hasPairs
  }

  /// Takes it that nothing is on the screen any more.
  mutating func forget() {
    painted = []
    paintedSize = Size(columns: 0, rows: 0)
  }

  private mutating func adopt(_ newLook: RenderStyle) {
    renderStyle = newLook
    inking = ColourResolver(newLook)
    forget()
  }

  /// Starts with empty pairs and puts everything: with more colours in one frame than pairs, some cells lose theirs.
  ///
  /// That costs ncurses time in proportion to the pairs there were. It is done when they run out, and before, with a
  /// frame that changes most of the screen anyway, when there are more than two screens full of pairs: else one key in
  /// a hundred would wait for 65,000 to go.
  private mutating func putAnew(_ frame: Frame, columns: Int, rows: Int, _ inking: ColourResolver) {
    cterm_reset_pairs()
    pairs.removeAll()
    _ = putRows(Array(0..<rows), frame, columns, inking)
  }

  /// - Returns: Whether there were pairs for all its colours.
  private mutating func putRow(_ cells: ArraySlice<Cell>, _ rowIndex: Int, _ inking: ColourResolver) -> Bool {
    var hasPairs = true
    var roomLeft = 0
    var besides: Unicode.Scalar?
    // Neighbours mostly share their colours, and comparing is cheaper than looking up.
    var former = Cell(" ", foreground: .standard, background: .standard)
    var (isReverse, pair) = colours(of: former, inking)
    row.removeAll(keepingCapacity: true)
    for index in cells.indices {
      let cell = cells[index]
      let isContinuation = cell.character == Cell.continuation
      // ncurses counts the second cell of a wide character by itself.
      if isContinuation, roomLeft > 0 {
        roomLeft = 0
        continue
      }
      let isWide = !isContinuation && index + 1 < cells.endIndex && cells[index + 1].character == Cell.continuation
      if cell.foreground != former.foreground || cell.background != former.background {
        (isReverse, pair) = colours(of: cell, inking)
        former = cell
      }
      let character = isContinuation ? besides.map { Character($0) } ?? " " : cell.character
      let glyph = Glyph(character, room: isWide ? 2 : 1)
      besides = isWide && glyph.widthCells == 1 ? Glyph.spacingMark(of: character) : nil
      hasPairs = hasPairs && pair != nil
      roomLeft = glyph.widthCells - 1
      row.append(
        cterm_cell(scalars: glyph.scalars, pair: pair ?? 0, is_bold: cell.isBold, is_reverse: isReverse))
    }
    row.withUnsafeBufferPointer { cterm_put_row(Int32(rowIndex), $0.baseAddress, Int32($0.count)) }
    return hasPairs
  }

  /// Whether a cell's colours change places, and their pair; nil when there is none left.
  private mutating func colours(of cell: Cell, _ inking: ColourResolver) -> (isReverse: Bool, pair: Int32?) {
    let ink = inking.ink(cell)
    let pair = pairs.pair(ink.foreground, ink.background) { cterm_set_pair($0, ink.foreground, ink.background) }
    return (ink.isReverse, pair)
  }
}
