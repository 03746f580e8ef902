import AlbumService
import Attributes
import InteractionService
import Screen

/// The actions of a pop-up: choices, buttons and the red key.
extension PopUpPage {
  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(
      ok: PopUpTexts(self, words).ok(at: view.pageFocus?.id), back: words(canChoose ? .later : .close))
    if photo(view)?.model != nil {
      actions.coloured.append((.red, Action(command: .camera, label: words(.viewCamera))))
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    if command == .camera { return openCamera(&context) }
    guard command == .open else { return }
    switch context.view.pageFocus?.id {
    case "camera": openCamera(&context)
    case "buy": buy(&context)
    case "see": see(&context)
    case "watch": watch(&context)
    case "close", nil: context.tuner(.close(popUp))
    default: if let index = choiceIndex(context.view) { choose(index, &context) }
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    if let digit = key.digit {
      if digit > 0 {
        context.focus(FocusID("choice:\(digit - 1)"))
        choose(digit - 1, &context)
      }
      return true
    }
    guard key == .back else { return false }
    context.tuner(.close(popUp))
    return true
  }

  private mutating func openCamera(_ context: inout PageContext) {
    guard let photo = photo(context.view), let model = photo.model else { return }
    if interaction?.type == .spotlight { answer(.opened, choice: nil, &context) }
    context.tuner(.close(popUp))
    context.lookUp([Attribute(.model, model)], of: photo)
  }

  private mutating func buy(_ context: inout PageContext) {
    guard let product = products?.items.first else { return }
    context.go(to: ConfirmDialog(.buy(product, key: context.makeKey())))
  }

  /// Opens the target of a promotion or a spotlight.
  private mutating func see(_ context: inout PageContext) {
    guard let interaction else { return }
    switch interaction.type {
    case .promotion:
      guard let products, let first = products.items.first else { return }
      let several = ProductsPage(attributes: interaction.attributes.attributes, brand: nil)
      context.go(to: products.totalCount == 1 ? ProductPage(first) : several)
    case .spotlight:
      guard let photo = photos[0] else { return }
      let query = MediaQuery(attributes: interaction.attributes.attributes)
      context.go(to: PhotoPage(photo, query: query, list: PagedList()))
    case .poll, .quiz, .notice: return
    }
    answer(.opened, choice: nil, &context)
    context.tuner(.close(popUp))
  }

  private func watch(_ context: inout PageContext) {
    guard case .reminder(_, let channel) = popUp.subject else { return }
    context.tuner(.close(popUp))
    context.tuner(.tune(channel))
    context.watch()
  }
}
