import AlbumService

/// The start page of a person who has signed in.
public struct StartPage: Sendable {
  /// The account.
  public var account: Account
  /// The number of friend requests to the person.
  public var requestCount: Int

  /// Whether the server accepts uploads.
  public var acceptsUploads: Bool

  /// Creates a page.
  public init(account: Account, requestCount: Int, acceptsUploads: Bool) {
    (self.account, self.requestCount, self.acceptsUploads) = (account, requestCount, acceptsUploads)
  }

  /// Returns the document.
  public func document(_ view: PageView) -> String {
    let requests = requestCount == 0 ? nil : view(.requestCount, count: requestCount)
    return view.document(
      view(.startTitle, ["name": account.person.name]),
      """
      <p class="lead">\(view(.photoCount, count: account.itemCount))</p>
      <ul class="tiles">
      \(acceptsUploads ? tile("upload", view(.uploadTile), view(.uploadTileText)) : nil)
      \(tile("device", view(.televisionTile), view(.televisionTileText)))
      \(tile("friends", view(.friendsTile), view(.friendsTileText), badge: requests))
      \(tile("devices", view(.devicesTile), view(.devicesTileText)))
      \(tile("password", view(.passwordTile), view(.passwordTileText)))
      </ul>
      """)
  }

  private func tile(_ href: String, _ title: String, _ text: String, badge: String? = nil) -> HTML {
    """
    <li><a class="tile" href="\(href)"><strong>\(title)</strong>\
    \(badge.map { HTML(#"<span class="badge">\#($0)</span>"#) })<span>\(text)</span></a></li>

    """
  }
}
