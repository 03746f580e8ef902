import Calls
import InteractionService

/// The second pass over a guide: its channels and programmes in batches, as an ``InteractionService/GuideWriter`` needs
/// them.
public final class GuideBatchReader {
  /// The number of programmes that complete a batch; it can have more, by those in 64 KiB of the file.
  private static let batchSize = 500

  private let index: ProgrammeIndex
  private let parser: GuideParser
  private let accumulator: Accumulator
  private var isAtEnd = false

  /// The entries that have been read and not been returned yet.
  private final class Accumulator {
    var batch: GuideBatch
    /// The number of programmes read so far.
    var programmeCount = 0
    /// Whether an entry differs from the first pass.
    var hasChanged = false

    init(_ batch: GuideBatch) {
      self.batch = batch
    }
  }

  init(
    _ file: GuideFile, channels: [GuideChannel], index: ProgrammeIndex, zone: ZoneOffsets?
  ) throws(GuideError) {
    let accumulator = Accumulator(GuideBatch(channels: channels))
    self.index = index
    self.accumulator = accumulator
    parser = try GuideParser(file) { entry in
      guard case .programme(let programme) = entry else { return }
      Self.add(programme, to: accumulator, index, zone)
    }
  }

  /// Returns the next batch: the first has all channels, and programmes follow in the file's order. Nil at the end.
  ///
  /// - Throws: `changed` if the file differs from the first pass; the batches so far must be discarded then. `unreadable`
  ///   or `malformed` for other faults of the file.
  public func next() throws(GuideError) -> GuideBatch? {
    while !isAtEnd, accumulator.batch.programmes.count < Self.batchSize {
      isAtEnd = try !parser.advance()
    }
    let isComplete = !isAtEnd || accumulator.programmeCount == index.programmeCount
    guard isComplete, !accumulator.hasChanged else {
      throw GuideError(.changed, .changed)
    }
    let batch = accumulator.batch
    accumulator.batch = GuideBatch()
    return batch.channels.isEmpty && batch.programmes.isEmpty ? nil : batch
  }

  private static func add(
    _ entry: ProgrammeEntry, to accumulator: Accumulator, _ index: ProgrammeIndex, _ zone: ZoneOffsets?
  ) {
    defer { accumulator.programmeCount += 1 }
    guard let stop = index.stop(ofProgramme: accumulator.programmeCount) else { return }
    guard let start = GuideTime(entry.start, in: zone)?.instant, start < stop else {
      accumulator.hasChanged = true
      return
    }
    accumulator.batch.programmes.append(
      GuideProgramme(
        channel: entry.channel, start: start, stop: stop, title: LocalText(entry.titles.byLanguage),
        summary: entry.summary))
  }
}
