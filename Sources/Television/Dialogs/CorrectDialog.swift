import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// Says what camera took a photo: one of the mall's, chosen by brand and model with the arrows alone, or any name typed.
struct CorrectDialog: TelevisionPage {
  let photo: Photo
  /// The brand whose models are offered; nil while brands are.
  private var brand: String?
  private var brands: [Brand] = []
  private var models: [String] = []
  private var typed = ""
  private var failure: ServiceFailure?
  private var scroll = Scrolling()

  init(_ photo: Photo) {
    self.photo = photo
    brand = photo.brand
  }

  var name: PageName { .correct }
  var isOverlay: Bool { true }
  var takesText: Bool { true }
  func crumb(_ view: ViewContext) -> String { "" }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    context.ask(.brands(PageRequest(limit: 500)), .products)
    askModels(&context)
  }

  private func askModels(_ context: inout PageContext) {
    guard let brand else { return }
    context.ask(.products(ProductQuery(attributes: [Attribute(.brand, brand)]), PageRequest(limit: 500)), .subject)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.products, .brands(let page)): brands = page.items
    case (.subject, .products(let page)):
      models = Set(page.items.filter { $0.kind != .lens }.map(\.model)).sorted()
      if models.isEmpty { brand = nil }
      let rows = rows(context.view)
      let current = rows.firstIndex { $0.id.name == "model:" + (photo.model ?? "") } ?? 0
      scroll.reveal(current, visible: list(context.view).visibleRows, total: rows.count)
      if rows.indices.contains(current) { context.focus(rows[current].id) }
    case (.action, .photo(let photo)):
      context.goBack()
      context.tell(.changed(photo))
    case (_, .failed(let failure)): self.failure = failure
    default: break
    }
  }

  // MARK: Rows

  private static let typedID: FocusID = "typed"
  private static let otherID: FocusID = "other"

  private func rows(_ view: ViewContext) -> [ChoiceList.Row] {
    var rows: [ChoiceList.Row] = []
    if !typed.isEmpty {
      rows.append(ChoiceList.Row(id: Self.typedID, label: view.words(.useTyped, ["name": typed])))
    }
    let needle = typed.lowercased()
    func matches(_ name: String) -> Bool { needle.isEmpty || name.lowercased().contains(needle) }
    if let brand {
      rows += models.filter(matches).map {
        ChoiceList.Row(id: FocusID("model:" + $0), label: view.words.short($0, brand: brand))
      }
      rows.append(ChoiceList.Row(id: Self.otherID, label: view.words(.otherBrand)))
    } else {
      rows += brands.map(\.name).filter(matches).map { ChoiceList.Row(id: FocusID("brand:" + $0), label: $0) }
    }
    return rows
  }

  private func list(_ view: ViewContext) -> ChoiceList {
    ChoiceList(
      title: view.words(.whichCamera), rows: rows(view), scroll: scroll, headRows: 3, grid: view.grid)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    list(view).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    scroll.reveal(item.index, visible: list(context.view).visibleRows, total: rows(context.view).count)
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: view.place == nil ? nil : view.words(.choose), back: view.words(.cancelNothingChanged))
  }

  mutating func type(_ character: Character?, _ context: inout PageContext) {
    if let character {
      if typed.widthCells < 60 { typed.append(character) }
    } else if !typed.isEmpty {
      typed.removeLast()
    }
    scroll = Scrolling()
    if let first = rows(context.view).first { context.focus(first.id) }
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, let id = context.view.place?.id else { return }
    if id == Self.typedID {
      correct(brand: nil, model: typed, &context)
    } else if id == Self.otherID {
      chooseBrand(nil, &context)
    } else if id.name.hasPrefix("brand:") {
      chooseBrand(String(id.name.dropFirst(6)), &context)
    } else if id.name.hasPrefix("model:") {
      correct(brand: brand, model: String(id.name.dropFirst(6)), &context)
    }
  }

  private mutating func chooseBrand(_ brand: String?, _ context: inout PageContext) {
    self.brand = brand
    models = []
    typed = ""
    scroll = Scrolling()
    askModels(&context)
  }

  private func correct(brand: String?, model: String, _ context: inout PageContext) {
    context.ask(.correctCamera(photo: photo.id, brand: brand, model: model), .action)
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let list = list(view)
    list.draw(into: &frame, view)
    let row = list.inner.row + 2
    let field = Rect(column: list.inner.column, row: row, columns: list.inner.columns, rows: 1)
    frame.fill(field, .surface)
    let hint = failure.map(view.words.failure) ?? view.words(.typeToFind)
    frame.write(
      typed.isEmpty ? hint : typed, at: Point(column: field.column + 1, row: row),
      Style(typed.isEmpty ? .quiet : .text), width: field.columns - 2)
    let now = photo.model ?? photo.exifModel ?? view.words(.unknownCamera)
    frame.write(
      view.words(.nowIs, ["name": now]), at: Point(column: field.column, row: row + 1), Style(.quiet),
      width: field.columns)
  }
}
