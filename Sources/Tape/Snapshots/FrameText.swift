import Screen

/// A frame as text that people can read and compare: its rows, then their styles.
///
/// ```
///   TENFOOT                          20:04
///   ▒▒▒▒▒▒▒▒  Harbour
/// -- styles: columns, foreground/background unless ground; focus 2,1 8x1
/// 0   2-8 text bold   35-39 text bold
/// 1   2-9 picture 3fa2b1c0   12-18 ink/focus
/// ```
///
/// Rows and columns count from 0. Blanks have no foreground: they belong to the run before them. A picture's cells are
/// `▒`, and a hash stands for what they look like, so that files stay small and yet every change of them shows.
struct FrameText: CustomStringConvertible {
  let description: String

  /// Writes a frame down.
  init(_ frame: Frame) {
    let mask = PictureMask(frame)
    let rows = (0..<frame.size.rows).map { FrameRow($0, of: frame, mask) }
    let focus = frame.focus.map { "focus \($0.column),\($0.row) \($0.columns)x\($0.rows)" } ?? "no focus"
    let heading = "-- styles: columns, foreground/background unless ground; \(focus)"
    let lines = frame.legibleLines + [heading] + Self.styleLines(rows.map(\.styles))
    description = lines.joined(separator: "\n") + "\n"
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
    var look: Look
  }

  private enum Look: Equatable {
    /// Letters, and the blanks behind them.
    case letters(foreground: Paint, ground: Ground, isBold: Bool)
    /// Nothing but a background.
    case blank(Ground)
    /// A part of a picture, by what its cells hash to.
    case picture(Fingerprint)

    /// What lies behind it; nil for pictures.
    var ground: Ground? {
      switch self {
      case .letters(_, let ground, _), .blank(let ground): ground
      case .picture: nil
      }
    }
  }

  private enum Ground: Equatable {
    case paint(Paint)
    /// A picture that shows through, other in every cell.
    case picture
  }

  init(_ row: Int, of frame: Frame, _ mask: PictureMask) {
    let pictures = frame.placements.map(\.rect).filter { ($0.row..<$0.endRow).contains(row) }
    for column in 0..<frame.size.columns {
      let isInPicture = pictures.contains { ($0.column..<$0.endColumn).contains(column) }
      add(look(of: frame[column, row], isPicture: mask[column, row], isInPicture: isInPicture), at: column)
    }
    trimBlanks(of: frame, row: row)
  }

  /// Its runs, `2-8 text bold   35-39 accent/surface`.
  var styles: String {
    runs.map { "\($0.columns.lowerBound)-\($0.columns.upperBound) \(Self.words(for: $0.look))" }
      .joined(separator: "   ")
  }

  private mutating func add(_ look: Look, at column: Int) {
    switch (runs.last?.look, look) {
    case (.picture(let before)?, .picture(let next)):
      extend(to: column, look: .picture(before.combined(with: next)))
    case (let before?, .blank(let ground)) where before.ground == ground: extend(to: column, look: before)
    case (let before?, _) where before == look: extend(to: column, look: look)
    default: runs.append(Run(columns: column...column, look: look))
    }
  }

  private mutating func extend(to column: Int, look: Look) {
    let start = runs[runs.count - 1].columns.lowerBound
    runs[runs.count - 1] = Run(columns: start...column, look: look)
  }

  private func look(of cell: Cell, isPicture: Bool, isInPicture: Bool) -> Look {
    if isPicture { return .picture(Fingerprint(of: cell)) }
    let ground = isInPicture && !cell.background.isToken ? Ground.picture : .paint(cell.background)
    if cell.character == " " { return .blank(ground) }
    return .letters(foreground: cell.foreground, ground: ground, isBold: cell.isBold)
  }

  /// Blank ground is what every row begins as: it is not told.
  private mutating func trimBlanks(of frame: Frame, row: Int) {
    runs = runs.compactMap { run in
      guard run.look.ground == .paint(.token(.ground)) else { return run }
      if case .blank = run.look { return nil }
      let end = run.columns.last { frame[$0, row].character != " " } ?? run.columns.lowerBound
      return Run(columns: run.columns.lowerBound...end, look: run.look)
    }
  }

  private static func words(for look: Look) -> String {
    switch look {
    case .letters(let foreground, let ground, let isBold):
      foreground.word + words(for: ground) + (isBold ? " bold" : "")
    case .blank(let ground): words(for: ground)
    case .picture(let fingerprint): "picture \(fingerprint)"
    }
  }

  private static func words(for ground: Ground) -> String {
    switch ground {
    case .paint(.token(.ground)): ""
    case .paint(let paint): "/\(paint.word)"
    case .picture: "/picture"
    }
  }
}

/// A hash that is the same on every machine and in every run: FNV-1a, 32 bits (Fowler, Noll and Vo).
private struct Fingerprint: Equatable, CustomStringConvertible {
  private var value: UInt32 = 2_166_136_261

  init(of cell: Cell) {
    add("\(cell.character)\(cell.foreground.word)\(cell.background.word)".utf8)
  }

  func combined(with next: Fingerprint) -> Fingerprint {
    var sum = self
    sum.add(next.description.utf8)
    return sum
  }

  private mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt32(byte)) &* 16_777_619 }
  }

  var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension Paint {
  /// `ground`, `#0d0f13` or `standard`.
  fileprivate var word: String {
    switch self {
    case .standard: "standard"
    case .token(let token): token.rawValue
    case .rgb(let rgb): rgb.hex
    }
  }
}
