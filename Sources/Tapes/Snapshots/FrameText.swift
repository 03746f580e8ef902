import Screen

/// A frame as readable text: its rows, its pictures, then the styles of its rows.
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
/// Rows and columns count from 0. Blanks have no foreground and belong to the run before them. The cells of a picture are
/// `:`, and the picture is listed by its name and style: its cells depend on the versions of the libraries that render it,
/// and have tests of their own.
///
/// With fewer than 24-bit colours a style consists of the numbers that the terminal gets, `15/0 bold`, and without colours
/// of `plain/reverse bold`.
struct FrameText: CustomStringConvertible {
  let description: String

  /// Encodes a frame.
  init(_ frame: Frame) {
    let mask = PictureMask(frame)
    let encoder = StyleEncoder(frame.renderStyle)
    let rows = (0..<frame.size.rows).map { FrameRow($0, of: frame, mask, encoder) }
    let focus = frame.focus.map { "focus \($0.column),\($0.row) \($0.columns)x\($0.rows)" } ?? "no focus"
    let heading = "-- styles: columns, foreground/background unless \(encoder.groundName); \(focus)"
    let text = frame.text(in: frame.bounds, pictures: ":").split(separator: "\n", omittingEmptySubsequences: false)
    let lines = text.map(String.init) + Self.pictureLines(frame) + [heading] + Self.styleLines(rows.map(\.styles))
    description = lines.joined(separator: "\n") + "\n"
  }

  /// Returns a heading and one line for each picture, in drawing order; empty if there are no pictures.
  private static func pictureLines(_ frame: Frame) -> [String] {
    guard !frame.placements.isEmpty else { return [] }
    let lines = frame.placements.map { placement in
      let (rect, name) = (placement.rect, placement.title.isEmpty ? "untitled" : placement.title)
      return "\(rect.column),\(rect.row) \(rect.columns)x\(rect.rows) \(name) \(placement.request.treatment.rawValue)"
    }
    return ["-- pictures: column,row columns x rows"] + lines
  }

  /// Returns one line for each group of adjacent rows with the same styles, unless they have none.
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

/// The styles of one row of a frame.
private struct FrameRow {
  private var runs: [Run] = []

  private struct Run {
    var columns: ClosedRange<Int>
    var style: CellStyle
  }

  private enum CellStyle: Equatable {
    /// Letters, and the blanks behind them.
    case letters(String, ground: Ground, isBold: Bool)
    /// Blanks.
    case blank(Ground)
    /// Part of a picture.
    case picture

    /// The background; nil for pictures.
    var ground: Ground? {
      switch self {
      case .letters(_, let ground, _), .blank(let ground): ground
      case .picture: nil
      }
    }
  }

  private enum Ground: Equatable {
    /// A colour as text; empty for the page's background.
    case colour(String)
    /// A picture, whose colour is different in every cell.
    case picture
  }

  init(_ row: Int, of frame: Frame, _ mask: PictureMask, _ encoder: StyleEncoder) {
    let pictures = frame.placements.filter { ($0.rect.row..<$0.rect.endRow).contains(row) }
    for column in 0..<frame.size.columns {
      let isOverPicture = pictures.contains { ($0.rect.column..<$0.rect.endColumn).contains(column) }
      add(
        mask[column, row] ? .picture : style(of: frame[column, row], isOverPicture: isOverPicture, encoder),
        at: column)
    }
    trimBlanks(of: frame, row: row)
  }

  /// The runs, `2-8 text bold   35-39 accent/surface`, without pictures.
  var styles: String {
    runs.filter { $0.style != .picture }
      .map { "\($0.columns.lowerBound)-\($0.columns.upperBound) \(Self.text(for: $0.style))" }
      .joined(separator: "   ")
  }

  private mutating func add(_ style: CellStyle, at column: Int) {
    switch (runs.last?.style, style) {
    case (let before?, .blank(let ground)) where before.ground == ground: extend(to: column)
    case (let before?, _) where before == style: extend(to: column)
    default: runs.append(Run(columns: column...column, style: style))
    }
  }

  private mutating func extend(to column: Int) {
    runs[runs.count - 1].columns = runs[runs.count - 1].columns.lowerBound...column
  }

  private func style(of cell: Cell, isOverPicture: Bool, _ encoder: StyleEncoder) -> CellStyle {
    let ground = isOverPicture && !cell.background.isToken ? Ground.picture : .colour(encoder.ground(of: cell))
    return cell.character == " "
      ? .blank(ground) : .letters(encoder.letters(of: cell), ground: ground, isBold: cell.isBold)
  }

  /// Removes blanks on the page's background, which most rows have at their end.
  private mutating func trimBlanks(of frame: Frame, row: Int) {
    runs = runs.compactMap { run in
      guard run.style.ground == .colour("") else { return run }
      if case .blank = run.style { return nil }
      let end = run.columns.last { frame[$0, row].character != " " } ?? run.columns.lowerBound
      return Run(columns: run.columns.lowerBound...end, style: run.style)
    }
  }

  private static func text(for style: CellStyle) -> String {
    switch style {
    case .letters(let foreground, let ground, let isBold):
      foreground + text(for: ground) + (isBold ? " bold" : "")
    case .blank(let ground): text(for: ground)
    case .picture: ""
    }
  }

  private static func text(for ground: Ground) -> String {
    switch ground {
    case .colour(""): ""
    case .colour(let colour): "/\(colour)"
    case .picture: "/picture"
    }
  }
}
