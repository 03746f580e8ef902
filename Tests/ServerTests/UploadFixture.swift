import AlbumService
import Calls
import Foundation
import TestSupport
import WireFormat

/// Requests of people who upload photos.
struct UploadFixture {
  let album: AlbumPeople

  /// A photo with its SHA-256.
  struct Photo {
    let bytes: [UInt8]
    let hash: String

    init(_ name: String) throws {
      let path = Repository.path("assets/demo/\(name).jpg")
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      hash = try Self.hash(path)
    }

    /// The field that states the hash.
    var digest: String { ContentDigest.field(hash) }

    static func hash(_ path: String) throws -> String {
      let (process, output) = (Process(), Pipe())
      process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
      process.arguments = [path]
      process.standardOutput = output
      try process.run()
      process.waitUntilExit()
      return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix { $0 != " " }
        .lowercased()
    }
  }

  /// The folder of copied media.
  var media: String { album.folder.file("media") }

  /// The paths of all files in the folder of copied media, relative to it, sorted.
  var files: [String] {
    let all = FileManager.default.enumerator(atPath: media)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(media)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// Sends a request with a body, and returns the answer.
  func send(
    _ method: String = "POST", _ path: String, as person: String? = "Anna", _ fields: [String: String] = [:],
    body: [UInt8] = [], on connection: RawConnection? = nil
  ) throws -> RawConnection.Reply {
    let connection = try connection ?? RawConnection(port: album.servers.ports[0])
    connection.send(head(method, path, as: person, fields, length: body.count))
    connection.send(body)
    return try connection.reply(hasBody: method != "HEAD")
  }

  /// Returns the beginning of a request.
  func head(
    _ method: String, _ path: String, as person: String? = "Anna", _ fields: [String: String] = [:], length: Int?
  ) -> String {
    var fields = fields.merging(person.map(album.fields) ?? [:]) { own, _ in own }
    fields["Host"] = "localhost"
    fields["Content-Length"] = length.map(String.init)
    return "\(method) \(path) HTTP/1.1\r\n" + fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n"
  }

  /// Begins an upload in parts, and returns its path.
  func begin(
    _ photo: Photo, as person: String = "Anna", _ fields: [String: String] = [:]
  ) throws -> (path: String, reply: RawConnection.Reply) {
    let fields = fields.merging(["Upload-Length": "\(photo.bytes.count)", "Tus-Resumable": "1.0.0"]) { $1 }
    let reply = try send("POST", "/v1/uploads", as: person, fields)
    return (reply.fields["location"] ?? "", reply)
  }

  /// Sends a part of a file.
  func patch(
    _ path: String, as person: String = "Anna", at offset: Int, _ bytes: some Collection<UInt8>
  ) throws -> RawConnection.Reply {
    try send(
      "PATCH", path, as: person,
      [
        "Upload-Offset": "\(offset)", "Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0",
      ], body: Array(bytes))
  }

  /// Returns the number of a person's photos.
  func photoCount(of person: String) throws -> Int {
    try album.album.account(album.call(person)).itemCount
  }
}
