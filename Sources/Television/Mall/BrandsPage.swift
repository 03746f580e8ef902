import Attributes
import MallService
import Screen

/// The mall's brands, most bought first, each by its most bought product.
struct BrandsPage: TelevisionPage {
  private var list = PagedList<Brand>()
  private var scroll = Scrolling()

  func crumb(_ scene: Scene) -> String {
    scene.words(.mall)
  }

  func headline(_ scene: Scene) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    return scene.words(
      .sumAndOrder,
      ["sum": scene.words.count(.brands, list.totalCount), "order": scene.words(.mostBoughtFirst)])
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    list.retry.wakeMS(at: scene.now)
  }

  mutating func open(_ desk: inout Desk) {
    list.restart()
    desk.ask(.brands(PageRequest()), .list(.start))
  }

  mutating func wake(_ desk: inout Desk) {
    if list.retry.isDue(at: desk.scene.now) { open(&desk) }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.list(let part), .brands(let page)):
      list.receive(page, part)
    case (.list(let part), .failed(let failure)):
      list.fail(failure, part, at: desk.scene.now)
    default: break
    }
  }

  private func layout(_ scene: Scene) -> GridLayout {
    GridLayout(scene.grid, top: scroll.top, captionRows: 1)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(scene) {
      notice.buttonRow(scene).addFocus(to: &map, scene.grid)
    } else {
      layout(scene).addFocus(to: &map, list)
      map.awaitsMoreBelow = list.hasMoreAfter
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    if let (part, position) = layout(desk.scene).reveal(item.index, of: &list, &scroll) {
      desk.ask(.brands(PageRequest(position)), .list(part))
    }
  }

  func offers(_ scene: Scene) -> Offers {
    let isRetry = scene.place?.id == "retry"
    let ok = scene.place == nil ? nil : scene.words(isRetry ? .tryNow : .open)
    return Offers(ok: ok)
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open else { return }
    if let brand = desk.scene.place?.id.itemID {
      desk.go(to: ProductsPage(attributes: [Attribute(.brand, brand)]))
    } else {
      open(&desk)
    }
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    if let notice = notice(scene) { return notice.draw(into: &frame, scene) }
    let layout = layout(scene)
    for (brand, point) in layout.visible(list) {
      let card = Card(
        id: .item(brand.id), order: brand.cover?.pictureSource ?? .drawing("other"), treatment: .studio,
        title: brand.name, count: scene.words.number(brand.productCount))
      card.draw(into: &frame, at: point, scene, captionRows: 1)
    }
    layout.drawThumb(into: &frame, totalCount: list.totalCount)
  }

  private func notice(_ scene: Scene) -> Notice? {
    let words = scene.words
    return switch list.phase {
    case .failed(let failure): .failed(failure, list.retry, .mallFailed, scene)
    case .loading:
      list.items.isEmpty ? Notice(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      list.isEmpty
        ? Notice(
          picture: .emptyTiles, title: words(.mallIsEmpty), sentences: words(.mallIsEmptyHelp),
          command: "tenfoot catalog import FILE") : nil
    }
  }
}
