import Screen

/// An event that ``TerminalLoop`` reports.
public enum LoopEvent: Hashable, Sendable {
  /// A key of the remote control was pressed.
  case pressed(RemoteKey)
  /// The mouse was clicked at a cell.
  case clicked(Point)
  /// A character was typed while text is entered.
  case typed(Character)
  /// The last typed character is to be deleted.
  case erased
  /// The screen has this size. Also the first event of all.
  case resized(Size)
  /// The deadline has passed. It is reported once.
  case deadline
  /// The wake descriptor is readable. It is reported again until the descriptor has been drained.
  case woken
  /// The terminal will be restored temporarily (Ctrl-Z).
  case suspended
  /// The program has control of the terminal again, which shows the last frame.
  case resumed
  /// The terminal has replied how many colours it shows, or which background it has; ``TerminalScreen/renderStyle(_:)`` has
  /// changed.
  case restyled
  /// The terminal was closed. The loop ends.
  case hangup
  /// A signal requests termination. The loop ends.
  case terminate(signal: Int32)
}

/// The state that decides the meaning of a key.
public struct InputContext: Hashable, Sendable {
  /// The page whose bindings have precedence; nil for none.
  public var page: String?
  /// Whether text is entered: characters are text then, and Backspace deletes.
  public var takesText: Bool

  /// Creates a context.
  public init(page: String? = nil, takesText: Bool = false) {
    self.page = page
    self.takesText = takesText
  }
}

extension LoopEvent {
  /// Creates the event for an input; nil when the input has no meaning.
  public init?(_ input: TerminalInput, keymap: Keymap, context: InputContext) {
    switch input {
    case .character(let character) where context.takesText: self = .typed(character)
    case .pasted(let character) where context.takesText: self = .typed(character)
    case .key("Backspace") where context.takesText: self = .erased
    case .mouse(.press, let point): self = .clicked(point)
    case .mouse(.wheelUp, _): self = .pressed(.arrowUp)
    case .mouse(.wheelDown, _): self = .pressed(.arrowDown)
    default:
      guard let name = input.keyName, let key = keymap.remoteKey(for: name, page: context.page) else { return nil }
      self = .pressed(key)
    }
  }
}
