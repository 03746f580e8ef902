import AlbumServer
import AlbumService
import Calls
import Foundation
import HTTPServer
import Synchronization
import Testing
import WireFormat

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

  // MARK: Sizes

  private func developing() throws -> (FakeDeveloper, RunningServers) {
    let developer = FakeDeveloper(file: fixtures.folder.file("developed"))
    let service = AlbumServer.service(fixtures.album, description: Array("{}".utf8), developer: developer)
    return (developer, try RunningServers([service], of: fixtures.folder))
  }

  @Test(arguments: [(1, 320), (320, 320), (321, 640), (1_280, 1_280), (1_281, 2_560)])
  func aPictureIsSentAtTheNextSize(_ asked: Int, _ sent: Int) throws {
    let (developer, servers) = try developing()
    let reply = try servers.reply(RequestText.get(path + "?width=\(asked)"))
    #expect(reply.status == 200 && reply.body == [0xFF, 0xD8, 0xFF, 0xE0] + Array("\(sent)".utf8))
    #expect(reply.fields["content-type"] == "image/jpeg")
    #expect(reply.fields["cache-control"] == "private, max-age=31536000, immutable")
    let tag = try #require(reply.fields["etag"])
    let again = try servers.reply(RequestText.get(path + "?width=\(asked)", ["If-None-Match": tag]))
    #expect(again.status == 304)
    #expect(developer.token.map { "/v1/media/\($0)" } == path)
  }

  @Test(arguments: ["", "?width=2561", "?width=8192"]) func otherwiseTheOriginalIsSent(_ query: String) throws {
    let (_, servers) = try developing()
    #expect(try servers.reply(RequestText.get(path + query)).body == content)
    #expect(try servers.reply(RequestText.get(path + "?width=8193")).status == 400)
  }

  @Test func aFileThatCannotBeDevelopedIsAProblem() throws {
    let (developer, servers) = try developing()
    developer.fail(ServiceFailure(.refused, .undevelopable, ["details": "video: not supported yet"]))
    let reply = try servers.reply(RequestText.get(path + "?width=320"))
    #expect(reply.status == 422 && reply.fields["content-type"] == "application/problem+json")
    #expect(reply.fields["cache-control"] == "no-store")
    #expect(try reply.json()["reason"] as? String == "undevelopable")
    #expect(try servers.reply(RequestText.get(path)).body == content, "the original is there")
  }

  @Test func aPictureThatWasRemovedIsNotSentAtAnySize() throws {
    let (_, servers) = try developing()
    #expect(try servers.reply(RequestText.get(path + "?width=320")).status == 200)
    let removal = #"{"ids":["\#(fixtures.photos[0])"]}"#
    #expect(try servers.reply(RequestText.post("/v1/removals", json: removal)).status == 200)
    #expect(try servers.reply(RequestText.get(path + "?width=320")).status == 404)
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

/// A developer whose pictures consist of the beginning of a JPEG file and their width.
final class FakeDeveloper: PictureDeveloper {
  private let file: String
  private let state = Mutex((token: String?.none, failure: ServiceFailure?.none))

  init(file: String) {
    self.file = file
  }

  /// The reference of the last picture.
  var token: String? { state.withLock { $0.token } }

  /// Makes all following calls fail.
  func fail(_ failure: ServiceFailure) { state.withLock { $0.failure = failure } }

  func picture(
    of original: MediaContent, _ reference: MediaReference, widthPixels: Int, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    let failure = state.withLock { state in
      state.token = reference.token
      return state.failure
    }
    if let failure { throw failure }
    let path = "\(file)-\(widthPixels)"
    if !FileManager.default.fileExists(atPath: path) {
      let bytes = [0xFF, 0xD8, 0xFF, 0xE0] + Array("\(widthPixels)".utf8)
      _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    }
    return try MediaContent(path: path, range: nil)
  }
}
