import HTTPServer
import Testing

/// How many requests one address may make.
@Suite struct RateTests {
  @Test func aBucketFillsWithTime() {
    let limit = RateLimit(perSecond: 2, burst: 3)
    var bucket = TokenBucket(limit, atMS: 0)
    for _ in 0..<3 { #expect(bucket.take(limit, atMS: 0) == nil) }
    #expect(bucket.take(limit, atMS: 0) == 500)
    #expect(bucket.take(limit, atMS: 400) == 100)
    #expect(bucket.take(limit, atMS: 500) == nil)
    #expect(bucket.take(limit, atMS: 400) == 500, "an earlier time gives nothing")
    for _ in 0..<3 { #expect(bucket.take(limit, atMS: 100_000) == nil) }
    #expect(bucket.take(limit, atMS: 100_000) == 500, "never more than the burst")
  }

  @Test func addressesAreCountedApart() throws {
    let rates = RateLimiter(RateLimit(perSecond: 1, burst: 1))
    func wait(_ text: String) throws -> Int64? { rates.waitMS(for: try #require(NetworkAddress(text)), atMS: 0) }
    #expect(try wait("192.0.2.1") == nil && wait("192.0.2.2") == nil)
    #expect(try wait("192.0.2.1") == 1_000)
    #expect(try wait("::ffff:192.0.2.1") == 1_000, "the same address, in another form")
    #expect(try wait("2001:db8:0:1::1") == nil)
    #expect(try wait("2001:db8:0:1::2") == 1_000, "one household")
    #expect(try wait("2001:db8:0:2::1") == nil)
    for _ in 0..<3 { #expect(try wait("127.0.0.9") == nil && wait("::1") == nil, "this machine is not limited") }
  }

  @Test func theTableOfAddressesIsBounded() throws {
    let rates = RateLimiter(RateLimit(perSecond: 1, burst: 1), addressLimit: 100)
    let first = try #require(NetworkAddress("192.0.2.1"))
    #expect(rates.waitMS(for: first, atMS: 0) == nil)
    for index in 0..<200 { _ = rates.waitMS(for: try #require(NetworkAddress("198.51.100.\(index)")), atMS: 0) }
    #expect(rates.waitMS(for: first, atMS: 0) == nil, "forgotten, so that it starts anew")
  }

  @Test(arguments: [
    (nil, "127.0.0.1"), ("192.0.2.7", "192.0.2.7"), ("1.1.1.1, 192.0.2.7", "192.0.2.7"),
    ("192.0.2.7, 10.0.0.1", "192.0.2.7"), ("1.1.1.1,192.0.2.7:8080 , 10.0.0.1", "192.0.2.7"),
    ("[2001:db8::7]:80", "2001:db8::7"), ("2001:db8::7", "2001:db8::7"), ("10.0.0.1", "10.0.0.1"),
    ("unknown", "127.0.0.1"), ("192.0.2.7, nonsense", "127.0.0.1"), ("", "127.0.0.1"),
  ])
  func theLastAddressThatIsNoProxysCounts(_ field: String?, _ expected: String) throws {
    let proxies = Set(["127.0.0.1", "10.0.0.1"].compactMap { NetworkAddress($0) })
    let peer = try #require(NetworkAddress("127.0.0.1"))
    #expect(NetworkAddress.caller(peer: peer, forwardedFor: field, trusting: proxies) == NetworkAddress(expected))
  }

  @Test func theFieldOfAStrangerIsIgnored() throws {
    let peer = try #require(NetworkAddress("198.51.100.1"))
    let proxies = Set([NetworkAddress("127.0.0.1")].compactMap(\.self))
    #expect(NetworkAddress.caller(peer: peer, forwardedFor: "192.0.2.7", trusting: proxies) == peer)
  }

  @Test(arguments: ["", "192.0.2", "192.0.2.256", "example.org", "192.0.2.1:80", "2001:db8::g", "::1%lo"])
  func anotherTextIsNoAddress(_ text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  @Test func tooManyRequestsAreRefusedWithTheWait() throws {
    var limits = ServerLimits.withoutSharing
    limits.rate = RateLimit(perSecond: 0.01, burst: 3)
    limits.proxies = Set([NetworkAddress("127.0.0.1")].compactMap(\.self))
    let servers = try Fixtures().start(limits: limits)
    func reply(_ address: String?, _ path: String = "/health") throws -> RawConnection.Reply {
      try servers.reply(RequestText.get(path, address.map { ["X-Forwarded-For": $0] } ?? [:]))
    }
    for path in ["/health", "/v1/photos", "/nothing"] { #expect(try reply("192.0.2.1", path).status != 429) }
    let refused = try reply("192.0.2.1")
    #expect(refused.status == 429 && refused.fields["content-type"] == "application/problem+json")
    #expect(try refused.json()["code"] as? String == "tooManyRequests")
    let seconds = try #require(refused.fields["retry-after"].flatMap { Int($0) })
    #expect((90...100).contains(seconds))
    #expect(try reply("192.0.2.2").status == 200, "another address")
    for _ in 0..<5 { #expect(try reply(nil).status == 200, "the proxy itself") }
  }

  @Test func withoutAProxyTheFieldIsIgnored() throws {
    var limits = ServerLimits.withoutSharing
    limits.rate = RateLimit(perSecond: 0.01, burst: 1)
    let servers = try Fixtures().start(limits: limits)
    for _ in 0..<3 {
      #expect(try servers.reply(RequestText.get("/health", ["X-Forwarded-For": "192.0.2.1"])).status == 200)
    }
  }
}
