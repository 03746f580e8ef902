import Screen

/// Which key of a keyboard is which key of the remote, everywhere and page by page.
public struct Keymap: Hashable, Sendable {
  /// What a key of the keyboard does.
  public enum Binding: Hashable, Sendable {
    /// It is this key of the remote.
    case remote(RemoteKey)
    /// Nothing, whatever a map below says.
    case nothing
  }

  /// Keys everywhere, by their names (``KeyName``).
  public private(set) var everywhere: [String: Binding]
  /// Keys on one page, by the page's name; they count before those everywhere.
  public private(set) var pages: [String: [String: Binding]]

  /// A keymap; without bindings no key does anything.
  public init(everywhere: [String: Binding] = [:], pages: [String: [String: Binding]] = [:]) {
    self.everywhere = everywhere
    self.pages = pages
  }

  /// The key of the remote that a key of the keyboard is.
  ///
  /// - Parameters:
  ///   - name: The key's name (``KeyName``).
  ///   - page: The page that is shown; nil for none.
  /// - Returns: nil when the key does nothing.
  public func remoteKey(for name: String, page: String? = nil) -> RemoteKey? {
    let binding = page.flatMap { pages[$0]?[name] } ?? everywhere[name]
    guard case .remote(let key) = binding else { return nil }
    return key
  }

  /// This map with another on top, key by key and section by section.
  public func overlaid(by top: Keymap) -> Keymap {
    Keymap(
      everywhere: everywhere.merging(top.everywhere) { $1 },
      pages: pages.merging(top.pages) { below, above in below.merging(above) { $1 } })
  }

  /// The keys of the keyboard that are a key of the remote, sorted; help pages tell them.
  public func keyNames(for key: RemoteKey, page: String? = nil) -> [String] {
    let names = Set(everywhere.keys).union(page.flatMap { pages[$0]?.keys }.map(Set.init) ?? [])
    return names.filter { remoteKey(for: $0, page: page) == key }.sorted()
  }
}
