import AlbumService
import Calls
import MallService
import Screen

/// A confirmation before buying, removing, or adding and removing the demo album.
struct ConfirmDialog: TelevisionPage {
  /// The action to confirm.
  enum ConfirmedAction: Hashable, Sendable {
    /// Buys a product, once for this key however often OK is pressed.
    case buy(Product, key: IdempotencyKey)
    /// Removes a photo from the album.
    case removePhoto(MediaItem)
    /// Removes an album and its photos.
    case removeAlbum(Album)
    /// Adds the demo album.
    case addDemo
    /// Removes the demo album.
    case removeDemo
  }

  /// The progress of the action.
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
  var presentation: PagePresentation { .overlay }
  var guardMS: Int64 { 300 }
  func crumb(_ view: ViewContext) -> String { "" }

  // MARK: Doing

  private mutating func begin(_ context: inout PageContext) {
    phase = .doing
    let key = context.makeKey()
    switch action {
    case .buy(let product, let key):
      send(BuyRequest(product: product.id, key: key), &context) { page, _, context in
        page.phase = .done
        context.notify(.bought(product: product.id))
      }
    case .removePhoto(let photo):
      send(RemoveItemsRequest(ids: [photo.id], key: key), &context) { _, _, context in
        context.goBack()
        context.offerUndo(UndoOffer(removal: key, title: photo.title))
        context.notify(.removed(items: [photo.id]))
      }
    case .removeAlbum(let album):
      send(RemoveAlbumRequest(id: album.id, key: key), &context) { _, _, context in Self.albumChanged(nil, &context) }
    case .addDemo:
      send(DemoAlbumRequest(isAdded: true), &context) { _, _, context in Self.albumChanged(.demoAdded, &context) }
    case .removeDemo:
      send(DemoAlbumRequest(isAdded: false), &context) { _, count, context in
        Self.albumChanged(count == 0 ? .noDemo : .demoRemoved, &context)
      }
    }
  }

  private func send<Request: ServiceRequest>(
    _ request: Request, _ context: inout PageContext,
    then done: @escaping @Sendable (inout Self, Request.Answer, inout PageContext) -> Void
  ) {
    context.ask(request) { (page: inout Self, answer, context) in
      done(&page, answer, &context)
    } failed: { page, failure, _ in
      page.phase = .failed(failure.failure)
    }
  }

  private static func albumChanged(_ message: Phrase?, _ context: inout PageContext) {
    context.goBack()
    context.notify(.albumChanged)
    if let message { context.show(message: context.view.words(message)) }
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
      // After a failure it is not known whether the mall received the purchase, so the button does not say “cancel”.
      case (.done, _), (.failed, _): .close
      case (_, .buy): .cancelNothingBought
      default: .cancelNothingChanged
      }
    if case .doing = phase { return AvailableActions(ok: nil, back: words(back)) }
    let ok: String? =
      switch view.pageFocus?.id {
      case "accept": ConfirmTexts(self, words).accept
      case "decline": words(decline)
      case "orders": words(.orders)
      case "close": words(.close)
      default: nil
      }
    return AvailableActions(ok: ok, back: words(back))
  }

  /// The label of the harmless button: a failed action cannot be cancelled any more.
  var decline: Phrase { if case .failed = phase { .close } else { .cancel } }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open else { return }
    // OK is ignored while the action is in progress, so that repeated presses perform it once.
    if case .doing = phase { return }
    switch context.view.pageFocus?.id {
    case "accept": begin(&context)
    case "orders": context.replace(with: OrdersPage())
    default: context.goBack()
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    // An action in progress cannot be cancelled, and its outcome has to be seen.
    if case .doing = phase { return key == .back || key == .home || key == .exit }
    return false
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    ConfirmLayout(self, view).draw(self, into: &frame, view)
  }
}
