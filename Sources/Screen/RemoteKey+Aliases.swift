extension RemoteKey {
  /// Creates a key from its name in one of the vocabularies for remote controls; nil for any other name.
  ///
  /// - Parameter name: A W3C UI Events `key` value, a Linux `KEY_*` (input-event-codes.h), or a `VK_*` of HbbTV
  ///   (ETSI TS 102 796, which refers to OIPF DAE), in exactly the original spelling.
  public init?(anyName name: String) {
    guard let key = RemoteKey(rawValue: name) ?? Self.aliases[name] else { return nil }
    self = key
  }

  /// Names other than the raw values, by key.
  private static let otherNames: [RemoteKey: [String]] = [
    .arrowUp: ["KEY_UP", "VK_UP"],
    .arrowDown: ["KEY_DOWN", "VK_DOWN"],
    .arrowLeft: ["KEY_LEFT", "VK_LEFT"],
    .arrowRight: ["KEY_RIGHT", "VK_RIGHT"],
    .enter: ["KEY_OK", "KEY_SELECT", "KEY_ENTER", "VK_ENTER"],
    .back: ["GoBack", "KEY_BACK", "KEY_ESC", "VK_BACK"],
    .home: ["BrowserHome", "KEY_HOMEPAGE", "KEY_HOME", "VK_HOME"],
    .exit: ["KEY_EXIT", "VK_EXIT"],
    .channelUp: ["KEY_CHANNELUP", "KEY_PAGEUP", "VK_CHANNEL_UP", "VK_PAGE_UP"],
    .channelDown: ["KEY_CHANNELDOWN", "KEY_PAGEDOWN", "VK_CHANNEL_DOWN", "VK_PAGE_DOWN"],
    .mediaLast: ["KEY_LAST"],
    .red: ["KEY_RED", "VK_RED"],
    .green: ["KEY_GREEN", "VK_GREEN"],
    .yellow: ["KEY_YELLOW", "VK_YELLOW"],
    .blue: ["KEY_BLUE", "VK_BLUE"],
    .info: ["KEY_INFO", "VK_INFO"],
    .guide: ["KEY_EPG", "KEY_PROGRAM", "VK_GUIDE"],
    .contextMenu: ["KEY_CONTEXT_MENU", "KEY_MENU", "VK_MENU"],
    // Remotes with two keys for play and pause: each of them toggles.
    .mediaPlayPause: [
      "MediaPlay", "MediaPause", "KEY_PLAYPAUSE", "KEY_PLAY", "KEY_PAUSE", "VK_PLAY_PAUSE", "VK_PLAY", "VK_PAUSE",
    ],
    .mediaStop: ["KEY_STOP", "KEY_STOPCD", "VK_STOP"],
    .mediaRewind: ["KEY_REWIND", "VK_REWIND"],
    .mediaFastForward: ["KEY_FASTFORWARD", "VK_FAST_FWD"],
    .help: ["KEY_HELP", "VK_HELP"],
    .find: ["BrowserSearch", "KEY_SEARCH", "KEY_FIND"],
    .undo: ["KEY_UNDO"],
  ]

  private static let aliases: [String: RemoteKey] = {
    var aliases: [String: RemoteKey] = [:]
    for (key, names) in otherNames {
      for name in names { aliases[name] = key }
    }
    for key in allCases {
      guard let digit = key.digit else { continue }
      for name in ["KEY_\(digit)", "KEY_NUMERIC_\(digit)", "VK_\(digit)"] { aliases[name] = key }
    }
    return aliases
  }()
}
