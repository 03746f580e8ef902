import InteractionService
import Screen

/// The layout of a pop-up (look/LOOK-SYSTEM.md, "Parts"): at the right and bottom margins.
struct PopUpLayout {
  /// All cells except the top edge, which is the row above.
  let rect: Rect
  /// The size of each of the pictures side by side.
  let tileSize: Size
  /// The size of a single picture.
  let picture: Size
  let kind: Kind
  private let isSmall: Bool

  /// The content of the body.
  enum Kind: Equatable {
    /// This many choices as pictures side by side.
    case tiles(Int)
    /// This many choices as rows.
    case list(Int)
    /// This many choices with their results.
    case bars(Int)
    /// A picture, facts and these buttons.
    case facts(buttons: [String])
    /// Text and these buttons.
    case words(buttons: [String])
  }

  /// - Parameter isAtRest: Whether to lay it out in its final position, ignoring the animation.
  init(_ page: PopUpPage, _ view: ViewContext, isAtRest: Bool = false) {
    let grid = view.grid
    isSmall = grid.size.columns < 100 || grid.size.rows < 30
    let size = isSmall ? Size(columns: 46, rows: 15) : Size(columns: 52, rows: 18)
    let (least, most) = isSmall ? (4, 4) : (5, 6)
    picture = isSmall ? Size(columns: 15, rows: 5) : Size(columns: 21, rows: 7)
    kind = Kind(page)
    // There is room for two pictures to be larger than three.
    let isPair = kind == .tiles(2)
    tileSize = Size(columns: isPair ? (size.columns - 8) / 2 : (size.columns - 10) / 3, rows: isPair ? most : least)
    // The pop-up slides in from the right edge, in steps.
    let away = isAtRest ? 0 : page.stepsAway(view) * size.columns / 4
    rect = Rect(
      column: grid.right - size.columns + away, row: grid.hintsRow - size.rows, columns: size.columns,
      rows: size.rows)
  }

  var left: Int { rect.column + 3 }
  var width: Int { rect.columns - 6 }
  var right: Int { left + width }
  var labelRow: Int { rect.row + 1 }
  var titleRow: Int { rect.row + 2 }
  /// The rows of the title: two, but one above pictures that need the room.
  var titleRows: Int { if case .tiles = kind { isSmall ? 1 : 2 } else { 2 } }
  var bodyRow: Int { rect.row + (isSmall ? 4 : 5) }
  var messageRow: Int { rect.row + (isSmall ? 11 : 14) }
  var hintsRow: Int { rect.row + (isSmall ? 13 : 16) }
  /// The number of lines that fit between the choices and the hints; at least 2. Notes below pictures may be covered.
  var messageRows: Int {
    let end =
      switch kind {
      case .tiles: bodyRow + tileSize.rows + 1
      case .list(let count), .bars(let count): bodyRow + count
      case .facts, .words: messageRow
      }
    return max(2, messageRow + 2 - end)
  }
  /// The last row of the body.
  var bodyEndRow: Int { messageRow - 1 }

  func tileRect(_ index: Int) -> Rect {
    Rect(
      column: left + index * (tileSize.columns + 2), row: bodyRow, columns: tileSize.columns, rows: tileSize.rows + 2)
  }

  func rowRect(_ index: Int) -> Rect {
    Rect(column: left, row: bodyRow + index, columns: width, rows: 1)
  }

  /// Returns the coloured hint at the left, which can have the focus.
  func cameraRect(_ words: Words) -> Rect {
    Rect(column: left, row: hintsRow, columns: 2 + words(.viewCamera).widthCells, rows: 1)
  }

  func buttons(_ words: Words, _ page: PopUpPage) -> [(id: FocusID, label: String, rect: Rect)] {
    let ids: [String] =
      switch kind {
      case .facts(let buttons), .words(let buttons): buttons
      case .tiles, .list, .bars: []
      }
    var column = left
    return ids.map { id in
      let label = PopUpTexts(page, words).button(id)
      let rect = Rect(column: column, row: messageRow, columns: label.widthCells + 4, rows: 1)
      column = rect.endColumn + 1
      return (FocusID(id), label, rect)
    }
  }

  func focusMap(_ page: PopUpPage, _ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    switch kind {
    case .tiles(let count):
      for index in 0..<count { map.add(FocusID("choice:\(index)"), tileRect(index), group: "choices", index: index) }
    case .list(let count):
      for index in 0..<count { map.add(FocusID("choice:\(index)"), rowRect(index), group: "choices", index: index) }
    case .bars: map.add("close", rect, group: "buttons")
    case .facts, .words:
      for (index, button) in buttons(view.words, page).enumerated() {
        map.add(button.id, button.rect, group: "buttons", index: index)
      }
    }
    if page.canChoose, !page.photos.isEmpty {
      map.add("camera", cameraRect(view.words), group: "hints")
    }
    return map
  }
}

extension PopUpLayout.Kind {
  init(_ page: PopUpPage) {
    switch page.popUp.subject {
    case .reminder: self = .words(buttons: ["watch", "close"])
    case .results(let interaction, _, _): self = .bars(interaction.choices.count)
    case .interaction(let interaction, _): self = Self.kind(of: interaction, page)
    }
  }

  private static func kind(of interaction: Interaction, _ page: PopUpPage) -> Self {
    switch interaction.type {
    case .poll, .quiz:
      let arePictures = interaction.choices.count <= 3 && interaction.choices.contains { !$0.attributes.isEmpty }
      return arePictures ? .tiles(interaction.choices.count) : .list(interaction.choices.count)
    case .promotion:
      return page.products?.items.isEmpty == false ? .facts(buttons: ["see", "buy"]) : .words(buttons: ["close"])
    case .spotlight:
      guard let photo = page.photos[0] else { return .words(buttons: ["close"]) }
      return .facts(buttons: photo.model == nil ? ["see"] : ["see", "camera"])
    case .notice: return .words(buttons: ["close"])
    }
  }
}
