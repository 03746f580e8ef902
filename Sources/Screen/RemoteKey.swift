/// A key of the remote control. Raw values are the `key` values of W3C UI Events (uievents-key).
public enum RemoteKey: String, CaseIterable, Codable, Hashable, Sendable {
  // Navigation.
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
  /// Back to the page above.
  case back = "BrowserBack"
  /// The home page.
  case home = "GoHome"
  /// Quit.
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
  /// The next channel; in lists one page up.
  case channelUp = "ChannelUp"
  /// The previous channel; in lists one page down.
  case channelDown = "ChannelDown"
  /// The channel that was watched before.
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
  /// Show or hide details.
  case info = "Info"
  /// The programme guide.
  case guide = "Guide"
  /// All actions of the focused element.
  case contextMenu = "ContextMenu"
  /// Start or stop the slide show.
  case mediaPlayPause = "MediaPlayPause"
  /// Stop the slide show.
  case mediaStop = "MediaStop"
  /// The previous photo of the slide show.
  case mediaRewind = "MediaRewind"
  /// The next photo of the slide show.
  case mediaFastForward = "MediaFastForward"
  /// Show what each key does on this page.
  case help = "Help"
  /// Search.
  case find = "Find"
  /// Undo the last removal.
  case undo = "Undo"

  /// The digit of a digit key; nil for every other key.
  public var digit: Int? {
    rawValue.count == 1 ? Int(rawValue) : nil
  }
}

/// The direction of an arrow key.
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
  /// The direction of an arrow key; nil for every other key.
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
