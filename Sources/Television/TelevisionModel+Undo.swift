import Calls
import Screen

/// A removal that the viewer can undo.
struct UndoOffer: Hashable, Sendable {
  /// The key of the removal.
  let removal: IdempotencyKey
  /// The title of the removed item.
  let title: String
}

extension TelevisionModel {
  /// The time in which a removal can be undone, on any page, in milliseconds: five minutes, or until the next removal. The album
  /// keeps removed items for longer.
  static let undoMS: Int64 = 300_000

  /// Offers to undo a removal, in place of the one before.
  mutating func offerUndo(_ offer: UndoOffer) {
    undo = (offer, now.uptimeMS + Self.undoMS)
  }

  /// Removes an offer whose time has passed.
  mutating func expireUndo() {
    if let undo, undo.untilMS <= now.uptimeMS { self.undo = nil }
  }

  /// Adds Undo to the actions of a page: on the green key, or only in the menu where that key has another meaning.
  func addUndo(to actions: inout AvailableActions, _ words: Words) {
    guard undo != nil else { return }
    let action = Action(command: .undo, label: words(.undo))
    if actions.coloured.contains(where: { $0.key == .green }) {
      actions.more.append(action)
    } else {
      let place = actions.coloured.firstIndex { $0.key != .red } ?? actions.coloured.count
      actions.coloured.insert((.green, action), at: place)
    }
  }

  /// Undoes the last removal; shows a message if there is none.
  mutating func undoLastRemoval(_ effects: inout [Effect]) {
    let words = view(of: stack.count - 1).words
    guard let undo else { return message = words(.nothingToUndo) }
    // Home is never closed, so every page receives the answer, whichever pages are opened or closed meanwhile.
    act(on: 0, &effects) { _, context in
      let request = RestoreItemsRequest(removal: undo.offer.removal, key: context.makeKey())
      context.send(request) { items, context in
        context.notify(.restored(items))
        context.show(message: context.view.words(.restored, ["title": undo.offer.title]))
      } failed: { failure, context in
        context.show(message: context.view.words.failure(failure.failure))
      }
    }
  }
}
