import AlbumService
import Calls
import Foundation
import HTTPServer
import Testing

/// Signing a device in over HTTP (RFC 8628).
@Suite struct DeviceGrantTests {
  private static let grantType = "urn:ietf:params:oauth:grant-type:device_code"

  private func authorize(
    _ album: AlbumPeople, _ values: [String: String] = ["client_id": "tenfoot", "client_name": "Living room"],
    _ fields: [String: String] = [:]
  ) throws -> RawConnection.Reply {
    try album.servers.reply(RequestText.form("/v1/device_authorization", values, fields))
  }

  private func poll(_ album: AlbumPeople, _ code: String) throws -> RawConnection.Reply {
    try album.servers.reply(
      RequestText.form(
        "/v1/token", ["client_id": "tenfoot", "grant_type": Self.grantType, "device_code": code]))
  }

  private static func userCode(_ answer: [String: Any]) throws -> UserCode {
    let text = try #require(answer["user_code"] as? String)
    return try #require(UserCode(text))
  }

  private func error(_ reply: RawConnection.Reply) throws -> String? {
    #expect(reply.status == 400 && reply.fields["cache-control"] == "no-store")
    #expect(reply.fields["content-type"] == "application/json")
    return try reply.json()["error"] as? String
  }

  @Test func aTokenIsGivenOnceAfterTheApproval() throws {
    let album = try AlbumPeople()
    let reply = try authorize(album)
    #expect(reply.status == 200 && reply.fields["cache-control"] == "no-store")
    let answer = try reply.json()
    #expect(answer["expires_in"] as? Int == 600 && answer["interval"] as? Int == 5)
    let (code, userCode) = (
      try #require(answer["device_code"] as? String), try #require(answer["user_code"] as? String)
    )
    #expect(answer["verification_uri"] as? String == "http://localhost/device")
    #expect(answer["verification_uri_complete"] as? String == "http://localhost/device?user_code=\(userCode)")
    #expect(try error(poll(album, code)) == "authorization_pending")
    #expect(try error(poll(album, code)) == "slow_down")
    try album.album.decide(try #require(UserCode(userCode)), isApproved: true, album.call("Anna"))
    let token = try poll(album, code)
    #expect(token.status == 200 && token.fields["cache-control"] == "no-store")
    #expect(try token.json()["token_type"] as? String == "Bearer")
    let secret = try #require(try token.json()["access_token"] as? String)
    let me = try album.servers.reply(RequestText.get("/v1/me", ["Authorization": "Bearer \(secret)"]))
    #expect(try me.json()["name"] as? String == "Anna")
    #expect(try error(poll(album, code)) == "invalid_grant")
    #expect(try album.album.tokens(album.call("Anna")).map(\.name) == ["Test", "Living room"])
  }

  @Test func aRefusalIsAnswered() throws {
    let album = try AlbumPeople()
    let answer = try authorize(album, ["client_id": "tenfoot", "unknown": "ignored", "client_name": ""]).json()
    let code = try Self.userCode(answer)
    #expect(try album.album.requestingDevice(code)?.name == "Television")
    try album.album.decide(code, isApproved: false, album.call("Anna"))
    #expect(try error(poll(album, try #require(answer["device_code"] as? String))) == "access_denied")
  }

  @Test func anyNameOfADeviceIsShortenedOrReplaced() throws {
    let album = try AlbumPeople()
    for (name, shown) in [
      (String(repeating: "x", count: 61), String(repeating: "x", count: 60)), ("\u{200B}", "Television"),
      (" \u{1B}[2JKitchen\u{202E} ", "[2JKitchen"), ("客厅", "客厅"),
    ] {
      let code = try Self.userCode(try authorize(album, ["client_id": "tenfoot", "client_name": name]).json())
      #expect(try album.album.requestingDevice(code)?.name == shown)
    }
  }

  @Test func invalidRequestsAreRefused() throws {
    let album = try AlbumPeople()
    for (values, code) in [
      ([:], "invalid_request"), (["client_id": "other"], "invalid_client"), (["client_id": ""], "invalid_request"),
    ] {
      #expect(try error(authorize(album, values)) == code, "\(values)")
    }
    for (values, code) in [
      ([:], "invalid_request"), (["grant_type": "password"], "unsupported_grant_type"),
      (["grant_type": Self.grantType, "client_id": "tenfoot"], "invalid_request"),
      (["grant_type": Self.grantType, "device_code": "x"], "invalid_request"),
      (["grant_type": Self.grantType, "device_code": "x", "client_id": "x"], "invalid_client"),
      (["grant_type": Self.grantType, "device_code": "x", "client_id": "tenfoot"], "invalid_grant"),
    ] {
      #expect(try error(album.servers.reply(RequestText.form("/v1/token", values))) == code, "\(values)")
    }
    let form = ["Content-Type": "application/x-www-form-urlencoded"]
    for body in ["client_id=tenfoot&client_id=tenfoot", "client_id=%FF", "%"] {
      let request = RequestText.post("/v1/device_authorization", key: nil, json: body, form)
      #expect(try error(album.servers.reply(request)) == "invalid_request", "\(body)")
    }
    #expect(try album.servers.reply(RequestText.post("/v1/token", key: nil, json: "{}")).status == 415)
    #expect(try album.servers.reply(RequestText.get("/v1/token")).status == 405)
  }

  @Test func theAddressOfThePageIsThePublicOne() throws {
    let answer = try authorize(AlbumPeople(publicAddress: ServerAddress("https://album.example/photos"))).json()
    #expect(answer["verification_uri"] as? String == "https://album.example/photos/device")
  }

  @Test func onlyATrustedProxyStatesTheAddressOfThePageAndOfTheDevice() throws {
    let fields = [
      "X-Forwarded-Proto": "http, https", "X-Forwarded-Host": "evil.example, album.example",
      "X-Forwarded-For": "2001:db8::7",
    ]
    var limits = ServerLimits.withoutSharing
    for (isTrusted, uri, address) in [
      (false, "http://localhost/device", "127.0.0.1"), (true, "https://album.example/device", "2001:db8::7"),
    ] {
      limits.proxies = isTrusted ? Set([NetworkAddress("127.0.0.1")].compactMap(\.self)) : []
      let album = try AlbumPeople(limits: limits)
      let answer = try authorize(album, ["client_id": "tenfoot"], fields).json()
      #expect(answer["verification_uri"] as? String == uri)
      let code = try Self.userCode(answer)
      #expect(try album.album.requestingDevice(code)?.address == address)
    }
  }
}
