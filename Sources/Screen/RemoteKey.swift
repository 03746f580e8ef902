/// The keys of a remote. Raw values are the `key` values of W3C UI Events (uievents-key).
public enum RemoteKey: String, CaseIterable, Codable, Hashable, Sendable {
  // Direction and choice.
  /// Up.
  case arrowUp = "ArrowUp"
  /// Down.
  case arrowDown = "ArrowDown"
  /// Left.
  case arrowLeft = "ArrowLeft"
  /// Right.
  case arrowRight = "ArrowRight"
  /// OK.
  case enter = "Enter"
  /// One level up.
  case back = "BrowserBack"
  /// The home page.
  case home = "GoHome"
  /// Leave the television.
  case exit = "Exit"
  // Digits.
  /// Digit 0.
  case digit0 = "0"
  /// Digit 1.
  case digit1 = "1"
  /// Digit 2.
  case digit2 = "2"
  /// Digit 3.
  case digit3 = "3"
  /// Digit 4.
  case digit4 = "4"
  /// Digit 5.
  case digit5 = "5"
  /// Digit 6.
  case digit6 = "6"
  /// Digit 7.
  case digit7 = "7"
  /// Digit 8.
  case digit8 = "8"
  /// Digit 9.
  case digit9 = "9"
  // Channels.
  /// Next channel; in lists a page up.
  case channelUp = "ChannelUp"
  /// Previous channel; in lists a page down.
  case channelDown = "ChannelDown"
  /// The channel before.
  case mediaLast = "MediaLast"
  // Colours.
  /// The red key.
  case red = "ColorF0Red"
  /// The green key.
  case green = "ColorF1Green"
  /// The yellow key.
  case yellow = "ColorF2Yellow"
  /// The blue key.
  case blue = "ColorF3Blue"
  // Pages and media.
  /// Details on and off.
  case info = "Info"
  /// The programme guide.
  case guide = "Guide"
  /// All actions of the focused thing, in words.
  case contextMenu = "ContextMenu"
  /// Slideshow on and off.
  case mediaPlayPause = "MediaPlayPause"
  /// Slideshow off.
  case mediaStop = "MediaStop"
  /// Slideshow backwards.
  case mediaRewind = "MediaRewind"
  /// Slideshow forwards.
  case mediaFastForward = "MediaFastForward"
  /// What each key does here.
  case help = "Help"
  /// Find by typing.
  case find = "Find"

  /// The digit it stands for, nil for every other key.
  public var digit: Int? {
    rawValue.count == 1 ? Int(rawValue) : nil
  }
}

/// The four ways an arrow can go.
public enum Direction: CaseIterable, Hashable, Sendable {
  /// Towards row 0.
  case up
  /// Away from row 0.
  case down
  /// Towards column 0.
  case left
  /// Away from column 0.
  case right
}

extension RemoteKey {
  /// The way an arrow key goes, nil for every other key.
  public var direction: Direction? {
    switch self {
    case .arrowUp: .up
    case .arrowDown: .down
    case .arrowLeft: .left
    case .arrowRight: .right
    default: nil
    }
  }
}
