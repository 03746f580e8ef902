import AlbumService
import Calls
import Foundation
import HTTPServer
import Importing
import Testing

/// The page for uploads without script: a form with any number of photos.
@Suite struct UploadPageTests {
  private let fixture: UploadFixture
  private var album: AlbumPeople { fixture.album }
  private static let boundary = "----boundary"
  private static let agave = try? UploadFixture.Photo("agave").bytes
  private static let birches = try? UploadFixture.Photo("birches").bytes

  init() throws {
    fixture = UploadFixture(album: try AlbumPeople())
  }

  /// A part of a form.
  private struct Part {
    var name: String
    var fileName: String?
    var type = "image/jpeg"
    var content: [UInt8]

    static func album(_ name: String) -> Part { Part(name: "album", content: Array(name.utf8)) }
    static func file(_ name: String, _ content: [UInt8], type: String = "image/jpeg") -> Part {
      Part(name: "files", fileName: name, type: type, content: content)
    }

    var bytes: [UInt8] {
      let file = fileName.map { "; filename=\"\($0)\"\r\nContent-Type: \(type)" } ?? ""
      return Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n".utf8) + content
        + [13, 10]
    }
  }

  private static func body(_ parts: [Part]) -> [UInt8] {
    parts.flatMap(\.bytes) + Array("--\(boundary)--\r\n".utf8)
  }

  private func fields(_ person: String = "Anna", _ more: [String: String] = [:]) -> [String: String] {
    let type = "multipart/form-data; boundary=\(Self.boundary)"
    return album.cookie(person).merging(["Content-Type": type, "Origin": "http://localhost"]) { $1 }
      .merging(more) { $1 }
  }

  private func send(_ parts: [Part], _ more: [String: String] = [:]) throws -> RawConnection.Reply {
    try fixture.send("POST", "/upload", as: nil, fields(more), body: Self.body(parts))
  }

  private func fields(_ more: [String: String]) -> [String: String] { fields("Anna", more) }

  /// What the page says about each file: its name and the sentence.
  private func rows(_ reply: RawConnection.Reply) -> [String] {
    reply.text.matches(of: #/<li><div class="who"><strong><bdi>(.*?)</bdi></strong>\n<span[^>]*>(.*?)</span>/#)
      .map { "\($0.output.1): \($0.output.2)" }
  }

  private func photos() throws -> [MediaItem] {
    try album.album.items(MediaQuery(), page: PageRequest(), album.call("Anna")).items.filter { $0.owner == "Anna" }
  }

  @Test func theFormIsForThoseWhoHaveSignedIn() throws {
    let first = try album.servers.reply(RequestText.get("/upload?album=Summer"))
    #expect(first.status == 303 && first.fields["location"] == "sign-in?next=upload%3Falbum%3DSummer")
    let page = try album.servers.reply(RequestText.get("/upload?album=Sommer%20%3Cb%3E", album.cookie("Anna")))
    #expect(page.status == 200 && page.text.contains(#"value="Sommer &lt;b&gt;""#))
    #expect(page.text.contains(#"enctype="multipart/form-data""#) && page.text.contains("Anna-album"))
    #expect(!page.text.contains("Carla-album"))
    let start = try album.servers.reply(RequestText.get("/", album.cookie("Anna")))
    #expect(start.text.contains(#"href="upload""#))
    let body = Self.body([.file("a.jpg", [1])])
    let stranger = fields().merging(["Cookie": "tenfoot-session=tfs_0"]) { $1 }
    let refused = try fixture.send("POST", "/upload", as: nil, stranger, body: body)
    #expect(refused.status == 303 && refused.fields["location"] == "sign-in?next=upload")
  }

  @Test func albumsOfFriendsAreNotSuggested() throws {
    try album.befriend("Anna", "Carla")
    let page = try album.servers.reply(RequestText.get("/upload", album.cookie("Anna")))
    #expect(page.text.contains("Anna-album") && !page.text.contains("Carla-album"))
  }

  @Test func onlyThisPageHasAScriptAndItIsAFile() throws {
    let page = try album.servers.reply(RequestText.get("/upload", album.cookie("Anna")))
    let policy = try #require(page.fields["content-security-policy"])
    #expect(policy.hasPrefix("default-src 'none'") && policy.contains("; script-src 'self'; connect-src 'self'"))
    #expect(!policy.contains("unsafe"))
    #expect(page.text.contains(#"<script type="module" src="upload.js"></script>"#) && !page.text.contains(" on"))
    let script = try album.servers.reply(RequestText.get("/upload.js"))
    #expect(script.fields["content-type"] == "text/javascript; charset=utf-8")
  }

  @Test func eachFileIsAddedOnceAndListed() throws {
    let (agave, birches) = (try #require(Self.agave), try #require(Self.birches))
    let reply = try send([
      .album("Summer"), .file("one.jpg", agave), .file("C:\\photos\\two <2>.jpg", birches), .file("again.jpg", agave),
      .file("text.txt", Array("no photo".utf8), type: "text/plain"), .file("broken.jpg", [0xFF, 0xD8, 0xFF, 1]),
      .file("empty.jpg", []), Part(name: "other", content: Array("ignored".utf8)),
    ])
    #expect(reply.status == 200)
    let rows = rows(reply)
    #expect(rows.prefix(3) == ["one.jpg: Added", "two &lt;2&gt;.jpg: Added", "again.jpg: Already in your album"])
    #expect(rows.count == 6 && rows[3].contains("refused.uploadFormat") && rows[4].contains("broken.jpg: refused."))
    #expect(rows[5].contains("empty file"))
    #expect(reply.text.contains("2 photos were added. 1 was already in your album. 3 were not added."))
    #expect(reply.text.contains(#"href="upload?album=Summer""#))
    #expect(fixture.files.count == 2)
    #expect(try photos().filter { $0.album == "Summer" }.count == 2)
    #expect(try fixture.photoCount(of: "Ben") == 0)
  }

  @Test func withoutAnAlbumItIsThatOfUploads() throws {
    let reply = try send([.album(""), .file("", try #require(Self.agave))])
    #expect(reply.status == 200 && rows(reply) == [": Added"])
    #expect(try photos().contains { $0.album == "Uploads" })
  }

  @Test func aFormWithoutPhotosIsShownAgain() throws {
    let reply = try send([.album("Summer"), .file("", [], type: "application/octet-stream")])
    #expect(reply.status == 422 && reply.text.contains("Choose at least one photo."))
    #expect(reply.text.contains(#"value="Summer""#) && reply.text.contains(#"aria-invalid="true""#))
    let failed = try send([.file("a.jpg", [1, 2, 3])])
    #expect(failed.status == 422 && failed.text.contains("1 was not added."))
  }

  @Test func formsOfOtherSitesAndOtherTypesAreRefused() throws {
    let parts = [Part.file("a.jpg", try #require(Self.agave))]
    for origin in ["https://evil.example", "null", ""] {
      let reply = try send(parts, ["Origin": origin])
      #expect(reply.status == 403 && reply.text.contains("forbidden.webOrigin"), "\(origin)")
    }
    for type in ["application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=\"\""] {
      let reply = try send(parts, ["Content-Type": type])
      #expect(reply.status == 400 && reply.fields["content-type"] == "text/html; charset=utf-8", "\(type)")
    }
    #expect(fixture.files.isEmpty)
  }

  @Test func whatArrivedBeforeTheFormEndsIsKeptAndTheRestIsNamed() throws {
    let (agave, birches) = (try #require(Self.agave), try #require(Self.birches))
    let whole = Self.body([.file("one.jpg", agave), .file("two.jpg", birches)])
    let cut = Array(whole.prefix(whole.count - 1_000))
    let reply = try fixture.send("POST", "/upload", as: nil, fields(), body: cut)
    #expect(reply.status == 200 && rows(reply) == ["one.jpg: Added", "two.jpg: refused.uploadDigest"])
    #expect(reply.text.contains("The other photos did not arrive or could not be read."))
    let malformed = Part.file("one.jpg", agave).bytes + Array("--\(Self.boundary)x\r\n".utf8) + birches
    let again = try fixture.send("POST", "/upload", as: nil, fields(), body: malformed)
    #expect(rows(again) == ["one.jpg: Already in your album"])
    #expect(again.text.contains("The other photos did not arrive or could not be read."))
    #expect(fixture.files.count == 1)
  }

  @Test func aLostConnectionLeavesWholePhotosOnly() async throws {
    let (agave, birches) = (try #require(Self.agave), try #require(Self.birches))
    let body = Self.body([.file("one.jpg", agave), .file("two.jpg", birches)])
    func sendPart() throws {
      let connection = try RawConnection(port: album.servers.ports[0])
      connection.send(fixture.head("POST", "/upload", as: nil, fields(), length: body.count))
      connection.send(Array(body.prefix(agave.count + birches.count / 2)))
    }
    try sendPart()
    await album.servers.stop()
    #expect(fixture.files.count == 1)
    #expect(try fixture.photoCount(of: "Anna") == 3)
  }

  @Test func hostileNamesAreTitlesAndNotPaths() throws {
    let long = String(repeating: "長", count: 1_366)
    let names = ["../../etc/passwd.jpg", "a/b\\..\\c.jpg", "%2e%2e%2f.jpg", ".jpg", "..", long + ".jpg", "<b>&.jpg"]
    for name in names {
      let reply = try send([.album("../x"), .file(name, try #require(Self.agave))])
      #expect(reply.status == 200 && rows(reply).count == 1, "\(name.prefix(20))")
      #expect(!reply.text.contains("<b>"))
    }
    let owner = album.person("Anna").id
    #expect(fixture.files.count == 1 && fixture.files.allSatisfy { $0.hasPrefix("\(owner)/") })
  }

  @Test func limitsAreThoseOfUploads() throws {
    var limits = UploadLimits()
    limits.fileBytes = 1_000
    let small = UploadFixture(album: try AlbumPeople(uploadLimits: limits))
    let type = "multipart/form-data; boundary=\(Self.boundary)"
    let fields = small.album.cookie("Anna").merging(["Content-Type": type, "Origin": "http://localhost"]) { $1 }
    let body = Self.body([.file("one.jpg", try #require(Self.agave)), .file("two.jpg", [1])])
    let reply = try small.send("POST", "/upload", as: nil, fields, body: body)
    #expect(reply.status == 422 && rows(reply).count == 2)
    #expect(rows(reply).first == "one.jpg: tooLarge.uploadSize limit=1000")
    #expect(small.files.isEmpty)
  }
}
