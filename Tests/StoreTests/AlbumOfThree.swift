import AlbumService
import Attributes
import Calls
import TestSupport

/// An album of three people: Anna and Ben, who may be friends, and Carla, a stranger to both.
///
/// Each has two photos by the same camera, in an album named “Trips”; one photo has the same content for all three.
struct AlbumOfThree {
  let album: any AlbumConformer.Store
  let anna: Person
  let ben: Person
  let carla: Person

  init(
    _ conformer: AlbumConformer, _ folder: TemporaryFolder, now: @escaping @Sendable () -> Instant = { .now }
  ) throws {
    let album = try conformer.store(folder, now: now)
    self.album = album
    let people = try ["Anna", "Ben", "Carla"].map { try album.addPerson(named: $0).person }
    (anna, ben, carla) = (people[0], people[1], people[2])
    for (person, month) in zip(people, ["06", "07", "08"]) {
      _ = try album.add([Self.photo("own", of: person, month: month), Self.photo("same", of: person, month: "01")])
    }
  }

  static func photo(_ name: String, of person: Person, month: String) -> NewMediaItem {
    let file = "\(person.name)-\(name)"
    var new = NewMediaItem.sample(
      file, content: name == "same" ? "same" : file, owner: person.name, brand: "Canon", model: "Canon EOS 5D",
      lens: "Canon EF 50mm f/1.4 USM", takenAt: "2014-\(month)-21T12:00:00")
    (new.item.photo.focalLength, new.item.photo.fNumber, new.item.photo.iso) = (50, 2.8, month == "01" ? 100 : 400)
    new.item.place = GeographicPlace(latitude: 48, longitude: 11, altitude: 500)
    return new
  }

  func call(_ person: Person?) -> CallContext {
    CallContext(caller: Caller(viewer: person?.id, device: "test-device"))
  }

  func write(_ person: Person?, _ key: String? = nil) -> WriteContext {
    WriteContext(call(person), key: key.map { .test($0) } ?? .random())
  }

  /// Makes two people friends.
  func befriend(_ person: Person, _ other: Person) throws {
    _ = try album.changeFriendship(with: other.id, .ask, write(person))
    _ = try album.changeFriendship(with: person.id, .ask, write(other))
  }

  func items(_ person: Person?, _ query: MediaQuery = MediaQuery()) throws -> [MediaItem] {
    try album.items(query, page: PageRequest(limit: 500), call(person)).items
  }

  func titles(_ person: Person?, _ query: MediaQuery = MediaQuery()) throws -> [String] {
    try items(person, query).map(\.title)
  }

  /// The item of a title, as its owner sees it.
  func item(_ title: String) throws -> MediaItem {
    guard let item = try items(nil).first(where: { $0.title == title }) else { throw ServiceFailure(.notFound, .item) }
    return item
  }

  /// Returns the album of a person.
  func album(of person: Person) throws -> Album {
    let albums = try album.albums(order: .bytes, page: PageRequest(), call(person)).items
    guard let own = albums.first(where: { $0.cover?.owner == person.name }) else {
      throw ServiceFailure(.notFound, .album)
    }
    return own
  }
}
