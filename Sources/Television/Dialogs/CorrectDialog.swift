import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// A dialog that sets a photo's camera: chosen from the mall by brand and model, found among all models by typing, typed, or
/// taken from the file.
struct CorrectDialog: TelevisionPage {
  let photo: MediaItem
  /// The brand whose models are listed; nil while brands are listed.
  private var brand: String?
  private var brands: [Brand] = []
  private var choices = CameraChoices()
  /// Whether the models of every brand were asked for.
  private var asksForAll = false
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
    context.ask(BrandsRequest(PageRequest(limit: 500))) { (page: inout Self, answer, context) in
      page.brands = answer.items
      if page.brand == nil { page.focusPresent(&context) }
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
    askModels(&context)
  }

  private func askModels(_ context: inout PageContext) {
    guard let brand else { return }
    askModels([Attribute(.brand, brand)], .first, slot: "models", &context)
  }

  /// Requests products, newest first, until none follow.
  private func askModels(
    _ attributes: [Attribute], _ position: PageRequest.Position, slot: String, _ context: inout PageContext
  ) {
    let request = ProductsRequest(
      ProductQuery(attributes: attributes, sort: .newest), PageRequest(position, limit: 500))
    context.ask(request, slot: CallSlot(name: slot)) { (page: inout Self, answer, context) in
      page.choices.add(answer.items)
      // The typed text has the focus only while nothing matches it.
      if context.view.pageFocus?.id == Self.typedID { page.focusFound(&context) }
      if let next = answer.next {
        page.askModels(attributes, .after(next), slot: slot, &context)
      } else if !attributes.isEmpty {
        page.showBrand(&context)
      }
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
  }

  private mutating func showBrand(_ context: inout PageContext) {
    guard let brand, typed.isEmpty else { return }
    if choices.of(brand).isEmpty { self.brand = nil }
    focusPresent(&context)
  }

  /// Gives the focus to the present camera or its brand, else to the first one in the list.
  private mutating func focusPresent(_ context: inout PageContext) {
    let rows = rows(context.view)
    let present = [Self.modelPrefix + (photo.model ?? ""), Self.brandPrefix + (photo.brand ?? "")]
    let index = rows.firstIndex { present.contains($0.id.name) } ?? rows.firstIndex { $0.id != Self.fileID }
    guard let index else { return }
    scroll.reveal(index, visible: list(context.view).visibleRows, total: rows.count)
    context.focus(rows[index].id)
  }

  /// Moves the focus to the first row for the typed text.
  private func focusFound(_ context: inout PageContext) {
    context.focus(foundRows(context.view).first?.id ?? Self.typedID)
  }

  // MARK: Rows

  private static let columns = 44
  private static let typedID: FocusID = "typed"
  private static let otherID: FocusID = "other"
  private static let fileID: FocusID = "file"
  private static let modelPrefix = "model:"
  private static let brandPrefix = "brand:"

  private func rows(_ view: ViewContext) -> [ChoiceList.Row] {
    if !typed.isEmpty { return foundRows(view) }
    let file = fileRow(view).map { [$0] } ?? []
    guard let brand else { return file + brands.map(brandRow) }
    let models = choices.of(brand).map { row($0, label: view.words.short($0.model, brand: $0.brand)) }
    return file + models + [ChoiceList.Row(id: Self.otherID, label: view.words(.otherBrand))]
  }

  /// Returns the rows for a typed text: the matching brands and models of all brands, and the text itself unless it is a model's name.
  private func foundRows(_ view: ViewContext) -> [ChoiceList.Row] {
    let typedName = TypedName(typed)
    let models = choices.matching(typed)
    let found =
      models.filter(\.isExact).map { row($0.camera, label: $0.camera.model) }
      + brands.filter { typedName.matches($0.name.foldedForComparison()) }.map(brandRow)
      + models.filter { !$0.isExact }.map { row($0.camera, label: $0.camera.model) }
    if choices.hasModel(named: typed) { return found }
    return found + [ChoiceList.Row(id: Self.typedID, label: view.words(.useTyped, ["name": typed]))]
  }

  private func brandRow(_ brand: Brand) -> ChoiceList.Row {
    ChoiceList.Row(id: FocusID(Self.brandPrefix + brand.name), label: brand.name)
  }

  private func row(_ camera: CameraChoices.Camera, label: String) -> ChoiceList.Row {
    ChoiceList.Row(
      id: FocusID(Self.modelPrefix + camera.model), label: label, value: camera.year.map { String($0) } ?? "")
  }

  /// Returns the row that removes a correction; nil for a photo whose camera is unknown.
  private func fileRow(_ view: ViewContext) -> ChoiceList.Row? {
    if let name = photo.exifModel ?? photo.exifMake {
      return ChoiceList.Row(id: Self.fileID, label: view.words(.cameraOfFile, ["name": name]))
    }
    guard photo.model != nil || photo.brand != nil else { return nil }
    return ChoiceList.Row(id: Self.fileID, label: view.words(.noCameraInFile))
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
    map.initial = map.items.first { $0.id != Self.fileID }?.id
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
    if typed.isEmpty { focusPresent(&context) } else { focusFound(&context) }
    if !asksForAll {
      asksForAll = true
      askModels([], .first, slot: "all", &context)
    }
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, let id = context.view.pageFocus?.id else { return }
    switch id {
    case Self.typedID: correct(brand: nil, model: typed, &context)
    case Self.otherID: chooseBrand(nil, &context)
    case Self.fileID: correct(brand: nil, model: nil, &context)
    default:
      if id.name.hasPrefix(Self.brandPrefix) {
        chooseBrand(String(id.name.dropFirst(Self.brandPrefix.count)), &context)
      } else if let camera = choices.cameras.first(where: { Self.modelPrefix + $0.model == id.name }) {
        correct(brand: camera.brand, model: camera.model, &context)
      }
    }
  }

  private mutating func chooseBrand(_ brand: String?, _ context: inout PageContext) {
    self.brand = brand
    typed = ""
    scroll = Scrolling()
    focusPresent(&context)
    askModels(&context)
  }

  private func correct(brand: String?, model: String?, _ context: inout PageContext) {
    let request = CorrectCameraRequest(
      item: photo.id, itemBrand: photo.brand, itemModel: photo.model, brand: brand, model: model,
      key: context.makeKey())
    context.ask(request) { (_: inout Self, corrected, context) in
      context.goBack()
      context.notify(.changed(corrected.item))
      guard let replaced = corrected.replaced else { return }
      let words = context.view.words
      let name = replaced.model ?? replaced.brand ?? words(.unknownCamera)
      context.show(message: words(.replacedChange, ["name": name]))
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
