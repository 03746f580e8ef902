import Screen

extension TapeKey {
  /// A key by any of its names: VHS's, the colour on it, or one of ``RemoteKey/init(anyName:)``.
  init?(name: String) {
    switch name {
    case "Backspace": self = .backspace
    case "Space": self = .space
    default:
      guard let key = Self.shortNames[name] ?? RemoteKey(anyName: name) else { return nil }
      self = .remote(key)
    }
  }

  /// VHS's names for what is a remote's key under another name, and the four keys by their colours.
  static let shortNames: [String: RemoteKey] = [
    "Up": .arrowUp, "Down": .arrowDown, "Left": .arrowLeft, "Right": .arrowRight, "Escape": .back, "Home": .home,
    "PageUp": .channelUp, "PageDown": .channelDown, "Red": .red, "Green": .green, "Yellow": .yellow, "Blue": .blue,
  ]

  /// Words of VHS that press what no remote has, or reach for what no television has.
  static let keyboardWords: Set<String> = [
    "Tab", "Delete", "Insert", "End", "Ctrl", "Alt", "Shift", "ScrollUp", "ScrollDown", "Copy", "Paste", "Env",
    "Subtitle",
  ]
}
