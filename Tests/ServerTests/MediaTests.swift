import AlbumService
import Foundation
import Testing

/// The content of photos and drawings, whole and in parts.
@Suite struct MediaTests {
  let fixtures: Fixtures
  let servers: RunningServers
  let path: String
  let content: [UInt8]

  init() throws {
    fixtures = try Fixtures()
    servers = try fixtures.start()
    let item = try fixtures.album.item(id: fixtures.photos[0], .local)
    path = "/v1/media/\(try #require(item.picture).token)"
    content = [UInt8](try Data(contentsOf: URL(fileURLWithPath: fixtures.picture)))
  }

  @Test func aFileIsSentWhole() throws {
    let reply = try servers.reply(RequestText.get(path + "?width=640"))
    #expect(reply.status == 200 && reply.body == content)
    #expect(reply.fields["content-type"] == "image/jpeg" && reply.fields["accept-ranges"] == "bytes")
    #expect(reply.fields["cache-control"] == "private, max-age=31536000, immutable")
    let tag = try #require(reply.fields["etag"])
    #expect(try servers.reply(RequestText.get(path, ["If-None-Match": tag])).status == 304)
    let head = try servers.reply(RequestText.get(path, method: "HEAD"), hasBody: false)
    #expect(head.fields["content-length"] == "1000")
  }

  @Test(arguments: [
    ("bytes=0-9", 0..<10), ("bytes=990-", 990..<1_000), ("bytes=-500", 500..<1_000), ("bytes=5-5", 5..<6),
  ])
  func aPartIsSent(_ range: String, _ expected: Range<Int>) throws {
    let reply = try servers.reply(RequestText.get(path, ["Range": range]))
    #expect(reply.status == 206 && reply.body == Array(content[expected]))
    #expect(reply.fields["content-range"] == "bytes \(expected.lowerBound)-\(expected.upperBound - 1)/1000")
  }

  @Test func aRangeBeyondTheEndIsRefused() throws {
    let reply = try servers.reply(RequestText.get(path, ["Range": "bytes=1000-"]))
    #expect(reply.status == 416 && reply.fields["content-range"] == "bytes */1000")
  }

  @Test func aPartOfAnotherContentIsNotContinued() throws {
    let tag = try #require(try servers.reply(RequestText.get(path)).fields["etag"])
    let same = try servers.reply(RequestText.get(path, ["Range": "bytes=1-2", "If-Range": tag]))
    #expect(same.status == 206)
    for other in ["\"x\"", "W/\(tag)", "Sat, 21 Nov 2026 20:00:00 GMT"] {
      let reply = try servers.reply(RequestText.get(path, ["Range": "bytes=1-2", "If-Range": other]))
      #expect(reply.status == 200 && reply.body == content, "\(other)")
    }
  }

  @Test func aLostFileAndAForgedReferenceAreNotFound() throws {
    let lost = try #require(try fixtures.album.item(id: fixtures.photos[1], .local).picture)
    #expect(try servers.reply(RequestText.get("/v1/media/\(lost.token)")).status == 404)
    #expect(try servers.reply(RequestText.get("/v1/media/..%2F..%2Fetc%2Fpasswd")).status == 404)
    #expect(try servers.reply(RequestText.get(path + "?width=0")).status == 400)
  }

  @Test func aDrawingIsPublic() throws {
    let reply = try servers.reply(RequestText.get("/v1/pictures/drawing"), at: Place.mall)
    #expect(reply.status == 200 && reply.body == content)
    #expect(reply.fields["cache-control"]?.hasPrefix("public, max-age=3600") == true)
  }
}
