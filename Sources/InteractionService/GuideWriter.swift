import Calls

/// The part of the interaction service that imports programme guides.
///
/// It is apart from ``InteractionAPI`` because a television never imports a guide.
public protocol GuideWriter: Sendable {
  /// Imports channels and programmes of a guide, batch by batch in one transaction; all are on disk when it returns.
  ///
  /// A new channel gets the number that the guide states, unless another channel has it; one that came with the program is removed
  /// for it. Otherwise it gets the lowest free number from 200 on. A known channel keeps its number and gets the guide's name. On each channel, programmes
  /// between the earliest start and the latest stop of the guide are replaced, the others stay. Of several programmes with one start
  /// the last one is kept; a programme that overlaps the next one is cut at the start of the next. A channel whose programmes came
  /// with a schedule file keeps them, and is counted as ``GuideImportCounts/keptChannels``.
  ///
  /// - Parameter nextBatch: Returns the next batch, nil at the end. An error that it throws ends the import, and nothing is changed.
  /// - Throws: ``GuideImportFailure/source(_:)`` for an error of `nextBatch`; ``GuideImportFailure/service(_:)`` with `refused` for
  ///   more channels than there are numbers, and with `storage`.
  func addGuide<SourceError: Error>(
    _ nextBatch: () throws(SourceError) -> GuideBatch?
  ) throws(GuideImportFailure<SourceError>) -> GuideImportCounts
}

/// The reason why a guide was not imported.
public enum GuideImportFailure<SourceError: Error>: Error {
  /// The guide could not be read to its end.
  case source(SourceError)
  /// The service could not import it.
  case service(ServiceFailure)
}

extension GuideImportFailure: Equatable where SourceError: Equatable {}

/// A part of a guide; some thousand programmes are a good size.
public struct GuideBatch: Hashable, Sendable {
  /// Channels, which may come before, among or after their programmes.
  public var channels: [GuideChannel]
  /// Programmes in any order. The name of a channel that the guide does not describe is its ID.
  public var programmes: [GuideProgramme]

  /// Creates a batch.
  public init(channels: [GuideChannel] = [], programmes: [GuideProgramme] = []) {
    self.channels = channels
    self.programmes = programmes
  }
}

/// A channel as a guide describes it.
public struct GuideChannel: Hashable, Sendable {
  /// The channel's ID in the guide, which is also its ID in the service.
  public var id: String
  /// The number that the guide states for it, 1...9999; nil where it states none.
  public var number: Int?
  /// The name.
  public var name: LocalText

  /// Creates a channel.
  public init(id: String, number: Int? = nil, name: LocalText) {
    self.id = id
    self.number = number
    self.name = name
  }
}

/// A programme as a guide describes it.
public struct GuideProgramme: Hashable, Sendable {
  /// The channel's ID in the guide.
  public var channel: String
  /// The start.
  public var start: Instant
  /// The end; a programme that does not end after its start is left out. Guides often state no end: the reader of the guide decides
  /// on one, because only it has the whole guide.
  public var stop: Instant
  /// The title.
  public var title: LocalText
  /// A description; nil if there is none.
  public var summary: LocalText?

  /// Creates a programme.
  public init(channel: String, start: Instant, stop: Instant, title: LocalText, summary: LocalText? = nil) {
    self.channel = channel
    self.start = start
    self.stop = stop
    self.title = title
    self.summary = summary
  }
}

/// The numbers of channels and programmes that the import of a guide stored.
public struct GuideImportCounts: Hashable, Codable, Sendable {
  /// How many channels the guide has, new and known ones.
  public var channels: Int
  /// How many programmes were stored.
  public var programmes: Int
  /// How many of the channels kept the programmes that came with their schedules, so that the guide's were left out.
  public var keptChannels: Int

  /// Creates counts; without arguments those of an empty guide.
  public init(channels: Int = 0, programmes: Int = 0, keptChannels: Int = 0) {
    self.channels = channels
    self.programmes = programmes
    self.keptChannels = keptChannels
  }
}
