import MallService
import Screen

/// The texts of a confirmation, by action and progress.
struct ConfirmTexts {
  /// The label above the title.
  let question: String
  /// The name of the product, photo or album.
  let title: String
  /// Facts beside the picture.
  let facts: [(label: String, value: String)]
  /// A sentence that says what is safe.
  let safety: String
  /// The label of the first button.
  let accept: String

  init(_ dialog: ConfirmDialog, _ words: Words) {
    switch dialog.action {
    case .buy(let product, _):
      title = product.model
      // The purchase just made is included in the count so far.
      let isDone = if case .done = dialog.phase { true } else { false }
      let variant = words.variant(product)
      facts =
        [
          (words(.price), words.money(product.price)), (words(.quantity), "1"),
          (words(.bought), words.count(.timesSoFar, product.purchaseCount + (isDone ? 1 : 0))),
        ] + (variant.isEmpty ? [] : [(words(.colour), variant)])
      accept = words(.buyFor, ["price": words.money(product.price)])
    case .removePhoto(let photo):
      title = photo.title
      facts = [(words(.album), photo.album), (words(.selected), words.count(.timesSoFar, photo.selectionCount))]
      accept = words(.removeButton)
    case .removeAlbum(let album):
      title = album.name
      facts = [(words(.album), words.count(.photos, album.itemCount))]
      accept = words(.removeButton)
    case .addDemo:
      (title, facts) = (words(.demoAlbum), [])
      accept = words(.addDemoAlbum)
    case .removeDemo:
      (title, facts) = (words(.demoAlbum), [])
      accept = words(.removeDemo)
    }
    question = words.label(words(Self.question(dialog)))
    safety = Self.safety(dialog, words)
  }

  private static func question(_ dialog: ConfirmDialog) -> Phrase {
    switch (dialog.action, dialog.phase) {
    case (.buy, .done): .boughtDone
    case (_, .failed): .didNotWork
    case (_, .doing): .inProgress
    case (.buy, _): .buyThis
    case (.removePhoto, _), (.removeAlbum, _): .removeQuestion
    case (.addDemo, _): .addDemoQuestion
    case (.removeDemo, _): .removeDemoQuestion
    }
  }

  private static func safety(_ dialog: ConfirmDialog, _ words: Words) -> String {
    switch (dialog.action, dialog.phase) {
    case (.buy, .done): words(.boughtNote)
    case (.buy(let product, _), .failed(let failure)):
      words.failure(failure, .buyAgainNote, title: words.fullName(product))
    case (_, .failed(let failure)): words.failure(failure)
    case (.buy, _): words(.buyNote)
    case (.removePhoto, _): words(.removePhotoNote)
    case (.removeAlbum, _): words(.removeAlbumNote)
    case (.addDemo, _): words(.addDemoNote)
    case (.removeDemo, _): words(.removeDemoNote)
    }
  }
}

/// The layout of a confirmation: picture left, facts right, a sentence below, buttons last.
struct ConfirmLayout {
  private let dialog: DialogFrame
  private let texts: ConfirmTexts
  private let picture: (source: ImageSource, treatment: ImageStyle)?
  private static let columns = 58
  /// Smaller on small screens, so that the facts beside it are not cut.
  private let pictureSize: Size

  init(_ page: ConfirmDialog, _ view: ViewContext) {
    texts = ConfirmTexts(page, view.words)
    switch page.action {
    case .buy(let product, _): picture = (product.imageSource, .studio)
    case .removePhoto(let photo): picture = (photo.imageSource, .card)
    case .removeAlbum(let album): picture = album.cover.map { ($0.imageSource, .card) }
    case .addDemo, .removeDemo: picture = nil
    }
    pictureSize = view.grid.isSmall ? Size(columns: 15, rows: 5) : Size(columns: 21, rows: 7)
    let head = picture == nil ? 3 : pictureSize.rows + 1
    let sentences = texts.safety.wrapped(toCells: Self.columns).prefix(4).count
    dialog = DialogFrame(columns: Self.columns, rows: head + sentences + 3, grid: view.grid)
  }

  func buttons(_ page: ConfirmDialog, _ view: ViewContext) -> Buttons {
    let words = view.words
    let choices: [Buttons.Button] =
      switch (page.phase, page.action) {
      case (.done, .buy):
        [Buttons.Button(id: "close", label: words(.close)), Buttons.Button(id: "orders", label: words(.orders))]
      case (.doing, _):
        // Nothing can be chosen any more, but the focus stays visible where OK was pressed.
        [Buttons.Button(id: "accept", label: texts.accept)]
      default:
        [
          Buttons.Button(id: "accept", label: texts.accept),
          Buttons.Button(id: "decline", label: words(page.decline)),
        ]
      }
    return Buttons(
      buttons: choices, row: dialog.inner.endRow - 1, column: dialog.inner.column, quiet: .edge)
  }

  /// Returns the initial focus: the action's button, or the harmless button where the action removes something.
  func initial(_ page: ConfirmDialog) -> FocusID {
    switch (page.phase, page.action) {
    case (.done, _): "close"
    case (_, .removePhoto), (_, .removeAlbum), (_, .removeDemo): "decline"
    default: "accept"
    }
  }

  func draw(_ page: ConfirmDialog, into frame: inout Frame, _ view: ViewContext) {
    dialog.draw(into: &frame)
    let inner = dialog.inner
    var left = inner.column
    if let picture {
      frame.drawImage(
        .make(
          picture.source, columns: pictureSize.columns, rows: pictureSize.rows, picture.treatment, over: .raised,
          frame.renderStyle),
        at: inner.origin, title: texts.title)
      left += pictureSize.columns + 4
    }
    frame.write(
      texts.question, at: Point(column: left, row: inner.row), Style(.quiet, bold: true), width: inner.endColumn - left)
    frame.write(
      texts.title, at: Point(column: left, row: inner.row + 1), Style(.text, bold: true),
      width: inner.endColumn - left)
    let labelWidth = (texts.facts.map { $0.label.widthCells }.max() ?? 0) + 3
    for (index, fact) in texts.facts.enumerated() {
      let row = inner.row + 3 + index
      frame.write(fact.label, at: Point(column: left, row: row), Style(.quiet))
      frame.write(
        fact.value, at: Point(column: left + labelWidth, row: row), Style(.text, bold: index == 0),
        width: inner.endColumn - left - labelWidth)
    }
    let sentenceRow = inner.row + (picture == nil ? 3 : pictureSize.rows + 1)
    for (index, line) in texts.safety.wrapped(toCells: inner.columns).prefix(4).enumerated() {
      frame.write(line, at: Point(column: inner.column, row: sentenceRow + index), Style(.body))
    }
    buttons(page, view).draw(into: &frame, view)
  }
}
