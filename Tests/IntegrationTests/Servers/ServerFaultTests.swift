import Calls
import Device
import Foundation
import HTTPClient
import HTTPFixtures
import Screen
import TestSupport
import TestTraits
import Testing

@testable import Television

/// Whatever a server or the network does: the page says what is wrong, keeps what it had, and recovers by itself.
@Suite(.heavy) struct ServerFaultTests {
  /// A fault, and what a page says about it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var fault: FaultyProxy.Fault
    /// In English and Chinese; `{server}` is the server's address.
    var says: [Language: String]
    var testDescription: String { name }
  }

  private static let portal = "<!DOCTYPE html><html><body>Please sign in</body></html>"

  private static let noServer: [Language: String] = [
    .english:
      "The response from {server} is not that of a Tenfoot server. This network may require you to sign in first: open any page in a browser.",
    .chinese: "{server} 的响应并非来自 Tenfoot 服务器。当前网络可能需要先登录，请在浏览器中打开任意网页。",
  ]
  private static let broken: [Language: String] = [
    .english: "The connection to {server} was lost before the response was complete. Try again in a moment.",
    .chinese: "与 {server} 的连接在响应完成前中断，请稍后重试。",
  ]

  static let cases = [
    Case(
      name: "connections are reset", fault: .refused, says: broken),
    Case(
      name: "slow", fault: .silent,
      says: [
        .english: "The server took too long to answer. Try again in a moment.", .chinese: "服务器响应超时，请稍后重试。",
      ]),
    Case(
      name: "JSON of another kind",
      fault: .other(
        status: "200 OK", fields: "Content-Type: application/json\r\n", body: #"{"items":3,"mood":"fine"}"#),
      says: noServer),
    Case(
      name: "JSON of another service",
      fault: .other(
        status: "200 OK", fields: "Content-Type: application/json\r\n", body: #"[{"temperature":21.5}]"#),
      says: noServer),
    Case(name: "half an answer", fault: .halfAnswer, says: broken),
    Case(
      name: "captive portal, page",
      fault: .other(
        status: "200 OK", fields: "Content-Type: text/html\r\n", body: portal),
      says: noServer),
    Case(
      name: "captive portal, redirection",
      fault: .other(
        status: "302 Found", fields: "Location: http://portal.example/login\r\n", body: portal),
      says: [
        .english:
          "{server} redirects to http://portal.example. If this network requires you to sign in, open any page in a browser; otherwise use that address.",
        .chinese: "{server} 重定向到 http://portal.example。如果当前网络需要登录，请在浏览器中打开任意网页；否则请改用该地址。",
      ]),
    Case(
      name: "another server's 404",
      fault: .other(
        status: "404 Not Found", fields: "Content-Type: text/html\r\n", body: portal),
      says: noServer),
    Case(
      name: "a proxy's 502",
      fault: .other(
        status: "502 Bad Gateway", fields: "Content-Type: text/html\r\n", body: portal),
      says: noServer),
    Case(
      name: "overloaded",
      fault: .other(
        status: "503 Service Unavailable",
        fields: "Content-Type: application/problem+json\r\nRetry-After: 20\r\n", body: #"{"code":"unavailable"}"#),
      says: [
        .english: "The server can’t be reached right now. Try again in a moment.", .chinese: "暂时无法连接服务器，请稍后重试。",
      ]),
  ]

  private func television() throws -> ServedTelevision {
    try ServedTelevision(ServedTelevision.Options(timeLimitMS: 400))
  }

  /// Expects a page to say something in both languages.
  private func expect(
    _ television: ServedTelevision, says texts: [Language: String], about server: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for language in [Language.chinese, .english] {
      television.engine.choose(Settings(language: language, hasMotion: false), at: television.now)
      let text = try #require(texts[language]).replacing("{server}", with: server)
      let screen = try television.screen()
      #expect(try television.shows(text), "“\(text)” is not in\n\(screen)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: cases) func theAlbumsPageSaysItAndRecovers(_ fault: Case) throws {
    let television = try television()
    #expect(try television.shows("Dunes"))
    let proxy = try television.proxy(.album)
    proxy.set(fault.fault)
    try television.press(.home)
    #expect(try television.shows("Dunes"), "Home keeps what it had")
    try television.press(.arrowRight, .enter)
    try expect(television, says: fault.says, about: proxy.address.text)
    proxy.set(.none)
    #expect(try television.pass(seconds: 120, until: "8 albums"))
  }

  @Test(arguments: [cases[4], cases[5]]) func theMallsPagesSayItAndRecover(_ fault: Case) throws {
    let television = try television()
    let proxy = try television.proxy(.mall)
    proxy.set(fault.fault)
    try television.press(.home)
    #expect(try television.shows("EOS 5D Mark III"), "Home keeps what it had")
    try television.press(.arrowRight, .arrowRight, .enter)
    try expect(television, says: fault.says, about: proxy.address.text)
    proxy.set(.none)
    #expect(try television.pass(seconds: 120, until: "Canon"))
  }

  @Test(arguments: [cases[4], cases[5]]) func theGuideSaysItAndRecovers(_ fault: Case) throws {
    let television = try television()
    let proxy = try television.proxy(.interactions)
    #expect(try television.shows("Golden hour"))
    proxy.set(fault.fault)
    try television.press(.home)
    #expect(try television.shows("Golden hour"), "Home keeps what it had")
    try television.press(.guide)
    try expect(television, says: fault.says, about: proxy.address.text)
    proxy.set(.none)
    #expect(try television.pass(seconds: 120, until: "Made with a 50"))
  }

  @Test func aServerThatIsNotRunningIsNamedAndFoundLater() throws {
    let port = try LoopbackServer { _ in }.port
    let address = "http://127.0.0.1:\(port)"
    let television = try ServedTelevision(
      ServedTelevision.Options(albumServer: ServerAddress(address)))
    try television.press(.arrowRight, .enter)
    let says: [Language: String] = [
      .english: "Can’t connect to {server}. Check the address, and that the server is running.",
      .chinese: "无法连接 {server}。请检查地址，并确认服务器正在运行。",
    ]
    try expect(television, says: says, about: address)
    let proxy = try FaultyProxy(to: television.servers.port(of: .album), listeningAt: port)
    #expect(try television.pass(seconds: 120, until: "8 albums"))
    #expect(!proxy.loopback.requests.isEmpty)
  }

  @Test(.enabled(if: OpenSSLServer.isInstalled))
  func aCertificateThatIsNotValidIsNamed() throws {
    let (untrusted, trusted) = (try OpenSSLServer.Certificate(), try OpenSSLServer.Certificate())
    let server = try OpenSSLServer(untrusted)
    let address = "https://127.0.0.1:\(server.port)"
    let television = try ServedTelevision(
      ServedTelevision.Options(
        trustedCertificates: trusted.path, albumServer: ServerAddress(address)))
    try television.press(.arrowRight, .enter)
    let says: [Language: String] = [
      .english:
        "The certificate of {server} is not valid, so nothing was sent. Check the address and this machine’s clock, or ask the owner of the server.",
      .chinese: "{server} 的证书无效，因此未发送任何内容。请检查地址和本机时钟，或联系服务器管理员。",
    ]
    try expect(television, says: says, about: address)
    withExtendedLifetime(server) {}
  }
  @Test(.enabled(if: TLSProxy.isInstalled))
  func aServerWhoseCertificateIsReplacedByAValidOneIsFoundAgain() throws {
    let (untrusted, trusted) = (try OpenSSLServer.Certificate(), try OpenSSLServer.Certificate())
    let port = try LoopbackServer { _ in }.port
    let address = try #require(ServerAddress("https://127.0.0.1:\(port)"))
    let television = try ServedTelevision(
      ServedTelevision.Options(trustedCertificates: trusted.path, albumServer: address))
    let proxy = try TLSProxy(to: television.servers.port(of: .album), listeningAt: port, untrusted)
    try television.press(.arrowRight, .enter)
    #expect(try television.shows("The certificate of \(address.text) is not valid, so nothing was sent."))
    try proxy.replace(by: trusted)
    // The proxy replaces it in the background, and the television's time passes faster than that of this machine.
    var options = ClientOptions()
    (options.lingerMS, options.trustedCertificates) = (0, trusted.path)
    let client = HTTPClient(server: address, options: options)
    let isReplaced = (0..<400).contains { _ in (try? client.send(ClientRequest("/health"), .local))?.status == 200 }
    #expect(isReplaced)
    #expect(try television.pass(seconds: 120, until: "8 albums"))
    withExtendedLifetime(proxy) {}
  }
}
