import AlbumService
import InteractionService
import Screen

/// The still of the focused programme: it follows a focus that has come to rest, and fades in.
struct GuideStill: Sendable {
  /// The photo that shows; nil where the album has none for the programme.
  private(set) var photo: Photo?
  /// The programme it is of.
  private(set) var programme: Programme?
  private var pictures = ProgrammePhotos(limit: 6)
  private var wanted: (programme: Programme?, channel: Channel?)
  private var restsAtMS: Int64?
  private var fade = Motion(stepCount: 4)

  private static let restMS: Int64 = 250

  /// The focus is on a programme now. Any key ends all motion.
  mutating func focus(_ programme: Programme?, of channel: Channel?, _ view: ViewContext) {
    fade.end()
    guard programme != wanted.programme || channel != wanted.channel else { return }
    wanted = (programme, channel)
    restsAtMS = view.now.uptimeMS + Self.restMS
  }

  /// How much of the ground still lies over it, 1...0.
  func veil(_ view: ViewContext) -> Double {
    1 - fade.share(at: view.now)
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    [restsAtMS, fade.nextStepMS(at: view.now)].compactMap(\.self).min()
  }

  mutating func wake(_ context: inout PageContext) {
    guard let restsAtMS, restsAtMS <= context.view.now.uptimeMS else { return }
    self.restsAtMS = nil
    pictures.follow(wanted.programme, of: wanted.channel, &context)
    show(context.view)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    pictures.receive(reply, topic: topic, &context)
    show(context.view)
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    pictures.notice(notification)
    if case .albumChanged = notification { pictures.refresh(of: wanted.channel, &context) }
    show(context.view)
  }

  /// Shows what is known; the photo before stays until then.
  private mutating func show(_ view: ViewContext) {
    guard pictures.isReady || pictures.programme == nil else { return }
    programme = pictures.programme
    guard pictures.photos.first?.id != photo?.id else { return }
    photo = pictures.photos.first
    fade.begin(view)
  }
}
