import AlbumServer
import AlbumService
import AlbumStore
import Attributes
import Calls
import Foundation
import HTTPServer
import Importing
import Pictures
import TestSupport

/// An album on a server with three people, whose photos can be told apart: Anna, Ben and Carla, with a token each.
struct AlbumPeople {
  static let ownerToken = "tfa_of-the-owner-of-the-server"

  let folder: TemporaryFolder
  let album: SQLiteAlbumStore
  let servers: RunningServers
  let uploads: Uploads
  let people: [String: Person]
  let tokens: [String: String]
  /// The secrets of a session of each person.
  let sessions: [String: String]

  init(
    publicAddress: ServerAddress? = nil, limits: ServerLimits = .withoutSharing,
    uploadLimits: UploadLimits = UploadLimits()
  ) throws {
    let folder = try TemporaryFolder()
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
    let names = ["Anna", "Ben", "Carla"]
    let people = try names.map { try album.addPerson(named: $0).person }
    self.people = Dictionary(uniqueKeysWithValues: zip(names, people))
    tokens = Dictionary(
      uniqueKeysWithValues: try zip(names, people).map { name, person in
        (name, try album.createToken(named: "Test", Self.write(person)).secret)
      })
    sessions = Dictionary(
      uniqueKeysWithValues: try zip(names, people).map { name, person in
        (name, try album.startSession(of: person.id, named: "Test"))
      })
    uploads = Self.uploads(into: album, folder, limits: uploadLimits)
    let service = AlbumServer.service(
      album, description: Array("{}".utf8), tokens: AccessTokens([Self.ownerToken]), limits: limits,
      viewer: { token throws(ServiceFailure) in try album.viewer(ofToken: token) },
      developer: FakeDeveloper(file: folder.file("developed")),
      options: AlbumServerOptions(publicAddress: publicAddress, pages: try .repository(), uploads: uploads))
    servers = try RunningServers([service], of: folder)
    (self.folder, self.album) = (folder, album)
    for name in ["Anna", "Carla"] { try addPhotos(of: name) }
  }

  /// The uploads into an album whose folder of copied media is `media`; files are read by workers of the program under test.
  static func uploads(
    into album: any AlbumWriter & ContentIndex, _ folder: TemporaryFolder, limits: UploadLimits = UploadLimits(),
    now: @escaping @Sendable () -> Instant = { .now }
  ) -> Uploads {
    Uploads(
      into: album, media: folder.file("media"), defaultAlbum: "Uploads", pool: WorkerPool(command: .programUnderTest),
      limits: limits, now: now
    ) { facts in CanonicalNames(brand: facts.make, model: facts.model) }
  }

  /// Adds two photos of a person in an album of the person, by a camera that no one else has.
  func addPhotos(of name: String) throws {
    for number in 1...2 {
      let path = folder.file("\(name)-\(number).jpg")
      try Data([0xFF, 0xD8, 0xFF, UInt8(number)]).write(to: URL(fileURLWithPath: path))
      let hash = String(repeating: name.first == "B" ? "b" : "c", count: 63) + "\(number)"
      var item = MediaItem(
        id: "", title: "\(name)-\(number)", file: path, album: "\(name)-album", owner: name,
        contentHash: name == "Anna" ? "anna\(number)" : hash)
      (item.brand, item.model, item.lens) = ("\(name)cam", "\(name)cam One", "\(name)cam Lens")
      (item.photo.focalLength, item.takenAt) = (50, "2014-0\(number)-21T12:00:00")
      item.place = GeographicPlace(latitude: 48.25, longitude: 11.5, altitude: nil)
      let stamp = FileStamp(path: path, inode: UInt64(number), sizeBytes: 4, modifiedNS: 1)
      _ = try album.add([NewMediaItem(item: item, stamp: stamp)])
    }
  }

  static func write(_ person: Person) -> WriteContext {
    WriteContext(CallContext(caller: Caller(viewer: person.id, device: "test")), key: .random())
  }

  func person(_ name: String) -> Person { people[name] ?? Person(id: "", name: name) }

  func call(_ name: String) -> CallContext { CallContext(caller: Caller(viewer: person(name).id, device: "test")) }

  /// Changes the friendship of two people.
  func change(_ name: String, _ change: Friendship.Change, _ other: String) throws {
    _ = try album.changeFriendship(with: person(other).id, change, Self.write(person(name)))
  }

  func befriend(_ name: String, _ other: String) throws {
    try change(name, .ask, other)
    try change(other, .ask, name)
  }

  /// The fields of a person's requests for pages.
  func cookie(_ name: String) -> [String: String] { ["Cookie": "tenfoot-session=\(sessions[name] ?? "")"] }

  /// The fields of a person's requests.
  func fields(_ name: String) -> [String: String] { ["Authorization": "Bearer \(tokens[name] ?? "")"] }
}

extension WorkerCommand {
  /// The program under test, which is built beside the tests, as a worker.
  static var programUnderTest: WorkerCommand {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return WorkerCommand(executable: own.lastIndex(of: "/").map { "\(own[..<$0])/tenfoot" } ?? "tenfoot")
  }
}
