import AlbumService
import Attributes
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
  func crumb(_ scene: Scene) -> String { "" }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    desk.ask(.brands(PageRequest(limit: 500)), .products)
    askModels(&desk)
  }

  private func askModels(_ desk: inout Desk) {
    guard let brand else { return }
    desk.ask(.products(ProductQuery(attributes: [Attribute(.brand, brand)]), PageRequest(limit: 500)), .subject)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.products, .brands(let page)): brands = page.items
    case (.subject, .products(let page)):
      models = Set(page.items.filter { $0.kind != .lens }.map(\.model)).sorted()
      if models.isEmpty { brand = nil }
      let rows = rows(desk.scene)
      let current = rows.firstIndex { $0.id.name == "model:" + (photo.model ?? "") } ?? 0
      scroll.reveal(current, visible: list(desk.scene).visibleRows, total: rows.count)
      if rows.indices.contains(current) { desk.focus(rows[current].id) }
    case (.deed, .photo(let photo)):
      desk.goBack()
      desk.tell(.changed(photo))
    case (_, .failed(let failure)): self.failure = failure
    default: break
    }
  }

  // MARK: Rows

  private static let typedID: FocusID = "typed"
  private static let otherID: FocusID = "other"

  private func rows(_ scene: Scene) -> [ChoiceList.Row] {
    var rows: [ChoiceList.Row] = []
    if !typed.isEmpty {
      rows.append(ChoiceList.Row(id: Self.typedID, label: scene.words(.useTyped, ["name": typed])))
    }
    let needle = typed.lowercased()
    func matches(_ name: String) -> Bool { needle.isEmpty || name.lowercased().contains(needle) }
    if let brand {
      rows += models.filter(matches).map {
        ChoiceList.Row(id: FocusID("model:" + $0), label: scene.words.short($0, brand: brand))
      }
      rows.append(ChoiceList.Row(id: Self.otherID, label: scene.words(.otherBrand)))
    } else {
      rows += brands.map(\.name).filter(matches).map { ChoiceList.Row(id: FocusID("brand:" + $0), label: $0) }
    }
    return rows
  }

  private func list(_ scene: Scene) -> ChoiceList {
    ChoiceList(
      title: scene.words(.whichCamera), rows: rows(scene), scroll: scroll, headRows: 3, grid: scene.grid)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    list(scene).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    scroll.reveal(item.index, visible: list(desk.scene).visibleRows, total: rows(desk.scene).count)
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    Offers(ok: scene.place == nil ? nil : scene.words(.choose), back: scene.words(.cancelNothingChanged))
  }

  mutating func type(_ character: Character?, _ desk: inout Desk) {
    if let character {
      if typed.widthCells < 60 { typed.append(character) }
    } else if !typed.isEmpty {
      typed.removeLast()
    }
    scroll = Scrolling()
    if let first = rows(desk.scene).first { desk.focus(first.id) }
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open, let id = desk.scene.place?.id else { return }
    if id == Self.typedID {
      correct(brand: nil, model: typed, &desk)
    } else if id == Self.otherID {
      chooseBrand(nil, &desk)
    } else if id.name.hasPrefix("brand:") {
      chooseBrand(String(id.name.dropFirst(6)), &desk)
    } else if id.name.hasPrefix("model:") {
      correct(brand: brand, model: String(id.name.dropFirst(6)), &desk)
    }
  }

  private mutating func chooseBrand(_ brand: String?, _ desk: inout Desk) {
    self.brand = brand
    models = []
    typed = ""
    scroll = Scrolling()
    askModels(&desk)
  }

  private func correct(brand: String?, model: String, _ desk: inout Desk) {
    desk.ask(.correctCamera(photo: photo.id, brand: brand, model: model), .deed)
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ scene: Scene) {
    let list = list(scene)
    list.draw(into: &frame, scene)
    let row = list.inner.row + 2
    let field = Rect(column: list.inner.column, row: row, columns: list.inner.columns, rows: 1)
    frame.fill(field, .surface)
    let hint = failure.map(scene.words.failure) ?? scene.words(.typeToFind)
    frame.write(
      typed.isEmpty ? hint : typed, at: Point(column: field.column + 1, row: row),
      Style(typed.isEmpty ? .quiet : .text), width: field.columns - 2)
    let now = photo.model ?? photo.exifModel ?? scene.words(.unknownCamera)
    frame.write(
      scene.words(.nowIs, ["name": now]), at: Point(column: field.column, row: row + 1), Style(.quiet),
      width: field.columns)
  }
}
