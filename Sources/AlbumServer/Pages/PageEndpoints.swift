import AlbumPages
import AlbumService
import Calls
import HTTPServer
import HTTPTypes
import WireFormat

/// The endpoints of the album server's web pages.
struct PageEndpoints: Sendable {
  typealias Album = AlbumServer.API
  typealias Handler = @Sendable (PageExchange) throws(ServiceFailure) -> PageAnswer

  let album: Album
  /// The uploads; nil for a server that accepts none.
  let uploads: (any UploadAPI)?
  let assets: PageAssets
  let publicAddress: ServerAddress?
  let guesses: GuessLimiter

  /// Adds the routes.
  func add(to routes: inout ServerRoutes) {
    addFile("/style.css", "text/css; charset=utf-8", assets.style, to: &routes)
    addFile("/icon.svg", "image/svg+xml", assets.icon, to: &routes)
    get("/language", needsSession: false, &routes, chooseLanguage)
    addSignIn(to: &routes)
    addDevice(to: &routes)
    addFriends(to: &routes)
    addDevices(to: &routes)
    addPassword(to: &routes)
    if let uploads { addUpload(uploads, to: &routes) }
  }

  /// Adds a page.
  ///
  /// - Parameter needsSession: Whether only those who have signed in get it; others are sent to the page for signing in.
  func get(
    _ path: String, needsSession: Bool = true, _ routes: inout ServerRoutes, _ handler: @escaping Handler
  ) {
    routes.add(
      Route(.get, path),
      Endpoint(access: .anyone, problem: problem) { request throws(ServiceFailure) in
        let exchange = try exchange(request)
        if needsSession, exchange.session == nil { return response(signInFirst(path, request), exchange) }
        return try answer(exchange, handler)
      })
  }

  /// Adds what a form does.
  func post(
    _ path: String, needsSession: Bool = true, lane: Endpoint.Lane = .write, _ routes: inout ServerRoutes,
    _ handler: @escaping Handler
  ) {
    routes.add(
      Route(.post, path),
      Endpoint(access: .anyone, lane: lane, body: .form, problem: problem) { request throws(ServiceFailure) in
        guard PageOrigin.isOwn(request.fields, request.origin, publicAddress) else {
          throw ServiceFailure(.forbidden, .webOrigin)
        }
        let exchange = try exchange(request)
        if needsSession, exchange.session == nil { return response(signInFirst(path, nil), exchange) }
        return try answer(exchange, handler)
      })
  }

  func answer(_ exchange: PageExchange, _ handler: Handler) throws(ServiceFailure) -> ServerResponse {
    do throws(ServiceFailure) {
      return response(try handler(exchange), exchange)
    } catch {
      if error.code == .cancelled || error.code == .timedOut { throw error }
      let page = ErrorPage.document(exchange.view(""), assets.texts.text(error, in: exchange.language))
      var response = response(.page(page, status: error.httpStatus), exchange)
      response.fields[.retryAfter] = ProblemDetails(error).retryAfter
      return response
    }
  }

  func exchange(_ request: ServerRequest) throws(ServiceFailure) -> PageExchange {
    let secret = PageCookies.session(request.fields)
    var session: WebSession?
    if let secret { session = try album.session(secret: secret) }
    guard let form = String(validating: request.wire.body, as: UTF8.self) else { throw ServiceFailure(.refused, .body) }
    return PageExchange(
      request: request, texts: assets.texts, language: Self.language(request.fields), session: session, secret: secret,
      isSecure: PageOrigin.isSecure(request, publicAddress), form: PageForm(try QueryParameters(encoded: form)),
      query: PageForm(request.wire.query))
  }

  private static func language(_ fields: HTTPFields) -> PageLanguage {
    PageCookies.language(fields) ?? .accepted(fields[.acceptLanguage])
  }

  func signInFirst(_ path: String, _ request: ServerRequest?) -> PageAnswer {
    let query = request?.wire.query.encoded ?? ""
    let target = path.dropFirst() + (query.isEmpty ? "" : "?\(query)")
    var parameters = QueryParameters()
    if !target.isEmpty { parameters.add("next", PageTarget.validated(String(target))) }
    return .redirection(parameters.parameters.isEmpty ? "sign-in" : "sign-in?\(parameters.encoded)")
  }

  @Sendable private func chooseLanguage(_ exchange: PageExchange) -> PageAnswer {
    let chosen = PageLanguage(rawValue: exchange.query["to"]) ?? .english
    return .redirection(
      PageTarget.validated(exchange.query["next"]),
      cookies: [PageCookies.setting(chosen, isSecure: exchange.isSecure)])
  }
}

// MARK: - Responses

extension PageEndpoints {
  /// What pages may contain: styles and pictures of this server, and nothing that others provide; and no page may show them in a frame.
  static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  /// What a page with a script may contain in addition: scripts of this server, which send requests to it.
  static let scriptPolicy = "\(policy); script-src 'self'; connect-src 'self'"

  func response(_ answer: PageAnswer, _ exchange: PageExchange) -> ServerResponse {
    switch answer {
    case .page(let document, let status, let hasScript):
      var response = Self.response(document, status, exchange.language)
      if hasScript { response.fields[.contentSecurityPolicy] = Self.scriptPolicy }
      return response
    case .redirection(let target, let cookies):
      var response = ServerResponse(.seeOther, fields: [.location: target.isEmpty ? "./" : target])
      Self.protect(&response)
      for cookie in cookies { response.fields.append(cookie) }
      return response
    }
  }

  private static func response(
    _ document: String, _ status: HTTPResponse.Status, _ language: PageLanguage
  ) -> ServerResponse {
    var response = ServerResponse(status, body: .bytes(Array(document.utf8)))
    response.fields[.contentType] = "text/html; charset=utf-8"
    response.fields[.contentLanguage] = language.rawValue
    protect(&response)
    return response
  }

  private static func protect(_ response: inout ServerResponse) {
    response.fields[.cacheControl] = CachePolicy.never.header
    response.fields[.contentSecurityPolicy] = policy
    // Forms must state their origin to this server, and to no other.
    response.fields[.referrerPolicy] = "same-origin"
    response.fields[.vary] = "Accept-Language, Cookie"
  }

  /// Returns the page about a failure before a request was carried out.
  @Sendable func problem(_ failure: ServiceFailure, _ fields: HTTPFields) -> ServerResponse {
    let language = Self.language(fields)
    let view = PageView(texts: assets.texts, language: language)
    return Self.response(ErrorPage.document(view, assets.texts.text(failure, in: language)), .ok, language)
  }

  func addFile(_ path: String, _ type: String, _ bytes: [UInt8], to routes: inout ServerRoutes) {
    let tag = EntityTag(of: bytes)
    routes.add(
      Route(.get, path),
      Endpoint(access: .anyone) { request throws(ServiceFailure) in
        try request.wire.checkNoQuery()
        var response = ServerResponse(
          json: bytes, caching: .sharedRevalidated, tag: tag, for: request)
        if response.status != .notModified { response.fields[.contentType] = type }
        return response
      })
  }
}
