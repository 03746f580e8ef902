import AlbumService
import Calls
import Foundation
import Testing

/// Uploads in parts, by version 1.0.0 of the protocol tus.
@Suite struct ResumableUploadTests {
  private let fixture: UploadFixture
  private let photo: UploadFixture.Photo
  private var album: AlbumPeople { fixture.album }

  init() throws {
    fixture = UploadFixture(album: try AlbumPeople())
    photo = try UploadFixture.Photo("agave")
  }

  /// Returns the offset that HEAD states.
  private func offset(_ path: String, as person: String = "Anna") throws -> Int? {
    let reply = try fixture.send("HEAD", path, as: person, ["Tus-Resumable": "1.0.0"])
    #expect(reply.fields["cache-control"] == "no-store")
    return reply.fields["upload-offset"].flatMap { Int($0) }
  }

  @Test func theServerStatesItsAbilities() throws {
    let reply = try fixture.send("OPTIONS", "/v1/uploads", as: nil)
    #expect(reply.status == 204)
    #expect(reply.fields["tus-version"] == "1.0.0" && reply.fields["tus-max-size"] == "1073741824")
    #expect(reply.fields["tus-extension"] == "creation,expiration,termination")
    let other = try fixture.send("POST", "/v1/uploads", ["Tus-Resumable": "2.0.0", "Upload-Length": "10"])
    #expect(other.status == 412)
  }

  @Test func aFileIsSentInPartsAndBecomesAPhoto() throws {
    let (name, title) = (Data("Agave.jpg".utf8).base64EncodedString(), Data("夏天".utf8).base64EncodedString())
    let metadata = "filename \(name),album \(title)"
    let (path, begun) = try fixture.begin(photo, ["Upload-Metadata": metadata])
    #expect(begun.status == 201 && begun.fields["upload-expires"] != nil)
    #expect(try offset(path) == 0)
    let half = photo.bytes.count / 2
    let first = try fixture.patch(path, at: 0, photo.bytes[..<half])
    #expect(first.status == 204 && first.fields["upload-offset"] == "\(half)")
    #expect(first.fields["content-location"] == nil)
    #expect(try fixture.patch(path, at: 0, photo.bytes[..<half]).status == 409)
    #expect(try fixture.patch(path, at: half + 1, photo.bytes[half...]).status == 409)
    #expect(try offset(path) == half)
    let last = try fixture.patch(path, at: half, photo.bytes[half...])
    #expect(last.status == 204 && last.fields["upload-offset"] == "\(photo.bytes.count)")
    let location = try #require(last.fields["content-location"])
    let id = String(location.dropFirst("/v1/photos/".count))
    #expect(try album.album.item(id: id, album.call("Anna")).album == "夏天")
    let state = try fixture.send("GET", path).json()
    #expect(state["photo"] as? String == id && state["isNew"] as? Bool == true)
    #expect(try offset(path) == photo.bytes.count)
    #expect(fixture.files.filter { !$0.hasPrefix(".uploads") } == ["\(album.person("Anna").id)/\(photo.hash).jpg"])
    #expect(!fixture.files.contains { $0.hasSuffix(".part") })
  }

  @Test func whatArrivedBeforeALostConnectionIsKept() throws {
    let (path, _) = try fixture.begin(photo)
    do {
      let connection = try RawConnection(port: album.servers.ports[0])
      let fields = ["Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"]
      connection.send(fixture.head("PATCH", path, fields, length: photo.bytes.count))
      connection.send(Array(photo.bytes[..<100_000]))
    }
    try expectEventually { try offset(path) == 100_000 }
    #expect(try fixture.patch(path, at: 100_000, photo.bytes[100_000...]).status == 204)
    #expect(try fixture.photoCount(of: "Anna") == 3)
  }

  @Test func aNewConnectionTakesOverFromOneThatIsLost() throws {
    let (path, _) = try fixture.begin(photo)
    let lost = try RawConnection(port: album.servers.ports[0])
    let fields = ["Upload-Offset": "0", "Content-Type": "application/offset+octet-stream", "Expect": "100-continue"]
    lost.send(fixture.head("PATCH", path, fields, length: photo.bytes.count))
    #expect(try lost.reply(hasBody: false).status == 100)
    #expect(try fixture.patch(path, at: 0, photo.bytes).status == 204)
    lost.send(Array(photo.bytes.reversed()))
    #expect(try lost.reply().status == 409)
    #expect(try fixture.photoCount(of: "Anna") == 3)
  }

  @Test func theSameContentIsContinuedWithoutItsAddress() throws {
    let (path, _) = try fixture.begin(photo, ["Repr-Digest": photo.digest])
    #expect(try fixture.patch(path, at: 0, photo.bytes[..<1_000]).status == 204)
    let (again, reply) = try fixture.begin(photo, ["Repr-Digest": photo.digest])
    #expect(again == path && reply.fields["upload-offset"] == "1000")
    // That of another person is not.
    #expect(try fixture.begin(photo, as: "Ben", ["Repr-Digest": photo.digest]).reply.fields["upload-offset"] == "0")
    #expect(try fixture.patch(path, at: 1_000, photo.bytes[1_000...]).status == 204)
    let known = try fixture.begin(photo, ["Repr-Digest": photo.digest]).reply
    #expect(known.status == 200)
    #expect(try known.json()["contentHash"] as? String == photo.hash)
  }

  @Test func anUploadBelongsToItsPerson() throws {
    let (path, _) = try fixture.begin(photo)
    #expect(try fixture.patch(path, as: "Ben", at: 0, photo.bytes).status == 404)
    for method in ["GET", "DELETE"] {
      #expect(try fixture.send(method, path, as: "Ben").status == 404)
      let owner = ["Authorization": "Bearer \(AlbumPeople.ownerToken)"]
      #expect(try fixture.send(method, path, as: nil, owner).status == 404)
    }
    #expect(try fixture.send("DELETE", path, as: "Anna").status == 204)
    #expect(try fixture.send("GET", path).status == 404)
    #expect(fixture.files.isEmpty)
  }

  @Test func moreThanWasAnnouncedIsRefused() throws {
    let (path, _) = try fixture.begin(photo)
    let reply = try fixture.patch(path, at: 0, photo.bytes + [0])
    #expect(reply.status == 413)
    #expect(try fixture.photoCount(of: "Anna") == 2)
  }

  @Test func whatIsNoPhotoIsRefusedAfterTheLastByte() throws {
    let text = Array("no photo".utf8)
    let reply = try fixture.send("POST", "/v1/uploads", ["Upload-Length": "\(text.count)"])
    let path = try #require(reply.fields["location"])
    #expect(try fixture.patch(path, at: 0, text).status == 422)
    #expect(try fixture.send("GET", path).status == 404)
    #expect(fixture.files.isEmpty)
  }
}
