import AlbumService
import Calls
import InteractionService

/// The photos that a programme shows: found by nothing but the attributes and names the programme says, one after the other
/// by the clock, so that whoever comes back finds the programme where it now is.
struct ProgrammePhotos: Sendable {
  /// The photos, in the programme's order; empty while they are not known, or there are none.
  private(set) var photos: [Photo] = []
  /// Why there are none; nil when nothing failed.
  private(set) var failure: ServiceFailure?
  /// Whether it is known what there is.
  private(set) var isReady = false
  /// What is followed; nil for nothing.
  private(set) var programme: Programme?
  private var key: String?

  /// For how long a photo is shown where the programme does not say, seconds.
  private static let secondsEach = 12
  private let limit: Int

  /// - Parameter limit: How many are wanted at most; few for a still. More than 150 would not come round in half an hour.
  init(limit: Int = 150) {
    self.limit = limit
  }

  /// Follows a programme; asks for its photos when it is another than before.
  mutating func follow(_ programme: Programme?, of channel: Channel?, _ context: inout PageContext) {
    let key = programme.map { "\(channel?.id ?? "") \($0.id)" }
    guard key != self.key else { return }
    self = ProgrammePhotos(limit: limit)
    (self.programme, self.key) = (programme, key)
    guard let key else { return }
    if programme?.shows?.album != nil {
      context.ask(.albums(PageRequest(limit: 500)), .programmeAlbums(key: key))
    } else {
      askPhotos(of: nil, &context)
    }
  }

  /// Asks again, such as when the album is another than it was.
  mutating func refresh(of channel: Channel?, _ context: inout PageContext) {
    key = nil
    follow(programme, of: channel, &context)
  }

  private func askPhotos(of album: String?, _ context: inout PageContext) {
    guard let key else { return }
    let shows = programme?.shows
    let query = PhotoQuery(
      album: album, attributes: shows?.attributes.attributes ?? [], sort: shows?.order == .newest ? .newest : .popular)
    context.ask(.photos(query, PageRequest(limit: limit)), .programmePhotos(key: key))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.programmeAlbums(key), .albums(let page)):
      let names = Set(programme?.shows?.album?.texts.values.map(\.self) ?? [])
      // An album that this television does not have is no reason for a dark screen.
      askPhotos(of: page.items.first { names.contains($0.name) }?.id, &context)
    case (.programmePhotos(key), .photos(let page)):
      photos = page.items.filter { $0.mediaType == .photo && $0.problem == nil }
      isReady = true
    case (.programmeAlbums(key), .failed(let failure)), (.programmePhotos(key), .failed(let failure)):
      self.failure = failure
      isReady = true
    default: break
    }
  }

  mutating func notice(_ notification: PageNotification) {
    switch notification {
    case .changed(let photo): for index in photos.indices where photos[index].id == photo.id { photos[index] = photo }
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .removed(let ids): photos.removeAll { ids.contains($0.id) }
    case .bought, .albumChanged, .air: break
    }
  }

  private var eachMS: Int64 { Int64(max(2, programme?.shows?.secondsEach ?? Self.secondsEach)) * 1_000 }

  /// The photo that is on at a moment; nil when there is none.
  func photo(at time: Instant) -> Photo? {
    guard let programme, !photos.isEmpty else { return nil }
    let turn = max(0, time.milliseconds(since: programme.start)) / eachMS
    return photos[Int(turn % Int64(photos.count))]
  }

  /// When the next photo comes; nil when there is but one.
  func nextChange(after time: Instant) -> Instant? {
    guard let programme, photos.count > 1 else { return nil }
    let passed = max(0, time.milliseconds(since: programme.start))
    return programme.start + (passed / eachMS + 1) * eachMS
  }

  /// The photo that comes next, to be made ready; nil when there is but one.
  func photo(after time: Instant) -> Photo? {
    nextChange(after: time).flatMap { photo(at: $0) }
  }
}
