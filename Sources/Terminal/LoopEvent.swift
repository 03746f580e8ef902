import Screen

/// What the loop tells.
public enum LoopEvent: Hashable, Sendable {
  /// A key of the remote was pressed.
  case input(RemoteKey)
  /// A character was typed where text is taken.
  case typed(Character)
  /// The last typed character is to go.
  case erased
  /// The screen has this size now; also the first event of all.
  case resized(Size)
  /// The deadline has come. It is told once; ask for another one.
  case deadline
  /// There is mail; the descriptor stays readable until it has been taken.
  case mail
  /// The terminal is about to be given back for a while (Ctrl-Z).
  case suspended
  /// The terminal was taken over again, and shows the last frame.
  case resumed
  /// The terminal is gone. The loop ends.
  case hangup
  /// A signal asks to end, by its number. The loop ends.
  case terminate(signal: Int32)
}

/// What decides the meaning of a key at this moment.
public struct InputContext: Hashable, Sendable {
  /// The page whose section of the keymap counts first; nil for none.
  public var page: String?
  /// Whether text is taken: then characters are text, and Backspace erases.
  public var takesText: Bool

  /// A context.
  public init(page: String? = nil, takesText: Bool = false) {
    self.page = page
    self.takesText = takesText
  }
}

extension LoopEvent {
  /// What an input means; nil for nothing.
  public init?(_ input: TerminalInput, keymap: Keymap, context: InputContext) {
    switch input {
    case .character(let character) where context.takesText: self = .typed(character)
    case .pasted(let character) where context.takesText: self = .typed(character)
    case .key("Backspace") where context.takesText: self = .erased
    default:
      guard let name = input.keyName, let key = keymap.remoteKey(for: name, page: context.page) else { return nil }
      self = .input(key)
    }
  }
}
