import Calls
import Device
import InteractionService

/// A command that a page sends to the tuner.
enum TunerCommand: Sendable {
  /// Tunes to a channel.
  case tune(Channel)
  /// Reads the list of channels again.
  case refreshChannels
  /// Sets a reminder, or cancels it.
  case toggle(Reminder)
  /// Stores a response and then delivers it.
  case answer(IdempotencyKey, InteractionResponse, Interaction, ScheduledInteraction?)
  /// Closes a pop-up.
  case close(PopUp)
  /// Shows a missed interaction again.
  case showAgain(Tuner.MissedInteraction)
}
