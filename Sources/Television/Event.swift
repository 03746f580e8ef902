import Calls
import Device
import Screen

/// An input of the television.
public enum Event: Sendable {
  /// A key of the remote was pressed.
  case key(RemoteKey)
  /// A position on the screen was clicked.
  case pointed(Point)
  /// A character was typed; it is ignored unless ``TelevisionModel/takesText``.
  case typed(Character)
  /// The last typed character was deleted.
  case erased
  /// The settings were changed elsewhere; the sender saves them.
  case chosen(Settings)
  /// The screen has a new size; also the first event.
  case resized(Size)
  /// The time of ``TelevisionModel/nextWakeMS`` may have come.
  case wake
  /// The profile of the last ``Effect/enter(_:)`` cannot be opened.
  case notEntered(ServiceFailure)
  /// A request was answered or failed.
  case answered(RequestID, ServiceAnswer)
}

/// The number of one try of a call.
public typealias RequestID = Int

/// An effect that the television wants carried out.
public enum Effect: Sendable {
  /// Makes a request; its answer is passed back as ``Event/answered(_:_:)``.
  case ask(RequestID, any ServiceRequest)
  /// Cancels a request; its answer will be ignored.
  case cancel(RequestID)
  /// Saves the settings.
  case save(Settings)
  /// Replaces this television by that of a profile, by id; nil for “Who is watching?”, or for the only profile there is. If that fails,
  /// ``Event/notEntered(_:)`` follows.
  case enter(String?)
  /// Ends the television.
  case quit
}
