import AlbumServer
import AlbumService
import AlbumStore
import Attributes
import Calls
import Foundation
import HTTPServer
import InteractionFixtures
import InteractionServer
import InteractionService
import InteractionStore
import MallFixtures
import MallServer
import MallService
import MallStore
import ScheduleFiles
import TestSupport

/// The three services with a little data, and their servers.
struct Fixtures {
  let folder: TemporaryFolder
  let clock = SettableClock()
  let album: SQLiteAlbumStore
  let mall: SQLiteMallStore
  let interactions: SQLiteInteractionStore
  /// The file of the mall's drawing, with the content of the album's first photo: 1,000 bytes.
  let picture: String
  /// The ids of the album's photos.
  let photos: [String]

  /// Databases that each fixture copies, because creating them takes a tenth of a second.
  private struct Template: Sendable {
    let folder: TemporaryFolder
    let photos: [String]
  }

  private static let template = Result { try makeTemplate() }

  private static func makeTemplate() throws -> Template {
    let folder = try TemporaryFolder()
    let bytes: [UInt8] = [0xFF, 0xD8, 0xFF] + (0..<997).map { UInt8($0 % 251) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder.file("a.jpg")))
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
    let added = try album.add([photo(folder.file("a.jpg"), "Canon EOS 5D"), photo("/gone.jpg", "Nikon D90")])
    let mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    try mall.addProducts([
      .sample("a", purchaseCount: 3) { $0.picture = MediaReference(token: "drawing") }, .sample("b", brand: "Nikon"),
    ])
    let interactions = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: { .evening })
    _ = try interactions.addSchedules(.sample())
    return Template(folder: folder, photos: added.compactMap { if case .imported(let id) = $0 { id } else { nil } })
  }

  init() throws {
    let template = try Self.template.get()
    folder = try TemporaryFolder()
    for name in ["a.jpg", "album.sqlite", "mall.sqlite", "interaction.sqlite"] {
      try FileManager.default.copyItem(atPath: template.folder.file(name), toPath: folder.file(name))
    }
    photos = template.photos
    picture = folder.file("a.jpg")
    let drawing = picture
    album = try SQLiteAlbumStore(path: folder.file("album.sqlite"))
    mall = try SQLiteMallStore(
      path: folder.file("mall.sqlite"), picturePath: { $0 == "drawing" ? drawing : nil })
    interactions = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
  }

  private static func photo(_ path: String, _ model: String) -> NewMediaItem {
    let hash = String(repeating: model.hasPrefix("Canon") ? "a" : "b", count: 64)
    var item = MediaItem(id: "", title: "Photo", file: path, album: "Trips", contentHash: hash)
    (item.brand, item.model) = (model.split(separator: " ").first.map(String.init), model)
    return NewMediaItem(item: item, stamp: FileStamp(path: path, inode: 1, sizeBytes: 1_000, modifiedNS: 1))
  }

  /// Starts the album server, the mall server and the interaction server.
  ///
  /// Answers are not shared unless the limits say so, since these tests change the time and the data between two requests.
  func start(tokens: [String] = [], limits: ServerLimits = .withoutSharing) throws -> RunningServers {
    let tokens = AccessTokens(tokens)
    return try RunningServers(
      [
        AlbumServer.service(album, description: Array("{}".utf8), tokens: tokens, limits: limits),
        MallServer.service(
          mall, description: Array("{}".utf8), tokens: tokens, limits: limits, accounts: mall),
        InteractionServer.service(
          interactions, description: Array("{}".utf8), tokens: tokens, limits: limits, accounts: interactions),
      ], of: folder)
  }
}

extension ServerLimits {
  /// The usual bounds, but each request is carried out.
  static var withoutSharing: ServerLimits {
    var limits = ServerLimits()
    limits.sharedMS = 0
    return limits
  }
}

/// The indices of the servers of ``Fixtures/start(tokens:limits:)``.
enum Place {
  static let album = 0
  static let mall = 1
  static let interaction = 2
}
