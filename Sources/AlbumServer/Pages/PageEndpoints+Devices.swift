import AlbumPages
import AlbumService
import Calls
import HTTPServer
import HTTPTypes

/// Devices that ask for access (RFC 8628, section 3.3), and those that have it.
extension PageEndpoints {
  func addDevice(to routes: inout ServerRoutes) {
    get("/device", &routes) { exchange throws(ServiceFailure) in
      switch exchange.query["done"] {
      case "approved": return .page(DevicePage.result(exchange.view("device?done=approved"), isApproved: true))
      case "refused": return .page(DevicePage.result(exchange.view("device?done=refused"), isApproved: false))
      default: return try codeEntered(exchange, exchange.query["user_code"])
      }
    }
    post("/device", &routes, decide)
  }

  /// Returns the page on which the person decides about the device that shows a code, or the one for entering another code.
  private func codeEntered(_ exchange: PageExchange, _ text: String) throws(ServiceFailure) -> PageAnswer {
    let view = exchange.view("device" + Self.query("user_code", text))
    if text.isEmpty { return .page(DevicePage.entry(view)) }
    guard let code = UserCode(text) else {
      let page = DevicePage.entry(view, text: text, error: DevicePage.malformed(view))
      return .page(page, status: .unprocessableContent)
    }
    return try guess(code, exchange) { device in .page(DevicePage.decision(view, device, code)) }
  }

  /// Looks up the device that shows a code, which counts as a guess if there is none, and returns the answer for the device, or the page for
  /// entering another code.
  private func guess(
    _ code: UserCode, _ exchange: PageExchange, _ answer: (RequestingDevice) throws(ServiceFailure) -> PageAnswer
  ) throws(ServiceFailure) -> PageAnswer {
    let view = exchange.view("device")
    let keys = [.session(exchange.session?.id ?? "")] + GuessLimiter.Key.network(of: exchange.request)
    let device: RequestingDevice?
    do throws(ServiceFailure) {
      device = try guesses.guess(keys) { () throws(ServiceFailure) in try album.requestingDevice(code) }
    } catch {
      guard error.reason == .guesses else { throw error }
      let message = assets.texts.text(error, in: exchange.language)
      return .page(DevicePage.entry(view, text: "\(code)", error: message), status: .tooManyRequests)
    }
    if let device { return try answer(device) }
    return .page(DevicePage.entry(view, text: "\(code)", error: DevicePage.unknown(view)), status: .notFound)
  }

  @Sendable private func decide(_ exchange: PageExchange) throws(ServiceFailure) -> PageAnswer {
    let text = exchange.form["user_code"]
    guard let code = UserCode(text), let decision = Decision(rawValue: exchange.form["decision"]) else {
      return try codeEntered(exchange, text)
    }
    // A code that is sent here without the page counts as a guess, too.
    return try guess(code, exchange) { _ throws(ServiceFailure) in
      try album.decide(code, isApproved: decision == .approve, exchange.call)
      return .redirection("device?done=\(decision == .approve ? "approved" : "refused")")
    }
  }

  private enum Decision: String {
    case approve
    case refuse
  }

  func addDevices(to routes: inout ServerRoutes) {
    get("/devices", &routes) { exchange throws(ServiceFailure) in
      let notices: [String: PagePhrase] = ["revoked": .revokedNotice, "ended": .sessionEndedNotice]
      let page = DevicesPage(
        tokens: try album.tokens(exchange.call), sessions: try album.sessions(exchange.call),
        currentSession: exchange.session?.id ?? "")
      return .page(page.document(exchange.view("devices", notice: notices[exchange.query["done"]])))
    }
    post("/devices", &routes) { exchange throws(ServiceFailure) in
      let session = exchange.form["session"]
      if session.isEmpty {
        _ = try album.revokeToken(id: exchange.form["token"], exchange.write)
        return .redirection("devices?done=revoked")
      }
      try album.endSession(id: session, exchange.call)
      guard session == exchange.session?.id else { return .redirection("devices?done=ended") }
      return .redirection(
        "sign-in?done=signed-out", cookies: PageCookies.removingSession(isSecure: exchange.isSecure))
    }
  }
}

/// Friends.
extension PageEndpoints {
  func addFriends(to routes: inout ServerRoutes) {
    get("/friends", &routes) { exchange throws(ServiceFailure) in
      let notice = FriendsPage.Action(rawValue: exchange.query["done"])?.notice
      let page = FriendsPage(try album.acquaintances(exchange.call))
      return .page(page.document(exchange.view("friends", notice: notice)))
    }
    post("/friends", &routes) { exchange throws(ServiceFailure) in
      guard let action = FriendsPage.Action(rawValue: exchange.form["action"]) else { return .redirection("friends") }
      guard action != .ask else { return try ask(exchange) }
      let change: Friendship.Change =
        switch action {
        case .ask, .accept: .ask
        case .end: .end
        case .block: .block
        case .unblock: .unblock
        }
      _ = try album.changeFriendship(with: exchange.form["person"], change, exchange.write)
      return .redirection("friends?done=\(action.rawValue)")
    }
  }

  private func ask(_ exchange: PageExchange) throws(ServiceFailure) -> PageAnswer {
    let name = exchange.form["name"]
    do throws(ServiceFailure) {
      let asked = try album.askFriend(named: name, exchange.write)
      return .redirection("friends?done=\(asked.state == .friend ? "accept" : "ask")")
    } catch {
      guard [.notFound, .refused, .tooManyRequests].contains(error.code) else { throw error }
      let page = FriendsPage(
        try album.acquaintances(exchange.call), name: name, error: assets.texts.text(error, in: exchange.language))
      return .page(page.document(exchange.view("friends")), status: error.httpStatus)
    }
  }
}
