import AlbumService
import Calls
import MallService
import Screen

/// Something that is done only after it was asked once more: buying, taking out, adding and removing the demo album.
struct ConfirmDialog: InputGuardedPage {
  /// What is to be done.
  enum ConfirmedAction: Hashable, Sendable {
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

  let action: ConfirmedAction
  private(set) var phase = Phase.asking

  init(_ action: ConfirmedAction) {
    self.action = action
  }

  var name: PageName { .confirm }
  var isOverlay: Bool { true }
  var guardMS: Int64 { 300 }
  func crumb(_ view: ViewContext) -> String { "" }

  // MARK: Doing

  private mutating func begin(_ context: inout PageContext) {
    phase = .doing
    switch action {
    case .buy(let product, let key): context.ask(.buy(product: product.id, key: key), .action)
    case .removePhoto(let photo): context.ask(.removePhotos(ids: [photo.id]), .action)
    case .removeAlbum(let album): context.ask(.removeAlbum(id: album.id), .action)
    case .addDemo: context.ask(.demoAlbum(add: true), .action)
    case .removeDemo: context.ask(.demoAlbum(add: false), .action)
    }
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    guard topic == .action else { return }
    if case .failed(let failure) = reply {
      phase = .failed(failure)
      return
    }
    switch action {
    case .buy(let product, _):
      phase = .done
      context.tell(.bought(product: product.id))
    case .removePhoto(let photo):
      context.goBack()
      context.tell(.removed(photos: [photo.id]))
    case .removeAlbum, .addDemo, .removeDemo:
      context.goBack()
      context.tell(.albumChanged)
      if action == .addDemo { context.remark(context.view.words(.demoIsThere)) }
      if action == .removeDemo { context.remark(context.view.words(.demoIsOut)) }
    }
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let layout = ConfirmLayout(self, view)
    layout.buttons(self, view).addFocus(to: &map, view.grid)
    map.initial = layout.initial(self)
    return map
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    let back: Phrase =
      switch (phase, action) {
      // Of a purchase that failed nobody knows yet whether the mall has heard of it.
      case (.done, _), (.failed, _): .close
      case (_, .buy): .cancelNothingBought
      default: .cancelNothingChanged
      }
    var ok: String?
    switch view.place?.id {
    case "accept": ok = ConfirmTexts(self, words).accept
    case "decline": ok = words(decline)
    case "orders": ok = words(.orders)
    case "close": ok = words(.close)
    default: break
    }
    if case .doing = phase { ok = nil }
    return AvailableActions(ok: ok, back: words(back))
  }

  /// What the harmless answer says: what has failed cannot be cancelled any more.
  var decline: Phrase { if case .failed = phase { .close } else { .cancel } }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open else { return }
    // While it is being done OK is deaf: pressing it fast and often does it once.
    if case .doing = phase { return }
    switch context.view.place?.id {
    case "accept": begin(&context)
    case "orders": context.replace(with: OrdersPage())
    default: context.goBack()
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    // What has begun cannot be taken back, and its outcome has to be seen.
    if case .doing = phase { return key == .back || key == .home || key == .exit }
    return false
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    ConfirmLayout(self, view).draw(self, into: &frame, view)
  }
}
