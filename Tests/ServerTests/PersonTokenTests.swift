import AlbumService
import Calls
import Foundation
import Testing

/// Tokens of people, and the caches of the server, which never answer one person with the answer for another.
@Suite struct PersonTokenTests {
  private let album: AlbumPeople

  init() throws {
    album = try AlbumPeople()
  }

  private func titles(_ fields: [String: String]) throws -> [String] {
    let items = try album.servers.reply(RequestText.get("/v1/photos", fields)).json()["items"] as? [[String: Any]]
    return try #require(items).compactMap { $0["title"] as? String }
  }

  @Test func aTokenMakesThePersonTheViewer() throws {
    let me = try album.servers.reply(RequestText.get("/v1/me", album.fields("Anna"))).json()
    #expect(me["name"] as? String == "Anna" && me["itemCount"] as? Int == 2)
    #expect(try titles(album.fields("Anna")) == ["Anna-1", "Anna-2"])
    let owner = ["Authorization": "Bearer \(AlbumPeople.ownerToken)"]
    #expect(try titles(owner) == ["Anna-1", "Anna-2", "Carla-1", "Carla-2"])
    #expect(try album.servers.reply(RequestText.get("/v1/me", owner)).status == 403)
  }

  @Test func withoutAValidTokenThereIsNothing() throws {
    let without = try album.servers.reply(RequestText.get("/v1/photos"))
    #expect(without.status == 401 && without.fields["www-authenticate"] == #"Bearer realm="tenfoot album""#)
    for token in ["tfa_" + String(repeating: "0", count: 64), "x", album.tokens["Anna", default: ""] + "0"] {
      let reply = try album.servers.reply(RequestText.get("/v1/photos", ["Authorization": "Bearer \(token)"]))
      #expect(reply.status == 401)
      #expect(reply.fields["www-authenticate"] == #"Bearer realm="tenfoot album", error="invalid_token""#)
      #expect(try reply.json()["code"] as? String == "unauthorised")
    }
  }

  @Test func aRevokedTokenIsRefusedAtOnce() throws {
    let created = try album.servers.reply(
      RequestText.post("/v1/tokens", json: #"{"name":"Phone"}"#, album.fields("Anna")))
    #expect(created.status == 201 && created.fields["cache-control"] == "no-store")
    let token = try created.json()
    let fields = ["Authorization": "Bearer \(try #require(token["secret"] as? String))"]
    #expect(try titles(fields) == ["Anna-1", "Anna-2"])
    let id = try #require(token["id"] as? String)
    let revocation = RequestText.post("/v1/tokens/\(id)", method: "DELETE", key: "r", album.fields("Anna"))
    #expect(try album.servers.reply(revocation).status == 200)
    #expect(try album.servers.reply(RequestText.get("/v1/photos", fields)).status == 401)
    #expect(try titles(album.fields("Anna")) == ["Anna-1", "Anna-2"])
  }

  /// As long as the album is unchanged, a list is answered from memory, but only to the same person.
  @Test func noOneIsGivenTheAnswerOfAnother() throws {
    let owner = ["Authorization": "Bearer \(AlbumPeople.ownerToken)"]
    for _ in 0..<3 {
      #expect(try titles(album.fields("Anna")) == ["Anna-1", "Anna-2"])
      #expect(try titles(album.fields("Carla")) == ["Carla-1", "Carla-2"])
      #expect(try titles(album.fields("Ben")).isEmpty)
      #expect(try titles(owner).count == 4)
    }
    // The tag of one person's answer is not that of another one's.
    let reply = try album.servers.reply(RequestText.get("/v1/photos", album.fields("Anna")))
    let tag = try #require(reply.fields["etag"])
    func status(_ name: String) throws -> Int {
      let fields = album.fields(name).merging(["If-None-Match": tag]) { $1 }
      return try album.servers.reply(RequestText.get("/v1/photos", fields)).status
    }
    #expect(try status("Anna") == 304 && status("Carla") == 200)
    #expect(reply.fields["cache-control"] == "private, no-cache")
    // Friends see each other's photos with the next request.
    try album.befriend("Anna", "Carla")
    #expect(try titles(album.fields("Carla")).count == 4 && status("Anna") == 200)
    try album.change("Carla", .end, "Anna")
    #expect(try titles(album.fields("Carla")) == ["Carla-1", "Carla-2"] && status("Anna") == 304)
  }

  @Test func placesAreLeftOutUnlessTheOwnerShowsThem() throws {
    try album.befriend("Anna", "Carla")
    func places() throws -> [Bool] {
      let reply = try album.servers.reply(RequestText.get("/v1/photos", album.fields("Carla"))).json()
      let items = try #require(reply["items"] as? [[String: Any]])
      return items.filter { $0["owner"] as? String == "Anna" }.map { $0["latitude"] != nil || $0["file"] != nil }
    }
    #expect(try places() == [false, false])
    let sharing = RequestText.post(
      "/v1/me/sharing", method: "PUT", json: #"{"places":true,"originals":false}"#, album.fields("Anna"))
    #expect(try album.servers.reply(sharing).json()["sharesPlaces"] as? Bool == true)
    #expect(try places() == [true, true])
  }

  @Test func albumsAreShownAndHiddenByTheirOwner() throws {
    let own = try #require(try album.album.albums(page: PageRequest(), album.call("Anna")).items.first)
    let path = "/v1/albums/\(own.id)/readers/\(album.person("Carla").id)"
    let shown = try album.servers.reply(RequestText.post(path, method: "PUT", album.fields("Anna")))
    #expect(try (shown.json()["readers"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["Carla"])
    #expect(try titles(album.fields("Carla")) == ["Anna-1", "Anna-2", "Carla-1", "Carla-2"])
    #expect(
      try album.servers.reply(RequestText.post(path, method: "DELETE", key: "other", album.fields("Anna"))).status
        == 200)
    #expect(try titles(album.fields("Carla")) == ["Carla-1", "Carla-2"])
  }

  @Test func noTokenIsInTheLog() async throws {
    _ = try titles(album.fields("Anna"))
    // A line is written after the answer; all of them are there when the server has stopped.
    await album.servers.stop()
    #expect(album.servers.log.contains { $0.contains("/v1/photos") })
    #expect(!album.servers.log.joined().contains(try #require(album.tokens["Anna"])))
  }
}
