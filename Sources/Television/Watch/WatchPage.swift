import AlbumService
import Attributes
import Calls
import InteractionService
import Screen

/// A channel being watched: its programme's photos fill the screen; zapping shows a banner for a while.
struct WatchPage: ProgrammePhotosPage {
  var pictures = ProgrammePhotos()
  /// The channel number being typed; empty for none.
  private(set) var digits = ""
  private var digitsUntilMS: Int64?
  private var bannerUntilMS: Int64?
  /// The slide-in of the banner, which disappears at once.
  private var bannerMotion = Motion(stepCount: 3)
  /// When the next photo or programme starts, in uptime milliseconds; nil if none is known.
  private var turnsAtMS: Int64?
  /// Whether the photo's facts are visible.
  private(set) var showsFacts = false
  /// The photo on the screen, and the previous one, which it fades in over.
  private var shownID: String?
  private(set) var fading: MediaItem?
  private var fade = Motion(stepCount: 8)

  private static let bannerMS: Int64 = 4_000
  private static let digitsMS: Int64 = 2_000

  var name: PageName { .watch }
  var preventsIdling: Bool { true }
  var presentation: PagePresentation { .fullScreen }
  var programmePhotos: ProgrammePhotos {
    get { pictures }
    set { pictures = newValue }
  }

  var helpKeys: Set<RemoteKey> { [.channelDown, .digit1, .mediaLast, .info] }

  func crumb(_ view: ViewContext) -> String {
    view.tuner.channel?.name(view.words.language.rawValue) ?? view.words(.watch)
  }

  // MARK: Time

  private func isBannerDue(_ now: ClockReading) -> Bool { bannerUntilMS.map { now.uptimeMS < $0 } ?? false }

  /// Returns whether the banner is visible: for a while after zapping, while a hint has the focus, and with facts.
  func showsHints(_ view: ViewContext) -> Bool {
    isBannerDue(view.now) || view.isOnHints || showsFacts || !digits.isEmpty
  }

  /// Returns the visible share of the banner, 0...1.
  func bannerShare(_ view: ViewContext) -> Double {
    showsHints(view) ? bannerMotion.share(at: view.now) : 0
  }

  /// Returns the progress of the fade from the previous photo, 0...1.
  func fadeShare(_ view: ViewContext) -> Double {
    fade.share(at: view.now)
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    let steps = [bannerMotion, fade].map { $0.nextStepMS(at: view.now) }
    return (steps + [bannerUntilMS, digitsUntilMS, turnsAtMS]).compactMap(\.self).min()
  }

  mutating func wake(_ context: inout PageContext) {
    let now = context.view.now.uptimeMS
    if let bannerUntilMS, bannerUntilMS <= now { self.bannerUntilMS = nil }
    if let digitsUntilMS, digitsUntilMS <= now { commit(&context) }
    follow(&context)
  }

  /// Follows the current programme and photo.
  private mutating func follow(_ context: inout PageContext) {
    let view = context.view
    pictures.follow(view.tuner.programme(at: view.now), of: view.tuner.channel, for: Self.self, &context)
    let photo = pictures.photo(at: view.tuner.time(at: view.now))
    turnsAtMS = nextTurn(view).map { view.tuner.clock.uptimeMS(of: $0, at: view.now) }
    guard photo?.id != shownID else { return }
    fading = pictures.photos.first { $0.id == shownID }
    fade.begin(view)
    shownID = photo?.id
  }

  /// Returns when the next photo or programme starts.
  private func nextTurn(_ view: ViewContext) -> Instant? {
    let stop = view.tuner.programme(at: view.now)?.stop ?? view.tuner.following(at: view.now)?.start
    return [pictures.nextChange(after: view.tuner.time(at: view.now)), stop].compactMap(\.self).min()
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    context.tuner(.refreshChannels)
    showBanner(context.view)
    follow(&context)
  }

  private mutating func showBanner(_ view: ViewContext) {
    if !isBannerDue(view.now) { bannerMotion.begin(view) }
    bannerUntilMS = view.now.uptimeMS + Self.bannerMS
  }

  mutating func programmePhotosChanged(_ context: inout PageContext) {
    follow(&context)
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    pictures.receive(notification)
    switch notification {
    case .albumChanged, .restored: pictures.refresh(of: context.view.tuner.channel, for: Self.self, &context)
    case .tuner(.tuned): showBanner(context.view)
    case .tuner, .selected, .bought, .changed, .removed, .adding, .arrivals, .profiles, .notEntered, .acquaintances:
      break
    }
    follow(&context)
  }

  // MARK: Keys

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    map.add("picture", Rect(column: 0, row: 0, columns: view.grid.size.columns, rows: view.grid.hintsRow), group: "")
    return map
  }

  func photo(_ view: ViewContext) -> MediaItem? {
    pictures.photo(at: view.tuner.time(at: view.now))
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(
      ok: photo(view) == nil ? nil : words(.photo), back: words(showsFacts ? .hideDetails : .home))
    if photo(view)?.model != nil {
      actions.coloured.append((.red, Action(command: .camera, label: words(.viewCamera))))
    }
    actions.coloured.append((.green, Action(command: .channels, label: words(.channels))))
    if !view.tuner.missed.isEmpty {
      let label = words(.notices) + " " + words.number(view.tuner.missed.count)
      actions.coloured.append((.yellow, Action(command: .notices, label: label)))
    }
    actions.coloured.append((.blue, Action(command: .guide, label: words(.guide))))
    actions.notes = [("↑↓", words(.channel))]
    actions.more = [
      Action(command: .information, label: words(showsFacts ? .hideDetails : .showDetails))
    ]
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    switch command {
    case .open: openPhoto(&context)
    case .camera:
      if let photo = photo(context.view), let model = photo.model {
        context.lookUp([Attribute(.model, model)], of: photo)
      }
    case .channels: context.go(to: ChannelsDialog())
    case .notices: context.go(to: NoticesPage())
    case .guide: context.go(to: GuidePage())
    case .information: toggleFacts(context.view)
    default: break
    }
  }

  private mutating func openPhoto(_ context: inout PageContext) {
    if !digits.isEmpty { return commit(&context) }
    guard let photo = photo(context.view) else { return }
    var list = PagedList<MediaItem>()
    list.restart()
    list.receive(Page(items: pictures.photos, firstIndex: 0, totalCount: pictures.photos.count), .start)
    context.go(to: PhotoPage(photo, query: MediaQuery(), list: list))
  }

  private mutating func toggleFacts(_ view: ViewContext) {
    if !showsHints(view) { bannerMotion.begin(view) }
    showsFacts.toggle()
    if !showsFacts { bannerUntilMS = nil }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    fade.end()
    if let digit = key.digit {
      type(digit, context.view)
      return true
    }
    switch key {
    case .channelUp, .arrowUp: zap(by: 1, &context)
    case .channelDown, .arrowDown: zap(by: -1, &context)
    case .mediaLast: if let previous = context.view.tuner.previous { context.tuner(.tune(previous)) }
    case .arrowLeft, .arrowRight:
      showBanner(context.view)
      context.focusHints()
    case .back where !digits.isEmpty: (digits, digitsUntilMS) = ("", nil)
    case .back where showsFacts: toggleFacts(context.view)
    default: return false
    }
    return true
  }

  private mutating func zap(by step: Int, _ context: inout PageContext) {
    let channels = context.view.tuner.channels
    guard !channels.isEmpty else { return }
    let index = channels.firstIndex { $0.id == context.view.tuner.channel?.id } ?? 0
    context.tuner(.tune(channels[(index + step + channels.count) % channels.count]))
  }

  private mutating func type(_ digit: Int, _ view: ViewContext) {
    if digits.isEmpty, !showsHints(view) { bannerMotion.begin(view) }
    digits = String((digits + String(digit)).suffix(4))
    digitsUntilMS = view.now.uptimeMS + Self.digitsMS
  }

  /// Tunes to the channel typed; shows a message if there is none.
  private mutating func commit(_ context: inout PageContext) {
    let number = Int(digits) ?? 0
    (digits, digitsUntilMS) = ("", nil)
    showBanner(context.view)
    if let channel = context.view.tuner.channels.first(where: { $0.number == number }) {
      context.tuner(.tune(channel))
    } else {
      context.show(message: context.view.words(.noChannel, ["number": String(number)]))
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    WatchDrawing(page: self).draw(into: &frame, view)
  }
}
