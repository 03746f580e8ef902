import AlbumServer
import AlbumService
import Calls
import Foundation
import HTTPServer
import Testing
import WireFormat

/// Every route of the album's server as a stranger, as a friend, and after the end of the friendship: what a person may not see has no
/// effect on any answer.
///
/// Each request is made before Ben has photos, with ids that do not exist, and again after he has, with the ids of his photos: a stranger
/// gets the same bytes. So does a former friend.
@Suite struct StrangerTests {
  private let album: AlbumPeople

  init() throws {
    album = try AlbumPeople()
  }

  /// The ids that requests name.
  private struct Names {
    var photo = RandomID.make()
    var album = RandomID.make()
    var picture = "\(RandomID.make())-\(String(repeating: "b", count: 32))"
    // A JSON object in base64url, which is part of no id.
    var cursor = "eyJndWVzc2VkIjoiY3Vyc29yIn0"
    var token = RandomID.make()
    var removal = "removal-of-ben"
    var upload = RandomID.make()
    /// The content of a photo.
    var digest = ContentDigest.field(String(repeating: "0", count: 64))
  }

  /// A request of the table.
  private struct Probe {
    var method = "GET"
    var path: String
    var json: String?
    var form: String?
    var fields: [String: String] = [:]
    /// The status of the answer to a friend; nil if the answer does not depend on friends.
    var friendStatus: Int?
    /// The status of the answer in the person's session of the pages; nil for requests with a token.
    var cookieStatus: Int?
  }

  /// The requests for each route; a route without an entry fails the test.
  private static let probes: [String: [Probe]] = [
    "GET /v1/photos": [
      "", "?sort=newest", "?brand=Bencam", "?model=Bencam%20One", "?lens=Bencam%20Lens", "?owner=Ben",
      "?person=friends", "?person=BEN", "?brand=Bencam&model=Bencam%20One&sort=newest", "?album=ALBUM",
      "?sort=newest&date=2014-02", "?limit=1",
    ].map { Probe(path: "/v1/photos\($0)", friendStatus: 200) } + [Probe(path: "/v1/photos?after=CURSOR")],
    "GET /v1/photos/{id}": [Probe(path: "/v1/photos/PHOTO", friendStatus: 200)],
    "POST /v1/photos/{id}/selections": [
      Probe(method: "POST", path: "/v1/photos/PHOTO/selections", friendStatus: 200)
    ],
    "PUT /v1/photos/{id}/camera": [
      Probe(method: "PUT", path: "/v1/photos/PHOTO/camera", json: #"{"brand":"X"}"#, friendStatus: 403)
    ],
    "GET /v1/albums": ["", "?sort=pinyin", "?person=BEN"].map { Probe(path: "/v1/albums\($0)", friendStatus: 200) },
    "DELETE /v1/albums/{id}": [Probe(method: "DELETE", path: "/v1/albums/ALBUM", friendStatus: 403)],
    "GET /v1/months": ["", "?brand=Bencam", "?album=ALBUM"].map { Probe(path: "/v1/months\($0)", friendStatus: 200) },
    "GET /v1/counts": [Probe(path: "/v1/counts?brand=Bencam&model=Bencam%20One", friendStatus: 200)],
    "POST /v1/counts": [Probe(method: "POST", path: "/v1/counts", form: "lens=Bencam%20Lens", friendStatus: 200)],
    "GET /v1/statistics": [Probe(path: "/v1/statistics?model=Bencam%20One", friendStatus: 200)],
    "GET /v1/owner-counts": [Probe(path: "/v1/owner-counts?model=Bencam%20One", friendStatus: 200)],
    "GET /v1/media/{reference}": [
      Probe(path: "/v1/media/PICTURE?width=320", friendStatus: 200),
      Probe(path: "/v1/media/PICTURE?width=8192", friendStatus: 200),
      Probe(path: "/v1/media/PICTURE", friendStatus: 403),
    ],
    "POST /v1/removals": [Probe(method: "POST", path: "/v1/removals", json: #"{"ids":["PHOTO"]}"#)],
    "POST /v1/restorations": [Probe(method: "POST", path: "/v1/restorations", json: #"{"removal":"REMOVAL"}"#)],
    "GET /v1/albums/{id}/readers": [Probe(path: "/v1/albums/ALBUM/readers", friendStatus: 403)],
    "PUT /v1/albums/{id}/readers/{person}": [
      Probe(method: "PUT", path: "/v1/albums/ALBUM/readers/STRANGER", friendStatus: 403)
    ],
    "DELETE /v1/albums/{id}/readers/{person}": [
      Probe(method: "DELETE", path: "/v1/albums/ALBUM/readers/STRANGER", friendStatus: 403)
    ],
    "DELETE /v1/tokens/{id}": [Probe(method: "DELETE", path: "/v1/tokens/TOKEN")],
    "GET /v1/me": [Probe(path: "/v1/me")],
    "PUT /v1/me/sharing": [
      Probe(method: "PUT", path: "/v1/me/sharing", json: #"{"places":false,"originals":false}"#)
    ],
    "GET /v1/tokens": [Probe(path: "/v1/tokens")],
    "GET /v1/sharing-log": [],
    "GET /v1/friends": [],
    // What these do is between the two people, and PeopleConformance tests it; no answer contains anything of photos.
    "POST /v1/friends": [], "PUT /v1/friends/{person}": [], "DELETE /v1/friends/{person}": [],
    "PUT /v1/blocks/{person}": [], "DELETE /v1/blocks/{person}": [], "POST /v1/tokens": [],
    // A device has no person before its request is approved; then its token is that of the person.
    "POST /v1/device_authorization": [], "POST /v1/token": [], "POST /v1/revoke": [],
    // The pages for people show names of friends and devices of the person, and nothing of photos but their number.
    "GET /": [Probe(path: "/", cookieStatus: 200)], "GET /friends": [], "POST /friends": [],
    "GET /devices": [], "POST /devices": [], "GET /device": [Probe(path: "/device", cookieStatus: 200)],
    "POST /device": [], "GET /password": [Probe(path: "/password", cookieStatus: 200)], "POST /password": [],
    "GET /sign-in": [Probe(path: "/sign-in")], "POST /sign-in": [], "POST /sign-out": [],
    "GET /invitation": [Probe(path: "/invitation")], "POST /invitation": [], "GET /language": [],
    // The albums that the page suggests are the person's own.
    "GET /upload": [Probe(path: "/upload", cookieStatus: 200)], "POST /upload": [],
    "GET /upload.js": [Probe(path: "/upload.js")],
    "GET /style.css": [Probe(path: "/style.css")], "GET /icon.svg": [Probe(path: "/icon.svg")],
    "OPTIONS /v1/uploads": [Probe(method: "OPTIONS", path: "/v1/uploads")],
    // Whether someone else has the content, or is sending it, has no effect on an upload.
    "POST /v1/uploads": [
      Probe(
        method: "POST", path: "/v1/uploads?album=Ben-album", fields: ["Upload-Length": "9", "Repr-Digest": "DIGEST"])
    ],
    "GET /v1/uploads/{id}": [Probe(path: "/v1/uploads/UPLOAD")],
    "PATCH /v1/uploads/{id}": [
      Probe(
        method: "PATCH", path: "/v1/uploads/UPLOAD",
        fields: ["Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"])
    ],
    "DELETE /v1/uploads/{id}": [Probe(method: "DELETE", path: "/v1/uploads/UPLOAD")],
    "GET /health": [Probe(path: "/health")], "GET /ready": [Probe(path: "/ready")],
    "GET /openapi.json": [Probe(path: "/openapi.json")],
  ]

  @Test func everyRouteIsInTheTable() throws {
    let options = AlbumServerOptions(pages: try .repository(), uploads: album.uploads)
    let routes = AlbumServer.service(album.album, description: Array("{}".utf8), options: options).routes.routes
    #expect(Set(routes.map { "\($0.method.rawValue) \($0.template)" }) == Set(Self.probes.keys))
    for route in routes where route.template.contains("{id}") || route.template.contains("{reference}") {
      #expect(Self.probes["\(route.method.rawValue) \(route.template)"]?.isEmpty == false, "\(route.template)")
    }
  }

  @Test func aStrangersAnswersAreThoseOfAnAlbumWithoutThePhotos() throws {
    let before = try answers("Carla", Names())
    let names = try addBen()
    try expectSame(before, try answers("Carla", names))
    // A request alone, from either side, shows nothing.
    try album.change("Carla", .ask, "Ben")
    try expectSame(before, try answers("Carla", names))
  }

  @Test func aFriendSeesThePhotosUntilTheFriendshipEnds() throws {
    let before = try answers("Anna", Names())
    let names = try addBen()
    try album.befriend("Ben", "Anna")
    let asFriend = try answers("Anna", names)
    for (probe, answer) in asFriend {
      guard let status = Self.all[probe]?.friendStatus else { continue }
      #expect(answer.hasPrefix("\(status) "), "\(probe): \(answer)")
      if status == 200 { #expect(answer != before[probe], "\(probe)") }
    }
    #expect(asFriend["GET /v1/photos "]?.contains("Ben-1") == true)
    #expect(asFriend["GET /v1/photos "]?.contains("48.25") == true, "one's own place")
    try album.change("Anna", .end, "Ben")
    try expectSame(before, try answers("Anna", names))
  }

  @Test func aBlockedFriendSeesNothing() throws {
    let before = try answers("Anna", Names())
    let names = try addBen()
    try album.befriend("Ben", "Anna")
    try album.change("Ben", .block, "Anna")
    try expectSame(before, try answers("Anna", names))
  }

  /// The probes by their names in the answers.
  private static let all = Dictionary(
    uniqueKeysWithValues: probes.values.flatMap { $0 }.map { probe in
      ("\(probe.method) \(probe.path) \(probe.form ?? "")", probe)
    })

  /// Adds photos of Ben, and returns the ids that a stranger might have guessed.
  private func addBen() throws -> Names {
    try album.addPhotos(of: "Ben")
    try album.addPhotos(of: "Ben")
    let page = try album.album.items(MediaQuery(), page: PageRequest(limit: 1), album.call("Ben"))
    let item = try #require(page.items.first)
    let removed = try #require(try album.album.items(MediaQuery(), page: PageRequest(), album.call("Ben")).items.last)
    var names = Names()
    let write = AlbumPeople.write(album.person("Ben"))
    let key = try #require(IdempotencyKey(names.removal))
    #expect(try album.album.removeItems(ids: [removed.id], WriteContext(write.call, key: key)) == 1)
    names.photo = item.id
    names.album = try #require(try album.album.albums(page: PageRequest(), album.call("Ben")).items.first).id
    names.picture = try #require(item.picture).token
    names.cursor = try #require(page.next).token
    names.token = try #require(try album.album.tokens(album.call("Ben")).first).id
    let upload = NewUpload(name: "Ben-file", lengthBytes: 9, contentHash: String(repeating: "0", count: 64))
    if case .begun(let state) = try album.uploads.begin(upload, album.call("Ben")) { names.upload = state.id }
    names.digest = ContentDigest.field(item.contentHash)
    return names
  }

  /// Makes all requests as a person, and returns the answers without the parts that differ each time.
  private func answers(_ person: String, _ names: Names) throws -> [String: String] {
    var answers: [String: String] = [:]
    for (name, probe) in Self.all {
      let reply = try album.servers.reply(request(probe, person, names))
      if let status = probe.cookieStatus { #expect(reply.status == status, "\(name)") }
      var body = reply.text.replacing(#/"request":"[0-9a-f]+"/#, with: "")
      for id in [names.photo, names.album, names.picture, names.cursor, names.token, names.upload] {
        body = body.replacing(id, with: "")
      }
      // An upload that begins has an id and a time of its own.
      if probe.path.hasPrefix("/v1/uploads") {
        body = body.replacing(#/"(id|expires)":"[^"]+"/#, with: "")
      }
      // The day of the last use of a token is the same for both.
      answers[name] = "\(reply.status) \(reply.fields["content-type"] ?? "") \(body)"
    }
    return answers
  }

  private func request(_ probe: Probe, _ person: String, _ names: Names) -> String {
    func filled(_ text: String) -> String {
      text.replacing("PHOTO", with: names.photo).replacing("ALBUM", with: names.album)
        .replacing("PICTURE", with: names.picture).replacing("CURSOR", with: names.cursor)
        .replacing("TOKEN", with: names.token).replacing("REMOVAL", with: names.removal)
        .replacing("STRANGER", with: album.person("Carla").id).replacing("UPLOAD", with: names.upload)
        .replacing("DIGEST", with: names.digest).replacing("BEN", with: album.person("Ben").id)
    }
    let own = probe.cookieStatus == nil ? album.fields(person) : album.cookie(person)
    let fields = own.merging(probe.fields.mapValues(filled)) { $1 }
    guard probe.method != "GET" else { return RequestText.get(filled(probe.path), fields) }
    if let form = probe.form {
      let typed = fields.merging(["Content-Type": "application/x-www-form-urlencoded"]) { $1 }
      return RequestText.post(filled(probe.path), key: nil, json: form, typed)
    }
    return RequestText.post(
      filled(probe.path), method: probe.method, key: RandomID.make(), json: probe.json.map(filled), fields)
  }

  private func expectSame(
    _ before: [String: String], _ after: [String: String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (name, answer) in after {
      #expect(answer == before[name], "\(name)", sourceLocation: sourceLocation)
      #expect(!answer.contains("Ben-"), "\(name)", sourceLocation: sourceLocation)
    }
  }
}
