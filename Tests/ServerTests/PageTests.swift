import AlbumService
import Calls
import Foundation
import HTTPServer
import Testing

/// The pages of the album's server over HTTP.
@Suite struct PageTests {
  private let album: AlbumPeople
  private static let password = "correct horse"

  init() throws {
    album = try AlbumPeople()
  }

  private func get(_ path: String, _ fields: [String: String] = [:]) throws -> RawConnection.Reply {
    try album.servers.reply(RequestText.get(path, fields))
  }

  private func send(
    _ path: String, _ values: [String: String], _ fields: [String: String] = [:]
  ) throws -> RawConnection.Reply {
    try album.servers.reply(RequestText.form(path, values, fields))
  }

  private func signIn(_ name: String, _ password: String, next: String = "") throws -> RawConnection.Reply {
    try send("/sign-in", ["name": name, "password": password, "next": next])
  }

  // MARK: Signing in

  @Test func aPersonSignsInAndOut() throws {
    try album.album.setPassword(Self.password, of: album.person("Anna").id)
    let first = try get("/device?user_code=BCDF-GHJK")
    #expect(first.status == 303 && first.fields["location"] == "sign-in?next=device%3Fuser_code%3DBCDF-GHJK")
    let form = try get("/sign-in?next=device%3Fuser_code%3DBCDF-GHJK")
    #expect(form.status == 200 && form.text.contains(#"name="next" value="device?user_code=BCDF-GHJK""#))
    let signedIn = try signIn("anna", Self.password, next: "device?user_code=BCDF-GHJK")
    #expect(signedIn.status == 303 && signedIn.fields["location"] == "device?user_code=BCDF-GHJK")
    let cookie = try #require(signedIn.fields["set-cookie"])
    #expect(cookie.contains("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict") && !cookie.contains("Secure"))
    let fields = ["Cookie": "other=1; \(cookie.prefix { $0 != ";" })"]
    #expect(try get("/", fields).text.contains("Hello, Anna"))
    let signedOut = try send("/sign-out", [:], fields)
    #expect(
      signedOut.status == 303 && signedOut.fields["set-cookie"]?.contains("tenfoot-session=; Path=/; Max-Age=0") == true
    )
    #expect(try get("/", fields).status == 303)
  }

  @Test func wrongNamesAndPasswordsLookTheSame() throws {
    try album.album.setPassword(Self.password, of: album.person("Anna").id)
    let replies = try [("Anna", "wrong horse"), ("Ben", "wrong horse"), ("Nobody", "wrong horse")].map {
      name, password in
      let reply = try signIn(name, password)
      #expect(reply.status == 422 && reply.fields["set-cookie"] == nil)
      return reply.text.replacing(name, with: "NAME")
    }
    #expect(Set(replies).count == 1 && replies[0].contains(#"aria-invalid="true""#))
  }

  @Test func guessesOfAPasswordAreLimited() throws {
    try album.album.setPassword(Self.password, of: album.person("Anna").id)
    for name in ["Anna", "Nobody"] {
      let statuses = try (0..<31).map { _ in try signIn(name, "wrong horse").status }
      #expect(statuses == Array(repeating: 422, count: 30) + [429], "\(name)")
    }
    let right = try signIn("ANNA", Self.password)
    #expect(right.status == 429 && right.fields["set-cookie"] == nil)
    #expect(try signIn("Ben", "wrong horse").status == 422)
  }

  @Test func thePlaceAfterSigningInIsOnThisServer() throws {
    try album.album.setPassword(Self.password, of: album.person("Anna").id)
    for next in [
      "//evil.example", "https://evil.example", "/friends", "friends/../x", "device?\r\nX: y", "x", "\\\\evil",
    ] {
      let reply = try signIn("Anna", Self.password, next: next)
      #expect(reply.status == 303 && reply.fields["location"] == "./", "\(next)")
    }
    #expect(try signIn("Anna", Self.password, next: "friends").fields["location"] == "friends")
  }

  @Test func theCookieIsSecureOverHTTPS() throws {
    let album = try AlbumPeople(publicAddress: ServerAddress("https://album.example"))
    try album.album.setPassword(Self.password, of: album.person("Anna").id)
    let request = RequestText.form(
      "/sign-in", ["name": "Anna", "password": Self.password],
      ["Host": "album.example", "Origin": "https://album.example"])
    let cookie = try #require(try album.servers.reply(request).fields["set-cookie"])
    #expect(cookie.hasPrefix("__Host-tenfoot-session=tfs_") && cookie.hasSuffix("; SameSite=Strict; Secure"))
    let fields = ["Cookie": String(cookie.prefix { $0 != ";" })]
    #expect(try album.servers.reply(RequestText.get("/", fields)).status == 200)
  }

  @Test func aSessionIsNoToken() throws {
    let secret = try #require(album.sessions["Anna"])
    #expect(try get("/v1/photos", album.cookie("Anna")).status == 401)
    #expect(try get("/v1/photos", ["Authorization": "Bearer \(secret)"]).status == 401)
    #expect(try get("/", album.fields("Anna")).status == 303, "a token is no session")
  }

  // MARK: Other sites

  @Test(arguments: [
    ["Origin": "https://evil.example"], ["Origin": "null"], ["Origin": "http://localhost:1"], ["Origin": ""],
    ["Origin": "http://localhost.evil.example"], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
    ["Sec-Fetch-Site": "none"], ["Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"],
  ])
  func formsOfOtherSitesAreRefused(_ origin: [String: String]) throws {
    let fields = origin.merging(album.cookie("Anna")) { $1 }
    for path in ["/sign-in", "/sign-out", "/device", "/friends", "/devices", "/password", "/invitation"] {
      let reply = try send(path, ["action": "ask", "name": "Ben"], fields)
      #expect(reply.status == 403 && reply.text.contains("forbidden.webOrigin"), "\(path)")
    }
    #expect(try album.album.acquaintances(album.call("Anna")).isEmpty)
  }

  @Test func aFormNeedsAnOrigin() throws {
    let form = ["Content-Type": "application/x-www-form-urlencoded"]
    let fields = form.merging(album.cookie("Anna")) { $1 }
    let request = { (more: [String: String]) in
      RequestText.post("/friends", key: nil, json: "action=ask&name=Ben", fields.merging(more) { $1 })
    }
    #expect(try album.servers.reply(request([:])).status == 403)
    #expect(try album.servers.reply(request(["Sec-Fetch-Site": "same-origin"])).status == 303)
  }

  @Test func everyPageIsProtected() throws {
    let cookie = album.cookie("Anna")
    let pages = [
      "/", "/sign-in", "/device", "/friends", "/devices", "/password", "/invitation?code=x", "/device?user_code=x",
    ]
    for (path, fields) in pages.flatMap({ path in [[:], cookie].map { (path, $0) } }) {
      let reply = try get(path, fields)
      let policy = try #require(reply.fields["content-security-policy"], "\(path)")
      #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe") && !policy.contains("script"))
      #expect(reply.fields["cache-control"] == "no-store" && reply.fields["referrer-policy"] == "same-origin")
      #expect(reply.fields["x-content-type-options"] == "nosniff")
      #expect(!reply.text.contains("<script") && !reply.text.contains(" style="))
    }
    #expect(try get("/style.css").fields["content-type"] == "text/css; charset=utf-8")
    let tag = try #require(try get("/style.css").fields["etag"])
    #expect(try get("/style.css", ["If-None-Match": tag]).status == 304)
  }

  @Test func failuresOfFormsAreHTML() throws {
    let reply = try album.servers.reply(RequestText.post("/friends", key: nil, json: "{}", album.cookie("Anna")))
    #expect(reply.status == 415 && reply.fields["content-type"] == "text/html; charset=utf-8")
    let malformed = try send("/friends", [:], ["Cookie": "tenfoot-session=x; tenfoot-session=y"])
    #expect(malformed.status == 303)
  }

  // MARK: What people do

  @Test func aTelevisionIsApprovedOrRefused() throws {
    let device = RequestingDevice(name: "<b>Lounge</b>", address: "192.0.2.7", network: "", isOfThisMachine: true)
    let codes = try (0..<2).map { _ in try album.album.authorizeDevice(device) }
    let page = try get("/device?user_code=\(codes[0].userCode.letters.lowercased())", album.cookie("Anna"))
    #expect(page.status == 200 && page.text.contains("<bdi>&lt;b&gt;Lounge&lt;/b&gt;</bdi>"))
    #expect(page.text.contains("\(codes[0].userCode)") && page.text.contains("192.0.2.7"))
    for (code, decision) in zip(codes, ["approve", "refuse"]) {
      let reply = try send(
        "/device", ["user_code": "\(code.userCode)", "decision": decision], album.cookie("Anna"))
      #expect(reply.status == 303 && reply.fields["location"] == "device?done=\(decision)d")
      let result = try get("/device?done=\(decision)d", album.cookie("Anna"))
      #expect(result.status == 200)
    }
    guard case .granted = try album.album.poll(deviceCode: codes[0].deviceCode) else {
      Issue.record("not approved")
      return
    }
    #expect(try album.album.poll(deviceCode: codes[1].deviceCode) == .refused)
    #expect(try get("/device?user_code=\(codes[1].userCode)", album.cookie("Anna")).status == 404)
    #expect(try get("/device?user_code=AEIOU", album.cookie("Anna")).status == 422)
  }

  @Test func guessesOfACodeAreLimited() throws {
    let device = RequestingDevice(name: "x", address: "", network: "", isOfThisMachine: true)
    let code = try album.album.authorizeDevice(device).userCode
    for _ in 0..<5 {
      #expect(try get("/device?user_code=\(UserCode.random())", album.cookie("Anna")).status == 404)
      let guess = ["user_code": "\(UserCode.random())", "decision": "approve"]
      #expect(try send("/device", guess, album.cookie("Anna")).status == 404)
    }
    #expect(try get("/device?user_code=\(code)", album.cookie("Anna")).status == 429)
    let decision = ["user_code": "\(code)", "decision": "approve"]
    #expect(try send("/device", decision, album.cookie("Anna")).status == 429)
    #expect(try get("/device?user_code=\(code)", album.cookie("Ben")).status == 200)
  }

  @Test func friendsAreAskedAcceptedAndEnded() throws {
    let (anna, ben) = (album.cookie("Anna"), album.cookie("Ben"))
    let unknown = try send("/friends", ["action": "ask", "name": "<i>Nobody"], anna)
    #expect(unknown.status == 404 && unknown.text.contains(#"value="&lt;i&gt;Nobody""#))
    #expect(unknown.text.contains(#"aria-describedby="name-error""#))
    #expect(try send("/friends", ["action": "ask", "name": "ben"], anna).fields["location"] == "friends?done=ask")
    #expect(try get("/", ben).text.contains("1 request"))
    #expect(try get("/friends", ben).text.contains("Accept the request from Anna"))
    let person = ["person": album.person("Anna").id]
    func act(_ action: String) throws -> String? {
      try send("/friends", person.merging(["action": action]) { $1 }, ben).fields["location"]
    }
    #expect(try act("accept") == "friends?done=accept")
    #expect(try get("/friends?done=accept", ben).text.contains("You are friends now"))
    #expect(try album.album.acquaintances(album.call("Anna")).map(\.state) == [.friend])
    #expect(try act("end") == "friends?done=end" && act("block") == "friends?done=block")
    #expect(try get("/friends", ben).text.contains("Unblock Anna"))
    #expect(try act("unblock") == "friends?done=unblock")
    #expect(try send("/friends", person.merging(["action": "end"]) { $1 }, ben).status == 404)
  }

  @Test func devicesAndBrowsersAreSignedOut() throws {
    let cookie = album.cookie("Anna")
    let other = try album.album.startSession(of: album.person("Anna").id, named: "Firefox, Android")
    let page = try get("/devices", cookie)
    #expect(page.text.contains("Firefox, Android") && page.text.contains("this one"))
    let token = try #require(try album.album.tokens(album.call("Anna")).first)
    #expect(try send("/devices", ["token": token.id], album.cookie("Ben")).status == 404)
    #expect(try send("/devices", ["token": token.id], cookie).fields["location"] == "devices?done=revoked")
    #expect(try get("/v1/me", album.fields("Anna")).status == 401)
    let sessions = try album.album.sessions(album.call("Anna"))
    let session = try #require(sessions.first { $0.name == "Firefox, Android" })
    #expect(try send("/devices", ["session": session.id], cookie).fields["location"] == "devices?done=ended")
    #expect(try album.album.session(secret: other) == nil)
    let own = try #require(sessions.first { $0.name == "Test" })
    #expect(try send("/devices", ["session": own.id], cookie).fields["location"] == "sign-in?done=signed-out")
    #expect(try get("/", cookie).status == 303)
  }

  @Test func aPasswordIsChanged() throws {
    try album.album.setPassword(Self.password, of: album.person("Anna").id)
    let cookie = ["Cookie": "tenfoot-session=\(try album.album.startSession(of: album.person("Anna").id, named: "x"))"]
    func change(_ present: String, _ new: String, _ again: String) throws -> RawConnection.Reply {
      try send("/password", ["present": present, "new": new, "again": again], cookie)
    }
    for (present, new, again, field) in [
      (Self.password, "new password", "other password", "again"), (Self.password, "short", "short", "new"),
      ("wrong horse", "new password", "new password", "present"),
    ] {
      let reply = try change(present, new, again)
      #expect(reply.status == 422 && reply.text.contains(#"id="\#(field)-error""#), "\(field)")
    }
    let changed = try change(Self.password, "new password", "new password")
    #expect(changed.status == 303 && changed.fields["location"] == "./?done=password")
    #expect(try get("/", cookie).status == 303, "the old session has ended")
    let new = ["Cookie": String(try #require(changed.fields["set-cookie"]).prefix { $0 != ";" })]
    #expect(try get("/?done=password", new).text.contains("Your password was set"))
    #expect(try signIn("Anna", "new password").status == 303)
  }

  @Test func anInvitationSetsAPassword() throws {
    let code = try album.album.createInvitation(for: album.person("Ben").id)
    #expect(try get("/invitation?code=\(code)").text.contains("Welcome, Ben"))
    let accepted = try send("/invitation", ["code": code, "new": Self.password, "again": Self.password])
    #expect(accepted.status == 303 && accepted.fields["set-cookie"]?.hasPrefix("tenfoot-session=tfs_") == true)
    #expect(try get("/invitation?code=\(code)").status == 404)
    #expect(try send("/invitation", ["code": code, "new": "another one", "again": "another one"]).status == 404)
    #expect(try signIn("Ben", Self.password).status == 303)
  }

  @Test func theLanguageIsThatOfTheBrowserUntilAnotherIsChosen() throws {
    for (header, title) in [
      ("zh-CN,zh;q=0.9,en;q=0.8", "登录"), ("en-GB,en;q=0.9,zh;q=0.8", "Sign in"), ("fr", "Sign in"),
      ("de, zh;q=0.1", "登录"),
      ("zh;q=0, fr", "Sign in"), (";;q=,=,zh;q=x", "Sign in"),
    ] {
      let reply = try get("/sign-in", ["Accept-Language": header])
      #expect(reply.text.contains("<h1>\(title)</h1>"), "\(header)")
    }
    let chosen = try get("/language?to=zh-Hans&next=friends")
    #expect(chosen.status == 303 && chosen.fields["location"] == "friends")
    #expect(chosen.fields["set-cookie"]?.hasPrefix("tenfoot-language=zh-Hans; ") == true)
    let reply = try get("/sign-in", ["Accept-Language": "en", "Cookie": "tenfoot-language=zh-Hans"])
    #expect(reply.fields["content-language"] == "zh-Hans" && reply.text.contains(#"<html lang="zh-Hans">"#))
    #expect(try get("/language?to=x&next=//evil").fields["location"] == "./")
  }

  @Test func noSecretIsInTheLog() async throws {
    let code = try album.album.createInvitation(for: album.person("Ben").id)
    _ = try get("/invitation?code=\(code)", album.cookie("Anna"))
    _ = try signIn("Anna", "my secret words")
    await album.servers.stop()
    let log = album.servers.log.joined()
    #expect(log.contains(#""path":"/invitation""#) && log.contains("/sign-in"))
    for secret in [code, try #require(album.sessions["Anna"]), "secret"] { #expect(!log.contains(secret)) }
  }
}
