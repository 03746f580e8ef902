import Screen

extension TapeKey {
  /// A key by any of its names: VHS's, or one of the remote's.
  init?(name: String) {
    switch name {
    case "Backspace": self = .backspace
    case "Space": self = .space
    default:
      guard let key = Self.vhsNames[name] ?? RemoteKey(rawValue: name), Int(name) == nil else { return nil }
      self = .remote(key)
    }
  }

  /// VHS's names for what is a remote's key under another name.
  static let vhsNames: [String: RemoteKey] = [
    "Up": .arrowUp, "Down": .arrowDown, "Left": .arrowLeft, "Right": .arrowRight, "Escape": .back, "Home": .home,
    "PageUp": .channelUp, "PageDown": .channelDown,
  ]

  /// Words of VHS that press what no remote has, or reach for what no television has.
  static let keyboardWords: Set<String> = [
    "Tab", "Delete", "Insert", "End", "Ctrl", "Alt", "Shift", "ScrollUp", "ScrollDown", "Copy", "Paste", "Env",
    "Subtitle",
  ]
}
