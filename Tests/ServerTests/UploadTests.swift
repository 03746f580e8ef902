import AlbumService
import Calls
import Foundation
import HTTPServer
import Importing
import Testing

/// Uploads in one request.
@Suite struct UploadTests {
  private let fixture: UploadFixture
  private var album: AlbumPeople { fixture.album }

  init() throws {
    fixture = UploadFixture(album: try AlbumPeople())
  }

  @Test func aPhotoIsAddedOnceWithItsFile() throws {
    let photo = try UploadFixture.Photo("agave")
    let path = "/v1/uploads?name=In%20the%20garden.JPG&album=Summer"
    let reply = try fixture.send("POST", path, ["Content-Type": "image/jpeg"], body: photo.bytes)
    #expect(reply.status == 201)
    let id = try #require(try reply.json()["id"] as? String)
    #expect(reply.fields["location"] == "/v1/photos/\(id)")
    let item = try album.album.item(id: id, album.call("Anna"))
    #expect(item.album == "Summer" && item.owner == "Anna" && item.contentHash == photo.hash)
    let file = "\(album.person("Anna").id)/\(photo.hash).jpg"
    #expect(fixture.files == [file] && item.file == "\(fixture.media)/\(file)")
    #expect(FileManager.default.contents(atPath: "\(fixture.media)/\(file)") == Data(photo.bytes))
    let again = try fixture.send("POST", "/v1/uploads?name=Other.jpg", body: photo.bytes)
    #expect(again.status == 200 && again.fields["content-location"] == "/v1/photos/\(id)")
    #expect(try again.json()["id"] as? String == id)
    #expect(fixture.files == [file])
    #expect(try fixture.photoCount(of: "Anna") == 3)
  }

  @Test func theSameContentOfTwoPeopleIsTwoPhotos() throws {
    let photo = try UploadFixture.Photo("agave")
    let fields = ["Content-Digest": photo.digest]
    let ids = try ["Anna", "Ben"].map { person in
      let reply = try fixture.send("POST", "/v1/uploads", as: person, fields, body: photo.bytes)
      #expect(reply.status == 201, "\(person)")
      return try reply.json()["id"] as? String
    }
    #expect(ids[0] != ids[1])
    #expect(fixture.files.count == 2)
    #expect(try fixture.photoCount(of: "Ben") == 1)
  }

  @Test func withoutAnAlbumItIsThatOfUploads() throws {
    for query in ["", "?album=", "?album=%20%0A"] {
      let photo = try UploadFixture.Photo("birches")
      let reply = try fixture.send("POST", "/v1/uploads\(query)", body: photo.bytes)
      #expect(try reply.json()["album"] as? String == "Uploads")
    }
  }

  @Test func theContentDecidesAndNotTheName() throws {
    func status(_ bytes: [UInt8], _ type: String? = nil) throws -> Int {
      let fields = type.map { ["Content-Type": $0] } ?? [:]
      let reply = try fixture.send("POST", "/v1/uploads?name=photo.jpg", fields, body: bytes)
      #expect(try reply.json()["code"] as? String == "refused")
      return reply.status
    }
    #expect(try status(Array("no photo at all".utf8), "image/jpeg") == 422)
    #expect(try status([0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 500)) == 422)
    #expect(try status([0, 0, 0, 0x18] + Array("ftypisom".utf8) + [UInt8](repeating: 0, count: 100)) == 415)
    #expect(try status([]) == 422)
    #expect(try fixture.photoCount(of: "Anna") == 2)
    #expect(fixture.files.isEmpty)
  }

  @Test func aFileThatArrivesDamagedIsRefused() throws {
    var photo = try UploadFixture.Photo("agave").bytes
    let digest = try UploadFixture.Photo("agave").digest
    photo[photo.count - 100] ^= 1
    let reply = try fixture.send("POST", "/v1/uploads", ["Content-Digest": digest], body: photo)
    #expect(reply.status == 422)
    #expect(try reply.json()["reason"] as? String == "uploadDigest")
    #expect(fixture.files.isEmpty)
    // Other algorithms are ignored, and a malformed hash is not.
    let other = try fixture.send("POST", "/v1/uploads", ["Content-Digest": "md5=:AAAA:"], body: photo)
    #expect(other.status == 201)
    #expect(try fixture.send("POST", "/v1/uploads", ["Content-Digest": "sha-256=:AAAA:"], body: photo).status == 400)
  }

  @Test(arguments: [
    "../../../outside.jpg", "/etc/passwd", #"C:\fakepath\photo.jpg"#, "", "   ", ".jpg", "..", "/",
    "\u{0}\u{1B}[2J.jpg",
    String(repeating: "长", count: 1_300) + ".jpg", "\u{202E}gpj.exe", "a.\(String(repeating: "x", count: 300))",
  ]) func hostileNamesDoNoHarm(_ name: String) throws {
    let photo = try UploadFixture.Photo("citrus")
    let encoded = name.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    // The header of a request is limited to 16 kB.
    let album = encoded.utf8.count > 2_000 ? "" : encoded
    let reply = try fixture.send("POST", "/v1/uploads?name=\(encoded)&album=\(album)", body: photo.bytes)
    #expect(reply.status == 201)
    let item = try reply.json()
    for text in [item["title"] as? String, item["album"] as? String] {
      let text = try #require(text)
      #expect(!text.isEmpty && text.unicodeScalars.count <= 256)
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
    let file = try #require(fixture.files.first)
    #expect(fixture.files.count == 1)
    #expect(file.hasPrefix("\(fixture.album.person("Anna").id)/\(photo.hash)"))
  }

  @Test func aPersonWhoIsRemovedMeanwhileLeavesNothing() throws {
    let photo = try UploadFixture.Photo("agave")
    let connection = try RawConnection(port: album.servers.ports[0])
    connection.send(
      fixture.head("POST", "/v1/uploads", ["Expect": "100-continue"], length: photo.bytes.count))
    #expect(try connection.reply(hasBody: false).status == 100)
    _ = try album.album.removePerson(id: album.person("Anna").id)
    connection.send(photo.bytes)
    #expect(try connection.reply().status == 401)
    #expect(fixture.files.isEmpty)
  }
}

/// Uploads that are refused before their bytes are sent, or end early.
@Suite struct UploadBoundsTests {
  private static let photo = Result { try UploadFixture.Photo("agave") }

  /// Sends the beginning of a request alone, and returns the answer.
  private func refusal(
    _ fixture: UploadFixture, as person: String? = "Anna", _ path: String = "/v1/uploads",
    _ fields: [String: String] = [:], length: Int? = 300_000_000, expects: Bool = true
  ) throws -> RawConnection.Reply {
    let connection = try RawConnection(port: fixture.album.servers.ports[0])
    let fields = expects ? fields.merging(["Expect": "100-continue"]) { $1 } : fields
    connection.send(fixture.head("POST", path, as: person, fields, length: length))
    let reply = try connection.reply()
    #expect(reply.fields["connection"] == "close")
    return reply
  }

  @Test(arguments: [true, false]) func whatIsNotWantedIsNotSent(_ expects: Bool) throws {
    let photo = try Self.photo.get()
    var limits = UploadLimits()
    limits.fileBytes = 400_000_000
    let fixture = UploadFixture(album: try AlbumPeople(uploadLimits: limits))
    #expect(try refusal(fixture, as: nil, expects: expects).status == 401)
    #expect(try refusal(fixture, length: 400_000_001, expects: expects).status == 413)
    #expect(try refusal(fixture, "/v1/uploads?x=1", expects: expects).status == 400)
    for type in ["text/html", "application/json", "multipart/mixed"] {
      #expect(try refusal(fixture, "/v1/uploads", ["Content-Type": type], expects: expects).status == 415)
    }
    let chunked = try refusal(
      fixture, "/v1/uploads", ["Transfer-Encoding": "chunked"], length: nil, expects: expects)
    #expect(chunked.status == 411)
    #expect(try fixture.send("POST", "/v1/uploads", body: photo.bytes).status == 201)
    let known = try refusal(
      fixture, "/v1/uploads", ["Content-Digest": photo.digest], length: photo.bytes.count, expects: expects)
    #expect(known.status == 200)
    #expect(try known.json()["contentHash"] as? String == photo.hash)
  }

  @Test func aClientThatAsksIsToldToContinue() throws {
    let photo = try Self.photo.get()
    let fixture = UploadFixture(album: try AlbumPeople())
    let connection = try RawConnection(port: fixture.album.servers.ports[0])
    connection.send(fixture.head("POST", "/v1/uploads", ["Expect": "100-continue"], length: photo.bytes.count))
    #expect(try connection.reply(hasBody: false).status == 100)
    connection.send(photo.bytes)
    #expect(try connection.reply().status == 201)
    // The connection can be used again.
    connection.send(RequestText.get("/health"))
    #expect(try connection.reply().status == 200)
  }

  @Test func aFullDiskIsReported() throws {
    var limits = UploadLimits()
    limits.reserveBytes = .max
    let fixture = UploadFixture(album: try AlbumPeople(uploadLimits: limits))
    let reply = try refusal(fixture)
    #expect(reply.status == 507)
    #expect(try reply.json()["reason"] as? String == "uploadSpace")
    #expect(fixture.files.isEmpty)
  }

  @Test func oneRequestThatEndsEarlyLeavesNothing() throws {
    let photo = try Self.photo.get()
    let fixture = UploadFixture(album: try AlbumPeople())
    do {
      let connection = try RawConnection(port: fixture.album.servers.ports[0])
      connection.send(fixture.head("POST", "/v1/uploads", ["Expect": "100-continue"], length: photo.bytes.count))
      #expect(try connection.reply(hasBody: false).status == 100)
      connection.send(Array(photo.bytes.prefix(1_000)))
    }
    try expectEventually { fixture.files.isEmpty }
    #expect(try fixture.photoCount(of: "Anna") == 2)
  }

  @Test func anUploadWithoutProgressIsDisconnected() throws {
    var limits = ServerLimits.withoutSharing
    (limits.uploadGraceMS, limits.graceMS) = (150, 1)
    let fixture = UploadFixture(album: try AlbumPeople(limits: limits))
    let connection = try RawConnection(port: fixture.album.servers.ports[0])
    connection.send(fixture.head("POST", "/v1/uploads", length: 1_000_000))
    connection.send([UInt8](repeating: 0, count: 10_000))
    _ = try connection.readToEnd()
    try expectEventually { fixture.files.isEmpty }
  }

  @Test func aPersonHasALimitOfUnfinishedUploads() throws {
    let photo = try Self.photo.get()
    var limits = UploadLimits()
    limits.unfinishedCount = 2
    let fixture = UploadFixture(album: try AlbumPeople(uploadLimits: limits))
    #expect(try fixture.begin(photo).reply.status == 201)
    #expect(try fixture.begin(photo).reply.status == 201)
    let refused = try fixture.begin(photo).reply
    #expect(refused.status == 429 && refused.fields["retry-after"] == "60")
    #expect(try fixture.begin(photo, as: "Ben").reply.status == 201)
    limits.unfinishedCount = 100
    limits.unfinishedBytes = Int64(photo.bytes.count) * 2
    let other = UploadFixture(album: try AlbumPeople(uploadLimits: limits))
    let replies = try (0..<3).map { _ in try other.begin(photo).reply.status }
    #expect(replies == [201, 201, 429])
  }
}

/// Waits until a condition that another thread brings about holds; 20 s at most.
func expectEventually(_ condition: () throws -> Bool, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let end = ContinuousClock.now + .seconds(20)
  while ContinuousClock.now < end {
    if try condition() { return }
    sched_yield()
  }
  Issue.record("the condition does not hold", sourceLocation: sourceLocation)
}
