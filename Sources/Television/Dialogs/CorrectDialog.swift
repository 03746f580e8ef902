import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// A dialog that sets a photo's camera: chosen from the mall by brand and model, or typed.
struct CorrectDialog: TelevisionPage {
  let photo: MediaItem
  /// The brand whose models are listed; nil while brands are listed.
  private var brand: String?
  private var brands: [Brand] = []
  private var models: [String] = []
  private var typed = ""
  private var failure: ServiceFailure?
  private var scroll = Scrolling()

  init(_ photo: MediaItem) {
    self.photo = photo
    brand = photo.brand
  }

  var name: PageName { .correct }
  var presentation: PagePresentation { .overlay }
  var takesText: Bool { true }
  func crumb(_ view: ViewContext) -> String { "" }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    context.ask(BrandsRequest(PageRequest(limit: 500))) { (page: inout Self, answer, _) in
      page.brands = answer.items
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
    askModels(&context)
  }

  private func askModels(_ context: inout PageContext) {
    guard let brand else { return }
    let request = ProductsRequest(
      ProductQuery(attributes: [Attribute(.brand, brand)]), PageRequest(limit: 500))
    context.ask(request, slot: CallSlot(name: "models")) { (page: inout Self, answer, context) in
      page.show(answer.items, &context)
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
  }

  private mutating func show(_ products: [Product], _ context: inout PageContext) {
    models = Set(products.filter { $0.kind != .lens }.map(\.model)).sorted()
    if models.isEmpty { brand = nil }
    let rows = rows(context.view)
    let current = rows.firstIndex { $0.id.name == "model:" + (photo.model ?? "") } ?? 0
    scroll.reveal(current, visible: list(context.view).visibleRows, total: rows.count)
    if rows.indices.contains(current) { context.focus(rows[current].id) }
  }

  // MARK: Rows

  private static let columns = 44
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
      title: view.words(.whichCamera), rows: rows(view), scroll: scroll, headRows: 3 + failureLines(view).count,
      columns: Self.columns, grid: view.grid)
  }

  private func failureLines(_ view: ViewContext) -> [String] {
    failure.map { view.words.failure($0).wrapped(toCells: Self.columns) } ?? []
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
    AvailableActions(ok: view.pageFocus == nil ? nil : view.words(.choose), back: view.words(.cancelNothingChanged))
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
    guard command == .open, let id = context.view.pageFocus?.id else { return }
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
    let request = CorrectCameraRequest(
      item: photo.id, itemBrand: photo.brand, brand: brand, model: model, key: context.makeKey())
    context.ask(request) { (_: inout Self, item, context) in
      context.goBack()
      context.notify(.changed(item))
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let list = list(view)
    list.draw(into: &frame, view)
    let row = list.headRow
    let field = Rect(column: list.inner.column, row: row, columns: list.inner.columns, rows: 1)
    frame.fill(field, .surface)
    frame.write(
      typed.isEmpty ? view.words(.typeOrChoose) : typed, at: Point(column: field.column + 1, row: row),
      Style(typed.isEmpty ? .quiet : .text), width: field.columns - 2)
    let now = photo.model ?? photo.exifModel ?? view.words(.unknownCamera)
    frame.write(
      view.words(.currentCamera, ["name": now]), at: Point(column: field.column, row: row + 1), Style(.quiet),
      width: field.columns)
    for (index, line) in failureLines(view).enumerated() {
      frame.write(
        line, at: Point(column: field.column, row: row + 2 + index), Style(.text), width: field.columns)
    }
  }
}
