import Calls

/// What an import of a programme guide needs of the third server beside looking at it.
public protocol GuideWriter: Sendable {
  /// Takes channels and programmes of a guide in, batch by batch, all in one transaction; on disk when it returns.
  ///
  /// A channel that is not known gets the next free number from 200 on; one that is known gets the guide's name. Of each
  /// channel the programmes between the earliest start and the latest stop given are replaced, the others stay. Of two
  /// programmes with one start the later one given holds; one that runs into the next is cut at the next one's start.
  /// A channel whose programmes came with its schedule keeps them, and is counted as ``GuideTally/keptChannelCount``.
  ///
  /// - Parameter nextBatch: Gives the next batch, nil at the end. What it throws ends the import, and nothing is changed.
  /// - Throws: `storage`, and whatever `nextBatch` throws.
  func addGuide(
    _ nextBatch: () throws(ServiceFailure) -> GuideBatch?
  ) throws(ServiceFailure) -> GuideTally
}

/// A part of a guide; some thousand programmes are a good size.
public struct GuideBatch: Hashable, Sendable {
  /// Channels; before, among or after their programmes.
  public var channels: [GuideChannel]
  /// Programmes in any order; a channel that is described nowhere is called by its ID.
  public var programmes: [GuideProgramme]

  /// A batch.
  public init(channels: [GuideChannel] = [], programmes: [GuideProgramme] = []) {
    self.channels = channels
    self.programmes = programmes
  }
}

/// A channel as a guide describes it.
public struct GuideChannel: Hashable, Sendable {
  /// Its ID in the guide, `one.tenfoot`, which is the channel's ID from then on.
  public var id: String
  /// Its name.
  public var name: LocalText

  /// A channel.
  public init(id: String, name: LocalText) {
    self.id = id
    self.name = name
  }
}

/// A programme as a guide describes it.
public struct GuideProgramme: Hashable, Sendable {
  /// The channel's ID in the guide.
  public var channel: String
  /// When it begins.
  public var start: Instant
  /// When it ends, after `start`; nil where the guide does not say: when the next one begins, and after 6 hours at the most;
  /// the last one is taken for an hour long.
  public var stop: Instant?
  /// Its title.
  public var title: LocalText
  /// What it is about; nil where nobody said.
  public var summary: LocalText?

  /// A programme.
  public init(channel: String, start: Instant, stop: Instant?, title: LocalText, summary: LocalText? = nil) {
    self.channel = channel
    self.start = start
    self.stop = stop
    self.title = title
    self.summary = summary
  }
}

/// What became of a guide.
public struct GuideTally: Hashable, Codable, Sendable {
  /// How many channels of the guide there are now, new or known.
  public var channelCount: Int
  /// How many programmes are there now.
  public var programmeCount: Int
  /// How many of the channels kept the programmes that came with their schedules; the guide's were left out.
  public var keptChannelCount: Int

  /// Counts; without arguments of nothing.
  public init(channelCount: Int = 0, programmeCount: Int = 0, keptChannelCount: Int = 0) {
    self.channelCount = channelCount
    self.programmeCount = programmeCount
    self.keptChannelCount = keptChannelCount
  }
}
