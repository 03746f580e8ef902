import Calls
import Screen

/// The content of a page that has nothing to show: the reason, what is safe, and what to do next.
struct EmptyState {
  /// The picture above the text.
  enum Picture {
    /// Fading tiles: nothing is here yet.
    case emptyTiles
    /// Test bars in the tones of dusk: something failed.
    case testBars
  }

  var picture: Picture
  var title: String
  var sentences: String
  /// A shell command that fills the page; nil for none.
  var command: String?
  /// A quiet last line, such as the time of the next try; nil for none.
  var note: String?
  var buttons: [Buttons.Button] = []

  /// Returns the buttons with their position.
  func buttonRow(_ view: ViewContext) -> Buttons {
    let lines = layout(view)
    return Buttons(buttons: buttons, row: lines.buttons, column: lines.left)
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let lines = layout(view)
    switch picture {
    case .emptyTiles: drawTiles(into: &frame, view)
    case .testBars: drawBars(into: &frame, view, rows: lines.picture)
    }
    if picture == .testBars {
      frame.write("!", at: Point(column: view.grid.left, row: lines.title), Style(.alert, bold: true))
    }
    frame.write(
      title, at: Point(column: lines.left, row: lines.title), Style(.text, bold: true),
      width: view.grid.right - lines.left)
    for (index, sentence) in lines.sentences.enumerated() {
      frame.write(sentence, at: Point(column: lines.left, row: lines.firstSentence + index), Style(.body))
    }
    if let command {
      let chip = Rect(
        column: lines.left, row: lines.command, columns: command.widthCells + 4, rows: 1)
      frame.fill(chip, .surface)
      frame.write(command, at: Point(column: chip.column + 2, row: chip.row), Style(.text))
    }
    if let note {
      frame.write(note, at: Point(column: lines.left, row: lines.note), Style(.quiet))
    }
    buttonRow(view).draw(into: &frame, view)
  }

  private struct Lines {
    var picture: Int
    var left: Int
    var title: Int
    var sentences: [String]
    var firstSentence: Int
    var command: Int
    var note: Int
    var buttons: Int
    /// The first row below the content.
    var end: Int
  }

  private func layout(_ view: ViewContext) -> Lines {
    let grid = view.grid
    let left = picture == .testBars ? grid.left + 2 : grid.left
    let wrapped = sentences.wrapped(toCells: min(80, grid.right - left))
    let roomy = layout(view, wrapped, left: left, isTight: false)
    // Blank rows are dropped first when there is not enough room.
    return roomy.end <= grid.hintsRow - 1 ? roomy : layout(view, wrapped, left: left, isTight: true)
  }

  private func layout(_ view: ViewContext, _ wrapped: [String], left: Int, isTight: Bool) -> Lines {
    let grid = view.grid
    let isLow = grid.size.rows < 30
    let pictureRows = picture == .emptyTiles ? grid.rail.picture.rows + 2 : (isLow ? 5 : 9)
    let title = grid.bodyRow + pictureRows + (isLow ? 0 : 3)
    let first = title + (isTight ? 1 : 2)
    var row = first + wrapped.count + (isTight ? 0 : 1)
    let commandRow = row
    if command != nil { row += isTight ? 1 : 2 }
    let noteRow = row
    if note != nil { row += isTight ? 1 : 2 }
    return Lines(
      picture: pictureRows, left: left, title: title, sentences: wrapped, firstSentence: first, command: commandRow,
      note: noteRow, buttons: min(row + (isLow ? 0 : 1), grid.hintsRow - 2),
      end: buttons.isEmpty ? row : row + (isLow ? 1 : 3))
  }

  private func drawTiles(into frame: inout Frame, _ view: ViewContext) {
    let grid = view.grid
    let tiles = (0..<grid.rail.columns).map { index in
      Rect(
        column: grid.rail.column(index), row: grid.bodyRow, columns: grid.rail.picture.columns,
        rows: grid.rail.picture.rows + 1)
    }
    frame.fadingTiles(tiles, steps: grid.rail.columns)
  }

  /// The bars on screens without tones: the density of each, and its colour if there are colours.
  private static let flatBars: [(density: Character, token: Token)] = [
    ("░", .edge), ("▒", .blue), ("▓", .blue), ("▒", .red), ("▓", .red), ("▒", .accent), ("▓", .accent),
  ]

  /// Draws seven bars over a shorter row of others, like a test picture, in the tones of dusk.
  private func drawBars(into frame: inout Frame, _ view: ViewContext, rows: Int) {
    let grid = view.grid
    let theme = frame.renderStyle.theme
    let ground = theme[.surface].rgb
    let dusk = [theme[.surface].rgb, theme[.alert].rgb, theme[.accent].rgb]
    for index in 0..<7 {
      let left = grid.left + grid.contentColumns * index / 7
      let right = grid.left + grid.contentColumns * (index + 1) / 7
      let upper = dusk[min(index / 3, 2)].mixed(with: ground, amount: 1 - Double(index + 1) / 12)
      let lower: Token = [.surface, .raised, .ground, .surface, .void, .surface, .raised][index]
      let bar = Rect(column: left, row: grid.bodyRow + 1, columns: right - left, rows: rows - 2)
      let below = Rect(column: left, row: bar.endRow, columns: right - left, rows: 1)
      if frame.renderStyle.hasTones {
        frame.fill(bar, .rgb(upper))
        frame.fill(below, lower)
      } else {
        frame.shade(bar, Self.flatBars[index])
        frame.shade(below, Self.flatBars[6 - index])
      }
    }
  }
}

extension Frame {
  /// Draws tiles in place of pictures, each fainter than the one before; outlined if there are no tones.
  ///
  /// - Parameter steps: The number of tiles after which a tile would have the colour of the background.
  mutating func fadingTiles(_ tiles: [Rect], steps: Int) {
    for (index, tile) in tiles.enumerated() {
      let share = Double(index) / Double(max(1, steps - 1))
      let tone = renderStyle.theme[.raised].rgb.mixed(with: renderStyle.theme[.ground].rgb, amount: share)
      drawSlab(tile, renderStyle.depth == .full ? .rgb(tone) : .token(.surface))
      if !renderStyle.hasTones { drawOutline(tile) }
    }
  }
}

extension EmptyState {
  /// Returns the state of a page whose call failed: what happened, what is safe, and when it is tried again.
  static func failed(_ failure: ServiceFailure, _ countdown: RetryCountdown, _ phrase: Phrase, _ view: ViewContext)
    -> EmptyState
  {
    let words = view.words
    return EmptyState(
      picture: .testBars, title: words(phrase),
      sentences: failure.code == .unauthorised ? words.failure(failure) : words.failure(failure, .failedNote),
      note: failure.needsAction
        ? words(.tryingSlowly) : countdown.seconds(at: view.now).map { words.count(.tryingAgain, $0) },
      buttons: signInButton(failure, view) + [Buttons.Button(id: "retry", label: words(.tryNow))])
  }

  /// The button that opens the sign-in; ``TelevisionModel`` handles it on every page.
  static let signInID: FocusID = "signIn"

  /// Returns the button that opens the sign-in, for a failure that a sign-in can resolve.
  private static func signInButton(_ failure: ServiceFailure, _ view: ViewContext) -> [Buttons.Button] {
    guard failure.code == .unauthorised, let album = view.servers.inUse.album,
      failure.parameters["server"] == album.text
    else { return [] }
    return [Buttons.Button(id: signInID, label: view.words(.signIn))]
  }
}

extension Frame {
  /// Fills a rectangle with a character that represents a tone.
  fileprivate mutating func shade(_ rect: Rect, _ bar: (density: Character, token: Token)) {
    for row in rect.row..<max(rect.row, rect.endRow) {
      write(
        String(repeating: bar.density, count: rect.columns), at: Point(column: rect.column, row: row), Style(bar.token))
    }
  }
}
