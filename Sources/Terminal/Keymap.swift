import Screen

/// A mapping from keys of the keyboard to keys of the remote control, for all pages and for single pages.
public struct Keymap: Hashable, Sendable {
  /// The meaning of a key of the keyboard.
  public enum Binding: Hashable, Sendable {
    /// The key is a key of the remote control.
    case remote(RemoteKey)
    /// The key is disabled, even if an underlying keymap binds it.
    case nothing
  }

  /// Bindings for all pages, by the name of the key (``KeyName``).
  public private(set) var everywhere: [String: Binding]
  /// Bindings for one page, by the page's name; they have precedence over those for all pages.
  public private(set) var pages: [String: [String: Binding]]

  /// Notes about valid bindings that do nothing in most terminals, in the order of the file.
  public internal(set) var notes: [KeymapError] = []

  /// Creates a keymap; an empty one maps no key.
  public init(everywhere: [String: Binding] = [:], pages: [String: [String: Binding]] = [:]) {
    self.everywhere = everywhere
    self.pages = pages
  }

  /// Returns the remote control key for a key of the keyboard; nil when the key has no meaning.
  ///
  /// - Parameters:
  ///   - name: The name of the key (``KeyName``).
  ///   - page: The name of the page that is shown; nil for the bindings for all pages only.
  public func remoteKey(for name: String, page: String? = nil) -> RemoteKey? {
    let binding = page.flatMap { pages[$0]?[name] } ?? everywhere[name]
    guard case .remote(let key) = binding else { return nil }
    return key
  }

  /// Returns this keymap with the bindings of another one added, which have precedence.
  public func overlaid(by top: Keymap) -> Keymap {
    var keymap = Keymap(
      everywhere: everywhere.merging(top.everywhere) { $1 },
      pages: pages.merging(top.pages) { below, above in below.merging(above) { $1 } })
    keymap.notes = notes + top.notes
    return keymap
  }

  /// Returns the sorted names of the keys that are bound to a remote control key, for help pages.
  public func keyNames(for key: RemoteKey, page: String? = nil) -> [String] {
    let names = Set(everywhere.keys).union(page.flatMap { pages[$0]?.keys }.map(Set.init) ?? [])
    return names.filter { remoteKey(for: $0, page: page) == key }.sorted()
  }
}
