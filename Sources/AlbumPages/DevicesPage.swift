import AlbumService

/// The page of a person's devices with tokens, and of the browsers in which the person has signed in.
public struct DevicesPage: Sendable {
  /// The tokens.
  public var tokens: [AccessToken]
  /// The sessions.
  public var sessions: [WebSession]
  /// The id of the session in which the page is shown.
  public var currentSession: String

  /// Creates a page.
  public init(tokens: [AccessToken], sessions: [WebSession], currentSession: String) {
    (self.tokens, self.sessions, self.currentSession) = (tokens, sessions, currentSession)
  }

  /// Returns the document.
  public func document(_ view: PageView) -> String {
    let tokenList: HTML =
      tokens.isEmpty
      ? "<p class=\"quiet\">\(view(.noTokens))</p>" : "<ul class=\"rows\">\(tokens.map { row($0, view) })</ul>"
    return view.document(
      view(.devicesTitle),
      """
      <section aria-labelledby="tokens"><h2 id="tokens">\(view(.tokensTitle))</h2>
      <p>\(view(.tokensText))</p>
      \(tokenList)</section>
      <section aria-labelledby="browsers"><h2 id="browsers">\(view(.browsersTitle))</h2>
      <p>\(view(.browsersText))</p>
      <ul class="rows">\(sessions.map { row($0, view) })</ul></section>
      <p><a class="back" href="./">\(view(.back))</a></p>
      """)
  }

  private func row(_ token: AccessToken, _ view: PageView) -> HTML {
    let button = ActionButton(
      action: "devices", values: [("token", token.id)], label: view(.revoke),
      accessibleName: view(.revokeOf, ["name": token.name]))
    let used = token.lastUsed.map { HTML("\(view(.lastUsed)) \(view.date($0))") } ?? HTML(escaping: view(.neverUsed))
    return """
      <li><div class="who"><strong>\(HTML.name(token.name))</strong>
      <span class="quiet">\(view(.created)) \(view.date(token.created)) · \(used)</span></div>
      <div class="actions">\(button.html)</div></li>

      """
  }

  private func row(_ session: WebSession, _ view: PageView) -> HTML {
    let name = session.name.isEmpty ? view(.unknownBrowser) : session.name
    let button = ActionButton(
      action: "devices", values: [("session", session.id)], label: view(.endSession),
      accessibleName: view(.endSessionOf, ["name": name]))
    let mark: HTML? =
      session.id == currentSession ? #" <span class="badge">\#(view(.thisBrowser))</span>"# : nil
    return """
      <li><div class="who"><strong>\(HTML.name(name))</strong>\(mark)
      <span class="quiet">\(view(.created)) \(view.date(session.created))</span></div>
      <div class="actions">\(button.html)</div></li>

      """
  }
}
