import Screen

/// The keyboard keys of the remote's keys by the keymap in force, for the help page.
public struct Keyboard: Sendable {
  /// Returns the keyboard keys that correspond to a remote key on a page, the most convenient first; empty for none.
  public var names: @Sendable (RemoteKey, PageName) -> [String]

  /// Creates a keyboard; by default no keyboard keys are known.
  public init(names: @escaping @Sendable (RemoteKey, PageName) -> [String] = { _, _ in [] }) {
    self.names = names
  }
}
