extension Frame {
  /// The one shape of everything raised: full rows between a first row of ▄ and a last of ▀, corners nicked from five
  /// rows up (look/LOOK-SYSTEM.md, "The slab, and focus").
  ///
  /// - Parameter rect: All its rows, the two half rows included; at least 2 columns and 2 rows.
  public mutating func slab(_ rect: Rect, _ token: Token) {
    slab(rect, .token(token))
  }

  /// The same in any paint.
  public mutating func slab(_ rect: Rect, _ paint: Paint) {
    // Without colours only the focus stands out: half rows of anything else would be bright bars.
    let isSeen = renderStyle.depth != .none || paint == .token(.focus)
    guard rect.columns >= 2, rect.rows >= 2, isSeen else { return fill(rect, paint) }
    let isNicked = rect.rows >= 5
    let style = Style(foreground: paint)
    fill(Rect(column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rect.rows - 2), paint)
    for (row, half, leading, trailing) in [
      (rect.row, Character("▄"), Character("▗"), Character("▖")),
      (rect.endRow - 1, Character("▀"), Character("▝"), Character("▘")),
    ] {
      for column in rect.column..<rect.endColumn { set(half, column: column, row: row, style: style) }
      guard isNicked else { continue }
      set(leading, column: rect.column, row: row, style: style)
      set(trailing, column: rect.endColumn - 1, row: row, style: style)
    }
  }

  /// A row's focus: full cells between half cells at both ends.
  public mutating func plate(_ rect: Rect, _ token: Token) {
    fill(Rect(column: rect.column + 1, row: rect.row, columns: rect.columns - 2, rows: rect.rows), token)
    let style = Style(foreground: .token(token))
    for row in rect.row..<max(rect.row, rect.endRow) {
      set("▐", column: rect.column, row: row, style: style)
      set("▌", column: rect.endColumn - 1, row: row, style: style)
    }
  }

  /// A bar that reads without colour: what is done as `done`, over a track.
  ///
  /// - Parameter fraction: 0...1.
  public mutating func bar(
    at point: Point, columns: Int, fraction: Double, done: Character = "▃", style: Style, track: Style
  ) {
    let filled = Int((Double(columns) * min(max(fraction, 0), 1)).rounded())
    for offset in 0..<max(0, columns) {
      let isDone = offset < filled
      set(isDone ? done : "▁", column: point.column + offset, row: point.row, style: isDone ? style : track)
    }
  }

  /// A hairline from a place to the right.
  public mutating func hairline(at point: Point, columns: Int) {
    for offset in 0..<max(0, columns) {
      set("─", column: point.column + offset, row: point.row, style: Style(.edge))
    }
  }

  /// The thumb of a list that is longer than its window, on one column; nothing when everything shows.
  ///
  /// - Parameters:
  ///   - column: The column it stands in.
  ///   - rows: The rows of the window.
  ///   - offset: How much of the list lies above the window, in any unit.
  ///   - visible: How much the window shows, in the same unit.
  ///   - total: How long the list is, in the same unit.
  public mutating func scrollThumb(column: Int, rows: Range<Int>, offset: Int, visible: Int, total: Int) {
    guard total > visible, visible > 0, !rows.isEmpty else { return }
    // Positions in half rows, so that the thumb can begin and end in the middle of a cell.
    let halves = rows.count * 2
    let length = max(2, halves * visible / total)
    let start = min(halves - length, (halves - length) * offset / max(1, total - visible))
    for row in rows {
      let top = (row - rows.lowerBound) * 2
      let upper = (start..<start + length).contains(top)
      let lower = (start..<start + length).contains(top + 1)
      guard upper || lower else { continue }
      set(upper && lower ? "▐" : upper ? "▝" : "▗", column: column, row: row, style: Style(.edge))
    }
  }

  /// Draws a picture, or while it is not there a tile with its title, or why it cannot be shown.
  public mutating func picture(_ order: ImageRequest, at origin: Point, title: String) {
    let rect = Rect(column: origin.column, row: origin.row, columns: order.size.columns, rows: order.size.rows)
    want(order)
    switch images[order] {
    case .ready(let picture):
      draw(picture, at: origin)
      place(ImagePlacement(order: order, rect: rect))
    case .failed(let reason):
      tile(rect, lines: ["!", reason], style: Style(.quiet, on: .surface))
    case nil:
      if order.treatment != .hero && order.treatment != .cutout {
        tile(rect, lines: [title], style: Style(.quiet, on: .surface))
      }
    }
  }

  /// Draws a picture's cells; those without a colour let the page show through.
  public mutating func draw(_ picture: CellImage, at origin: Point) {
    for row in 0..<picture.size.rows {
      for column in 0..<picture.size.columns {
        let cell = picture.cells[row * picture.size.columns + column]
        let style = Style(
          foreground: cell.foreground.map { .rgb($0) } ?? .standard, background: cell.background.map { .rgb($0) })
        set(Character(cell.scalar), column: origin.column + column, row: origin.row + row, style: style)
      }
    }
  }

  private mutating func tile(_ rect: Rect, lines: [String], style: Style) {
    fill(rect, style.background ?? .token(.surface))
    let width = rect.columns - 2
    let wrapped = lines.flatMap { $0.wrapped(toCells: width) }.prefix(rect.rows)
    let top = rect.row + (rect.rows - wrapped.count) / 2
    for (index, line) in wrapped.enumerated() {
      let inset = (rect.columns - line.widthCells) / 2
      write(line, at: Point(column: rect.column + inset, row: top + index), style, width: width)
    }
  }
}

extension Frame {
  /// A hairline around a rectangle, on its outermost cells.
  public mutating func outline(_ rect: Rect) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let style = Style(.edge)
    for column in rect.column..<rect.endColumn {
      set("─", column: column, row: rect.row, style: style)
      set("─", column: column, row: rect.endRow - 1, style: style)
    }
    for row in rect.row..<rect.endRow {
      set("│", column: rect.column, row: row, style: style)
      set("│", column: rect.endColumn - 1, row: row, style: style)
    }
    let isASCII = renderStyle.glyphs == .ascii
    let corners: [(Int, Int, Character)] = [
      (rect.column, rect.row, "┌"), (rect.endColumn - 1, rect.row, "┐"), (rect.column, rect.endRow - 1, "└"),
      (rect.endColumn - 1, rect.endRow - 1, "┘"),
    ]
    for (column, row, corner) in corners {
      set(isASCII ? "+" : corner, column: column, row: row, style: style)
    }
  }
}

extension Frame {
  /// Draws a picture that fades into another one of the same size.
  ///
  /// Each cell keeps its character and mixes its colours towards the mean colour of the other's until the middle; from there on
  /// the other's character comes out of its own mean. Where tones cannot mix, or one of the two is not there yet, the second
  /// is drawn at once.
  ///
  /// - Parameter share: How far it has come, 0...1.
  public mutating func crossfade(_ old: ImageRequest, _ new: ImageRequest, share: Double, at origin: Point) {
    guard renderStyle.depth == .full, old.size == new.size, case .ready(let before) = images[old],
      case .ready(let after) = images[new]
    else { return picture(new, at: origin, title: "") }
    want(new)
    let isFirstHalf = share < 0.5
    let (shown, other) = isFirstHalf ? (before, after) : (after, before)
    let amount = isFirstHalf ? share : 1 - share
    for index in shown.cells.indices {
      let cell = shown.cells[index]
      let (column, row) = (index % shown.size.columns, index / shown.size.columns)
      let mean = mean(of: other.cells[index])
      let style = Style(
        foreground: .rgb((cell.foreground ?? mean).mixed(with: mean, amount: amount)),
        background: .rgb((cell.background ?? mean).mixed(with: mean, amount: amount)))
      set(Character(cell.scalar), column: origin.column + column, row: origin.row + row, style: style)
    }
  }

  private func mean(of cell: CellImage.Cell) -> RGB {
    let ground = renderStyle.theme[.void].rgb
    return (cell.foreground ?? ground).mixed(with: cell.background ?? ground, amount: 0.5)
  }
}
