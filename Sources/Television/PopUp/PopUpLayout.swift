import InteractionService
import Screen

/// Where the parts of a pop-up stand (look/LOOK-SYSTEM.md, "Parts"): at the right and bottom margins.
struct PopUpLayout {
  /// Everything but its top edge, which is the row above.
  let rect: Rect
  /// Columns and rows of each of the pictures side by side.
  let print: Size
  /// Columns and rows of a picture that stands alone.
  let picture: Size
  let kind: Kind
  private let isSmall: Bool

  /// What its body is.
  enum Kind: Equatable {
    /// So many choices as pictures side by side.
    case prints(Int)
    /// So many choices as rows.
    case list(Int)
    /// So many choices with what came of them.
    case bars(Int)
    /// A picture, facts, and these buttons.
    case facts(buttons: [String])
    /// Words, and these buttons.
    case words(buttons: [String])
  }

  /// - Parameter isAtRest: Where it stands when it has come in, and not where it is on its way.
  init(_ page: PopUpPage, _ view: ViewContext, isAtRest: Bool = false) {
    let grid = view.grid
    isSmall = grid.size.columns < 100 || grid.size.rows < 30
    let size = isSmall ? Size(columns: 46, rows: 15) : Size(columns: 52, rows: 18)
    let (least, most) = isSmall ? (4, 4) : (5, 6)
    picture = isSmall ? Size(columns: 15, rows: 5) : Size(columns: 21, rows: 7)
    kind = Kind(page)
    // Two pictures have room to be larger than three.
    let isPair = kind == .prints(2)
    print = Size(columns: isPair ? (size.columns - 8) / 2 : (size.columns - 10) / 3, rows: isPair ? most : least)
    // It comes from beyond the right edge, in steps.
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
  /// Rows of the title: two, but one above pictures that need the room.
  var titleRows: Int { if case .prints = kind { isSmall ? 1 : 2 } else { 2 } }
  var bodyRow: Int { rect.row + (isSmall ? 4 : 5) }
  var messageRow: Int { rect.row + (isSmall ? 11 : 14) }
  var hintsRow: Int { rect.row + (isSmall ? 13 : 16) }
  /// The last row of the body.
  var bodyEndRow: Int { messageRow - 1 }

  func printRect(_ index: Int) -> Rect {
    Rect(
      column: left + index * (print.columns + 2), row: bodyRow, columns: print.columns, rows: print.rows + 2)
  }

  func rowRect(_ index: Int) -> Rect {
    Rect(column: left, row: bodyRow + index, columns: width, rows: 1)
  }

  /// The coloured hint at the left, which can be stood on.
  func cameraRect(_ words: Words) -> Rect {
    Rect(column: left, row: hintsRow, columns: 2 + words(.itsCamera).widthCells, rows: 1)
  }

  func buttons(_ words: Words, _ page: PopUpPage) -> [(id: FocusID, label: String, rect: Rect)] {
    let ids: [String] =
      switch kind {
      case .facts(let buttons), .words(let buttons): buttons
      case .prints, .list, .bars: []
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
    case .prints(let count):
      for index in 0..<count { map.add(FocusID("choice:\(index)"), printRect(index), group: "choices", index: index) }
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
      return arePictures ? .prints(interaction.choices.count) : .list(interaction.choices.count)
    case .promotion:
      return page.products?.items.isEmpty == false ? .facts(buttons: ["see", "buy"]) : .words(buttons: ["close"])
    case .spotlight:
      guard let photo = page.photos[0] else { return .words(buttons: ["close"]) }
      return .facts(buttons: photo.model == nil ? ["see"] : ["see", "camera"])
    case .notice: return .words(buttons: ["close"])
    }
  }
}
