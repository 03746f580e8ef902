import Calls
import Foundation
import Testing
import WireFormat

/// Every call of the three services over HTTP.
@Suite struct CallTests {
  let fixtures: Fixtures
  let servers: RunningServers

  init() throws {
    fixtures = try Fixtures()
    servers = try fixtures.start()
  }

  // MARK: Album

  @Test func listsCountsAndStatistics() throws {
    let photo = try servers.reply(RequestText.get("/v1/photos/\(fixtures.photos[0])"))
    #expect(try photo.json()["model"] as? String == "Canon EOS 5D")
    #expect(try servers.reply(RequestText.get("/v1/albums?sort=pinyin")).json()["totalCount"] as? Int == 1)
    #expect(try servers.reply(RequestText.get("/v1/months")).text == #"{"months":[]}"#)
    let counts = "model=Nikon+D90&brand=Canon&brand=none"
    #expect(try servers.reply(RequestText.get("/v1/counts?\(counts)")).text == #"{"counts":[1,1,0]}"#)
    let posted = RequestText.post(
      "/v1/counts", key: nil, json: counts, ["Content-Type": "application/x-www-form-urlencoded"])
    #expect(try servers.reply(posted).text == #"{"counts":[1,1,0]}"#)
    #expect(try servers.reply(RequestText.get("/v1/statistics?model=Nikon+D90")).json()["itemCount"] as? Int == 1)
  }

  @Test func aSelectionCountsOncePerKey() throws {
    let path = "/v1/photos/\(fixtures.photos[0])/selections"
    for _ in 0..<2 { #expect(try servers.reply(RequestText.post(path, key: "k1")).text == #"{"selectionCount":1}"#) }
    #expect(try servers.reply(RequestText.post(path, key: "k2")).text == #"{"selectionCount":2}"#)
    let other = try servers.reply(RequestText.post("/v1/photos/\(fixtures.photos[1])/selections", key: "k1"))
    #expect(other.status == 422)
    #expect(try other.json()["reason"] as? String == "keyUsed")
  }

  @Test func aRemovalIsUndone() throws {
    let photo = fixtures.photos[0]
    let removal = RequestText.post("/v1/removals", key: "r1", json: #"{"ids":["\#(photo)","missing"]}"#)
    #expect(try servers.reply(removal).text == #"{"removedCount":1}"#)
    #expect(try servers.reply(RequestText.get("/v1/photos/\(photo)")).status == 404)
    let restoration = RequestText.post("/v1/restorations", key: "r2", json: #"{"removal":"r1"}"#)
    #expect(try (servers.reply(restoration).json()["items"] as? [Any])?.count == 1)
    #expect(try servers.reply(RequestText.get("/v1/photos/\(photo)")).status == 200)
  }

  @Test func camerasAreCorrectedAndAlbumsRemoved() throws {
    let path = "/v1/photos/\(fixtures.photos[0])/camera"
    let corrected = try servers.reply(RequestText.post(path, method: "PUT", json: #"{"brand":"Leica"}"#))
    #expect(try corrected.json()["brand"] as? String == "Leica")
    let albums = try servers.reply(RequestText.get("/v1/albums")).json()["items"] as? [[String: Any]]
    let id = try #require(albums?.first?["id"] as? String)
    let removed = try servers.reply(RequestText.post("/v1/albums/\(id)", method: "DELETE", key: "d"))
    #expect(removed.text == #"{"removedCount":2}"#)
  }

  // MARK: Mall

  @Test func productsAndBrandsAreListed() throws {
    let first = try servers.reply(RequestText.get("/v1/products?limit=1"), at: Place.mall)
    #expect(first.fields["cache-control"] == "public, no-cache")
    let next = try #require(try first.json()["next"] as? String)
    let second = try servers.reply(RequestText.get("/v1/products?limit=1&after=\(next)"), at: Place.mall)
    #expect(try second.json()["firstIndex"] as? Int == 1)
    #expect(try servers.reply(RequestText.get("/v1/products/b"), at: Place.mall).json()["brand"] as? String == "Nikon")
    #expect(try servers.reply(RequestText.get("/v1/brands"), at: Place.mall).json()["totalCount"] as? Int == 2)
    let counts = try servers.reply(RequestText.get("/v1/counts?set=brand:Canon&set=&set=brand:x,iso:1"), at: Place.mall)
    #expect(counts.text == #"{"counts":[1,2,0]}"#)
  }

  @Test func aPurchaseIsMadeOncePerKey() throws {
    let purchase = RequestText.post("/v1/orders", key: "p1", json: #"{"product":"a"}"#)
    let first = try servers.reply(purchase, at: Place.mall)
    #expect(first.status == 201 && first.fields["cache-control"] == "no-store")
    let location = try #require(first.fields["location"])
    let order = try servers.reply(RequestText.get(location), at: Place.mall)
    #expect(order.body == first.body && order.fields["cache-control"] == "private, no-cache")
    #expect(try servers.reply(RequestText.get("/v1/orders/none"), at: Place.mall).status == 404)
    #expect(try servers.reply(purchase, at: Place.mall).body == first.body)
    let product = try servers.reply(RequestText.get("/v1/products/a"), at: Place.mall)
    #expect(try product.json()["purchaseCount"] as? Int == 4)
    let orders = try servers.reply(RequestText.get("/v1/orders"), at: Place.mall)
    #expect(orders.fields["cache-control"] == "private, no-cache")
    #expect(try orders.json()["totalCount"] as? Int == 1)
  }

  @Test(arguments: [(nil, 400, "key"), ("", 400, "key"), ("%ff", 400, "key")])
  func aWriteNeedsAKey(_ key: String?, _ status: Int, _ reason: String) throws {
    let reply = try servers.reply(RequestText.post("/v1/orders", key: key, json: #"{"product":"a"}"#), at: Place.mall)
    #expect(reply.status == status)
    #expect(try reply.json()["reason"] as? String == reason)
  }

  @Test func aBodyMustBeJSON() throws {
    let typed = RequestText.post("/v1/orders", json: #"{"product":"a"}"#, ["Content-Type": "text/plain"])
    #expect(try servers.reply(typed, at: Place.mall).status == 415)
    for body in ["[]", "{", #"{"product":7}"#] {
      let reply = try servers.reply(RequestText.post("/v1/orders", json: body), at: Place.mall)
      #expect(try reply.status == 400 && reply.json()["reason"] as? String == "body", "\(body)")
    }
  }

  // MARK: Interactions

  @Test func aScheduleIsAnsweredWith304WhileItIsCurrent() throws {
    let path = "/v1/channels/one/schedule"
    let first = try servers.reply(RequestText.get(path), at: Place.interaction)
    #expect(first.fields["cache-control"] == "public, max-age=30, stale-while-revalidate=60")
    #expect(first.fields["date"] == "Sat, 21 Nov 2026 20:00:00 GMT")
    #expect(first.fields["tenfoot-time"] == "2026-11-21T20:00:00Z")
    #expect(try (first.json()["interactions"] as? [Any])?.count == 5)
    let tag = try #require(first.fields["etag"])
    let conditional = RequestText.get(path, ["If-None-Match": tag])
    fixtures.clock.set(10)
    let current = try servers.reply(conditional, at: Place.interaction)
    #expect(current.status == 304 && current.fields["etag"] == tag)
    #expect(current.fields["tenfoot-time"] == "2026-11-21T20:00:10Z")
    // The schedule must be requested again after an hour.
    fixtures.clock.set(3_700)
    #expect(try servers.reply(conditional, at: Place.interaction).status == 200)
  }

  @Test func anInteractionIsKeptByCachesOnlyFromItsTimeOn() throws {
    let path = "/v1/interactions/poll"
    let early = try servers.reply(RequestText.get(path), at: Place.interaction)
    #expect(early.status == 404 && early.fields["cache-control"] == "no-store")
    #expect(early.fields["retry-after"] == "300")
    #expect(
      try servers.reply(RequestText.get("/v1/interactions/none"), at: Place.interaction).fields["retry-after"] == nil)
    fixtures.clock.set(300)
    let due = try servers.reply(RequestText.get(path), at: Place.interaction)
    #expect(due.status == 200 && due.fields["cache-control"] == "public, max-age=30, stale-while-revalidate=60")
    let location = try #require(due.fields["content-location"])
    let lasting = try servers.reply(RequestText.get(location), at: Place.interaction)
    #expect(lasting.body == due.body)
    #expect(lasting.fields["cache-control"] == "public, max-age=31536000, immutable")
    #expect(try servers.reply(RequestText.get(path + "/x"), at: Place.interaction).status == 404)
  }

  @Test func aResponseCountsOncePerDevice() throws {
    fixtures.clock.set(320)
    let body = #"{"interaction":"poll","action":"chose","choice":"a","at":"2026-11-21T20:05:21Z"}"#
    func respond(_ key: String, _ device: String?) throws -> RawConnection.Reply {
      let fields = device.map { ["Tenfoot-Device": $0] } ?? [:]
      return try servers.reply(RequestText.post("/v1/responses", key: key, json: body, fields), at: Place.interaction)
    }
    #expect(try respond("a", "box").text == #"{"status":"counted"}"#)
    #expect(try respond("a", "box").text == #"{"status":"counted"}"#)
    #expect(try respond("b", "box").text == #"{"status":"answeredBefore"}"#)
    #expect(try respond("c", nil).status == 400)
    let early = try servers.reply(RequestText.get("/v1/interactions/poll/results"), at: Place.interaction)
    #expect(early.status == 404 && early.fields["retry-after"] == "40")
    fixtures.clock.set(360)
    let results = try servers.reply(RequestText.get("/v1/interactions/poll/results"), at: Place.interaction)
    #expect(try (results.json()["counts"] as? [String: Int])?["a"] == 1)
  }

  @Test func programmesAreListedForEachChannel() throws {
    let path = "/v1/programmes?channel=one&channel=none&from=2026-11-21T20:00:00Z&to=2026-11-21T21:00:00Z"
    let reply = try servers.reply(RequestText.get(path), at: Place.interaction)
    #expect(try (reply.json()["programmes"] as? [[Any]])?.map(\.count) == [2, 0])
    #expect(try servers.reply(RequestText.get("/v1/channels"), at: Place.interaction).text.contains("\"one\""))
    #expect(try servers.reply(RequestText.get("/v1/programmes?channel=one"), at: Place.interaction).status == 400)
  }
}
