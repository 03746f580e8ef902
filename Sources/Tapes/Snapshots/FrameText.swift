import Screen

/// A frame as text that people can read and compare: its rows, its pictures, then the styles of its rows.
///
/// ```
///   TENFOOT                          20:04
///   ::::::::  Harbour
/// -- pictures: column,row columns x rows
/// 2,1 8x1 dunes.jpg card
/// -- styles: columns, foreground/background unless ground; focus 2,1 8x1
/// 0   2-8 text bold   35-39 text bold
/// 1   12-18 ink/focus
/// ```
///
/// Rows and columns count from 0. Blanks have no foreground: they belong to the run before them. A picture's cells are
/// `:`, and the picture is told by its name and treatment: what its cells look like depends on the versions of the
/// libraries that develop it, and is tested with them.
///
/// In fewer colours a style is what the terminal is sent: `15/0 bold` by the palette's numbers, without any colour
/// `plain/reverse bold`.
struct FrameText: CustomStringConvertible {
  let description: String

  /// Writes a frame down.
  init(_ frame: Frame) {
    let mask = PictureMask(frame)
    let pen = StyleEncoder(frame.renderStyle)
    let rows = (0..<frame.size.rows).map { FrameRow($0, of: frame, mask, pen) }
    let focus = frame.focus.map { "focus \($0.column),\($0.row) \($0.columns)x\($0.rows)" } ?? "no focus"
    let heading = "-- styles: columns, foreground/background unless \(pen.groundName); \(focus)"
    let text = frame.text(in: frame.bounds, pictures: ":").split(separator: "\n", omittingEmptySubsequences: false)
    let lines = text.map(String.init) + Self.pictureLines(frame) + [heading] + Self.styleLines(rows.map(\.styles))
    description = lines.joined(separator: "\n") + "\n"
  }

  /// One line for each picture, in the order they are drawn; none where there are none.
  private static func pictureLines(_ frame: Frame) -> [String] {
    guard !frame.placements.isEmpty else { return [] }
    let lines = frame.placements.map { placement in
      let (rect, order) = (placement.rect, placement.order)
      return "\(rect.column),\(rect.row) \(rect.columns)x\(rect.rows) \(order.source.name) \(order.treatment.rawValue)"
    }
    return ["-- pictures: column,row columns x rows"] + lines
  }

  /// One line for each row that has styles, and for rows of the same styles that follow each other.
  private static func styleLines(_ styles: [String]) -> [String] {
    var lines: [String] = []
    var row = 0
    while row < styles.count {
      let end = styles[row...].firstIndex { $0 != styles[row] } ?? styles.count
      let label = end - row > 1 ? "\(row)-\(end - 1)" : "\(row)"
      let gap = String(repeating: " ", count: max(1, 6 - label.count))
      if !styles[row].isEmpty { lines.append(label + gap + styles[row]) }
      row = end
    }
    return lines
  }
}

/// The styles of one row of a frame, in words.
private struct FrameRow {
  private var runs: [Run] = []

  private struct Run {
    var columns: ClosedRange<Int>
    var renderStyle: RenderStyle
  }

  private enum RenderStyle: Equatable {
    /// Letters, and the blanks behind them.
    case letters(String, ground: Ground, isBold: Bool)
    /// Nothing but a background.
    case blank(Ground)
    /// A part of a picture.
    case picture

    /// What lies behind it; nil for pictures.
    var ground: Ground? {
      switch self {
      case .letters(_, let ground, _), .blank(let ground): ground
      case .picture: nil
      }
    }
  }

  private enum Ground: Equatable {
    /// A colour in words; empty for the page's own ground.
    case colour(String)
    /// A picture that shows through, other in every cell.
    case picture
  }

  init(_ row: Int, of frame: Frame, _ mask: PictureMask, _ pen: StyleEncoder) {
    let pictures = frame.placements.filter { ($0.rect.row..<$0.rect.endRow).contains(row) }
    for column in 0..<frame.size.columns {
      let isOverPicture = pictures.contains { ($0.rect.column..<$0.rect.endColumn).contains(column) }
      add(
        mask[column, row] ? .picture : renderStyle(of: frame[column, row], isOverPicture: isOverPicture, pen),
        at: column)
    }
    trimBlanks(of: frame, row: row)
  }

  /// Its runs, `2-8 text bold   35-39 accent/surface`; pictures are told elsewhere.
  var styles: String {
    runs.filter { $0.renderStyle != .picture }
      .map { "\($0.columns.lowerBound)-\($0.columns.upperBound) \(Self.words(for: $0.renderStyle))" }
      .joined(separator: "   ")
  }

  private mutating func add(_ renderStyle: RenderStyle, at column: Int) {
    switch (runs.last?.renderStyle, renderStyle) {
    case (let before?, .blank(let ground)) where before.ground == ground: extend(to: column, renderStyle: before)
    case (let before?, _) where before == renderStyle: extend(to: column, renderStyle: renderStyle)
    default: runs.append(Run(columns: column...column, renderStyle: renderStyle))
    }
  }

  private mutating func extend(to column: Int, renderStyle: RenderStyle) {
    let start = runs[runs.count - 1].columns.lowerBound
    runs[runs.count - 1] = Run(columns: start...column, renderStyle: renderStyle)
  }

  private func renderStyle(of cell: Cell, isOverPicture: Bool, _ pen: StyleEncoder) -> RenderStyle {
    let ground = isOverPicture && !cell.background.isToken ? Ground.picture : .colour(pen.ground(of: cell))
    return cell.character == " "
      ? .blank(ground) : .letters(pen.letters(of: cell), ground: ground, isBold: cell.isBold)
  }

  /// Blank ground is what every row begins as: it is not told.
  private mutating func trimBlanks(of frame: Frame, row: Int) {
    runs = runs.compactMap { run in
      guard run.renderStyle.ground == .colour("") else { return run }
      if case .blank = run.renderStyle { return nil }
      let end = run.columns.last { frame[$0, row].character != " " } ?? run.columns.lowerBound
      return Run(columns: run.columns.lowerBound...end, renderStyle: run.renderStyle)
    }
  }

  private static func words(for renderStyle: RenderStyle) -> String {
    switch renderStyle {
    case .letters(let foreground, let ground, let isBold):
      foreground + words(for: ground) + (isBold ? " bold" : "")
    case .blank(let ground): words(for: ground)
    case .picture: ""
    }
  }

  private static func words(for ground: Ground) -> String {
    switch ground {
    case .colour(""): ""
    case .colour(let colour): "/\(colour)"
    case .picture: "/picture"
    }
  }
}

extension ImageSource {
  /// What it is called, wherever it lies.
  fileprivate var name: String {
    switch self {
    case .file(let path, _): path.split(separator: "/").last.map(String.init) ?? path
    case .drawing(let name): name
    }
  }
}
