import Screen

extension TapeKey {
  /// Creates the key of a name: one of VHS, a colour, or one that ``Screen/RemoteKey/init(anyName:)`` accepts.
  init?(name: String) {
    switch name {
    case "Backspace": self = .backspace
    case "Space": self = .space
    default:
      guard let key = Self.shortNames[name] ?? RemoteKey(anyName: name) else { return nil }
      self = .remote(key)
    }
  }

  /// The names of VHS for keys that the remote names differently, and the four colours.
  static let shortNames: [String: RemoteKey] = [
    "Up": .arrowUp, "Down": .arrowDown, "Left": .arrowLeft, "Right": .arrowRight, "Escape": .back, "Home": .home,
    "PageUp": .channelUp, "PageDown": .channelDown, "Red": .red, "Green": .green, "Yellow": .yellow, "Blue": .blue,
  ]

  /// The commands of VHS that have no meaning for a television.
  static let unsupportedCommands: Set<String> = [
    "Tab", "Delete", "Insert", "End", "Ctrl", "Alt", "Shift", "ScrollUp", "ScrollDown", "Copy", "Paste", "Env",
    "Subtitle",
  ]
}
