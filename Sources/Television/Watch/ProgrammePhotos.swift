import AlbumService
import Calls
import InteractionService

/// A page that shows a programme's photos.
protocol ProgrammePhotosPage: TelevisionPage {
  /// The photos.
  var programmePhotos: ProgrammePhotos { get set }
  /// Handles the arrival of photos, or a failure.
  mutating func programmePhotosChanged(_ context: inout PageContext)
}

extension ProgrammePhotosPage {
  mutating func programmePhotosChanged(_ context: inout PageContext) {}
}

/// The photos of a programme, found by the attributes and names it states. The photo shown follows from the clock
/// alone, so that a viewer who returns finds the programme at its current photo.
struct ProgrammePhotos: Sendable {
  /// The photos in the programme's order; empty while they are not known, or if there are none.
  private(set) var photos: [MediaItem] = []
  /// The failure of the last request; nil for none.
  private(set) var failure: ServiceFailure?
  /// Whether the photos are known.
  private(set) var isReady = false
  /// The programme; nil for none.
  private(set) var programme: Programme?
  private var key: String?

  /// How long a photo is shown if the programme does not say, in seconds.
  private static let secondsEach = 12
  private let limit: Int

  /// - Parameter limit: The largest number of photos; few for a still. More than 150 would not repeat within half an
  ///   hour.
  init(limit: Int = 150) {
    self.limit = limit
  }

  /// Follows a programme; requests its photos if it has changed.
  mutating func follow<Page: ProgrammePhotosPage>(
    _ programme: Programme?, of channel: Channel?, for page: Page.Type, _ context: inout PageContext
  ) {
    let key = programme.map { "\(channel?.id ?? "") \($0.id)" }
    guard key != self.key else { return }
    self = ProgrammePhotos(limit: limit)
    (self.programme, self.key) = (programme, key)
    context.cancel(Self.slot)
    guard let key else { return }
    if programme?.shows?.album != nil {
      askAlbums(key, for: page, &context)
    } else {
      askPhotos(key, of: nil, for: page, &context)
    }
  }

  private static let slot = CallSlot(name: "programmePhotos")

  private func askAlbums<Page: ProgrammePhotosPage>(
    _ key: String, for page: Page.Type, _ context: inout PageContext
  ) {
    let names = (programme?.shows?.album?.texts.values.map(\.self) ?? []).sorted()
    context.ask(AlbumsRequest(PageRequest(limit: 500)), slot: Self.slot) { (page: inout Page, answer, context) in
      guard page.programmePhotos.key == key else { return }
      // If the album does not exist, all photos are shown: better than a dark screen.
      let album = names.lazy.compactMap { Album.albums(named: $0, among: answer.items).first }.first
      page.programmePhotos.askPhotos(key, of: album?.id, for: Page.self, &context)
    } failed: { page, failure, context in
      page.programmePhotos.fail(failure.failure, key)
      page.programmePhotosChanged(&context)
    }
  }

  /// Requests the photos again, for example after the album changed.
  mutating func refresh<Page: ProgrammePhotosPage>(
    of channel: Channel?, for page: Page.Type, _ context: inout PageContext
  ) {
    key = nil
    follow(programme, of: channel, for: page, &context)
  }

  /// Requests the photos again and keeps those of before until the answer arrives.
  func reload<Page: ProgrammePhotosPage>(for page: Page.Type, _ context: inout PageContext) {
    guard isReady, let key else { return }
    if programme?.shows?.album != nil {
      askAlbums(key, for: page, &context)
    } else {
      askPhotos(key, of: nil, for: page, &context)
    }
  }

  private func askPhotos<Page: ProgrammePhotosPage>(
    _ key: String, of album: String?, for page: Page.Type, _ context: inout PageContext
  ) {
    let shows = programme?.shows
    let query = MediaQuery(
      album: album, attributes: shows?.attributes.attributes ?? [], sort: shows?.sort == .newest ? .newest : .popular)
    context.ask(ItemsRequest(query, PageRequest(limit: limit)), slot: Self.slot) {
      (page: inout Page, answer, context) in
      page.programmePhotos.show(answer.items, key)
      page.programmePhotosChanged(&context)
    } failed: { page, failure, context in
      page.programmePhotos.fail(failure.failure, key)
      page.programmePhotosChanged(&context)
    }
  }

  private mutating func show(_ items: [MediaItem], _ key: String) {
    guard key == self.key else { return }
    photos = items.filter { $0.mediaType == .photo && $0.problem == nil }
    (failure, isReady) = (nil, true)
  }

  private mutating func fail(_ failure: ServiceFailure, _ key: String) {
    guard key == self.key else { return }
    (self.failure, isReady) = (failure, true)
  }

  mutating func receive(_ notification: PageNotification) {
    switch notification {
    case .changed(let photo): for index in photos.indices where photos[index].id == photo.id { photos[index] = photo }
    case .selected(let id, let count):
      for index in photos.indices where photos[index].id == id { photos[index].selectionCount = count }
    case .removed(let ids): photos.removeAll { ids.contains($0.id) }
    case .bought, .restored, .albumChanged, .tuner, .adding, .arrivals, .profiles, .notEntered, .acquaintances: break
    }
  }

  private var eachMS: Int64 { Int64(max(2, programme?.shows?.secondsEach ?? Self.secondsEach)) * 1_000 }

  /// Returns the photo shown at a time; nil if there are none.
  func photo(at time: Instant) -> MediaItem? {
    guard let programme, !photos.isEmpty else { return nil }
    let turn = max(0, time.milliseconds(since: programme.start)) / eachMS
    return photos[Int(turn % Int64(photos.count))]
  }

  /// Returns when the next photo is shown; nil if there is at most one.
  func nextChange(after time: Instant) -> Instant? {
    guard let programme, photos.count > 1 else { return nil }
    let passed = max(0, time.milliseconds(since: programme.start))
    return programme.start + (passed / eachMS + 1) * eachMS
  }

  /// Returns the next photo, for prefetching; nil if there is at most one.
  func photo(after time: Instant) -> MediaItem? {
    nextChange(after: time).flatMap { photo(at: $0) }
  }
}
