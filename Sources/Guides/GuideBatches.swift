import InteractionService

/// The channels and programmes of a guide in batches, as an ``InteractionAPI/GuideWriter`` takes them.
public final class GuideBatches {
  /// How many programmes make a batch; one may have as many more as a piece of the file holds.
  private static let batchSize = 500

  private let timetable: ProgrammeIndex
  private let document: GuideDocument
  private let pending: Pending
  private var isAtEnd = false

  /// What has been read and not been handed on.
  private final class Pending {
    var batch: GuideBatch
    var ordinal = 0
    var isChanged = false

    init(_ batch: GuideBatch) {
      self.batch = batch
    }
  }

  init(_ file: GuideFile, channels: [GuideChannel], timetable: ProgrammeIndex) throws(GuideError) {
    let pending = Pending(GuideBatch(channels: channels))
    self.timetable = timetable
    self.pending = pending
    document = try GuideDocument(file) { entry in
      guard case .programme(let programme) = entry else { return }
      Self.take(programme, of: timetable, into: pending)
    }
  }

  /// The next batch: all channels first, then programmes in the file's order; nil at the end.
  ///
  /// - Throws: `changed` where the file is not any more what was judged; what was handed on is not to be kept then.
  public func next() throws(GuideError) -> GuideBatch? {
    while !isAtEnd, pending.batch.programmes.count < Self.batchSize {
      isAtEnd = try !document.advance()
    }
    let isWhole = !isAtEnd || pending.ordinal == timetable.programmeCount
    guard isWhole, !pending.isChanged else {
      throw GuideError(.changed, "it changed while it was read; nothing came in. Run it again")
    }
    let batch = pending.batch
    pending.batch = GuideBatch()
    return batch.channels.isEmpty && batch.programmes.isEmpty ? nil : batch
  }

  private static func take(_ entry: ProgrammeEntry, of timetable: ProgrammeIndex, into pending: Pending) {
    defer { pending.ordinal += 1 }
    guard case .until(let stop) = timetable.fate(of: pending.ordinal) else { return }
    guard let start = GuideTime(entry.start)?.instant, start < stop else {
      pending.isChanged = true
      return
    }
    pending.batch.programmes.append(
      GuideProgramme(
        channel: entry.channel, start: start, stop: stop, title: LocalText(entry.titles.byLanguage),
        summary: entry.summary))
  }
}
