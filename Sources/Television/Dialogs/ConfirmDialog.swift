import AlbumService
import Attributes
import MallService
import Screen

/// Something that is done only after it was asked once more: buying, taking out, adding and removing the demo album.
struct ConfirmDialog: GuardedPage {
  /// What is to be done.
  enum Deed: Hashable, Sendable {
    /// Buy a product, once for this key however often OK is pressed.
    case buy(Product, key: String)
    /// Take a photo out of the album.
    case removePhoto(Photo)
    /// Take an album and its photos out.
    case removeAlbum(Album)
    /// Load the demo album.
    case addDemo
    /// Take the demo album out.
    case removeDemo
  }

  /// How far it has come.
  enum Phase: Sendable {
    case asking
    case doing
    case done
    case failed(ServiceFailure)
  }

  let deed: Deed
  private(set) var phase = Phase.asking

  init(_ deed: Deed) {
    self.deed = deed
  }

  var name: PageName { .confirm }
  var isOverlay: Bool { true }
  var guardMS: Int64 { 300 }
  func crumb(_ scene: Scene) -> String { "" }

  // MARK: Doing

  private mutating func begin(_ desk: inout Desk) {
    phase = .doing
    switch deed {
    case .buy(let product, let key): desk.ask(.buy(product: product.id, key: key), .deed)
    case .removePhoto(let photo): desk.ask(.removePhotos(ids: [photo.id]), .deed)
    case .removeAlbum(let album): desk.ask(.removeAlbum(id: album.id), .deed)
    case .addDemo: desk.ask(.demoAlbum(add: true), .deed)
    case .removeDemo: desk.ask(.demoAlbum(add: false), .deed)
    }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    guard topic == .deed else { return }
    if case .failed(let failure) = reply {
      phase = .failed(failure)
      return
    }
    switch deed {
    case .buy(let product, _):
      phase = .done
      desk.tell(.bought(product: product.id))
    case .removePhoto(let photo):
      desk.goBack()
      desk.tell(.removed(photos: [photo.id]))
    case .removeAlbum, .addDemo, .removeDemo:
      desk.goBack()
      desk.tell(.albumChanged)
      if deed == .addDemo { desk.remark(desk.scene.words(.demoIsThere)) }
      if deed == .removeDemo { desk.remark(desk.scene.words(.demoIsOut)) }
    }
  }

  // MARK: Focus

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    let layout = ConfirmLayout(self, scene)
    layout.buttons(self, scene).addFocus(to: &map, scene.grid)
    map.initial = layout.initial(self)
    return map
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    let back: Phrase =
      switch (phase, deed) {
      // Of a purchase that failed nobody knows yet whether the mall has heard of it.
      case (.done, _), (.failed, _): .close
      case (_, .buy): .cancelNothingBought
      default: .cancelNothingChanged
      }
    var ok: String?
    switch scene.place?.id {
    case "accept": ok = ConfirmTexts(self, words).accept
    case "decline": ok = words(decline)
    case "orders": ok = words(.orders)
    case "close": ok = words(.close)
    default: break
    }
    if case .doing = phase { ok = nil }
    return Offers(ok: ok, back: words(back))
  }

  /// What the harmless answer says: what has failed cannot be cancelled any more.
  var decline: Phrase { if case .failed = phase { .close } else { .cancel } }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open else { return }
    // While it is being done OK is deaf: pressing it fast and often does it once.
    if case .doing = phase { return }
    switch desk.scene.place?.id {
    case "accept": begin(&desk)
    case "orders": desk.replace(with: OrdersPage())
    default: desk.goBack()
    }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    // What has begun cannot be taken back, and its outcome has to be seen.
    if case .doing = phase { return key == .back || key == .home || key == .exit }
    return false
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    ConfirmLayout(self, scene).draw(self, into: &frame, scene)
  }
}
