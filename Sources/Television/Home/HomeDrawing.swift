import AlbumService
import Calls
import MallService
import Screen

/// The drawing of Home.
struct HomeDrawing {
  let page: HomePage
  let layout: HomeLayout

  private var grid: PageGrid { layout.grid }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let chosen = page.photos.first { $0.id == page.heroID }
    let programme = chosen == nil ? page.onAir.programme : nil
    let hero = chosen ?? (programme == nil ? nil : page.still) ?? page.photos.first
    if let hero {
      drawHero(hero, into: &frame, view)
    } else if page.isAlbumEmpty || page.albumFailure != nil {
      drawNoHero(into: &frame)
    }
    drawHeader(into: &frame, view)
    if let programme {
      HomeOnAir(programme: programme, layout: layout).draw(into: &frame, view)
    } else {
      drawWords(hero, into: &frame, view)
    }
    drawTabs(into: &frame, view)
    drawPhotos(into: &frame, view)
    drawProducts(into: &frame, view)
  }

  private func drawHero(_ photo: MediaItem, into frame: inout Frame, _ view: ViewContext) {
    let rect = layout.hero(frame.renderStyle.depth)
    frame.drawImage(
      .make(photo.imageSource, columns: rect.columns, rows: rect.rows, .hero, over: .ground, frame.renderStyle),
      at: rect.origin, title: photo.title)
    // The header is drawn over the picture's top rows, which are darkened a little.
    let header = Rect(column: rect.column, row: grid.headerRow, columns: rect.columns, rows: 1).intersection(rect)
    let above = Rect(column: rect.column, row: 0, columns: rect.columns, rows: grid.headerRow).intersection(rect)
    if !header.isEmpty {
      frame.dim(above, into: .ground, amount: 0.4)
      frame.dim(header, into: .ground, amount: 0.6)
    }
    let veil = page.heroVeil(view)
    if veil > 0 { frame.dim(rect, into: .ground, amount: veil) }
  }

  /// Draws fading tiles in place of a missing photo.
  private func drawNoHero(into frame: inout Frame) {
    let rect = layout.hero(.none)
    let count = 3
    let columns = (rect.columns - (count - 1) * 2) / count
    let tiles = (0..<count).map { index in
      Rect(column: rect.column + index * (columns + 2), row: rect.row + 1, columns: columns, rows: rect.rows - 2)
    }
    frame.fadingTiles(tiles, steps: count + 1)
  }

  private func drawHeader(into frame: inout Frame, _ view: ViewContext) {
    let row = grid.headerRow
    frame.write("▞", at: Point(column: grid.left, row: row), Style(.accent))
    frame.write("TENFOOT", at: Point(column: grid.left + 2, row: row), Style(.text, bold: true))
    let clock = frame.write(
      view.words.clock(view.now), endingAt: grid.right, row: row, Style(.text, bold: true))
    if grid.size.columns >= 100 {
      frame.write(view.words.day(view.now), endingAt: clock - 3, row: row, Style(.body))
    }
    let who = page.whoRect(view)
    if let who, let profile = view.profile {
      let isFocused = view.isFocused("who")
      if isFocused {
        frame.drawPlate(who.grown(columns: 1), .focus)
        frame.markFocus(who)
      }
      frame.write(
        profile.name, at: who.origin, Style(isFocused ? .ink : .text, bold: isFocused), width: who.columns)
    }
    let note = page.friendNote(view)
    let end = (who?.column ?? (grid.size.columns >= 100 ? clock - 3 - view.words.day(view.now).widthCells : clock)) - 3
    let start = grid.left + 12
    guard !note.isEmpty, end - start >= 12 else { return }
    let width = min(note.widthCells, end - start)
    frame.write(note, at: Point(column: end - width, row: row), Style(.accent), width: width)
  }

  /// Draws the hero's text; facts that the picture shows anyway are dropped first.
  private func drawWords(_ hero: MediaItem?, into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let left = grid.left
    let isAiry = grid.hasHalfRows
    var row = grid.headerRow + (isAiry ? 3 : 2)
    let side = layout.hero(frame.renderStyle.depth).column - grid.left - 1
    let width = isAiry ? max(30, side) : max(24, side + (frame.renderStyle.depth == .full ? 6 : 0))
    guard let hero else { return drawWelcome(into: &frame, view, row: row) }
    let label = frame.write(
      words.label(.mostSelectedPhoto), at: Point(column: left, row: row), Style(.accent, bold: true), width: width)
    frame.write(hero.album, at: Point(column: label + 2, row: row), Style(.quiet), width: width - (label - left))
    row += 2
    frame.write(hero.title, at: Point(column: left, row: row), Style(.text, bold: true), width: width)
    row += isAiry ? 2 : 1
    let lines = [hero.model ?? hero.brand ?? "", exposure(hero, words, width)].filter { !$0.isEmpty }
    for line in lines where row < layout.tabRow - 2 {
      frame.write(line, at: Point(column: left, row: row), Style(.body), width: width)
      row += 1
    }
    row += isAiry ? 1 : 0
    let notes = [words.count(.selectedTimes, hero.selectionCount), hero.takenAt.map { words.date(iso: $0) } ?? ""]
    for note in notes where row < layout.tabRow - 2 {
      frame.write(note, at: Point(column: left, row: row), Style(.quiet), width: width)
      row += 1
    }
  }

  /// Returns the exposure as a text; values that do not fit are dropped from the end.
  private func exposure(_ photo: MediaItem, _ words: Words, _ width: Int) -> String {
    var values = [
      photo.attribute(.exposureTime).map { words.value($0) }, photo.attribute(.fNumber).map { words.value($0) },
      photo.attribute(.iso).map { "ISO " + words.value($0) }, photo.attribute(.focalLength).map { words.value($0) },
    ].compactMap(\.self)
    while values.joined(separator: "  ").widthCells > width { values.removeLast() }
    return values.joined(separator: "  ")
  }

  private func drawWelcome(into frame: inout Frame, _ view: ViewContext, row: Int) {
    let words = view.words
    guard page.isAlbumEmpty || page.albumFailure != nil else { return }
    // The width beside the tiles.
    let width = layout.hero(.none).column - grid.left - 2
    frame.write(words(.welcome), at: Point(column: grid.left, row: row), Style(.text, bold: true), width: width)
    let help = words(.welcomeHelp).wrapped(toCells: width)
    for (index, line) in help.enumerated() where row + 2 + index < layout.tabRow - 1 {
      frame.write(line, at: Point(column: grid.left, row: row + 2 + index), Style(.body))
    }
  }

  private func drawTabs(into frame: inout Frame, _ view: ViewContext) {
    if grid.hasHalfRows {
      frame.drawSlab(
        Rect(column: grid.left - 2, row: layout.tabRow - 1, columns: grid.contentColumns + 4, rows: 3), .surface)
    }
    for (tab, rect) in layout.tabs(page.tabs(view), view.words) {
      let isFocused = view.isFocused(tab.id)
      if isFocused {
        if rect.rows == 3 { frame.drawSlab(rect, .focus) } else { frame.drawPlate(rect, .focus) }
        frame.markFocus(Rect(column: rect.column + 2, row: layout.tabRow, columns: rect.columns - 4, rows: 1))
      }
      frame.write(
        view.words(tab.phrase), at: Point(column: rect.column + 2, row: layout.tabRow),
        Style(isFocused ? .ink : .body, bold: isFocused))
    }
  }

  // MARK: Rails

  private func drawPhotos(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    drawLabel(words.label(.mostSelected), at: 0, into: &frame, view)
    if let failure = page.albumFailure, page.photos.isEmpty {
      return drawFailure(.albumFailed, failure, at: 0, columns: layout.photoColumns, into: &frame, view)
    }
    if page.isAlbumEmpty {
      frame.write(
        words(.albumIsEmpty), at: Point(column: grid.left, row: layout.cardRow), Style(.text),
        width: layout.cardRect(max(0, layout.photoColumns - 1)).endColumn - grid.left)
      if let command = view.importCommand {
        frame.write(command, at: Point(column: grid.left, row: layout.cardRow + 1), Style(.quiet))
      }
      layout.emptyButtons(view)?.draw(into: &frame, view)
      return
    }
    for (index, photo) in page.photos.prefix(layout.photoColumns).enumerated() {
      var card = PosterCard(photo, view)
      card.id = .item("photo:" + photo.id)
      card.draw(into: &frame, at: layout.cardRect(index).origin, view.grid.rail, view, captionRows: layout.captionRows)
    }
  }

  private func drawProducts(into frame: inout Frame, _ view: ViewContext) {
    guard layout.productColumns > 0 else { return }
    let words = view.words
    drawLabel(words.label(.mostBought), at: layout.photoColumns, into: &frame, view)
    if let failure = page.mallFailure, page.products.isEmpty {
      return drawFailure(
        .mallFailed, failure, at: layout.photoColumns, columns: layout.productColumns, into: &frame, view)
    }
    for (index, product) in page.products.prefix(layout.productColumns).enumerated() {
      let card = PosterCard(
        id: .item("product:" + product.id), image: product.imageSource, treatment: .studio,
        title: words.shortName(product), count: words.number(product.purchaseCount), detail: product.brand)
      card.draw(
        into: &frame, at: layout.cardRect(layout.photoColumns + index).origin, view.grid.rail, view,
        captionRows: layout.captionRows)
    }
  }

  private func drawLabel(_ label: String, at column: Int, into frame: inout Frame, _ view: ViewContext) {
    let style = Style(view.words.language == .english ? .quiet : .body, bold: true)
    frame.write(label, at: Point(column: grid.rail.column(column), row: layout.labelRow), style)
  }

  private func drawFailure(
    _ phrase: Phrase, _ failure: ServiceFailure, at column: Int, columns: Int, into frame: inout Frame,
    _ view: ViewContext
  ) {
    let left = grid.rail.column(column)
    let width = grid.rail.column(column + columns) - grid.rail.gutter - left
    frame.write("!", at: Point(column: left, row: layout.cardRow), Style(.alert, bold: true))
    frame.write(
      view.words(phrase), at: Point(column: left + 2, row: layout.cardRow), Style(.text, bold: true), width: width - 2)
    let lines = view.words.failure(failure).wrappedSentences(toCells: width, lines: grid.rail.picture.rows - 1)
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: left, row: layout.cardRow + 1 + index), Style(.body), width: width)
    }
  }
}
