import CTerm
import Screen

/// Shows the pictures of frames as pixels, over cells that are without content.
///
/// A terminal forgets pixels where text is written. Therefore it is known for each cell which pixels it shows, and only those are sent
/// that are new or were covered.
struct PicturePainter {
  /// The pixels that a cell shows.
  private struct CellPixels: Hashable {
    /// The number of the picture.
    let picture: Int
    /// The position in the picture, in cells.
    let column, row: Int
    let veil: PicturePart.Veil
  }

  /// Cells of one picture, whose pixels are sent together.
  private struct Piece {
    let first: CellPixels
    let placement: Int
    let column, row, columns: Int
    var rows: Int

    /// Whether a run of cells continues the piece in the row below it.
    func isContinued(by run: Piece) -> Bool {
      run.row == row + rows && run.column == column && run.columns == columns && run.first.picture == first.picture
        && run.first.column == first.column && run.first.row == first.row + rows && run.first.veil == first.veil
    }
  }

  /// ncurses erases blanks together with other cells, and this character with none.
  private static let filler: Character = "\u{A0}"
  /// The largest picture that every terminal shows: xterm ignores larger ones.
  private static let largestSide = 1_000

  private var numbers: [ImageRequest: Int] = [:]
  private var nextNumber = 0
  private var shown: [CellPixels?] = []
  private var cells: [Cell] = []
  private var wanted: [CellPixels?] = []

  /// Forgets what the terminal shows.
  mutating func invalidate() {
    shown = []
    cells = []
  }

  /// Returns a frame whose cells have no content where pixels are shown.
  ///
  /// The last row keeps its characters, because some terminals scroll after a picture that reaches the end of the screen.
  mutating func prepare(_ frame: Frame) -> Frame {
    var prepared = frame
    wanted = Array(repeating: nil, count: frame.cells.count)
    guard let cell = frame.renderStyle.cellPixels, !frame.pixels.isEmpty else { return prepared }
    var numbered: [Int: Int] = [:]
    for (index, image) in frame.pixels {
      let place = frame.placements[index]
      let size = PixelSize(width: place.rect.columns * cell.width, height: place.rect.rows * cell.height)
      if image.size == size { numbered[index] = number(place.request) }
    }
    let filler = Cell(Self.filler, foreground: .token(.text), background: .token(.ground))
    for row in 0..<max(0, frame.size.rows - 1) {
      for column in 0..<frame.size.columns {
        guard let part = frame[column, row].picture, let number = numbered[part.placement] else { continue }
        let rect = frame.placements[part.placement].rect
        wanted[row * frame.size.columns + column] = CellPixels(
          picture: number, column: column - rect.column, row: row - rect.row, veil: part.veil)
        prepared.replace(column: column, row: row, by: filler)
      }
    }
    return prepared
  }

  private mutating func number(_ request: ImageRequest) -> Int {
    if let number = numbers[request] { return number }
    // Numbers are never used again, so a forgotten picture is only sent once more.
    if numbers.count >= 1_000 { numbers = [:] }
    nextNumber += 1
    numbers[request] = nextNumber
    return nextNumber
  }

  /// Sends the pixels that the terminal does not show, with the next flush.
  ///
  /// - Parameters:
  ///   - frame: The frame that was prepared last, as prepared.
  ///   - columns: The columns of the screen.
  ///   - rows: The rows of the screen.
  ///   - isComplete: Whether all cells are sent again.
  ///   - largest: The largest picture that the terminal shows; nil if it is not known.
  /// - Returns: Whether there are any.
  mutating func put(_ frame: Frame, columns: Int, rows: Int, isComplete: Bool, largest: PixelSize?) -> Bool {
    let before = (shown: shown, cells: cells)
    let isSameSize = !isComplete && before.shown.count == wanted.count
    (shown, cells) = (wanted, frame.cells)
    guard let cell = frame.renderStyle.cellPixels else { return false }
    let pieces = pieces(columns: min(columns, frame.size.columns), rows: min(rows - 1, frame.size.rows), of: frame) {
      !isSameSize || before.shown[$0] != shown[$0] || before.cells[$0] != cells[$0]
    }
    let limit = PixelSize(
      width: min(Self.largestSide, largest?.width ?? Self.largestSide) / cell.width,
      height: min(Self.largestSide, largest?.height ?? Self.largestSide) / cell.height)
    for piece in pieces { send(piece, of: frame, cell, limit) }
    return !pieces.isEmpty
  }

  private func pieces(columns: Int, rows: Int, of frame: Frame, isDue: (Int) -> Bool) -> [Piece] {
    var open: [Piece] = []
    var closed: [Piece] = []
    for row in 0..<max(0, rows) {
      var next: [Piece] = []
      for run in runs(in: row, columns: columns, of: frame, isDue) {
        if let index = open.firstIndex(where: { $0.isContinued(by: run) }) {
          var piece = open.remove(at: index)
          piece.rows += 1
          next.append(piece)
        } else {
          next.append(run)
        }
      }
      closed += open
      open = next
    }
    return closed + open
  }

  /// Returns the neighbouring cells of a row that show neighbouring parts of one picture.
  private func runs(in row: Int, columns: Int, of frame: Frame, _ isDue: (Int) -> Bool) -> [Piece] {
    var runs: [Piece] = []
    var column = 0
    let start = row * frame.size.columns
    while column < columns {
      guard let first = shown[start + column], isDue(start + column) else {
        column += 1
        continue
      }
      var end = column + 1
      while end < columns, isDue(start + end),
        shown[start + end]
          == CellPixels(
            picture: first.picture, column: first.column + end - column, row: first.row, veil: first.veil)
      {
        end += 1
      }
      let placement = frame.pixels.keys.first { numbers[frame.placements[$0].request] == first.picture }
      if let placement {
        runs.append(
          Piece(first: first, placement: placement, column: column, row: row, columns: end - column, rows: 1))
      }
      column = end
    }
    return runs
  }

  /// Sends a piece in parts that the terminal shows.
  private func send(_ piece: Piece, of frame: Frame, _ cell: PixelSize, _ limit: PixelSize) {
    guard let image = frame.pixels[piece.placement] else { return }
    let colours = Self.colours(of: image, under: piece.first.veil)
    for top in stride(from: 0, to: piece.rows, by: max(1, limit.height)) {
      for left in stride(from: 0, to: piece.columns, by: max(1, limit.width)) {
        let (columns, rows) = (min(limit.width, piece.columns - left), min(limit.height, piece.rows - top))
        let x = (piece.first.column + left) * cell.width
        let y = (piece.first.row + top) * cell.height
        send(
          image, colours, x: x, y: y, width: max(1, columns) * cell.width, height: max(1, rows) * cell.height,
          at: Point(column: piece.column + left, row: piece.row + top))
      }
    }
  }

  private func send(
    _ image: IndexedImage, _ colours: [UInt8], x: Int, y: Int, width: Int, height: Int, at point: Point
  ) {
    let start = y * image.size.width + x
    guard x + width <= image.size.width, y + height <= image.size.height else { return }
    image.pixels.withUnsafeBufferPointer { pixels in
      colours.withUnsafeBufferPointer { colours in
        var part = cterm_pixels(
          pixels: pixels.baseAddress?.advanced(by: start), width: Int32(width), height: Int32(height),
          stride: Int32(image.size.width), colours: colours.baseAddress)
        cterm_put_sixel(Int32(point.row), Int32(point.column), &part)
      }
    }
  }

  /// Returns the 256 colours of a picture, three bytes each.
  private static func colours(of image: IndexedImage, under veil: PicturePart.Veil) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * IndexedImage.maximumColours)
    for colour in image.palette {
      let mixed = colour.mixed(with: veil.colour, amount: Double(veil.share) / 255)
      bytes += [mixed.red, mixed.green, mixed.blue]
    }
    return bytes + [UInt8](repeating: 0, count: 3 * IndexedImage.maximumColours - bytes.count)
  }
}
