import Screen

/// Where the keys of the remote are on a keyboard, by the keymap in force; help tells it.
public struct Keyboard: Sendable {
  /// The keys of the keyboard that are a key of the remote on a page, the handiest first.
  public var names: @Sendable (RemoteKey, PageName) -> [String]

  /// A keyboard; without arguments none is known.
  public init(names: @escaping @Sendable (RemoteKey, PageName) -> [String] = { _, _ in [] }) {
    self.names = names
  }
}
