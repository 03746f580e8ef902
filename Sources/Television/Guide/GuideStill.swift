import AlbumService
import InteractionService
import Screen

/// The still of the focused programme. It changes when the focus has rested for a moment, and fades in.
struct GuideStill: Sendable {
  /// The photo shown; nil if the album has none for the programme.
  private(set) var photo: MediaItem?
  /// The programme of the photo.
  private(set) var programme: Programme?
  private var pictures = ProgrammePhotos(limit: 6)
  private var wanted: (programme: Programme?, channel: Channel?)
  private var restsAtMS: Int64?
  private var fade = Motion(stepCount: 4)

  private static let restMS: Int64 = 250

  /// Handles a focused programme. Any key ends the animation.
  mutating func focus(_ programme: Programme?, of channel: Channel?, _ view: ViewContext) {
    fade.end()
    guard programme != wanted.programme || channel != wanted.channel else { return }
    wanted = (programme, channel)
    restsAtMS = view.now.uptimeMS + Self.restMS
  }

  /// Returns the opacity of the background over the still, 1...0.
  func veil(_ view: ViewContext) -> Double {
    1 - fade.share(at: view.now)
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    [restsAtMS, fade.nextStepMS(at: view.now)].compactMap(\.self).min()
  }

  mutating func wake(_ context: inout PageContext) {
    guard let restsAtMS, restsAtMS <= context.view.now.uptimeMS else { return }
    self.restsAtMS = nil
    pictures.follow(wanted.programme, of: wanted.channel, for: GuidePage.self, &context)
    show(context.view)
  }

  /// The photos of the focused programme.
  var programmePhotos: ProgrammePhotos {
    get { pictures }
    set { pictures = newValue }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    pictures.receive(notification)
    switch notification {
    case .albumChanged, .restored: pictures.refresh(of: wanted.channel, for: GuidePage.self, &context)
    default: break
    }
    show(context.view)
  }

  /// Shows the programme's photo; the previous one stays until it is known.
  mutating func show(_ view: ViewContext) {
    guard pictures.isReady || pictures.programme == nil else { return }
    programme = pictures.programme
    guard pictures.photos.first?.id != photo?.id else { return }
    photo = pictures.photos.first
    fade.begin(view)
  }
}
