import Calls
import Foundation
import HTTPServer
import Testing

/// The accounts that devices get from the mall and the interaction server.
@Suite struct DeviceAccountTests {
  private let fixtures: Fixtures
  private let servers: RunningServers

  init() throws {
    fixtures = try Fixtures()
    servers = try fixtures.start(tokens: ["tfm_owner"])
  }

  private func account(at place: Int) throws -> [String: String] {
    let reply = try servers.reply(RequestText.post("/v1/devices"), at: place)
    #expect(reply.status == 201 && reply.fields["cache-control"] == "no-store")
    let token = try #require(try reply.json()["token"] as? String)
    return ["Authorization": "Bearer \(token)"]
  }

  private func orderCount(_ fields: [String: String]) throws -> Int? {
    try servers.reply(RequestText.get("/v1/orders", fields), at: Place.mall).json()["totalCount"] as? Int
  }

  @Test func anAccountSeesItsOwnOrdersAndTheOwnerSeesAll() throws {
    let (one, other) = (try account(at: Place.mall), try account(at: Place.mall))
    let purchase = RequestText.post("/v1/orders", json: #"{"product":"a"}"#, one)
    let order = try servers.reply(purchase, at: Place.mall)
    let location = try #require(order.fields["location"])
    #expect(try orderCount(one) == 1 && orderCount(other) == 0)
    #expect(try orderCount(["Authorization": "Bearer tfm_owner"]) == 1)
    #expect(try servers.reply(RequestText.get(location, one), at: Place.mall).status == 200)
    #expect(try servers.reply(RequestText.get(location, other), at: Place.mall).status == 404)
  }

  @Test func anAccountAnswersAnInteractionOnceWhateverDeviceItStates() throws {
    fixtures.clock.set(320)
    let body = #"{"interaction":"poll","action":"chose","choice":"a","at":"2026-11-21T20:05:21Z"}"#
    func status(_ key: String, _ fields: [String: String], _ device: String) throws -> String? {
      let fields = fields.merging(["Tenfoot-Device": device]) { $1 }
      let reply = try servers.reply(
        RequestText.post("/v1/responses", key: key, json: body, fields), at: Place.interaction)
      return try reply.json()["status"] as? String
    }
    let (one, other) = (try account(at: Place.interaction), try account(at: Place.interaction))
    #expect(try status("a", one, "x") == "counted")
    #expect(try status("b", one, "y") == "answeredBefore")
    #expect(try status("c", other, "x") == "counted")
  }

  @Test func aTokenIsValidAtItsOwnServerOnly() throws {
    let fields = try account(at: Place.interaction)
    #expect(try servers.reply(RequestText.get("/v1/orders", fields), at: Place.mall).status == 401)
    #expect(try servers.reply(RequestText.get("/v1/photos", fields), at: Place.album).status == 401)
  }

  @Test func theAlbumHasNoAccountsOfDevices() throws {
    #expect(try servers.reply(RequestText.post("/v1/devices"), at: Place.album).status == 404)
  }

  @Test func anAddressCreatesOnlyAFew() throws {
    var limits = ServerLimits.withoutSharing
    limits.accountRate = RateLimit(perSecond: 0.01, burst: 2)
    limits.proxies = Set([NetworkAddress("127.0.0.1")].compactMap(\.self))
    let servers = try fixtures.start(tokens: ["tfm_owner"], limits: limits)
    func create(_ address: String) throws -> RawConnection.Reply {
      try servers.reply(RequestText.post("/v1/devices", ["X-Forwarded-For": address]), at: Place.mall)
    }
    #expect(try create("192.0.2.1").status == 201 && create("192.0.2.1").status == 201)
    let refused = try create("192.0.2.1")
    #expect(refused.status == 429)
    #expect(try #require(refused.fields["retry-after"].flatMap { Int($0) }) > 1)
    #expect(try create("192.0.2.2").status == 201, "another address")
    let read = RequestText.get("/v1/products", ["X-Forwarded-For": "192.0.2.1"])
    #expect(try servers.reply(read, at: Place.mall).status == 200, "only accounts are limited")
  }
}
