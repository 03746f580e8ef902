import Calls
import Screen

/// The observation of photos that are being added. Home makes it, because it is never closed: the result is shown on any page.
struct AddingWatch {
  /// The time between two requests for the state, milliseconds.
  private static let intervalMS: Int64 = 500

  /// When the state is requested next, in uptime milliseconds; nil while no photos are added.
  private(set) var asksAtMS: Int64?

  /// Follows a notification.
  mutating func receive(_ notification: PageNotification, at now: ClockReading) {
    guard case .adding(let state) = notification else { return }
    asksAtMS = state?.isRunning == true ? now.uptimeMS + Self.intervalMS : nil
  }

  /// Requests the state if it is time.
  mutating func wake(_ context: inout PageContext) {
    guard let asksAtMS, asksAtMS <= context.view.now.uptimeMS else { return }
    self.asksAtMS = nil
    context.send(AddingStateRequest()) { state, context in
      Self.report(state, &context)
    } failed: { _, context in
      context.notify(.adding(nil))
    }
  }

  private static func report(_ state: AddingState?, _ context: inout PageContext) {
    context.notify(.adding(state))
    guard let state, !state.isRunning else { return }
    context.show(message: message(state, context.view.words))
    if state.addedCount > 0 { context.notify(.albumChanged) }
  }

  /// Returns the result in a sentence.
  static func message(_ state: AddingState, _ words: Words) -> String {
    if let failure = state.failure { return words.failure(failure) }
    if state.isStopped { return words.count(.addingStopped, state.addedCount) }
    let values = ["name": state.name, "failed": words.number(state.failedCount)]
    if state.failedCount > 0 { return words.count(.photosAddedPartly, state.addedCount, values) }
    return state.addedCount == 0
      ? words(.nothingAdded, values) : words.count(.photosAdded, state.addedCount, values)
  }
}
