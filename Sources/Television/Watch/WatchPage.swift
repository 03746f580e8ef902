import AlbumService
import Attributes
import InteractionService
import Screen

/// A channel, watched: its programme's photos fill the screen; zapping shows for a while where one is.
struct WatchPage: FullPage {
  private(set) var pictures = ProgrammePhotos()
  /// The digits of a channel number that is being typed.
  private(set) var digits = ""
  private var digitsUntilMS: Int64?
  private var bannerUntilMS: Int64?
  /// The banner comes in, and goes at once.
  private var bannerMotion = Motion(stepCount: 3)
  /// When the next photo or programme comes, uptime milliseconds; nil while nothing is known.
  private var turnsAtMS: Int64?
  /// Whether the photo's facts show.
  private(set) var showsFacts = false
  /// The photo on the screen, and the one before, which fades into it.
  private var shownID: String?
  private(set) var fading: Photo?
  private var fade = Motion(stepCount: 8)

  private static let bannerMS: Int64 = 4_000
  private static let digitsMS: Int64 = 2_000

  var name: PageName { .watch }

  var helpKeys: Set<RemoteKey> { [.channelDown, .digit1, .mediaLast, .info] }

  func crumb(_ scene: Scene) -> String {
    scene.tuner.channel?.name(scene.words.language.rawValue) ?? scene.words(.watch)
  }

  // MARK: Time

  private func isBannerDue(_ now: Moment) -> Bool { bannerUntilMS.map { now.uptimeMS < $0 } ?? false }

  /// Whether the banner shows: for a while after zapping, while its hints are stood on, and while facts are wanted.
  func showsHints(_ scene: Scene) -> Bool {
    isBannerDue(scene.now) || scene.isOnHints || showsFacts || !digits.isEmpty
  }

  /// How much of the banner is there, 0...1.
  func bannerShare(_ scene: Scene) -> Double {
    showsHints(scene) ? bannerMotion.share(at: scene.now) : 0
  }

  /// How far the photo before has faded into the one on the screen, 0...1.
  func fadeShare(_ scene: Scene) -> Double {
    fade.share(at: scene.now)
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    let steps = [bannerMotion, fade].map { $0.nextStepMS(at: scene.now) }
    return (steps + [bannerUntilMS, digitsUntilMS, turnsAtMS]).compactMap(\.self).min()
  }

  mutating func wake(_ desk: inout Desk) {
    let now = desk.scene.now.uptimeMS
    if let bannerUntilMS, bannerUntilMS <= now { self.bannerUntilMS = nil }
    if let digitsUntilMS, digitsUntilMS <= now { commit(&desk) }
    follow(&desk)
  }

  /// Keeps to what is on now: another programme, another photo.
  private mutating func follow(_ desk: inout Desk) {
    let scene = desk.scene
    pictures.follow(scene.tuner.programme(at: scene.now), of: scene.tuner.channel, &desk)
    let photo = pictures.photo(at: scene.tuner.time(at: scene.now))
    turnsAtMS = nextTurn(scene).map { scene.tuner.clock.uptimeMS(of: $0, at: scene.now) }
    guard photo?.id != shownID else { return }
    fading = pictures.photos.first { $0.id == shownID }
    fade.begin(scene)
    shownID = photo?.id
  }

  /// When the next photo comes, or the next programme.
  private func nextTurn(_ scene: Scene) -> Instant? {
    let stop = scene.tuner.programme(at: scene.now)?.stop ?? scene.tuner.following(at: scene.now)?.start
    return [pictures.nextChange(after: scene.tuner.time(at: scene.now)), stop].compactMap(\.self).min()
  }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    desk.tuner(.refreshChannels)
    showBanner(desk.scene)
    follow(&desk)
  }

  private mutating func showBanner(_ scene: Scene) {
    if !isBannerDue(scene.now) { bannerMotion.begin(scene) }
    bannerUntilMS = scene.now.uptimeMS + Self.bannerMS
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    if case (.selection(let photo), .count(let count)) = (topic, reply) {
      return desk.tell(.selected(photo: photo, count: count))
    }
    pictures.receive(reply, topic: topic, &desk)
    follow(&desk)
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    pictures.notice(news)
    switch news {
    case .albumChanged: pictures.refresh(of: desk.scene.tuner.channel, &desk)
    case .air(.tuned): showBanner(desk.scene)
    default: break
    }
    follow(&desk)
  }

  // MARK: Keys

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    map.add("picture", Rect(column: 0, row: 0, columns: scene.grid.size.columns, rows: scene.grid.hintsRow), group: "")
    return map
  }

  func photo(_ scene: Scene) -> Photo? {
    pictures.photo(at: scene.tuner.time(at: scene.now))
  }

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    var offers = Offers(
      ok: photo(scene) == nil ? nil : words(.photo), back: words(showsFacts ? .hideInformation : .home))
    if photo(scene)?.model != nil {
      offers.coloured.append((.red, Offer(command: .camera, label: words(.itsCamera))))
    }
    offers.coloured.append((.green, Offer(command: .channels, label: words(.channels))))
    if !scene.tuner.missed.isEmpty {
      let label = words(.notices) + " " + words.number(scene.tuner.missed.count)
      offers.coloured.append((.yellow, Offer(command: .notices, label: label)))
    }
    offers.coloured.append((.blue, Offer(command: .guide, label: words(.guide))))
    offers.notes = [("↑↓", words(.channel))]
    offers.more = [Offer(command: .information, label: words(.information))]
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    switch command {
    case .open: openPhoto(&desk)
    case .camera:
      if let photo = photo(desk.scene), let model = photo.model { desk.lookUp([Attribute(.model, model)], of: photo) }
    case .channels: desk.go(to: ChannelsDialog())
    case .notices: desk.go(to: NoticesPage())
    case .guide: desk.go(to: GuidePage())
    case .information: toggleFacts(desk.scene)
    default: break
    }
  }

  private mutating func openPhoto(_ desk: inout Desk) {
    if !digits.isEmpty { return commit(&desk) }
    guard let photo = photo(desk.scene) else { return }
    var list = PagedList<Photo>()
    list.restart()
    list.receive(Page(items: pictures.photos, firstIndex: 0, totalCount: pictures.photos.count), .start)
    desk.go(to: PhotoPage(photo, query: PhotoQuery(), list: list))
  }

  private mutating func toggleFacts(_ scene: Scene) {
    if !showsHints(scene) { bannerMotion.begin(scene) }
    showsFacts.toggle()
    if !showsFacts { bannerUntilMS = nil }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    fade.end()
    if let digit = key.digit {
      type(digit, desk.scene)
      return true
    }
    switch key {
    case .channelUp, .arrowUp: zap(by: 1, &desk)
    case .channelDown, .arrowDown: zap(by: -1, &desk)
    case .mediaLast: if let previous = desk.scene.tuner.previous { desk.tuner(.tune(previous)) }
    case .arrowLeft, .arrowRight:
      showBanner(desk.scene)
      desk.standOnHints()
    case .back where !digits.isEmpty: (digits, digitsUntilMS) = ("", nil)
    case .back where showsFacts: toggleFacts(desk.scene)
    default: return false
    }
    return true
  }

  private mutating func zap(by step: Int, _ desk: inout Desk) {
    let channels = desk.scene.tuner.channels
    guard !channels.isEmpty else { return }
    let index = channels.firstIndex { $0.id == desk.scene.tuner.channel?.id } ?? 0
    desk.tuner(.tune(channels[(index + step + channels.count) % channels.count]))
  }

  private mutating func type(_ digit: Int, _ scene: Scene) {
    if digits.isEmpty, !showsHints(scene) { bannerMotion.begin(scene) }
    digits = String((digits + String(digit)).suffix(4))
    digitsUntilMS = scene.now.uptimeMS + Self.digitsMS
  }

  /// Goes to the channel that was typed; says so where there is none.
  private mutating func commit(_ desk: inout Desk) {
    let number = Int(digits) ?? 0
    (digits, digitsUntilMS) = ("", nil)
    showBanner(desk.scene)
    if let channel = desk.scene.tuner.channels.first(where: { $0.number == number }) {
      desk.tuner(.tune(channel))
    } else {
      desk.remark(desk.scene.words(.noChannel, ["number": String(number)]))
    }
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    WatchDrawing(page: self).draw(into: &frame, scene)
  }
}
