import AlbumService

/// The page of a person's friends, requests and blocked people.
public struct FriendsPage: Sendable {
  /// What a form of the page asks for.
  public enum Action: String, CaseIterable, Sendable {
    /// Sends a request to the person with a name.
    case ask
    /// Accepts a request.
    case accept
    /// Refuses or withdraws a request, or ends a friendship.
    case end
    /// Blocks a person.
    case block
    /// Unblocks a person.
    case unblock

    /// The notice after the action.
    public var notice: PagePhrase {
      switch self {
      case .ask: .askedNotice
      case .accept: .acceptedNotice
      case .end: .endedNotice
      case .block: .blockedNotice
      case .unblock: .unblockedNotice
      }
    }
  }

  /// The friends, requests and blocked people.
  public var acquaintances: [Acquaintance]
  /// The name that was entered.
  public var name: String
  /// What is wrong with it; nil for nothing.
  public var error: String?

  /// Creates a page.
  public init(_ acquaintances: [Acquaintance], name: String = "", error: String? = nil) {
    (self.acquaintances, self.name, self.error) = (acquaintances, name, error)
  }

  /// Returns the document.
  public func document(_ view: PageView) -> String {
    view.document(
      view(.friendsTitle),
      """
      <p class="lead">\(view(.friendsText))</p>
      \(section(view(.requestsTitle), .asking, view, actionsForRequest))
      \(section(view(.yourFriends), .friend, view, empty: view(.noFriends), actionsForFriend))
      \(askForm(view))
      \(section(view(.sentTitle), .asked, view, actionsForSent))
      \(section(view(.blockedTitle), .blocked, view, actionsForBlocked))
      <p><a class="back" href="./">\(view(.back))</a></p>
      """)
  }

  private func askForm(_ view: PageView) -> HTML {
    let field = FormField(name: "name", label: view(.friendName), autocomplete: .off, value: name, error: error)
    return """
      <section aria-labelledby="ask"><h2 id="ask">\(view(.askTitle))</h2>
      <form method="post" action="friends" class="card">
      <input type="hidden" name="action" value="ask">
      \(field.html)
      <button class="primary">\(view(.ask))</button>
      </form></section>
      """
  }

  private func section(
    _ title: String, _ state: Acquaintance.State, _ view: PageView, empty: String? = nil,
    _ actions: (Person, PageView) -> HTML
  ) -> HTML? {
    let people = acquaintances.filter { $0.state == state }
    if people.isEmpty, empty == nil { return nil }
    let rows = people.map { acquaintance -> HTML in
      """
      <li><div class="who"><strong>\(HTML.name(acquaintance.person.name))</strong>
      <span class="quiet">\(view(.since)) \(view.date(acquaintance.since))</span></div>
      <div class="actions">\(actions(acquaintance.person, view))</div></li>

      """
    }
    let list: HTML = people.isEmpty ? "<p class=\"quiet\">\(empty ?? "")</p>" : "<ul class=\"rows\">\(rows)</ul>"
    let id = "list-\(state.rawValue)"
    return #"<section aria-labelledby="\#(id)"><h2 id="\#(id)">\#(title)</h2>\#(list)</section>"#
  }

  private func actionsForRequest(_ person: Person, _ view: PageView) -> HTML {
    """
    \(button(.accept, person, view, .accept, .acceptOf, style: "primary"))\
    \(button(.end, person, view, .refuse, .refuseOf))\(more([button(.block, person, view, .block, .blockOf)], view))
    """
  }

  private func actionsForFriend(_ person: Person, _ view: PageView) -> HTML {
    more([button(.end, person, view, .end, .endOf), button(.block, person, view, .block, .blockOf)], view)
  }

  private func actionsForSent(_ person: Person, _ view: PageView) -> HTML {
    button(.end, person, view, .withdraw, .withdrawOf)
  }

  private func actionsForBlocked(_ person: Person, _ view: PageView) -> HTML {
    button(.unblock, person, view, .unblock, .unblockOf)
  }

  /// Returns buttons that are shown after a tap, because what they do cannot be undone alone.
  private func more(_ buttons: [HTML], _ view: PageView) -> HTML {
    "<details class=\"more\"><summary>\(view(.more))</summary><div class=\"actions\">\(buttons)</div></details>"
  }

  private func button(
    _ action: Action, _ person: Person, _ view: PageView, _ label: PagePhrase, _ name: PagePhrase,
    style: String = "quiet"
  ) -> HTML {
    ActionButton(
      action: "friends", values: [("action", action.rawValue), ("person", person.id)], label: view(label),
      accessibleName: view(name, ["name": person.name]), style: style
    ).html
  }
}
