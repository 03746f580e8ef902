import AlbumService
import MallService
import Screen

/// The drawing of a product's page.
struct ProductDrawing {
  let page: ProductPage
  let layout: ProductLayout

  private var product: Product { page.product }
  private var grid: PageGrid { layout.grid }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    frame.drawImage(
      .make(
        product.imageSource, columns: layout.stage.columns, rows: layout.stage.rows, .studio, over: .surface,
        frame.renderStyle),
      at: layout.stage.origin, title: product.model)
    drawTitle(into: &frame, view)
    layout.buttons(view.words).draw(into: &frame, view)
    page.factsLayout(view).draw(into: &frame, view)
    if layout.hasFilm { drawFilm(into: &frame, view) }
  }

  private func drawTitle(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let left = layout.textColumn
    let row = grid.bodyRow
    frame.write(
      words.label(ProductFacts(product, words).kindAndYear), at: Point(column: left, row: row),
      Style(.quiet, bold: true), width: layout.textColumns)
    let price = frame.write(words.money(product.price), endingAt: grid.right, row: row + 1, Style(.text, bold: true))
    let variant = words.variant(product)
    frame.write(
      variant.isEmpty ? product.model : product.model + ", " + variant, at: Point(column: left, row: row + 1),
      Style(.text, bold: true), width: price - 1 - left)
    let sums = row + (grid.hasHalfRows ? 3 : 2)
    var column = left
    // The number of photos is known only to the album; without its answer none is shown.
    let itemCount = page.shootingStatistics?.itemCount ?? (page.albumFailure == nil ? page.photos.count : nil)
    // With those of friends among them, they are not the viewer's own.
    let photos: Phrase = (page.ownerCounts?.friendCount ?? 0) > 0 ? .photosSeenSum : .photosHereSum
    let counts = [(product.purchaseCount, Phrase.boughtSum)] + (itemCount.map { [($0, photos)] } ?? [])
    for (number, phrase) in counts {
      column = frame.write(words.number(number), at: Point(column: column, row: sums), Style(.text, bold: true))
      column = frame.write(
        words.countWord(phrase, number), at: Point(column: column + 1, row: sums), Style(.quiet))
      column += 4
    }
  }

  // MARK: Film

  private func drawFilm(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let label = Point(column: grid.left, row: layout.filmLabelRow)
    let style = Style(words.language == .english ? .quiet : .body, bold: true)
    let end = frame.write(words.label(.takenWithIt), at: label, style)
    let sum = page.albumFailure.map { words.failure($0) } ?? filmSum(words)
    let sumEnd = frame.write(
      sum, at: Point(column: end + 2, row: label.row), Style(.quiet), width: grid.right - end - 2)
    if grid.size.rows >= 30, layout.textColumns >= 60 { drawStatistics(into: &frame, view, from: sumEnd + 2) }
    frame.fill(layout.band, .void)
    if grid.hasHalfRows { drawPerforations(into: &frame) }
    for (index, photo) in page.photos.prefix(layout.filmColumns).enumerated() {
      PosterCard(photo, view).draw(
        into: &frame, at: layout.filmRect(index).origin, view.grid.rail, view, captionRows: 1)
    }
  }

  private func filmSum(_ words: Words) -> String {
    guard let shootingStatistics = page.shootingStatistics else { return "" }
    guard shootingStatistics.itemCount > 0 else { return words(.noneHereYet) }
    return words(
      .sumAndSort,
      ["sum": words.count(.photos, shootingStatistics.itemCount), "sort": words(.mostSelectedFirst)])
  }

  private func drawPerforations(into frame: inout Frame) {
    let style = Style(.surface)
    for column in stride(from: 1, to: grid.size.columns - 1, by: 4) {
      frame.write("▄▄", at: Point(column: column, row: layout.band.row), style)
      frame.write("▀▀", at: Point(column: column, row: layout.band.endRow - 1), style)
    }
  }

  /// Draws spark lines of the photos' focal lengths, apertures and sensitivities, with the peak highlighted and written
  /// out.
  private func drawStatistics(into frame: inout Frame, _ view: ViewContext, from column: Int) {
    guard let shootingStatistics = page.shootingStatistics, shootingStatistics.itemCount > 0 else { return }
    let words = view.words
    let lines: [(String, [ShootingStatistics.Bin], (Double) -> String)] = [
      ("mm", shootingStatistics.focalLengths, { words.oneDecimal($0) }),
      ("f/", shootingStatistics.fNumbers, { words.oneDecimal($0) }),
      ("ISO", shootingStatistics.isos, { words.decimal($0) }),
    ]
    var end = grid.right
    for (name, bins, format) in lines.reversed() where !bins.isEmpty {
      let spark = SparkLine(bins, columns: 10)
      let width = name.widthCells + 2 + 10 + 2 + format(spark.peak).widthCells
      guard end - width >= column else { return }
      let start = end - width
      let row = layout.filmLabelRow
      let text = frame.write(name, at: Point(column: start, row: row), Style(.quiet))
      spark.draw(into: &frame, at: Point(column: text + 2, row: row))
      frame.write(format(spark.peak), endingAt: end, row: row, Style(.text))
      end = start - 3
    }
  }
}

/// A histogram as one row of eighth blocks, on a logarithmic scale, as photographers count in stops.
struct SparkLine {
  /// The most frequent value.
  let peak: Double
  private let heights: [Int]
  private let peakColumn: Int

  /// Creates the histogram of some columns, at least 1; values that are not finite or not above 0 are omitted.
  init(_ bins: [ShootingStatistics.Bin], columns: Int) {
    let bins = bins.filter { $0.value.isFinite && $0.value > 0 }
    let peak = bins.max { ($0.itemCount, -$0.value) < ($1.itemCount, -$1.value) }?.value ?? 0
    let stops = bins.map { Self.log2($0.value) }
    let (least, most) = (stops.min() ?? 0, stops.max() ?? 0)
    // A single value has no scale and is drawn in the middle.
    func column(_ value: Double) -> Int {
      guard most > least else { return columns / 2 }
      return min(columns - 1, Int((Self.log2(value) - least) / (most - least) * Double(columns - 1) + 0.5))
    }
    var sums = Array(repeating: 0.0, count: columns)
    for bin in bins { sums[column(bin.value)] += Double(bin.itemCount) }
    let highest = max(1, sums.max() ?? 1)
    heights = sums.map { $0 > 0 ? max(1, Int($0 / highest * 8)) : 0 }
    self.peak = peak
    peakColumn = peak > 0 ? column(peak) : 0
  }

  func draw(into frame: inout Frame, at point: Point) {
    let blocks = ["▁", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    for (offset, height) in heights.enumerated() {
      frame.write(
        blocks[height], at: Point(column: point.column + offset, row: point.row),
        Style(offset == peakColumn ? .accent : .edge))
    }
  }

  /// Returns the binary logarithm of a finite number above 0, by squaring: exact enough for ten columns, and without a C
  /// library.
  private static func log2(_ value: Double) -> Double {
    var mantissa = value.significand
    var result = Double(value.exponent)
    var bit = 0.5
    for _ in 0..<12 {
      mantissa *= mantissa
      if mantissa >= 2 {
        mantissa /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }
}
