import AlbumService
import Attributes
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
  mutating func focus(_ programme: Programme?, of channel: Channel?, _ scene: Scene) {
    fade.end()
    guard programme != wanted.programme || channel != wanted.channel else { return }
    wanted = (programme, channel)
    restsAtMS = scene.now.uptimeMS + Self.restMS
  }

  /// How much of the ground still lies over it, 1...0.
  func veil(_ scene: Scene) -> Double {
    1 - fade.share(at: scene.now)
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    [restsAtMS, fade.nextStepMS(at: scene.now)].compactMap(\.self).min()
  }

  mutating func wake(_ desk: inout Desk) {
    guard let restsAtMS, restsAtMS <= desk.scene.now.uptimeMS else { return }
    self.restsAtMS = nil
    pictures.follow(wanted.programme, of: wanted.channel, &desk)
    show(desk.scene)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    pictures.receive(reply, topic: topic, &desk)
    show(desk.scene)
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    pictures.notice(news)
    if case .albumChanged = news { pictures.refresh(of: wanted.channel, &desk) }
    show(desk.scene)
  }

  /// Shows what is known; the photo before stays until then.
  private mutating func show(_ scene: Scene) {
    guard pictures.isReady || pictures.programme == nil else { return }
    programme = pictures.programme
    guard pictures.photos.first?.id != photo?.id else { return }
    photo = pictures.photos.first
    fade.begin(scene)
  }
}
