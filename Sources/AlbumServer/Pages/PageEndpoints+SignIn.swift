import AlbumPages
import AlbumService
import Calls
import HTTPServer
import HTTPTypes
import WireFormat

/// The start page, signing in and signing out.
extension PageEndpoints {
  func addSignIn(to routes: inout ServerRoutes) {
    get("/", &routes) { exchange throws(ServiceFailure) in
      let requests = try album.acquaintances(exchange.call).filter { $0.state == .asking }
      let notice: PagePhrase? = exchange.query["done"] == "password" ? .passwordChanged : nil
      let page = StartPage(
        account: try album.account(exchange.call), requestCount: requests.count, acceptsUploads: uploads != nil)
      return .page(page.document(exchange.view("", notice: notice)))
    }
    get("/sign-in", needsSession: false, &routes) { exchange throws(ServiceFailure) in
      let next = PageTarget.validated(exchange.query["next"])
      if exchange.session != nil { return .redirection(next) }
      let notice: PagePhrase? = exchange.query["done"] == "signed-out" ? .signedOut : nil
      return .page(SignInPage(next: next).document(exchange.view("sign-in" + Self.query("next", next), notice: notice)))
    }
    post("/sign-in", needsSession: false, lane: .hashing, &routes, signIn)
    post("/sign-out", needsSession: false, &routes) { exchange throws(ServiceFailure) in
      if let session = exchange.session { try album.endSession(id: session.id, exchange.call) }
      return .redirection(
        "sign-in?done=signed-out", cookies: PageCookies.removingSession(isSecure: exchange.isSecure))
    }
  }

  @Sendable private func signIn(_ exchange: PageExchange) throws(ServiceFailure) -> PageAnswer {
    let (name, password) = (exchange.form["name"], exchange.form["password"])
    let next = PageTarget.validated(exchange.form["next"])
    let view = exchange.view("sign-in" + Self.query("next", next))
    let keys = [.account(PersonName.comparisonKey(name))] + GuessLimiter.Key.network(of: exchange.request)
    let person: Person?
    do throws(ServiceFailure) {
      person = try guesses.guess(keys) { () throws(ServiceFailure) in
        try album.person(named: name, password: password)
      }
    } catch {
      guard error.code == .tooManyRequests else { throw error }
      let text = assets.texts.text(error, in: exchange.language)
      return .page(SignInPage(next: next, name: name, error: text).document(view), status: .tooManyRequests)
    }
    guard let person else {
      let page = SignInPage(next: next, name: name, error: SignInPage.wrong(view))
      return .page(page.document(view), status: .unprocessableContent)
    }
    return .redirection(next, cookies: [try startSession(of: person, exchange)])
  }

  /// Starts a session, and returns its cookie.
  func startSession(of person: Person, _ exchange: PageExchange) throws(ServiceFailure) -> HTTPField {
    let secret = try album.startSession(of: person.id, named: BrowserName.of(exchange.request.fields[.userAgent]))
    return PageCookies.setting(session: secret, isSecure: exchange.isSecure)
  }

  /// Returns a query with a parameter; empty for an empty value.
  static func query(_ name: String, _ value: String) -> String {
    var parameters = QueryParameters()
    parameters.add(name, value)
    return value.isEmpty ? "" : "?\(parameters.encoded)"
  }
}

/// Passwords.
extension PageEndpoints {
  func addPassword(to routes: inout ServerRoutes) {
    get("/password", &routes) { exchange throws(ServiceFailure) in
      .page(PasswordPage(name: exchange.session?.person.name ?? "").document(exchange.view("password")))
    }
    post("/password", lane: .hashing, &routes, changePassword)
    get("/invitation", needsSession: false, &routes) { exchange throws(ServiceFailure) in
      let code = exchange.query["code"]
      let view = exchange.view("invitation" + Self.query("code", code))
      guard let person = try album.invitee(secret: code) else {
        return .page(ErrorPage.invalidInvitation(view), status: .notFound)
      }
      return .page(PasswordPage(name: person.name, invitation: code).document(view))
    }
    post("/invitation", needsSession: false, lane: .hashing, &routes, acceptInvitation)
  }

  @Sendable private func changePassword(_ exchange: PageExchange) throws(ServiceFailure) -> PageAnswer {
    guard let session = exchange.session else { return .redirection("sign-in") }
    let view = exchange.view("password")
    var page = PasswordPage(name: session.person.name)
    let keys =
      [.account(PersonName.comparisonKey(session.person.name))] + GuessLimiter.Key.network(of: exchange.request)
    page.error = try passwordError(exchange.form, view) { password throws(ServiceFailure) in
      _ = try guesses.guess(keys) { () throws(ServiceFailure) -> Bool? in
        try album.changePassword(from: exchange.form["present"], to: password, exchange.call)
        return true
      }
    }
    if page.error != nil { return .page(page.document(view), status: .unprocessableContent) }
    return .redirection("./?done=password", cookies: [try startSession(of: session.person, exchange)])
  }

  @Sendable private func acceptInvitation(_ exchange: PageExchange) throws(ServiceFailure) -> PageAnswer {
    let code = exchange.form["code"]
    let view = exchange.view("invitation" + Self.query("code", code))
    guard let person = try album.invitee(secret: code) else {
      return .page(ErrorPage.invalidInvitation(view), status: .notFound)
    }
    var page = PasswordPage(name: person.name, invitation: code)
    page.error = try passwordError(exchange.form, view) { password throws(ServiceFailure) in
      _ = try album.acceptInvitation(secret: code, password: password)
    }
    if page.error != nil { return .page(page.document(view), status: .unprocessableContent) }
    return .redirection("./?done=password", cookies: [try startSession(of: person, exchange)])
  }

  /// Sets a password, and returns what is wrong with which field; nil if it was set.
  private func passwordError(
    _ form: PageForm, _ view: PageView, _ set: (String) throws(ServiceFailure) -> Void
  ) throws(ServiceFailure) -> (field: PasswordPage.Field, text: String)? {
    guard form["new"] == form["again"] else { return (.again, PasswordPage.differ(view)) }
    do throws(ServiceFailure) {
      try set(form["new"])
      return nil
    } catch {
      let text = assets.texts.text(error, in: view.language)
      switch error.reason {
      case .password: return (.new, text)
      case .wrongPassword, .guesses: return (.present, text)
      default: throw error
      }
    }
  }
}
