import AlbumService
import AlbumWire
import Calls
import HTTPServer
import HTTPTypes
import WireFormat

/// The routes on which a device gets a token of a person (RFC 8628).
struct DeviceGrantEndpoints {
  let album: any SignInAPI
  /// The address at which the pages are reached; nil for that of the request.
  let publicAddress: ServerAddress?

  /// Adds the routes.
  func add(to routes: inout ServerRoutes) {
    routes.add(DeviceGrantRoutes.authorization, endpoint(authorize))
    routes.add(DeviceGrantRoutes.token, endpoint(poll))
    routes.add(DeviceGrantRoutes.revocation, endpoint(revoke))
  }

  private func endpoint(
    _ answer: @escaping @Sendable (OAuthForm, ServerRequest) throws -> any JSONValue
  ) -> Endpoint {
    Endpoint(access: .anyone, lane: .write, body: .form) { request throws(ServiceFailure) in
      do {
        try request.wire.checkNoQuery()
        guard let form = OAuthForm(request.wire.body) else { throw OAuthProblem(.invalidRequest) }
        return Self.response(try answer(form, request), .ok, request)
      } catch let problem as OAuthProblem {
        return Self.response(problem, .badRequest, request)
      } catch let failure as ServiceFailure {
        throw failure
      } catch {
        throw ServiceFailure(.unavailable)
      }
    }
  }

  private static func response(
    _ answer: any JSONValue, _ status: HTTPResponse.Status, _ request: ServerRequest
  ) -> ServerResponse {
    var json = JSONWriter()
    answer.write(to: &json)
    return ServerResponse(json: json.bytes, status: status, caching: .never, for: request)
  }

  @Sendable private func authorize(_ form: OAuthForm, _ request: ServerRequest) throws -> any JSONValue {
    guard try form.required("client_id") == DeviceGrantRoutes.clientID else { throw OAuthProblem(.invalidClient) }
    let device = RequestingDevice(
      name: Self.name(try form.value("client_name")), address: request.address.map { "\($0)" } ?? "",
      network: request.address.map { "\($0.network)" } ?? "", isOfThisMachine: request.address?.isLoopback ?? true)
    guard let base = publicAddress?.text ?? request.origin?.text else { throw OAuthProblem(.invalidRequest) }
    return DeviceAuthorizationAnswer(try album.authorizeDevice(device), page: base + "/device")
  }

  /// Returns the name of a device: its own, cut to the limit, or the default for a missing or blank one.
  private static func name(_ text: String?) -> String {
    let start = String(String.UnicodeScalarView((text ?? "").unicodeScalars.prefix(PersonName.limit)))
    do throws(ServiceFailure) { return try PersonName.validated(start) } catch { return RequestingDevice.defaultName }
  }

  @Sendable private func revoke(_ form: OAuthForm, _ request: ServerRequest) throws -> any JSONValue {
    try album.revokeToken(secret: try form.required("token"))
    return EmptyAnswer()
  }

  @Sendable private func poll(_ form: OAuthForm, _ request: ServerRequest) throws -> any JSONValue {
    guard try form.required("grant_type") == DeviceGrantRoutes.grantType else {
      throw OAuthProblem(.unsupportedGrantType)
    }
    guard try form.required("client_id") == DeviceGrantRoutes.clientID else { throw OAuthProblem(.invalidClient) }
    switch try album.poll(deviceCode: try form.required("device_code")) {
    case .granted(let token): return DeviceTokenAnswer(token)
    case .pending: throw OAuthProblem(.authorizationPending)
    case .slowDown: throw OAuthProblem(.slowDown)
    case .refused: throw OAuthProblem(.accessDenied)
    case .expired: throw OAuthProblem(.expiredToken)
    case .unknown: throw OAuthProblem(.invalidGrant)
    }
  }
}
