import AlbumService
import AlbumWire
import TestSupport
import Testing
import WireFormat

/// The answers to a device that asks for a token are read as they were written, and forms as RFC 6749 says.
@Suite struct DeviceGrantWireTests {
  private func reread<Value: JSONValue>(_ value: Value) throws -> Value {
    var json = JSONWriter()
    value.write(to: &json)
    return try JSONBody.answer(Value.self, json.bytes)
  }

  @Test func answersAreReadAsTheyWereWritten() throws {
    let code = try #require(UserCode("BCDFGHJK"))
    let new = NewDeviceAuthorization(deviceCode: "tfd_0", userCode: code)
    let answer = DeviceAuthorizationAnswer(new, page: "https://album.example/device")
    #expect(try reread(answer) == answer)
    #expect(answer.verificationURIComplete == "https://album.example/device?user_code=BCDF-GHJK")
    #expect(answer.expiresIn == 600 && answer.interval == 5)
    let token = NewAccessToken(token: AccessToken(id: "1", name: "x", created: ""), secret: "tfa_0")
    #expect(try reread(DeviceTokenAnswer(token)).accessToken == "tfa_0")
    for problem in [OAuthProblem.Code.authorizationPending, .slowDown, .accessDenied, .expiredToken, .invalidGrant] {
      #expect(try reread(OAuthProblem(problem)) == OAuthProblem(problem))
    }
  }

  @Test func repeatedParametersAreRefusedAndEmptyOnesAreMissing() throws {
    let form = try #require(OAuthForm(Array("a=1&b=&c=2&c=3&d=%E7%95%8C+x".utf8)))
    #expect(try form.required("a") == "1" && form.value("b") == nil && form.value("d") == "界 x")
    #expect(throws: OAuthProblem(.invalidRequest)) { try form.required("b") }
    #expect(throws: OAuthProblem(.invalidRequest)) { try form.value("c") }
    for body in ["%", "a=%FF", "a=%E7"] { #expect(OAuthForm(Array(body.utf8)) == nil) }
    #expect(OAuthForm([0xFF]) == nil && OAuthForm([]) != nil)
  }

  /// Whatever a client sends, reading a form ends and returns no more than was sent.
  @Test func anyFormIsReadOrRefused() throws {
    var generator = SeededGenerator()
    let pieces = ["a", "=", "&", "%", "%20", "%E7%95%8C", "+", "client_id", "\0", "%00", "é"]
    for _ in 0..<2_000 {
      let text = FuzzedText.random(of: pieces, count: 12, using: &generator)
      guard let form = OAuthForm(Array(text.utf8)) else { continue }
      let value = try? form.value("a")
      #expect((value?.utf8.count ?? 0) <= text.utf8.count)
    }
  }
}
