import Calls
import Testing

/// Addresses of servers.
@Suite struct ServerAddressTests {
  @Test(arguments: [
    ("https://tv.example", "https://tv.example"), ("HTTP://TV.example:80/", "http://tv.example"),
    ("http://192.168.1.4:8480", "http://192.168.1.4:8480"),
    ("https://[2001:db8::1]:8443/a/", "https://[2001:db8::1]:8443/a"),
    ("https://example.org/tenfoot/album//", "https://example.org/tenfoot/album"),
    ("http://电视.example", "http://电视.example"),
  ])
  func readsAddresses(text: String, written: String) throws {
    let address = try #require(ServerAddress(text))
    #expect(address.text == written)
    #expect(ServerAddress(written) == address)
    #expect(address.url("/v1/photos?limit=1") == written + "/v1/photos?limit=1")
  }

  @Test(arguments: [
    "", "tv.example", "ftp://tv.example", "http://", "http:///a", "http://a:0", "http://a:65536", "http://a:",
    "http://a:+1",
    "http://me@tv.example", "http://me:word@tv.example", "http://tv.example?a=b", "http://tv.example#a", "http://a b",
    "http://a\nb", "http://a/b c", "http://a/../b", "http://[::1", "http://[", "http://[]", "http://a..b",
    "http://a\\b", "https//a",
  ])
  func refusesOtherTexts(_ text: String) {
    #expect(ServerAddress(text) == nil)
  }

  @Test func originsDifferInSchemeHostOrPort() {
    let origin = WebOrigin(of: "https://tv.example/a?b")
    #expect(origin == WebOrigin(of: "HTTPS://TV.example:443#c"))
    for other in ["http://tv.example", "https://tv.example:444", "https://tv.example.evil", "https://tv.example@evil"] {
      #expect(WebOrigin(of: other) != origin)
    }
  }

  @Test func findsOutWhetherItIsThisMachine() {
    for text in ["http://localhost:1", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:8"] {
      #expect(WebOrigin(of: text)?.isLoopback == true, "\(text)")
    }
    for text in ["http://localhost.example", "http://127.0.0.1.example", "http://128.0.0.1", "http://[::2]"] {
      #expect(WebOrigin(of: text)?.isLoopback == false, "\(text)")
    }
  }
}
